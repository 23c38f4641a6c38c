//! The client's way to a portal in the same process: all that it takes to test a bot offline.

use bitrix24_imbot::{HttpRequest, HttpResponse, Transport, TransportFuture};
use bitrix24_sandbox::{Portal, Request};

pub(crate) struct InProcess(pub(crate) Portal);

impl Transport for InProcess {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let sent = Request::post(request.url(), request.body());
        let sent = request
            .headers()
            .fold(sent, |sent, (name, value)| sent.header(name, value));
        let answer = self.0.handle(&sent);
        Box::pin(async move { Ok(HttpResponse::new(answer.status, answer.body)) })
    }
}
