//! The error codes of a method.

use super::Scope;
use crate::docs::code;
use crate::emit::{Item, errors};
use crate::ident::ident;
use crate::template::{fill, push};
use crate::{GenerateError, runtime};

const CODES: &str = "\
error_codes! {
    /// Error codes of «method».
    «name»«sets» {
«codes»
    }
}
";

/// The method's own codes, those of the shared sets, and any other.
pub(super) fn error_type(scope: &mut Scope<'_>) -> Result<Item, GenerateError> {
    scope.import(&[runtime::ERROR_CODES]);
    let method = scope.method;
    let mut sets = String::new();
    for group in &method.errors.groups {
        let (variant, ty) = (ident(&group.variant)?, ident(&group.type_name)?);
        scope
            .imports
            .add(&format!("crate::generated::errors::{ty}"));
        push(&mut sets, format_args!(", {variant}({ty})"));
    }
    if sets.is_empty() {
        sets.push(',');
    }
    let holes = [
        ("method", &*code(&method.name)),
        ("name", &*scope.error.to_string()),
        ("sets", &*sets),
        ("codes", &*errors::rows(&method.errors.codes)?),
    ];
    Ok(Item::Text(fill(CODES, &holes)))
}
