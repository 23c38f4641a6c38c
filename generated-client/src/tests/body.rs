use serde_json::json;

use crate::call::Call;
use crate::{BotId, Client, HttpRequest, Secret, Transport, TransportFuture};

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        unreachable!("nothing is sent")
    }
}

#[test]
fn credentials_and_parameters_are_one_object() {
    let client = Client::builder()
        .transport(Nowhere)
        .oauth("https://example.com/", "access");
    let nobody = client.expect("a client").call();
    let token = || nobody.clone().with_token(Secret::from("to\"ken"));
    let bot = || nobody.clone().with_bot(BotId::from(456));
    let cases: [(Call, &str, &str); 4] = [
        (nobody.clone(), "{}", r#"{"limit":50}"#),
        (
            token(),
            r#"{"botToken":"to\"ken"}"#,
            r#"{"botToken":"to\"ken","limit":50}"#,
        ),
        (bot(), r#"{"botId":456}"#, r#"{"botId":456,"limit":50}"#),
        (
            bot().with_token(Secret::from("t")),
            r#"{"botId":456,"botToken":"t"}"#,
            r#"{"botId":456,"botToken":"t","limit":50}"#,
        ),
    ];
    for (call, without, with) in cases {
        let body =
            |request| String::from_utf8(call.body(&request).expect("encodes")).expect("UTF-8");
        assert_eq!(body(json!({})), without);
        assert_eq!(body(json!({"limit": 50})), with);
    }
}
