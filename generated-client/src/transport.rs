//! How a call travels: one HTTP POST there, one answer back.

#[cfg(feature = "reqwest")]
mod chunks;
mod error;
mod fetch;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

pub use error::TransportError;
pub use fetch::{FetchFuture, FetchRequest, FetchResponse};

use crate::secret::Secret;

/// Carries calls to the portal. The default is `reqwest`; tests and programs with their own HTTP
/// stack bring another one with
/// [`ClientBuilder::transport`](crate::ClientBuilder::transport).
///
/// An implementation sends the request as a POST, honours its timeout, follows no redirect, and
/// says in its errors whether [the call can have run](TransportError::can_have_run). Its errors
/// must not contain the URL, which is a secret.
///
/// ```
/// use bitrix24_imbot::{Client, HttpRequest, HttpResponse, Transport, TransportFuture};
///
/// /// A portal that agrees with everything.
/// struct Yes;
///
/// impl Transport for Yes {
///     fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
///         Box::pin(async { Ok(HttpResponse::new(200, br#"{"result":true}"#)) })
///     }
/// }
///
/// # fn main() -> Result<(), bitrix24_imbot::Error> {
/// let client = Client::builder()
///     .transport(Yes)
///     .webhook("https://example.bitrix24.com/rest/1/secret/")?;
/// # Ok(())
/// # }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    fn send(&self, request: HttpRequest) -> TransportFuture<'_>;

    /// Fetches a file: a GET request without any header of the caller, and without following a
    /// redirect. The body is read as it is wanted; it ends in an error where it breaks off, or
    /// where nothing arrives within the request's timeout.
    ///
    /// Without an implementation every download fails with an error that says so.
    fn fetch(&self, request: FetchRequest) -> FetchFuture<'_> {
        let _ = request;
        Box::pin(async { Err(TransportError::unsupported()) })
    }
}

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// A POST request. `Debug` shows neither the URL nor the body, which hold secrets.
pub struct HttpRequest {
    pub(crate) url: Secret,
    pub(crate) authorization: Option<Secret>,
    pub(crate) body: Vec<u8>,
    pub(crate) timeout: Duration,
}

impl HttpRequest {
    /// The URL, which contains the secret of a webhook.
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// Names and values of the headers. That of `authorization` is a secret: mark it as sensitive
    /// where your HTTP stack has such a mark.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let authorization = self
            .authorization
            .iter()
            .map(|value| ("authorization", value.expose()));
        [
            ("content-type", "application/json"),
            ("accept", "application/json"),
        ]
        .into_iter()
        .chain(authorization)
    }

    /// The body, a JSON object.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Takes the body.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// How long the exchange may take, from the connection to the last byte of the answer.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("url", &self.url)
            .field("body", &format_args!("[{} bytes]", self.body.len()))
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// An answer, read to its end. `Debug` does not show the body, which may hold secrets.
pub struct HttpResponse {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl HttpResponse {
    /// An answer with this status and body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            location: None,
            body: body.into(),
        }
    }

    /// Adds the header `Location` of a redirect.
    #[must_use]
    pub fn with_location(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("body", &format_args!("[{} bytes]", self.body.len()))
            .finish_non_exhaustive()
    }
}
