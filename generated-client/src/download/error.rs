use std::error::Error as StdError;
use std::fmt;
use std::io;

use crate::error::{CallError, ErrorCode};
use crate::transport::TransportError;

/// A file was not downloaded. `C` is the enumeration of the error codes of the method that gives
/// the link.
///
/// No message contains the link, which is a secret.
#[derive(Debug)]
pub struct DownloadError<C>(Box<Failed<C>>);

#[derive(Debug)]
struct Failed<C> {
    kind: Kind<C>,
    written: u64,
    attempts: u32,
}

#[derive(Debug)]
pub(super) enum Kind<C> {
    /// There is no link.
    Call(CallError<C>),
    /// There is a link, and no file.
    Fetch(Failure),
    TooLarge {
        limit: u64,
    },
    Write(io::Error),
}

/// What can become of a link, whatever method has given it.
#[derive(Debug)]
pub(super) enum Failure {
    Status(u16),
    Transport(TransportError),
    /// The link, or a redirect, leads nowhere.
    Address(&'static str),
}

impl<C> From<Failure> for Kind<C> {
    fn from(failure: Failure) -> Self {
        Self::Fetch(failure)
    }
}

impl<C> DownloadError<C> {
    pub(super) fn new(kind: Kind<C>, written: u64, attempts: u32) -> Self {
        Self(Box::new(Failed {
            kind,
            written,
            attempts,
        }))
    }

    /// Why there was no link, where that is what failed.
    pub fn call(&self) -> Option<&CallError<C>> {
        match &self.0.kind {
            Kind::Call(error) => Some(error),
            _ => None,
        }
    }

    /// The HTTP status with which the server of the file refused it.
    pub fn status(&self) -> Option<u16> {
        match self.0.kind {
            Kind::Fetch(Failure::Status(status)) => Some(status),
            _ => None,
        }
    }

    /// Whether the file has more bytes than [`max_bytes`](super::Download::max_bytes) allows.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.kind, Kind::TooLarge { .. })
    }

    /// What the writer, or the file that was written to, failed with.
    pub fn write_error(&self) -> Option<&io::Error> {
        match &self.0.kind {
            Kind::Write(error) => Some(error),
            _ => None,
        }
    }

    /// How many bytes a writer got: the beginning of the file. Of what goes to memory or to a path
    /// nothing is left, so that it is 0.
    pub fn written(&self) -> u64 {
        self.0.written
    }

    /// How many links were tried.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether another link may do better.
    pub(super) fn is_passing(&self) -> bool {
        match &self.0.kind {
            Kind::Fetch(Failure::Transport(error)) => !error.is_unsupported(),
            Kind::Fetch(Failure::Status(_) | Failure::Address(_)) => true,
            Kind::Call(_) | Kind::TooLarge { .. } | Kind::Write(_) => false,
        }
    }
}

impl<C: ErrorCode> DownloadError<C> {
    /// The same error with its code looked up in another enumeration.
    pub(crate) fn recode<D: ErrorCode>(self) -> DownloadError<D> {
        let Failed {
            kind,
            written,
            attempts,
        } = *self.0;
        let kind = match kind {
            Kind::Call(error) => Kind::Call(error.recode()),
            Kind::Fetch(failure) => Kind::Fetch(failure),
            Kind::TooLarge { limit } => Kind::TooLarge { limit },
            Kind::Write(error) => Kind::Write(error),
        };
        DownloadError::new(kind, written, attempts)
    }
}

impl<C: ErrorCode> fmt::Display for DownloadError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::Call(error) => return write!(f, "no link to the file: {error}"),
            Kind::Fetch(failure) => write!(f, "the file did not arrive: {failure}")?,
            Kind::TooLarge { limit } => write!(f, "the file has more than {limit} bytes")?,
            Kind::Write(error) => write!(f, "the file could not be written: {error}")?,
        }
        match self.0.attempts {
            0 | 1 => {}
            attempts => write!(f, "; {attempts} links were tried")?,
        }
        match self.0.written {
            0 => Ok(()),
            written => write!(f, "; the writer got the first {written} bytes"),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "its server answers with the HTTP status {status}"),
            Self::Address(reason) => f.write_str(reason),
            Self::Transport(error) if error.is_unsupported() => error.fmt(f),
            Self::Transport(error) if error.is_timeout() => f.write_str("nothing came in time"),
            Self::Transport(error) if error.can_have_run() => f.write_str("the connection broke"),
            Self::Transport(_) => f.write_str("its server could not be reached"),
        }
    }
}

impl<C: ErrorCode> StdError for DownloadError<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            Kind::Call(error) => error.source(),
            Kind::Fetch(Failure::Transport(error)) => error.source(),
            Kind::Write(error) => error.source(),
            Kind::Fetch(_) | Kind::TooLarge { .. } => None,
        }
    }
}
