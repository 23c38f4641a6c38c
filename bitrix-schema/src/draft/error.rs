use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Why there is no draft.
#[derive(Debug)]
pub enum DraftError {
    /// No page describes a method or an event of the name.
    Unknown {
        name: String,
        nearest: Option<String>,
    },
    /// The schema has the method or event.
    Exists { name: String },
    /// No file can have the name.
    Misnamed { name: String },
    /// The schema with the draft in it would not pass the check.
    Findings {
        files: Vec<SourceFile>,
        findings: Vec<Diagnostic>,
    },
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown {
                name,
                nearest: Some(nearest),
            } => write!(
                f,
                "no page describes a method or event `{name}`; did you mean `{nearest}`?"
            ),
            Self::Unknown {
                name,
                nearest: None,
            } => write!(
                f,
                "no page describes a method or event `{name}`; `--blank` drafts a method without a page"
            ),
            Self::Exists { name } => write!(
                f,
                "the schema has `{name}` already; `--force` replaces its file"
            ),
            Self::Misnamed { name } => write!(
                f,
                "`{name}` is no name of a method or event: names are parts of letters, digits and `_`, with dots between"
            ),
            Self::Findings { .. } => {
                f.write_str("the schema with the draft in it would not pass the check")
            }
        }
    }
}

impl std::error::Error for DraftError {}
