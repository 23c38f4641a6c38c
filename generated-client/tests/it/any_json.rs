//! Any bytes at all decode or fail with a message, and never panic.

use bitrix24_imbot::{CallError, DialogId, ErrorCode, Method};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{bot_answered, run};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop_oneof![Just(""), Just("0"), Just("Y"), Just("5"), Just("\u{0}\"")]
            .prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("result"),
        Just("error"),
        Just("error_description"),
        Just("time"),
        Just("next"),
        Just("id"),
        Just("uuidMap"),
        Just("0"),
        Just("f8b3ac2c-5f0d-4c5f-9d2e-0c7e1d1a2b3c"),
        Just("$serde_json::private::Number"),
        Just("start"),
        Just(""),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|fields| {
                Value::Object(
                    fields
                        .into_iter()
                        .map(|(key, value)| (key.into(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// Runs both kinds of output over a body; a failure has to say something.
fn answered(status: u16, body: &[u8]) {
    let bot = bot_answered(status, body);
    let sent = bot.chat().message().send(DialogId::chat(5)).detailed();
    let deleted = bot.chat().message().delete(789).detailed();
    run(async {
        told(sent.await.err());
        told(deleted.await.err());
    });
}

fn told<C: ErrorCode>(error: Option<CallError<C>>) {
    match error {
        None => {}
        Some(error @ CallError::Api(_)) => assert!(error.code().is_some()),
        Some(CallError::Decode(error)) => {
            assert!(
                error.path().is_none_or(|path| path.starts_with('$')),
                "{error}"
            );
        }
        Some(other) => panic!("neither an error of the server nor a wrong answer: {other}"),
    }
}

proptest! {
    #[test]
    fn any_json_is_an_answer_or_an_error(json in any_json(), status in 200u16..600) {
        prop_assume!(!(300..400).contains(&status));
        answered(status, json.to_string().as_bytes());
    }

    #[test]
    fn any_result_decodes_or_fails_with_a_path(json in any_json()) {
        answered(200, format!(r#"{{"result":{json}}}"#).as_bytes());
    }

    #[test]
    fn json_cut_anywhere_fails(json in any_json(), cut in any::<prop::sample::Index>()) {
        let body = format!(r#"{{"result":{json}}}"#).into_bytes();
        answered(200, &body[..cut.index(body.len())]);
    }

    #[test]
    fn anything_that_looks_like_a_secret_is_shown_or_masked(parts in prop::collection::vec(prop_oneof![
        Just("\"token\""), Just("auth"), Just(":"), Just("="), Just("\""), Just("\\"), Just("\\u04"),
        Just("\\ud83d\\ude00"), Just("{"), Just("]"), Just("ж"), Just(" "), Just("&"), Just("1"),
    ], 0..30)) {
        answered(500, parts.concat().as_bytes());
    }

    #[test]
    fn any_bytes_fail(body in prop::collection::vec(any::<u8>(), 0..64)) {
        answered(200, &body);
    }
}

#[test]
fn nesting_without_end_fails() {
    for open in ["[", r#"{"a":"#] {
        answered(
            200,
            format!(r#"{{"result":{}"#, open.repeat(200_000)).as_bytes(),
        );
    }
    let deep = format!(
        r#"{{"result":{{"uuidMap":{}1{}}}}}"#,
        "[".repeat(5000),
        "]".repeat(5000)
    );
    answered(200, deep.as_bytes());
}
