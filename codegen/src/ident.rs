//! Names of the model as Rust identifiers.

use proc_macro2::{Ident, Span};

use crate::GenerateError;

/// Words that cannot name a thing, not even one day: strict, reserved and edition keywords.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

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
    starts
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !KEYWORDS.contains(&name)
}
