use std::error::Error as StdError;
use std::fmt;

/// No answer arrived.
///
/// What matters most is whether [the call can have run](Self::can_have_run) all the same.
#[derive(Debug)]
pub struct TransportError(Box<Failure>);

#[derive(Debug)]
struct Failure {
    method: &'static str,
    kind: Kind,
    source: Option<Source>,
}

#[derive(Debug)]
enum Kind {
    NotSent,
    NotConnectedInTime,
    Timeout,
    Interrupted,
    TooLarge { limit: usize },
    Redirect { host: Option<String> },
    Unsupported,
}

type Source = Box<dyn StdError + Send + Sync>;

impl TransportError {
    /// The request was never sent: the host was not found, refused, or is not who it should be.
    pub fn not_sent(source: impl Into<Source>) -> Self {
        Self::new(Kind::NotSent, Some(source.into()))
    }

    /// No connection was made in time, so that the request was never sent.
    pub fn not_connected_in_time(source: impl Into<Source>) -> Self {
        Self::new(Kind::NotConnectedInTime, Some(source.into()))
    }

    /// The request was sent, or may have been, and no answer came in time.
    pub fn timeout(source: impl Into<Source>) -> Self {
        Self::new(Kind::Timeout, Some(source.into()))
    }

    /// The connection broke after the request was sent, or may have been.
    pub fn interrupted(source: impl Into<Source>) -> Self {
        Self::new(Kind::Interrupted, Some(source.into()))
    }

    /// The answer is larger than `limit` bytes.
    pub fn too_large(limit: usize) -> Self {
        Self::new(Kind::TooLarge { limit }, None)
    }

    /// The portal answered with a redirect. `host` is where to.
    pub(crate) fn redirect(host: Option<String>) -> Self {
        Self::new(Kind::Redirect { host }, None)
    }

    /// The transport sends calls, and fetches no files.
    pub(crate) fn unsupported() -> Self {
        Self::new(Kind::Unsupported, None)
    }

    pub(crate) fn is_unsupported(&self) -> bool {
        matches!(self.0.kind, Kind::Unsupported)
    }

    /// Whether the server can have carried the call out. If so, to repeat it may do it twice.
    pub fn can_have_run(&self) -> bool {
        match self.0.kind {
            Kind::NotSent
            | Kind::NotConnectedInTime
            | Kind::Redirect { .. }
            | Kind::Unsupported => false,
            Kind::Timeout | Kind::Interrupted | Kind::TooLarge { .. } => true,
        }
    }

    /// Whether the time allowed for connecting, or for the call, ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::Timeout | Kind::NotConnectedInTime)
    }

    pub(crate) fn method(&self) -> &'static str {
        self.0.method
    }

    pub(crate) fn in_method(mut self, method: &'static str) -> Self {
        self.0.method = method;
        self
    }

    fn new(kind: Kind, source: Option<Source>) -> Self {
        Self(Box::new(Failure {
            method: "",
            kind,
            source,
        }))
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::NotSent => f.write_str(
                "the portal could not be reached, so that the call did not run; check its address \
                 and the network",
            ),
            Kind::NotConnectedInTime => f.write_str(
                "no connection to the portal in time, so that the call did not run; repeat it",
            ),
            Kind::Timeout => f.write_str(
                "no answer in time; the call may have run, look before repeating it, or allow more \
                 with `CallOptions::timeout`",
            ),
            Kind::Interrupted => f.write_str(
                "the connection broke before the answer was complete; the call may have run, look \
                 before repeating it",
            ),
            Kind::TooLarge { limit } => write!(
                f,
                "the answer is larger than {limit} bytes; the call has run, ask for less at a time",
            ),
            Kind::Unsupported => f.write_str(
                "the client's transport cannot fetch files; implement `Transport::fetch` for it",
            ),
            Kind::Redirect { host: Some(host) } => write!(
                f,
                "the portal redirects to `{host}`; build the client with that address",
            ),
            Kind::Redirect { host: None } => f.write_str(
                "the portal redirects to another address; find it out with a browser, and build \
                 the client with it",
            ),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
