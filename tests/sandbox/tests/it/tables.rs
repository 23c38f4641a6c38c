//! Methods that are nothing but a description.

use bitrix24_sandbox::{Portal, Request, Tables, methods_with_behaviour};
use serde_json::{Value, json};

use crate::support::{came, refused};

const TABLES: &str = r#"{
    "revision": 40,
    "codes": {},
    "enums": {"PinPlace": ["top", "side"]},
    "events": {},
    "methods": [{
        "name": "imbot.v2.Pin.add", "scope": "imbot", "credentials": "token",
        "params": [
            {"name": "messageId", "type": "int", "required": true, "min": 1},
            {"name": "labels", "type": "array", "max_items": 2},
            {"name": "title", "type": "string", "max_chars": 3},
            {"name": "options", "type": "array", "params": [
                {"name": "place", "type": "string", "enum": "PinPlace", "required": true},
                {"name": "frame", "type": "array", "params": [{"name": "width", "type": "int", "max": 9}]}
            ]}
        ],
        "one_of": [["labels", "options.place"]],
        "codes": {"PIN_EXISTS": "There is one already."},
        "answer": {"pin": {"id": 5}}
    }]
}"#;

#[test]
fn a_method_without_a_behaviour_is_checked_and_answered_by_its_example() {
    let portal = Portal::builder()
        .tables(Tables::from_json(TABLES).unwrap())
        .build();
    let url = portal.webhook(1) + "imbot.v2.Pin.add";
    let call = |params: Value| {
        let mut all = params;
        all["botToken"] = json!("x");
        came(&portal, &Request::json(&url, all.to_string()))
    };
    let place = json!({ "place": "top" });
    let good = [
        json!({ "messageId": 5, "options": place }),
        json!({ "messageId": "5", "options": { "place": "new" }, "labels": [1, 2], "title": "abc" }),
        json!({ "messageId": 5, "options": { "place": "top", "frame": { "width": 9 } } }),
    ];
    for params in good {
        assert_eq!(
            call(params.clone()),
            Ok(json!({ "pin": { "id": 5 } })),
            "{params}"
        );
    }
    let bad = [
        (json!({}), "100"),
        (json!({ "messageId": "x", "options": place }), "100"),
        (json!({ "messageId": 0, "options": place }), "100"),
        (json!({ "messageId": 5 }), "100"),
        (json!({ "messageId": 5, "options": {} }), "100"),
        (
            json!({ "messageId": 5, "options": place, "labels": [1, 2, 3] }),
            "100",
        ),
        (
            json!({ "messageId": 5, "options": place, "title": "abcd" }),
            "100",
        ),
        (json!({ "messageId": 5, "options": { "place": 5 } }), "0"),
        (
            json!({ "messageId": 5, "options": { "place": "top", "frame": { "width": 10 } } }),
            "100",
        ),
        (
            json!({ "messageId": 5, "options": { "place": "top", "frame": { "width": "x" } } }),
            "0",
        ),
    ];
    for (params, code) in bad {
        assert_eq!(call(params.clone()), refused(code), "{params}");
    }
    let bare = Request::json(&url, r#"{"messageId": 5}"#);
    assert_eq!(came(&portal, &bare), refused("BOT_TOKEN_NOT_SPECIFIED"));
}

/// A behaviour under a name that no method has would never run.
#[test]
fn every_behaviour_is_that_of_a_method() {
    let tables = Tables::built_in();
    let known: Vec<_> = tables.methods().collect();
    let lost: Vec<_> = methods_with_behaviour()
        .filter(|name| !known.contains(name))
        .collect();
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn tables_that_are_none_are_refused() {
    for text in ["", "{}", "[]", r#"{"revision": "x"}"#, "\u{0}"] {
        assert!(Tables::from_json(text).is_err(), "{text}");
    }
}
