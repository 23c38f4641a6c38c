//! What the emitters hand to the formatter.

use proc_macro2::TokenStream;

use crate::docs::Doc;
use crate::imports::Imports;

/// A file before it is formatted.
pub(crate) struct EmittedFile {
    /// Path relative to `src/generated`.
    pub(crate) path: String,
    /// The file or folder of the schema that it comes from.
    pub(crate) source: String,
    /// The module's documentation; empty for a private module.
    pub(crate) docs: Doc,
    pub(crate) imports: Imports,
    pub(crate) items: Vec<Item>,
}

/// One item of a file.
pub(crate) enum Item {
    Tokens(TokenStream),
    /// Text that looks as it should: prettyplease formats no macro bodies, and would separate `mod` lines.
    Text(String),
}
