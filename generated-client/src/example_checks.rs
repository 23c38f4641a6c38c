//! What the generated tests are written with: every example of the schema, held against the client.

use serde_json::Value;

use crate::call::Method;
use crate::error::ErrorCode;
use crate::{Bot, Client, HttpRequest, Transport, TransportFuture};

/// Nothing is sent: the checks end where a transport would begin.
struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(std::future::pending())
    }
}

/// A client that sends nothing.
pub(crate) fn client() -> Client {
    let builder = Client::builder().transport(Nowhere);
    builder
        .webhook("https://example.bitrix24.com/rest/1/secret/")
        .expect("the address is valid")
}

/// A bot of that client.
pub(crate) fn bot() -> Bot {
    client().bot(456)
}

/// Asserts that a request is within its limits and travels as `expected`, credentials aside.
#[track_caller]
#[expect(
    clippy::needless_pass_by_value,
    reason = "the generated tests read better"
)]
pub(crate) fn encodes(request: impl Method, expected: &str) {
    if let Err(error) = request.check() {
        panic!("{error}");
    }
    let sent = serde_json::to_value(&request).expect("a request can be encoded");
    assert_eq!(sent, parsed(expected));
}

/// Asserts that the method knows a code, whatever its case.
#[track_caller]
pub(crate) fn fails_with<M: Method>(code: &str) {
    for spelling in [code.to_owned(), code.to_lowercase()] {
        let known = M::Code::from_code(&spelling);
        assert!(known.is_known(), "`{spelling}` is not known: {known:?}");
        assert_eq!(known.as_str(), code);
    }
}

#[track_caller]
fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("the example is JSON")
}
