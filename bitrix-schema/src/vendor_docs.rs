//! Reads the vendor's REST reference, which is published as a repository of YFM markdown, into [`Facts`].
//!
//! ```text
//! bytes ─source─▶ lines ─include─▶ lines of a page ─block─▶ blocks ─outline─▶ sections
//! sections ─method, event, object, code_table, change_log─▶ Facts
//! ```
//!
//! The structure of a page decides: headings and their anchors, the heads of tables, what a row consists of. Words
//! matter only where the structure says nothing, and stand in one table per language (`phrases`). Whatever has an
//! unexpected form leaves what could be read and a [`DocsFinding`]; no bytes make the reader panic, and its work grows
//! with the size of the pages and not faster.

mod block;
mod cell;
mod change_log;
mod code_table;
mod columns;
mod date;
mod default;
mod error_codes;
mod event;
mod example;
mod fence;
mod fields;
mod finding;
mod include;
mod inline;
mod json;
mod limits;
mod method;
mod name;
mod object;
mod outline;
mod page;
mod parameters;
mod phrases;
mod pipe_table;
mod required;
mod returned;
mod scan;
mod source;
mod split;
mod table;
mod tag;
mod tree;
mod types;
mod values;

use std::sync::Arc;

pub use finding::{DocsFinding, FindingKind};

use crate::facts::Facts;

/// A file of the documentation as it was read.
#[derive(Clone, Debug)]
pub struct DocsFile {
    /// Path relative to the root of the documentation, with `/` on every system.
    pub path: String,
    pub bytes: Arc<[u8]>,
}

impl DocsFile {
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// What the documentation says, and what could not be read in it.
#[derive(Clone, Debug, Default)]
pub struct Docs {
    pub facts: Facts,
    /// In the order of files and lines.
    pub findings: Vec<DocsFinding>,
}

/// Reads pages. Files that are no markdown are passed over; files that pages include have to be among those given.
pub fn read(files: &[DocsFile]) -> Docs {
    let mut findings = Vec::new();
    let sources = source::decode(files, &mut findings);
    let pages = page::read_all(&sources, &mut findings);
    let enums = code_table::read(&pages);
    let mut facts = page::facts(&pages, &enums, &mut findings);
    facts.enums = enums;
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    findings.dedup();
    Docs { facts, findings }
}
