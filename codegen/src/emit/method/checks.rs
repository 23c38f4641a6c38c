//! What is checked before a request is sent.

use bitrix_schema::api::ParamPath;

use super::{Scope, request};
use crate::emit::wire;
use crate::template::{fill, literal};
use crate::{GenerateError, runtime, types};

const CHECK: &str = "
    fn check(&self) -> Result<(), InvalidArgument> {
«steps»
        Ok(())
    }
";

/// Parameters that have to be set, then limits; nothing where there is nothing to check.
pub(super) fn check(scope: &mut Scope<'_>) -> Result<String, GenerateError> {
    let method = scope.method;
    let mut steps = String::new();
    let values = method.values();
    for (path, value) in &values {
        if value.field.required && !value.argument {
            steps.push_str(&missing(scope, std::slice::from_ref(path))?);
        }
    }
    for paths in &method.one_of {
        let arguments = paths
            .iter()
            .map(|path| scope.value(path).map(|value| value.param.argument));
        if !arguments.collect::<Result<Vec<_>, _>>()?.contains(&true) {
            steps.push_str(&missing(scope, paths)?);
        }
    }
    for (path, value) in &values {
        let place = types::text(&request::place(method, path)?);
        steps.push_str(&wire::limit_checks(
            &path.dotted(),
            &place,
            &value.field,
            scope.index,
            &mut scope.imports,
        ));
    }
    if steps.is_empty() {
        return Ok(steps);
    }
    scope.import(&[runtime::INVALID_ARGUMENT]);
    Ok(fill(CHECK, &[("steps", &steps)]))
}

const MISSING: &str = "        if «none» {
            return Err(InvalidArgument::«refusal»);
        }
";

/// One of these has to be set; where it is only one, it is a required parameter that is not an argument.
fn missing(scope: &Scope<'_>, paths: &[ParamPath]) -> Result<String, GenerateError> {
    let places = paths.iter().map(|path| request::place(scope.method, path));
    let none = places.map(|place| Ok(format!("self.{}.is_none()", types::text(&place?))));
    let none = none
        .collect::<Result<Vec<_>, GenerateError>>()?
        .join(" && ");
    let names: Vec<_> = paths.iter().map(|path| literal(&path.dotted())).collect();
    let refusal = match &names[..] {
        [name] => format!("missing({name})"),
        _ => format!("none_of(&[{}])", names.join(", ")),
    };
    Ok(fill(MISSING, &[("none", &none), ("refusal", &refusal)]))
}
