//! The language that schema files are written in: which keys a record has, and what stands behind each.
//!
//! One table serves three readers: the check of every file's shape, the JSON Schema for editors, and the
//! blank file that a contributor starts from.

mod conform;
mod json_schema;
mod records;

use crate::diagnostic::Diagnostic;
use crate::yaml::Node;

pub use json_schema::editor_schemas;
pub(crate) use records::{FILE_KINDS, FileKind};

/// A mapping with known keys.
#[derive(Debug)]
pub(crate) struct Record {
    /// What it describes, for a sentence: "a parameter".
    pub name: &'static str,
    /// The keys, in groups: some groups serve several records.
    pub keys: &'static [&'static [Key]],
}

impl Record {
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone + use<> {
        self.keys.iter().copied().flatten()
    }
}

/// A key of a record.
#[derive(Debug)]
pub(crate) struct Key {
    pub name: &'static str,
    pub required: bool,
    pub shape: Shape,
    pub doc: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Free text for people. A `#` that cuts it short is refused.
    Prose,
    /// A name, a type, a path: text without a line break.
    Word,
    Bool,
    /// An integer, zero or more.
    Count,
    /// An integer.
    Integer,
    /// Any data: an example, a default.
    Data,
    /// One of these words.
    Keyword(&'static [(&'static str, &'static str)]),
    List(&'static Shape),
    /// One word, or a list of them.
    Words,
    /// Names of the author's choice, each with a value of this shape.
    Map(&'static Shape),
    Record(&'static Record),
    /// A text where that is all there is to say, a record otherwise.
    ProseOr(&'static Record),
}

/// Whether a file has the shape of its kind; every finding in it, in order.
pub(crate) fn conform(node: &Node, record: &'static Record) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    conform::record(node, record, &mut findings);
    findings
}
