//! Names of the model as Rust identifiers.

use bitrix_schema::is_keyword;
use proc_macro2::{Ident, Span};

use crate::GenerateError;

/// The identifier `name`; `check` decided it, this only makes sure that no other text becomes code.
pub(crate) fn ident(name: &str) -> Result<Ident, GenerateError> {
    if is_ident(name) {
        Ok(Ident::new(name, Span::call_site()))
    } else {
        Err(GenerateError::NotAnIdentifier(name.to_owned()))
    }
}

/// ASCII is enough for names that mirror a wire format, and keeps look-alikes out.
fn is_ident(name: &str) -> bool {
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic());
    starts && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !is_keyword(name)
}
