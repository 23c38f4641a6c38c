//! The Rust client as text.
//!
//! ```text
//! Api ─emit─▶ EmittedFile { path, items, imports } ─format─▶ File { path, text }
//! ```
//!
//! A pure function: no file is read or written, no clock and no environment is asked. The same [`Api`] gives
//! the same bytes on every machine.

mod docs;
mod emit;
mod emitted;
mod error;
mod format;
mod ident;
mod imports;
mod index;
mod literal;
mod runtime;
mod tables;
mod template;
mod types;

use bitrix_schema::api::Api;
use rayon::prelude::*;

pub use error::GenerateError;

/// One file of a generated tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path relative to the folder of the tree, with `/` on every system.
    pub path: String,
    pub text: String,
}

/// Generates the whole tree of the client, `mod.rs` included.
///
/// # Errors
///
/// Only where `api` breaks an invariant that `check` establishes.
pub fn generate(api: &Api) -> Result<Vec<File>, GenerateError> {
    let index = index::Index::new(api);
    let tasks = emit::tasks(api);
    // Results keep the order of the tasks, whichever thread does what.
    let files = tasks
        .par_iter()
        .map(|task| format::file(&emit::emit(task, &index)?));
    files.collect()
}

/// Generates the tables of the sandbox: what a portal checks and answers, method by method, as JSON.
pub fn generate_sandbox(api: &Api) -> Vec<File> {
    vec![tables::file(api)]
}
