use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderValue, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, Url};
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::time::timeout;

use super::chunks::Chunks;
use super::{FetchFuture, FetchRequest, FetchResponse};
use super::{HttpRequest, HttpResponse, Transport, TransportError, TransportFuture};
use crate::error::BuildError;

/// The default transport: HTTPS over reqwest and rustls.
pub(crate) struct Reqwest(Client);

/// The largest answer that is read.
const LARGEST_ANSWER: usize = 64 * 1024 * 1024;

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

impl Reqwest {
    pub(crate) fn new(connect_timeout: Duration) -> Result<Self, BuildError> {
        Client::builder()
            .tls_backend_preconfigured(tls()?)
            .connect_timeout(connect_timeout)
            .redirect(Policy::none())
            .user_agent(USER_AGENT)
            .build()
            .map(Self)
            .map_err(|error| BuildError::Http(error.without_url().into()))
    }

    pub(crate) fn from_client(client: Client) -> Self {
        Self(client)
    }

    /// The request as reqwest sends it. The access token is marked as sensitive, so that neither a
    /// log of headers nor a compression table shared between requests holds it.
    pub(crate) fn post(&self, request: HttpRequest) -> Result<RequestBuilder, TransportError> {
        let url = Url::parse(request.url()).map_err(TransportError::not_sent)?;
        let mut builder = self.0.post(url).timeout(request.timeout());
        for (name, value) in request.headers() {
            let mut value = HeaderValue::from_str(value).map_err(TransportError::not_sent)?;
            value.set_sensitive(name == "authorization");
            builder = builder.header(name, value);
        }
        Ok(builder.body(request.into_body()))
    }
}

impl Transport for Reqwest {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async { read(self.post(request)?.send().await.map_err(failure)?).await })
    }

    fn fetch(&self, request: FetchRequest) -> FetchFuture<'_> {
        Box::pin(async move {
            let url = Url::parse(request.url()).map_err(TransportError::not_sent)?;
            let silence = request.timeout();
            let response = timeout(silence, self.0.get(url).send())
                .await
                .map_err(TransportError::timeout)?
                .map_err(failure)?;
            let (location, length) = (location(&response), response.content_length());
            Ok(FetchResponse {
                status: response.status().as_u16(),
                location,
                length,
                body: Box::pin(Chunks::of(response, silence)),
            })
        })
    }
}

/// rustls with ring and the certificates of the system. The provider is handed over and not
/// installed, so that the process-wide default stays with the program.
fn tls() -> Result<ClientConfig, BuildError> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| BuildError::Tls(error.into()))?;
    Ok(config.with_no_client_auth())
}

/// Reads the whole answer.
async fn read(mut response: Response) -> Result<HttpResponse, TransportError> {
    let status = response.status().as_u16();
    let location = location(&response);
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(TransportError::too_large(LARGEST_ANSWER));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(HttpResponse {
        status,
        location,
        body,
    })
}

fn location(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION);
    location
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}

/// The URL contains the secret of a webhook, so that it is taken out of every error.
pub(super) fn failure(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    match (error.is_connect() || error.is_builder(), error.is_timeout()) {
        (true, true) => TransportError::not_connected_in_time(error),
        (true, false) => TransportError::not_sent(error),
        (false, true) => TransportError::timeout(error),
        (false, false) => TransportError::interrupted(error),
    }
}
