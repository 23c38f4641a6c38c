//! What could not be read.

use std::fmt;

use crate::facts::Place;

/// Something in the documentation that has an unexpected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocsFinding {
    pub place: Place,
    pub kind: FindingKind,
    /// A sentence.
    pub message: String,
}

impl fmt::Display for DocsFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// The bytes of the file, or how many there are.
    File,
    /// An include that is missing, comes back to itself, or makes a page too long.
    Include,
    /// A code block that is not closed.
    Fence,
    /// A table that is not closed, or whose rows or columns cannot be told.
    Table,
    /// A tag in `{% %}` that is not known, not closed or not opened.
    Tag,
    /// An example that is no JSON.
    Json,
    /// A name of a method, parameter or field.
    Name,
    /// A type that is missing.
    Type,
    /// A link to an anchor that the page does not have.
    Anchor,
    /// A table that no parameter and no field leads to.
    Unattached,
    /// A section that a page of this kind should have.
    Section,
    /// An error code.
    Code,
    /// A date.
    Date,
    /// A name that is described twice.
    Duplicate,
}

/// Findings while they are collected.
pub(super) type Findings = Vec<DocsFinding>;

pub(super) fn report(
    findings: &mut Findings,
    kind: FindingKind,
    place: &Place,
    message: impl Into<String>,
) {
    findings.push(DocsFinding {
        place: place.clone(),
        kind,
        message: message.into(),
    });
}
