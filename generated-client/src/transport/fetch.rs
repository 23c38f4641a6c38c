//! How a file travels: one HTTP GET without credentials, and a body in pieces.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;

use super::TransportError;
use crate::secret::Secret;

/// What [`Transport::fetch`](super::Transport::fetch) returns.
pub type FetchFuture<'a> =
    Pin<Box<dyn Future<Output = Result<FetchResponse, TransportError>> + Send + 'a>>;

/// The body of a file, piece by piece.
type Body = Pin<Box<dyn Stream<Item = Result<Vec<u8>, TransportError>> + Send>>;

/// A GET request for a file. It has no credentials but those in its URL, which `Debug` does not
/// show.
pub struct FetchRequest {
    pub(crate) url: Secret,
    pub(crate) timeout: Duration,
}

impl FetchRequest {
    /// The URL, which contains a token. It may lead to any host, so that nothing else may be sent
    /// along: no `Authorization`, no cookie.
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// How long nothing may arrive: before the answer begins, and between two pieces of the body.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }
}

impl fmt::Debug for FetchRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchRequest")
            .field("url", &self.url)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// An answer whose body is still to be read.
pub struct FetchResponse {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) length: Option<u64>,
    pub(crate) body: Body,
}

impl FetchResponse {
    /// An answer with this status and body. A body that breaks off has to end in an error.
    pub fn new(
        status: u16,
        body: impl Stream<Item = Result<Vec<u8>, TransportError>> + Send + 'static,
    ) -> Self {
        Self {
            status,
            location: None,
            length: None,
            body: Box::pin(body),
        }
    }

    /// Adds the header `Location` of a redirect.
    #[must_use]
    pub fn with_location(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// Adds how many bytes the body has, where that is known. A body of another length is refused.
    #[must_use]
    pub fn with_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }
}

impl fmt::Debug for FetchResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchResponse")
            .field("status", &self.status)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
