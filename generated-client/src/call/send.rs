use std::pin::Pin;
use std::time::Instant;

use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span};

use super::Call;
use crate::address::host_of;
use crate::envelope::{self, Answer};
use crate::error::{CallError, Scrubber, UnknownCode};
use crate::transport::{HttpResponse, TransportError};

/// A call that is ready to be sent.
pub(crate) struct Outgoing {
    pub(super) call: Call,
    pub(super) method: &'static str,
    /// Whether it may be sent again when nobody knows whether it has run.
    pub(super) is_repeatable: bool,
    pub(super) body: Vec<u8>,
    /// Whether the method knows an error code.
    pub(super) is_known: fn(&str) -> bool,
    pub(super) scrubber: Scrubber,
}

/// A call under way, without the types of its method.
pub(crate) type Sending =
    Pin<Box<dyn Future<Output = Result<Answer, CallError<UnknownCode>>> + Send>>;

/// Sends a call. All calls of all methods come through here.
pub(super) fn send(outgoing: Result<Outgoing, CallError<UnknownCode>>) -> Sending {
    Box::pin(async move {
        let outgoing = outgoing?;
        let span = debug_span!(
            "bitrix24_call",
            method = outgoing.method,
            portal = outgoing.call.client.host(),
            repeatable = outgoing.is_repeatable,
            status = Empty,
            code = Empty,
            duration_ms = Empty,
        );
        observed(outgoing).instrument(span).await
    })
}

async fn observed(outgoing: Outgoing) -> Result<Answer, CallError<UnknownCode>> {
    let started = Instant::now();
    let outcome = exchange(outgoing).await;
    let span = Span::current();
    span.record("duration_ms", started.elapsed().as_secs_f64() * 1e3);
    match &outcome {
        Ok(answer) => {
            span.record("status", answer.status());
            debug!("answered");
        }
        Err(error) => {
            error.status().map(|status| span.record("status", status));
            error.code().map(|code| span.record("code", code.as_str()));
            debug!(%error, "failed");
        }
    }
    outcome
}

async fn exchange(outgoing: Outgoing) -> Result<Answer, CallError<UnknownCode>> {
    let Outgoing {
        call,
        method,
        body,
        is_known,
        scrubber,
        ..
    } = outgoing;
    let request = call
        .client
        .request(method, body, call.options.get_timeout());
    let response = call
        .client
        .transport()
        .send(request)
        .await
        .and_then(|response| refuse_redirect(response, &scrubber));
    match response {
        Ok(response) => envelope::read(method, response, is_known, scrubber),
        Err(error) => Err(CallError::Transport(error.in_method(method))),
    }
}

/// A portal that has moved answers with a redirect. To follow it would hand the secrets of the call
/// to whoever is at the other address.
fn refuse_redirect(
    response: HttpResponse,
    scrubber: &Scrubber,
) -> Result<HttpResponse, TransportError> {
    match response.status {
        301 | 302 | 303 | 307 | 308 => {
            let host = response.location.as_deref().and_then(host_of);
            let shown = host.map(|host| scrubber.text(&host));
            Err(TransportError::redirect(shown))
        }
        _ => Ok(response),
    }
}
