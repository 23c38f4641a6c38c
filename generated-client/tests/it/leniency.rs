//! What the client makes of the answers that servers really send.

use bitrix24_imbot::imbot::MessageSendResult;
use bitrix24_imbot::{DialogId, MessageId, Method, Reply, Uuid};

use crate::support::{bot_answered, run};

const KEY: &str = "f8b3ac2c-5f0d-4c5f-9d2e-0c7e1d1a2b3c";

fn sent(result: &str) -> Reply<MessageSendResult> {
    let body = format!(r#"{{"result":{result}}}"#);
    let call = bot_answered(200, body)
        .chat()
        .message()
        .send(DialogId::chat(5))
        .text("Hi")
        .detailed();
    run(call).unwrap_or_else(|error| panic!("{result}: {error}"))
}

#[test]
fn what_is_absent_in_any_form_is_none_and_no_drop() {
    for result in [
        r"{}",
        r"[]",
        r#"{"id":null,"uuidMap":null}"#,
        r#"{"id":false,"uuidMap":false}"#,
        r#"{"id":"","uuidMap":""}"#,
        r#"{"id":[],"uuidMap":[]}"#,
        r#"{"uuidMap":{},"somethingNew":{"deep":[1,2,{"x":null}]}}"#,
    ] {
        let reply = sent(result);
        assert_eq!(
            (reply.output.id, reply.output.uuid_map.len()),
            (None, 0),
            "{result}"
        );
        assert_eq!(reply.dropped, [], "{result}");
    }
}

#[test]
fn an_id_may_be_a_text_or_a_float() {
    for result in [
        r#"{"id":789}"#,
        r#"{"id":"789"}"#,
        r#"{"id":789.0}"#,
        r#"{"i\u0064":789}"#,
    ] {
        assert_eq!(
            sent(result).output.id.map(MessageId::get),
            Some(789),
            "{result}"
        );
    }
}

#[test]
fn what_does_not_decode_is_dropped_with_its_path() {
    let cases = [
        (
            r#"{"id":"abc"}"#,
            "`$.result.id`: expected an integer (MessageId), found a text",
        ),
        (
            r#"{"id":1.5}"#,
            "`$.result.id`: expected an integer (MessageId), found a number",
        ),
        (
            r#"{"id":{"x":1}}"#,
            "`$.result.id`: expected an integer (MessageId), found an object",
        ),
        (
            r#"{"uuidMap":7}"#,
            "`$.result.uuidMap`: expected an object, found a number",
        ),
        (
            r#"{"uuidMap":{"a b":1}}"#,
            "`$.result.uuidMap[\"a b\"]`: expected a UUID, found another key",
        ),
        (
            r#"{"uuidMap":[5]}"#,
            "`$.result.uuidMap[0]`: expected a UUID, found another key",
        ),
    ];
    for (result, expected) in cases {
        let reply = sent(result);
        let dropped: Vec<String> = reply.dropped.iter().map(ToString::to_string).collect();
        assert_eq!(dropped, [expected], "{result}");
        assert_eq!(
            (reply.output.id, reply.output.uuid_map.len()),
            (None, 0),
            "{result}"
        );
    }
}

#[test]
fn one_bad_entry_does_not_cost_the_others() {
    let reply = sent(&format!(
        r#"{{"id":1,"uuidMap":{{"x":1,"{KEY}":"17","y":2}}}}"#
    ));
    let key: Uuid = KEY.parse().expect("a UUID");
    assert_eq!(reply.output.uuid_map.get(&key).map(|id| id.get()), Some(17));
    assert_eq!(reply.dropped.len(), 2);
    assert_eq!(reply.dropped[0].path(), "$.result.uuidMap.x");
}

#[test]
fn a_million_bad_entries_cost_no_memory() {
    let entries: Vec<String> = (0..10_000).map(|key| format!(r#""{key}":1"#)).collect();
    let reply = sent(&format!(r#"{{"uuidMap":{{{}}}}}"#, entries.join(",")));
    assert_eq!(reply.dropped.len(), 100);
}

#[test]
fn a_key_of_any_length_makes_no_long_path() {
    let reply = sent(&format!(r#"{{"uuidMap":{{"{}":1}}}}"#, "k".repeat(100_000)));
    assert!(reply.dropped[0].path().len() < 200);
}
