//! Calls that are refused before they are sent.

use bitrix24_imbot::{CallError, CallOptions, DialogId, Limit, MessageId, Uuid};
use scripted_server::{Reply, ScriptedServer};

use crate::support::{client_of, run};

#[test]
fn a_text_over_its_limit_is_not_sent() {
    let server = ScriptedServer::answering(|_| Reply::json(200, r#"{"result":{"id":1}}"#));
    let bot = client_of(&server).bot(456);
    // Characters count, not bytes.
    let fits = bot
        .chat()
        .message()
        .send(DialogId::chat(5))
        .text("ж".repeat(20_000));
    run(fits.into_future()).expect("exactly at the limit");

    let long = bot
        .chat()
        .message()
        .send(DialogId::chat(5))
        .text("x".repeat(20_001));
    let error = run(long.clone().into_future()).expect_err("too long");
    assert!(error.is_invalid_argument());
    assert_eq!(error.method(), "imbot.v2.Chat.Message.send");
    let message = error.to_string();
    assert!(
        message.contains("`fields.message` has 20001 characters, the most is 20000"),
        "{message}"
    );
    let CallError::Invalid(invalid) = error else {
        panic!("{message}")
    };
    assert_eq!(invalid.parameter(), Some("fields.message"));
    assert_eq!(invalid.limit(), Some(Limit::MaxChars(20_000)));
    assert_eq!(server.requests().len(), 1, "the second was not sent");

    run(long.with(CallOptions::new().without_limits()).into_future()).expect("sent unchecked");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_map_over_its_limit_is_not_sent() {
    let server = ScriptedServer::replaying([]);
    let forward = (0..101).map(|id| (Uuid::new_v4(), MessageId::from(id)));
    let call = client_of(&server)
        .bot(456)
        .chat()
        .message()
        .send(DialogId::chat(5))
        .forward(forward);
    let error = run(call.into_future()).expect_err("too many");
    assert!(
        error.to_string().contains("has 101 items, the most is 100"),
        "{error}"
    );
    assert!(server.requests().is_empty());
}
