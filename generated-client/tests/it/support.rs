//! What the tests have in common.

use std::future::Future;

use bitrix24_imbot::{Bot, Client, HttpRequest, HttpResponse, Transport, TransportFuture};
use scripted_server::{Reply, ScriptedServer};

/// Runs a future to its end.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// A server that gives one reply, and a bot that calls it.
pub(crate) fn bot_at(reply: Reply) -> (ScriptedServer, Bot) {
    let server = ScriptedServer::replaying([reply]);
    let bot = client_of(&server).bot(456).token("my_bot_token");
    (server, bot)
}

pub(crate) fn client_of(server: &ScriptedServer) -> Client {
    let webhook = format!("{}/rest/1/secret/", server.url());
    Client::builder()
        .allow_http()
        .webhook(&webhook)
        .expect("a client")
}

/// A bot whose calls are all answered with these bytes, without a network.
pub(crate) fn bot_answered(status: u16, body: impl Into<Vec<u8>>) -> Bot {
    let client = Client::builder().transport(Canned {
        status,
        body: body.into(),
    });
    client
        .webhook("https://example.bitrix24.com/rest/1/secret/")
        .expect("a client")
        .bot(456)
}

struct Canned {
    status: u16,
    body: Vec<u8>,
}

impl Transport for Canned {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        let response = HttpResponse::new(self.status, self.body.clone());
        Box::pin(async { Ok(response) })
    }
}
