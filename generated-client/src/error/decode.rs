use std::fmt;

/// The server's answer is not what this version of the client expects.
///
/// The call itself may well have run.
#[derive(Debug)]
pub struct DecodeError(Box<Undecodable>);

#[derive(Debug)]
pub(crate) struct Undecodable {
    pub(crate) method: &'static str,
    pub(crate) status: u16,
    pub(crate) reason: Reason,
    /// The beginning of the body, free of secrets.
    pub(crate) excerpt: String,
}

#[derive(Debug)]
pub(crate) enum Reason {
    Mismatch {
        path: String,
        expected: &'static str,
        found: &'static str,
    },
    Json(serde_json::Error),
    NoResult,
}

impl DecodeError {
    pub(crate) fn new(undecodable: Undecodable) -> Self {
        Self(Box::new(undecodable))
    }

    /// Where the answer differs, as in `$.result.message.id`. Absent where it is no JSON at all.
    pub fn path(&self) -> Option<&str> {
        match &self.0.reason {
            Reason::Mismatch { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The beginning of the answer, with secrets masked.
    pub fn excerpt(&self) -> &str {
        &self.0.excerpt
    }

    pub(super) fn method(&self) -> &'static str {
        self.0.method
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Undecodable {
            status,
            reason,
            excerpt,
            ..
        } = &*self.0;
        match reason {
            Reason::Mismatch {
                path,
                expected,
                found,
            } => {
                write!(
                    f,
                    "the answer differs at `{path}`: expected {expected}, found {found}"
                )?;
            }
            Reason::Json(_) => f.write_str("the answer is not valid JSON")?,
            Reason::NoResult => f.write_str("the answer has neither a result nor an error")?,
        }
        write!(f, " (HTTP {status})")?;
        if *status >= 500 {
            f.write_str("; the portal or a proxy before it has failed, repeat later")?;
        }
        if excerpt.is_empty() {
            f.write_str("; the body is empty")
        } else {
            write!(f, "; it begins: {excerpt}")
        }
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.reason {
            Reason::Json(error) => Some(error),
            Reason::Mismatch { .. } | Reason::NoResult => None,
        }
    }
}
