//! Files that are too large, links that lead astray, transports that cannot fetch.

use std::pin::Pin;
use std::task::{Context, Poll};

use bitrix24_imbot::{
    Client, FetchFuture, FetchRequest, FetchResponse, HttpRequest, HttpResponse, Transport,
    TransportError, TransportFuture,
};
use futures_core::Stream;
use scripted_server::{Reply, ScriptedServer};

use super::{Servers, failed, file};
use crate::support::run;

#[test]
fn a_file_that_is_too_large_is_refused_once() {
    for reply in [
        Reply::bytes(200, file()),
        Reply::bytes(200, file()).in_pieces(1000),
    ] {
        let servers = Servers::replying([reply]);
        let mut written = Vec::new();
        let download = servers.download().max_bytes(1000);
        let error = failed(run(download.to_writer(&mut written)));
        assert!(
            error.is_too_large() && error.to_string().contains("1000 bytes"),
            "{error}"
        );
        assert!(written.len() <= 1000);
        assert_eq!(servers.used(), ["1"]);
    }
    let servers = Servers::replying([Reply::bytes(200, vec![7; 1000])]);
    let download = servers.download().max_bytes(1000);
    assert_eq!(run(download.bytes()).expect("just as many").len(), 1000);
}

#[test]
fn memory_has_a_limit_of_its_own() {
    let link = r#"{"result":{"downloadUrl":"https://files.example/x"}}"#;
    let error = run(client(Fetches(link, || {
        FetchResponse::new(200, Pieces(vec![])).with_length(104_857_601)
    }))
    .bot(456)
    .download(138)
    .bytes())
    .expect_err("too large");
    assert!(error.is_too_large(), "{error}");
}

#[test]
fn redirects_in_a_circle_end() {
    let circle = ScriptedServer::answering(|_| Reply::redirect(302, "/again?token=marked-0"));
    let servers = Servers::linking(circle, "");
    let error = failed(run(servers.download().attempts(1).bytes()));
    assert!(error.to_string().contains("again and again"), "{error}");
    assert_eq!(servers.files.requests().len(), 5);
}

#[test]
fn a_link_to_plain_http_is_refused_where_the_portal_has_tls() {
    for link in ["http://files.example/x", "https://", "", "\\u0000"] {
        let answer = format!(r#"{{"result":{{"downloadUrl":"{link}"}}}}"#);
        let fetches = Fetches(answer.leak(), || FetchResponse::new(200, Pieces(vec![])));
        let download = client(fetches).bot(456).download(138).attempts(1);
        // No text at all means the portal's own page.
        assert_eq!(run(download.bytes()).is_ok(), link.is_empty(), "{link}");
    }
}

#[test]
fn a_body_of_another_length_than_told_is_incomplete() {
    let link = r#"{"result":{"downloadUrl":"https://files.example/x"}}"#;
    let fetches = Fetches(link, || {
        let pieces = Pieces(vec![Ok(vec![1, 2]), Ok(vec![3])]);
        FetchResponse::new(200, pieces).with_length(4)
    });
    let download = client(fetches).bot(456).download(138).attempts(1);
    let error = run(download.bytes()).expect_err("a byte is missing");
    assert!(
        error.to_string().contains("the connection broke"),
        "{error}"
    );
}

#[test]
fn a_transport_of_the_caller_can_fetch() {
    let link = r#"{"result":{"downloadUrl":"https://files.example/x"}}"#;
    let fetches = Fetches(link, || {
        FetchResponse::new(200, Pieces(vec![Ok(b"fi".to_vec()), Ok(b"le".to_vec())]))
    });
    let file = run(client(fetches).bot(456).download(138).bytes());
    assert_eq!(file.expect("it arrives"), b"file");
}

#[test]
fn a_transport_that_cannot_fetch_says_what_to_do() {
    struct OnlyCalls;

    impl Transport for OnlyCalls {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            let body = r#"{"result":{"downloadUrl":"https://files.example/x"}}"#;
            Box::pin(async move { Ok(HttpResponse::new(200, body)) })
        }
    }

    let error = run(client(OnlyCalls).bot(456).download(138).bytes()).expect_err("it cannot");
    assert!(
        error.to_string().contains("implement `Transport::fetch`"),
        "{error}"
    );
    assert_eq!(error.attempts(), 1);
}

fn client(transport: impl Transport) -> Client {
    let client = Client::builder().transport(transport);
    client
        .webhook("https://example.bitrix24.com/rest/1/secret/")
        .expect("a client")
}

/// Answers every call with a link, and every link with a file.
struct Fetches(&'static str, fn() -> FetchResponse);

impl Transport for Fetches {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async { Ok(HttpResponse::new(200, self.0)) })
    }

    fn fetch(&self, request: FetchRequest) -> FetchFuture<'_> {
        assert!(request.url().starts_with("https://"), "{}", request.url());
        Box::pin(async { Ok(self.1()) })
    }
}

struct Pieces(Vec<Result<Vec<u8>, TransportError>>);

impl Stream for Pieces {
    type Item = Result<Vec<u8>, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = (!self.0.is_empty()).then(|| self.0.remove(0));
        Poll::Ready(next)
    }
}
