//! Types as the generator emits them, and what the decoder makes of the JSON that servers send.

mod body;
#[allow(unreachable_pub, reason = "emitted types are public")]
mod events;
#[allow(unreachable_pub, reason = "emitted types are public")]
mod nothing;
#[allow(unreachable_pub, reason = "emitted types are public")]
mod sample;
#[allow(unreachable_pub, reason = "emitted types are public")]
mod secret_parameters;
#[cfg(feature = "reqwest")]
mod sensitive;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::decode::{self, Decode, Drops};
use crate::{ChatId, DateTime, DialogId, MessageId, OpenEnum};
use sample::{Chat, ChatType, CommandId, CommandRef, Forward, Keyboard, Message, Permissions};

/// What a value decodes to, and what was dropped on the way.
fn decoded<T: Decode>(json: &Value) -> (Result<T, String>, Vec<String>) {
    let mut drops = Drops::default();
    let text = json.to_string();
    let decoded = decode::decode(&text, &mut drops).expect("valid JSON");
    let told = |mismatch: &decode::Mismatch| {
        let (expected, found) = (mismatch.expected(), mismatch.found());
        format!("{}: expected {expected}, found {found}", mismatch.path("$"))
    };
    let dropped = drops.into_list().iter().map(told).collect();
    (decoded.map_err(|mismatch| told(&mismatch)), dropped)
}

/// What a value decodes to, where nothing may be dropped.
fn clean<T: Decode>(json: &Value) -> T {
    let (decoded, dropped) = decoded(json);
    assert!(dropped.is_empty(), "{json}: {dropped:?}");
    decoded.unwrap_or_else(|mismatch| panic!("{json}: {mismatch}"))
}

fn refused<T: Decode>(json: &Value) -> String {
    match decoded::<T>(json) {
        (Err(mismatch), _) => mismatch,
        (Ok(_), dropped) => panic!("{json} decodes, {dropped:?}"),
    }
}

#[test]
fn an_object_as_it_should_be() {
    let message: Message = clean(&json!({
        "id": 789, "chatId": 5, "text": "Hi", "date": "2026-05-01T12:30:00+03:00",
        "isSystem": false, "forward": {"id": "chat5/789", "userId": 1}, "likes": [1, 2],
        "params": {"IS_EDITED": "Y"}, "nested": [[1], [2, 3]],
    }));
    assert_eq!(
        (message.id, message.chat_id),
        (MessageId::from(789), ChatId::from(5))
    );
    assert_eq!(
        message.date.map(|date| date.unix_seconds()),
        Some(1_777_627_800)
    );
    assert_eq!(message.is_system, Some(false));
    assert_eq!(
        message.forward.as_ref().and_then(|forward| forward.user_id),
        Some(1.into())
    );
    assert_eq!(message.likes.len(), 2);
    assert_eq!(message.params["IS_EDITED"], json!("Y"));
    assert_eq!(message.nested, [vec![1], vec![2, 3]]);
}

#[test]
fn an_object_as_a_webhook_sends_it() {
    let message: Message = clean(&json!({
        "id": "789", "chatId": "5", "isSystem": "0", "date": "0", "likes": {"0": "1", "2": "3"},
        "nested": "0", "forward": "0", "params": "0",
    }));
    assert_eq!(message.is_system, Some(false));
    assert_eq!(message.date, None);
    assert_eq!(message.likes.len(), 2);
    assert!(message.nested.is_empty() && message.forward.is_none() && message.params.is_empty());
}

#[test]
fn a_missing_or_wrong_required_field_fails_its_object() {
    let cases = [
        (
            json!({"id": 1}),
            "$.chatId: expected a required field, found nothing",
        ),
        (
            json!({"chatId": 1}),
            "$.id: expected a required field, found nothing",
        ),
        (
            json!({"id": null, "chatId": 1}),
            "$.id: expected an integer (MessageId), found null",
        ),
        (
            json!({"chatId": [], "id": 1}),
            "$.chatId: expected an integer (ChatId), found an empty list",
        ),
        (json!([]), "$: expected an object, found an empty list"),
        (json!("x"), "$: expected an object, found a text"),
    ];
    for (json, expected) in cases {
        assert_eq!(refused::<Message>(&json), expected);
    }
}

#[test]
fn what_is_wrong_deep_inside_has_its_whole_path() {
    let chat = |last: Value| json!({"id": 1, "messages": [{"id": 1, "chatId": 1}, last]});
    let (decoded_chat, dropped) = decoded::<Chat>(&chat(json!({"id": 2, "chatId": 1, "text": {}})));
    assert_eq!(decoded_chat.expect("a chat").messages.len(), 2);
    assert_eq!(
        dropped,
        ["$.messages[1].text: expected a text, found an object"]
    );

    let (decoded_chat, dropped) = decoded::<Chat>(&chat(json!({"id": 2, "likes": [true]})));
    assert_eq!(
        decoded_chat.expect("a chat").messages.len(),
        1,
        "a bad item is left out"
    );
    assert_eq!(
        dropped[0],
        "$.messages[1].likes[0]: expected an integer (UserId), found a boolean"
    );
    assert_eq!(
        dropped[1],
        "$.messages[1].chatId: expected a required field, found nothing"
    );
}

#[test]
fn absent_values_are_silent_and_wrong_ones_are_not() {
    for absent in [json!(null), json!(false), json!(""), json!([]), json!("0")] {
        let (chat, dropped) = decoded::<Chat>(&json!({"id": 1, "permissions": absent.clone()}));
        let empty = (absent == json!([])).then(Permissions::default);
        assert_eq!(chat.expect("a chat").permissions, empty, "{absent}");
        assert!(dropped.is_empty(), "{absent}: {dropped:?}");
        let message: Message =
            clean(&json!({"id": 1, "chatId": 1, "date": absent, "likes": absent}));
        assert_eq!((message.date, message.likes.len()), (None, 0));
    }
    for wrong in [json!(true), json!(7), json!("x"), json!([1])] {
        let (chat, dropped) = decoded::<Chat>(&json!({"id": 1, "permissions": wrong}));
        assert_eq!(
            (chat.expect("a chat").permissions, dropped.len()),
            (None, 1),
            "{wrong}"
        );
    }
    let (message, dropped) =
        decoded::<Message>(&json!({"id": 1, "chatId": 1, "likes": 7, "params": [7]}));
    assert_eq!(
        message.expect("a message").params,
        BTreeMap::from([("0".into(), json!(7))])
    );
    assert_eq!(dropped, ["$.likes: expected a list, found a number"]);
}

#[test]
fn booleans() {
    for yes in [
        json!(true),
        json!(1),
        json!("1"),
        json!("Y"),
        json!("y"),
        json!("true"),
        json!("TRUE"),
        json!("True"),
        json!(1.0),
    ] {
        assert!(clean::<bool>(&yes), "{yes}");
    }
    for no in [
        json!(false),
        json!(0),
        json!("0"),
        json!("N"),
        json!("n"),
        json!("false"),
        json!("FALSE"),
        json!(0.0),
    ] {
        assert!(!clean::<bool>(&no), "{no}");
    }
    for neither in [
        json!(null),
        json!(2),
        json!(1.5),
        json!(""),
        json!("yes"),
        json!("01"),
        json!([]),
        json!({}),
    ] {
        refused::<bool>(&neither);
    }
}

#[test]
fn numbers() {
    for five in [json!(5), json!("5"), json!(5.0)] {
        assert_eq!(clean::<i64>(&five), 5);
    }
    for none in [
        json!(5.5),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("5x"),
        json!(true),
    ] {
        refused::<i64>(&none);
    }
    for (json, expected) in [
        (json!(1), 1.0),
        (json!("1.5"), 1.5),
        (json!(u64::MAX), 1.8e19),
    ] {
        assert!((clean::<f64>(&json) - expected).abs() < expected * 0.1);
    }
    for none in [json!("NaN"), json!("inf"), json!(null), json!(false)] {
        refused::<f64>(&none);
    }
    for (json, text) in [(json!("x"), "x"), (json!(5), "5"), (json!(1.5), "1.5")] {
        assert_eq!(clean::<String>(&json), text);
    }
    // A number where `serde_json` keeps all digits, because another crate asks for that.
    assert_eq!(
        clean::<MessageId>(&json!({"$serde_json::private::Number": "789"})).get(),
        789
    );
    assert_eq!(
        clean::<Option<i64>>(&json!({"$serde_json::private::Number": "1"})),
        Some(1)
    );
}

#[test]
fn open_enumerations() {
    assert_eq!(clean::<ChatType>(&json!("open")), ChatType::Open);
    let unknown = clean::<ChatType>(&json!("новый"));
    assert_eq!(
        (unknown.as_str(), unknown.to_string().as_str()),
        ("новый", "новый")
    );
    assert_eq!(
        serde_json::to_value([ChatType::Chat, unknown]).expect("JSON"),
        json!(["chat", "новый"])
    );
    assert_eq!(ChatType::default().as_str(), "");
    assert_eq!(
        refused::<ChatType>(&json!({})),
        "$: expected a text, found an object"
    );

    let chat: Chat = clean(&json!({"id": 1, "counters": {"open": 2, "new": 3}}));
    assert_eq!(chat.counters[&ChatType::Open], 2);
    assert_eq!(chat.counters.len(), 2);
}

#[test]
fn unions() {
    assert_eq!(
        clean::<CommandRef>(&json!(5)),
        CommandRef::Id(CommandId::from(5))
    );
    assert_eq!(
        clean::<CommandRef>(&json!("5")),
        CommandRef::Id(CommandId::from(5))
    );
    assert_eq!(
        clean::<CommandRef>(&json!("def5")),
        CommandRef::Name("def5".into())
    );
    assert_eq!(
        refused::<CommandRef>(&json!({})),
        "$: expected a command's ID or name, found an object"
    );
    assert_eq!(CommandRef::default(), CommandRef::Id(CommandId::default()));
    assert_eq!(CommandId::default().get(), 0);

    assert_eq!(clean::<Keyboard>(&json!("N")), Keyboard::Flag("N".into()));
    assert_eq!(
        clean::<Keyboard>(&json!([["a"], []])),
        Keyboard::Rows(vec![vec!["a".into()], vec![]])
    );
    assert!(matches!(
        clean::<Keyboard>(&json!({"canPost": "all"})),
        Keyboard::Rights(_)
    ));
    let (chat, dropped) = decoded::<Chat>(&json!({"id": 1, "keyboard": [[true]], "command": []}));
    assert_eq!(
        chat.expect("a chat").keyboard,
        Some(Keyboard::Rows(vec![vec![]]))
    );
    assert_eq!(
        dropped,
        ["$.keyboard[0][0]: expected a text, found a boolean"]
    );
}

#[test]
fn an_object_inside_an_object_of_its_own_kind() {
    let chat: Chat = clean(&json!({"id": 1, "parent": {"id": 2, "parent": {"id": 3}}}));
    let grandparent = chat.parent.and_then(|parent| parent.parent);
    assert_eq!(grandparent.map(|chat| chat.id), Some(ChatId::from(3)));
}

#[test]
fn values_of_other_types() {
    let key = "f8b3ac2c-5f0d-4c5f-9d2e-0c7e1d1a2b3c";
    assert_eq!(clean::<Uuid>(&json!(key)).to_string(), key);
    assert_eq!(clean::<DialogId>(&json!(5)), DialogId::user(5));
    assert_eq!(clean::<DialogId>(&json!("sg12")).to_string(), "sg12");
    assert_eq!(clean::<Option<DateTime>>(&json!(false)), None);
    let any = json!({"a": [1, null, {"b": 1.5}], "c": u64::MAX});
    assert_eq!(clean::<Value>(&any), any);
    assert_eq!(clean::<Forward>(&json!([])), Forward::default());
}
