//! `imbot.v2.Chat.Message.send`: what is sent, and what is sent once.

use std::time::Duration;

use bitrix24_sandbox::ChatKind;
use serde_json::{Value, json};

use crate::support::{Bench, Came, refused};

const KEY: &str = "6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f";

fn send(bench: &Bench, fields: &Value) -> Came {
    bench.bot(
        "Chat.Message.send",
        json!({ "dialogId": bench.dialog(), "fields": fields }),
    )
}

fn sent(bench: &Bench, fields: &Value) -> Value {
    let id = send(bench, fields).unwrap()["id"].as_i64().unwrap();
    bench.portal().message(id).unwrap()
}

#[test]
fn a_message_as_it_travels() {
    let bench = Bench::new();
    let message = sent(
        &bench,
        &json!({ "message": "Hi", "replyId": bench.seeded.message }),
    );
    let id = &message["id"];
    assert_eq!(
        message,
        json!({
            "id": id, "chatId": bench.seeded.chat, "chat_id": bench.seeded.chat,
            "authorId": bench.seeded.bot, "author_id": bench.seeded.bot,
            "date": "2026-11-01T10:00:00+00:00", "text": "Hi", "isSystem": false, "uuid": null, "forward": null,
            "params": { "REPLY_ID": bench.seeded.message.to_string() }, "viewedByOthers": false
        })
    );
    assert_eq!(
        sent(&bench, &json!({ "message": "Hi" }))["params"],
        json!([])
    );
    let answer = send(&bench, &json!({ "message": "Hi" })).unwrap();
    assert_eq!(answer["uuidMap"], json!([]));
    let system = sent(&bench, &json!({ "message": "Hi", "system": "Y" }));
    assert_eq!(
        (&system["authorId"], &system["isSystem"]),
        (&json!(0), &json!(true))
    );
}

#[test]
fn what_cannot_be_sent() {
    let bench = Bench::new();
    let elsewhere = bench.chat(ChatKind::Group, 1);
    let other = bench
        .portal()
        .user(1)
        .says(&format!("chat{elsewhere}"), "x")
        .unwrap();
    let closed = bench.portal().add_chat(ChatKind::Group, "Closed", 1, &[]);
    let hidden = bench
        .portal()
        .user(1)
        .says(&format!("chat{closed}"), "x")
        .unwrap();
    let long = "x".repeat(60_001);
    let many: serde_json::Map<_, _> = (0..101)
        .map(|n| (format!("{n:08x}-9d3e-4a86-8f0e-1d2b3c4d5e6f"), json!(1)))
        .collect();
    let cases = [
        (json!({}), "EMPTY_MESSAGE"),
        (json!({ "message": "" }), "EMPTY_MESSAGE"),
        (json!({ "message": " \n " }), "EMPTY_MESSAGE"),
        (json!({ "message": null }), "EMPTY_MESSAGE"),
        (json!({ "message": ["x"] }), "0"),
        (
            json!({ "message": "x", "replyId": 999_999 }),
            "MESSAGE_NOT_FOUND",
        ),
        (
            json!({ "message": "x", "replyId": hidden }),
            "ACCESS_DENIED",
        ),
        (json!({ "message": "x", "replyId": other }), "REPLY_ERROR"),
        (json!({ "attach": "x" }), "PARAM_ATTACH_ERROR"),
        (json!({ "attach": {} }), "PARAM_ATTACH_ERROR"),
        (
            json!({ "attach": { "BLOCKS": [{ "MESSAGE": long }] } }),
            "PARAM_ATTACH_ERROR",
        ),
        (
            json!({ "message": "x", "keyboard": {} }),
            "PARAM_KEYBOARD_ERROR",
        ),
        (
            json!({ "message": "x", "keyboard": [5] }),
            "PARAM_KEYBOARD_ERROR",
        ),
        (json!({ "forwardIds": { "x": 1 } }), "WRONG_UUID"),
        (
            json!({ "forwardIds": { KEY.to_uppercase(): 1 } }),
            "WRONG_UUID",
        ),
        (json!({ "forwardIds": [1, 2] }), "0"),
        (
            json!({ "forwardIds": { KEY: 999_999 } }),
            "MESSAGE_NOT_FOUND",
        ),
        (json!({ "forwardIds": { KEY: hidden } }), "ACCESS_DENIED"),
        (json!({ "forwardIds": many }), "TOO_MANY_MESSAGES"),
        (
            json!({ "forwardIds": { KEY: other, "7f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f": bench.seeded.message } }),
            "MESSAGES_IN_DIFFERENT_CHAT_ERROR",
        ),
    ];
    let before = bench.portal().messages(bench.seeded.chat).len();
    for (fields, code) in cases {
        assert_eq!(send(&bench, &fields), refused(code), "{fields}");
    }
    assert_eq!(bench.portal().messages(bench.seeded.chat).len(), before);
    // In a channel only those write who manage it.
    let channel = bench.chat(ChatKind::Channel, 1);
    let params = json!({ "dialogId": format!("chat{channel}"), "fields": { "message": "x" } });
    assert_eq!(
        bench.bot("Chat.Message.send", params),
        refused("ACCESS_DENIED")
    );
}

#[test]
fn a_long_text_is_cut_in_silence() {
    let bench = Bench::new();
    let message = sent(&bench, &json!({ "message": "ä".repeat(20_001) }));
    assert_eq!(message["text"].as_str().unwrap().chars().count(), 20_000);
}

#[test]
fn attachments_and_keyboards() {
    let bench = Bench::new();
    let bot = bench.seeded.bot;
    for attach in [
        json!({ "BLOCKS": [{ "MESSAGE": "x" }] }),
        json!([{ "MESSAGE": "x" }]),
    ] {
        let message = sent(&bench, &json!({ "attach": attach }));
        assert_eq!(message["params"]["ATTACH"][0]["BLOCKS"][0]["MESSAGE"], "x");
    }
    let buttons = json!([{ "TEXT": "Help", "COMMAND": "help" }, { "TEXT": "Web", "LINK": "https://example.com/" }]);
    for keyboard in [
        json!({ "BUTTONS": buttons }),
        buttons.clone(),
        json!(json!({ "BUTTONS": buttons }).to_string()),
    ] {
        let message = sent(&bench, &json!({ "message": "x", "keyboard": keyboard }));
        let shown = &message["params"]["KEYBOARD"];
        assert_eq!(shown[0]["BOT_ID"], json!(bot), "the bot's own is filled in");
        assert_eq!(shown[1].get("BOT_ID"), None);
    }
}

#[test]
fn a_key_makes_a_repetition_harmless() {
    let bench = Bench::new();
    let fields = json!({ "message": "Hi", "templateId": KEY });
    let first = send(&bench, &fields).unwrap();
    assert_eq!(send(&bench, &fields), Ok(first.clone()));
    // The registry knows no chats and no bots.
    let elsewhere = json!({ "dialogId": "1", "fields": fields });
    assert_eq!(bench.bot("Chat.Message.send", elsewhere), Ok(first.clone()));
    assert_eq!(
        bench
            .portal()
            .message(first["id"].as_i64().unwrap())
            .unwrap()["uuid"],
        KEY
    );
    // A system message takes no notice of it, and what is no UUID v4 in lower case is no key.
    for fields in [
        json!({ "message": "Hi", "templateId": KEY, "system": true }),
        json!({ "message": "Hi", "templateId": KEY.to_uppercase() }),
        json!({ "message": "Hi", "templateId": "6f0c2a52-9d3e-1a86-8f0e-1d2b3c4d5e6f" }),
        json!({ "message": "Hi", "templateId": "mine" }),
    ] {
        assert_ne!(
            send(&bench, &fields).unwrap(),
            send(&bench, &fields).unwrap(),
            "{fields}"
        );
    }
    bench.clock.advance(Duration::from_secs(3600));
    assert_ne!(send(&bench, &fields).unwrap(), first);
}

#[test]
fn a_key_of_a_failed_call_is_taken_for_an_hour() {
    let bench = Bench::new();
    let failing = json!({ "templateId": KEY });
    assert_eq!(send(&bench, &failing), refused("EMPTY_MESSAGE"));
    let good = json!({ "message": "Hi", "templateId": KEY });
    assert_eq!(send(&bench, &good), refused("MESSAGE_DUPLICATED_BY_UUID"));
    bench.clock.advance(Duration::from_secs(3599));
    assert_eq!(send(&bench, &good), refused("MESSAGE_DUPLICATED_BY_UUID"));
    bench.clock.advance(Duration::from_secs(1));
    assert!(send(&bench, &good).is_ok());
}

#[test]
fn forwards_are_copies_under_their_keys() {
    let bench = Bench::new();
    let fields = json!({ "forwardIds": { KEY: bench.seeded.message } });
    let answer = send(&bench, &fields).unwrap();
    assert_eq!(answer["id"], Value::Null);
    let copy = bench
        .portal()
        .message(answer["uuidMap"][KEY].as_i64().unwrap())
        .unwrap();
    assert_eq!(
        (&copy["text"], &copy["authorId"]),
        (&json!("Good morning!"), &json!(bench.seeded.bot))
    );
    let original = format!("{}/{}", bench.dialog(), bench.seeded.message);
    assert_eq!(
        copy["forward"],
        json!({
            "id": original, "userId": 1, "chatTitle": "Support", "chatType": "chat"
        })
    );
    assert_eq!(
        send(&bench, &fields),
        Ok(answer),
        "a repetition copies nothing"
    );
    // What was forwarded cannot be changed.
    let update = json!({ "messageId": copy["id"], "fields": { "message": "x" } });
    assert_eq!(
        bench.bot("Chat.Message.update", update),
        refused("MESSAGE_ACCESS_DENIED")
    );
}

#[test]
fn beside_forwards_a_text_fails_in_silence() {
    let bench = Bench::new();
    let forward = json!({ KEY: bench.seeded.message });
    let answer = send(&bench, &json!({ "message": " ", "forwardIds": forward })).unwrap();
    assert_eq!(answer["id"], Value::Null);
    let other = "7f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f";
    let answer = send(
        &bench,
        &json!({ "message": "See:", "forwardIds": { other: bench.seeded.message } }),
    )
    .unwrap();
    assert!(
        answer["id"].as_i64() < answer["uuidMap"][other].as_i64(),
        "{answer}"
    );
}

#[test]
fn forwards_keep_the_order_of_the_originals() {
    let bench = Bench::new();
    let (older, newer) = (bench.seeded.message, bench.seeded.bot_message);
    let other = "7f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f";
    let answer = send(
        &bench,
        &json!({ "forwardIds": { KEY: newer, other: older } }),
    )
    .unwrap();
    let copies = &answer["uuidMap"];
    assert!(copies[other].as_i64() < copies[KEY].as_i64(), "{copies}");
}
