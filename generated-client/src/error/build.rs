/// A client could not be built from what it was given.
///
/// No message repeats the address or the token, which are secrets.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The address does not start with `https://`.
    #[error("the address has to start with `https://`, as in https://example.bitrix24.com/")]
    Scheme,
    /// The address starts with `http://`, and that was not allowed.
    #[error(
        "plain http would show the secrets of every call to the network; use https, or allow it \
         with `Client::builder().allow_http()`"
    )]
    PlainHttp,
    /// The address has no valid host name or IP address.
    #[error(
        "the address has no valid host name or IP address, as in https://example.bitrix24.com/; \
         copy it from the browser, without a user name before an `@`"
    )]
    Host,
    /// The address has a port that is no number from 1 to 65535.
    #[error("the port in the address is no number from 1 to 65535; correct it, or leave it out")]
    Port,
    /// The address has a part that starts with `?` or `#`.
    #[error("the address has a part after `?` or `#`; cut it off")]
    Query,
    /// The address is not that of an incoming webhook.
    #[error(
        "this is not the address of an incoming webhook, \
         https://example.bitrix24.com/rest/USER/SECRET/; copy it from Developer resources on the \
         portal"
    )]
    Webhook,
    /// The address of a webhook goes on after the secret.
    #[error("the webhook's address goes on after the secret; cut off the name of the method")]
    WebhookMethod,
    /// The address of a portal has a path.
    #[error("only the portal's address is wanted, as in https://example.bitrix24.com/")]
    Path,
    /// The access token is empty, or cannot be sent in a header.
    #[error(
        "the access token is empty or has characters that no token has; check where it is read"
    )]
    Token,
    /// There is no transport: the feature `reqwest` is off, and none was given.
    #[error(
        "there is no transport; switch the feature `reqwest` on, or give one with \
         `ClientBuilder::transport`"
    )]
    NoTransport,
    /// TLS could not be set up.
    #[error("TLS could not be set up; install the system's CA certificates (`ca-certificates`)")]
    Tls(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The HTTP client could not be set up.
    #[error("the HTTP client could not be set up")]
    Http(#[source] Box<dyn std::error::Error + Send + Sync>),
}
