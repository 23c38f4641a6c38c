use std::fmt;

use serde_json::{Map, Value};

use super::advice::advice;
use super::code::{ErrorCode, UnknownCode};

/// The server refused the call, with a code.
#[derive(Clone, Debug)]
pub struct ApiError<C> {
    code: C,
    refusal: Box<Refusal>,
}

/// All of the answer but the code.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) method: &'static str,
    pub(crate) description: String,
    pub(crate) status: u16,
    pub(crate) extra: Map<String, Value>,
}

impl<C> ApiError<C> {
    /// The error code.
    pub fn code(&self) -> &C {
        &self.code
    }

    /// What the server says about it, often in the language of the portal.
    pub fn description(&self) -> &str {
        &self.refusal.description
    }

    /// The HTTP status, which says little: the server answers 400 to nearly everything.
    pub fn status(&self) -> u16 {
        self.refusal.status
    }

    /// Further fields of the answer, such as `argument`.
    pub fn extra(&self) -> &Map<String, Value> {
        &self.refusal.extra
    }

    pub(super) fn method(&self) -> &'static str {
        self.refusal.method
    }
}

impl ApiError<UnknownCode> {
    pub(crate) fn new(code: UnknownCode, refusal: Refusal) -> Self {
        Self {
            code,
            refusal: Box::new(refusal),
        }
    }
}

impl<C: ErrorCode> ApiError<C> {
    pub(super) fn recode<D: ErrorCode>(self) -> ApiError<D> {
        ApiError {
            code: D::from_code(self.code.as_str()),
            refusal: self.refusal,
        }
    }
}

impl<C: ErrorCode> fmt::Display for ApiError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal {
            description,
            status,
            ..
        } = &*self.refusal;
        let code = self.code.as_str();
        let shown = if code.is_empty() {
            "an empty error code"
        } else {
            code
        };
        f.write_str(shown)?;
        // Newer portals repeat the code where a description should be.
        if !description.is_empty() && description != code {
            write!(f, ": {description}")?;
        }
        write!(f, " (HTTP {status})")?;
        match advice(code) {
            Some(advice) => write!(f, "; {advice}"),
            None => Ok(()),
        }
    }
}

impl<C: ErrorCode> std::error::Error for ApiError<C> {}
