//! What a Bitrix24 REST method is: the data under `schema/`, its model, and the checks on it.
//!
//! ```text
//! YAML files ─load─▶ Schema (as written, places kept) ─check─▶ Api (resolved)
//! ```
//!
//! Nothing here touches the file system: files come in as bytes, findings go out as [`Diagnostic`]s.

pub mod api;
mod check;
mod diagnostic;
pub mod draft;
pub mod drift;
pub mod facts;
mod language;
mod load;
pub mod model;
mod source;
mod spelling;
mod type_expression;
pub mod vendor_docs;
pub mod yaml;

pub use check::names::is_keyword;
pub use check::{check, forms};
pub use diagnostic::{Diagnostic, Report, line_and_column};
pub use language::editor_schemas;
pub use load::load;
pub use source::{At, Place, SourceFile};
