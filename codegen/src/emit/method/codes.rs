//! The error codes of a method.

use super::Scope;
use crate::docs::{Doc, code, inline};
use crate::emit::{Item, errors};
use crate::ident::ident;
use crate::template::{fill, push};
use crate::{GenerateError, runtime};

const CODES: &str = "\
/// Error codes of «method».
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum «name» {
«own»
«shared»
    /// A code that this version of the client does not know.
    Unknown(UnknownCode),
}
";

/// The method's own codes, those of the shared sets, and any other.
pub(super) fn error_type(scope: &mut Scope<'_>) -> Result<Vec<Item>, GenerateError> {
    scope.import(&[
        runtime::ERROR_SET,
        runtime::ERROR_CODE_IMPLS,
        runtime::UNKNOWN_CODE,
    ]);
    let method = scope.method;
    let own = errors::variants(&method.errors.codes)?;
    let (mut shared, mut sets) = (String::new(), String::new());
    for group in &method.errors.groups {
        let (variant, ty) = (ident(&group.variant)?, ident(&group.type_name)?);
        let docs = Doc::new().line(inline(&group.doc)).outer("    ");
        scope
            .imports
            .add(&format!("crate::generated::errors::{ty}"));
        push(&mut shared, format_args!("{docs}    {variant}({ty}),\n"));
        push(&mut sets, format_args!(", {variant}({ty})"));
    }
    let name = scope.error.to_string();
    let method_name = code(&method.name);
    let holes = [
        ("method", &*method_name),
        ("name", &*name),
        ("own", &*own),
        ("shared", &*shared),
    ];
    Ok(vec![
        Item::Text(fill(CODES, &holes)),
        errors::set_impl(&name, &method.errors.codes)?,
        Item::Text(format!("error_code_impls!({name}{sets});\n")),
    ])
}
