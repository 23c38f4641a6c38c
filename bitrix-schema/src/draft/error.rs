use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Why there is no draft.
#[derive(Debug)]
pub enum DraftError {
    /// No page describes the method.
    Unknown {
        method: String,
        nearest: Option<String>,
    },
    /// The schema has the method.
    Exists { method: String },
    /// No file can have the method's name.
    Misnamed { method: String },
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
                method,
                nearest: Some(nearest),
            } => write!(
                f,
                "no page describes the method `{method}`; did you mean `{nearest}`?"
            ),
            Self::Unknown {
                method,
                nearest: None,
            } => write!(
                f,
                "no page describes the method `{method}`; `--blank` drafts one without a page"
            ),
            Self::Exists { method } => write!(
                f,
                "the schema has `{method}` already; `--force` replaces its file"
            ),
            Self::Misnamed { method } => write!(
                f,
                "`{method}` is no name of a method: names are parts of letters, digits and `_`, with dots between"
            ),
            Self::Findings { .. } => {
                f.write_str("the schema with the draft in it would not pass the check")
            }
        }
    }
}

impl std::error::Error for DraftError {}
