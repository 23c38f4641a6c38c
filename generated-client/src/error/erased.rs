use std::error::Error as StdError;
use std::fmt;

use crate::context_link::InvalidContext;
use crate::download::DownloadError;

use super::{BuildError, CallError, ErrorCode, UnknownCode};

/// Any error of this crate, for code that calls several methods and uses `?`.
///
/// It keeps everything but the type of the error code, which it tells as text.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    Build(BuildError),
    Call(CallError<UnknownCode>),
    Context(InvalidContext),
    Download(DownloadError<UnknownCode>),
}

impl Error {
    /// The method, where a call failed.
    pub fn method(&self) -> Option<&'static str> {
        self.call().map(CallError::method)
    }

    /// The error code, where the server sent one.
    pub fn code(&self) -> Option<&str> {
        self.call()
            .and_then(CallError::code)
            .map(UnknownCode::as_str)
    }

    /// What the server says about the code, often in the language of the portal.
    pub fn description(&self) -> Option<&str> {
        self.call().and_then(CallError::description)
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        self.call().and_then(CallError::status)
    }

    /// Whether the time allowed for the call ran out. It may have run all the same.
    pub fn is_timeout(&self) -> bool {
        self.call().is_some_and(CallError::is_timeout)
    }

    /// Whether no answer arrived, for whatever reason.
    pub fn is_transport(&self) -> bool {
        self.call().is_some_and(CallError::is_transport)
    }

    /// Whether the answer is not what this version of the client expects.
    pub fn is_decode(&self) -> bool {
        self.call().is_some_and(CallError::is_decode)
    }

    /// Whether a page arrived, and does not lead to the next one.
    pub fn is_paging(&self) -> bool {
        self.call().is_some_and(CallError::is_paging)
    }

    /// Whether the call was refused before it was sent.
    pub fn is_invalid_argument(&self) -> bool {
        self.call().is_some_and(CallError::is_invalid_argument)
    }

    fn call(&self) -> Option<&CallError<UnknownCode>> {
        match &self.0 {
            Kind::Call(error) => Some(error),
            Kind::Download(error) => error.call(),
            Kind::Build(_) | Kind::Context(_) => None,
        }
    }
}

impl<C: ErrorCode> From<CallError<C>> for Error {
    fn from(error: CallError<C>) -> Self {
        Self(Kind::Call(error.recode()))
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self(Kind::Build(error))
    }
}

impl From<InvalidContext> for Error {
    fn from(error: InvalidContext) -> Self {
        Self(Kind::Context(error))
    }
}

impl<C: ErrorCode> From<DownloadError<C>> for Error {
    fn from(error: DownloadError<C>) -> Self {
        Self(Kind::Download(error.recode()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Build(error) => error.fmt(f),
            Kind::Context(error) => error.fmt(f),
            Kind::Download(error) => error.fmt(f),
            Kind::Call(error) => error.fmt(f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Kind::Build(error) => error.source(),
            Kind::Context(error) => error.source(),
            Kind::Download(error) => error.source(),
            Kind::Call(error) => error.source(),
        }
    }
}
