//! Messages are changed, read and reacted to.

use bitrix24_sandbox::ChatKind;
use serde_json::{Value, json};

use crate::support::{Bench, Came, done, refused};

fn update(bench: &Bench, id: i64, fields: Value) -> Came {
    bench.bot(
        "Chat.Message.update",
        json!({ "messageId": id, "fields": fields }),
    )
}

fn shown(bench: &Bench, id: i64) -> Value {
    bench.portal().message(id).unwrap_or_default()
}

#[test]
fn only_the_bots_own_messages_are_changed() {
    let bench = Bench::new();
    let own = bench.seeded.bot_message;
    assert_eq!(update(&bench, own, json!({ "message": "New" })), done());
    assert_eq!(
        (&shown(&bench, own)["text"], &shown(&bench, own)["params"]),
        (&json!("New"), &json!({ "IS_EDITED": "Y" }))
    );
    assert_eq!(
        update(&bench, bench.seeded.message, json!({ "message": "x" })),
        refused("MESSAGE_ACCESS_DENIED")
    );
    assert_eq!(
        update(&bench, 999_999, json!({})),
        refused("MESSAGE_NOT_FOUND")
    );
    let fields = json!({ "message": "x", "system": true });
    let system = bench
        .bot(
            "Chat.Message.send",
            json!({ "dialogId": bench.dialog(), "fields": fields }),
        )
        .unwrap();
    assert_eq!(
        update(
            &bench,
            system["id"].as_i64().unwrap(),
            json!({ "message": "x" })
        ),
        refused("MESSAGE_ACCESS_DENIED")
    );
    // In an open-lines chat anybody's.
    let lines = bench.chat(ChatKind::OpenLines, 1);
    let said = bench
        .portal()
        .user(1)
        .says(&format!("chat{lines}"), "x")
        .unwrap();
    assert_eq!(update(&bench, said, json!({ "message": "y" })), done());
}

#[test]
fn an_emptied_message_is_deleted() {
    let bench = Bench::new();
    let (unread, read) = (
        bench.send(&bench.dialog(), "a"),
        bench.send(&bench.dialog(), "b"),
    );
    bench.portal().user(1).reads(&bench.dialog()).unwrap();
    let fresh = bench.send(&bench.dialog(), "c");
    let _ = unread;
    assert_eq!(update(&bench, fresh, json!({ "message": "" })), done());
    assert_eq!(
        update(&bench, fresh, json!({ "message": "" })),
        refused("MESSAGE_NOT_FOUND")
    );
    assert_eq!(update(&bench, read, json!({ "message": " " })), done());
    assert_eq!(shown(&bench, read)["params"]["IS_DELETED"], "Y");
    assert_eq!(
        update(&bench, read, json!({ "message": "" })),
        refused("MESSAGE_ACCESS_DENIED")
    );
    // Something remains in it: a keyboard.
    let kept = bench.send(&bench.dialog(), "d");
    let keyboard = json!({ "BUTTONS": [{ "TEXT": "Web", "LINK": "https://example.com/" }] });
    assert_eq!(
        update(&bench, kept, json!({ "message": "", "keyboard": keyboard })),
        done()
    );
    assert_eq!(shown(&bench, kept)["params"]["KEYBOARD"][0]["TEXT"], "Web");
    assert_eq!(
        update(&bench, kept, json!({ "message": "", "keyboard": "N" })),
        done()
    );
    assert_eq!(shown(&bench, kept), Value::Null);
}

#[test]
fn buttons_and_blocks_of_a_change() {
    let bench = Bench::new();
    let (id, bot) = (bench.seeded.bot_message, bench.seeded.bot);
    let buttons = json!([{ "TEXT": "Help", "COMMAND": "help" }, { "TEXT": "Web", "LINK": "https://example.com/" }]);
    let texts = || {
        let keyboard = shown(&bench, id)["params"]["KEYBOARD"].clone();
        let texts = keyboard.as_array().cloned().unwrap_or_default();
        texts
            .iter()
            .map(|of| of["TEXT"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // The buttons that run a command vanish without the bot's ID.
    assert_eq!(
        update(&bench, id, json!({ "keyboard": { "BUTTONS": buttons } })),
        done()
    );
    assert_eq!(texts(), ["Web"]);
    assert_eq!(
        update(
            &bench,
            id,
            json!({ "keyboard": { "BOT_ID": bot, "BUTTONS": buttons } })
        ),
        done()
    );
    assert_eq!(texts(), ["Help", "Web"]);
    // What is malformed is passed over, what is too large is not.
    assert_eq!(
        update(
            &bench,
            id,
            json!({ "keyboard": { "KEYS": 5 }, "attach": 5 })
        ),
        done()
    );
    assert_eq!(texts(), ["Help", "Web"]);
    let long = "x".repeat(60_001);
    assert_eq!(
        update(&bench, id, json!({ "keyboard": [{ "TEXT": long }] })),
        refused("PARAM_KEYBOARD_ERROR")
    );
    assert_eq!(
        update(
            &bench,
            id,
            json!({ "attach": { "BLOCKS": [{ "MESSAGE": long }] } })
        ),
        refused("PARAM_ATTACH_ERROR")
    );
    // A list of blocks takes all away.
    assert_eq!(
        update(
            &bench,
            id,
            json!({ "attach": { "BLOCKS": [{ "MESSAGE": "x" }] } })
        ),
        done()
    );
    assert!(shown(&bench, id)["params"]["ATTACH"].is_array());
    assert_eq!(
        update(&bench, id, json!({ "attach": [{ "MESSAGE": "x" }] })),
        done()
    );
    assert_eq!(shown(&bench, id)["params"].get("ATTACH"), None);
    assert_eq!(
        shown(&bench, id)["text"],
        "Good morning! Type /help to see what I can do."
    );
}

#[test]
fn reactions() {
    let bench = Bench::new();
    let id = bench.seeded.message;
    let call = |action: &str, reaction: &str| {
        bench.bot(
            &format!("Chat.Message.Reaction.{action}"),
            json!({ "messageId": id, "reaction": reaction }),
        )
    };
    assert_eq!(call("delete", "like"), refused("REACTION_NOT_FOUND"));
    assert_eq!(call("add", "like"), done());
    assert_eq!(call("add", "like"), refused("REACTION_ALREADY_SET"));
    assert_eq!(call("add", "shrug_of_mine"), refused("REACTION_NOT_FOUND"));
    assert_eq!(
        bench.portal().reactions(id),
        [("like".to_owned(), bench.seeded.bot)]
    );
    assert_eq!(
        shown(&bench, id)["params"]["LIKE"],
        json!([bench.seeded.bot.to_string()])
    );
    assert_eq!(call("delete", "like"), done());
    assert_eq!(shown(&bench, id)["params"], json!([]));
}

#[test]
fn reading_by_id_is_for_those_who_hear_everything() {
    let bench = Bench::new();
    let id = bench.seeded.message;
    let read = bench
        .bot("Chat.Message.get", json!({ "messageId": id }))
        .unwrap();
    assert_eq!(
        (&read["message"]["text"], &read["user"]["id"]),
        (&json!("Good morning!"), &json!(1))
    );
    assert!(read["user"]["lastActivityDate"].is_string());
    let fields = json!({ "message": "x", "system": true });
    let system = bench
        .bot(
            "Chat.Message.send",
            json!({ "dialogId": bench.dialog(), "fields": fields }),
        )
        .unwrap();
    let read = bench
        .bot("Chat.Message.get", json!({ "messageId": system["id"] }))
        .unwrap();
    assert_eq!(read["user"], json!({ "id": null }));
    let second = bench.second_bot(json!({}));
    for method in ["Chat.Message.get", "Chat.Message.getContext"] {
        let answer = bench.as_bot(second, "second", method, json!({ "messageId": id }));
        assert_eq!(answer, refused("BOT_TYPE_NOT_ALLOWED"));
    }
}

#[test]
fn the_context_is_clamped() {
    let bench = Bench::new();
    let ids: Vec<_> = (0..120)
        .map(|at| bench.send("1", &at.to_string()))
        .collect();
    let around = |at: usize, range: Option<i64>| {
        let mut params = json!({ "messageId": ids[at] });
        if let Some(range) = range {
            params["range"] = json!(range);
        }
        let page = bench.bot("Chat.Message.getContext", params).unwrap();
        let texts = page["messages"].as_array().unwrap();
        let text = |of: Option<&Value>| {
            of.unwrap()["text"]
                .as_str()
                .unwrap()
                .parse::<usize>()
                .unwrap()
        };
        (
            text(texts.first()),
            text(texts.last()),
            page["hasPrevPage"] == true,
            page["hasNextPage"] == true,
        )
    };
    assert_eq!(around(60, Some(2)), (58, 62, true, true));
    assert_eq!(around(60, None), (10, 110, true, true));
    assert_eq!(around(60, Some(1000)), (10, 110, true, true));
    assert_eq!(around(60, Some(0)), (59, 61, true, true));
    assert_eq!(around(60, Some(-5)), (59, 61, true, true));
    assert_eq!(around(0, Some(1)), (0, 1, false, true));
    assert_eq!(around(119, Some(1)), (118, 119, true, false));
}

#[test]
fn reading_up_to_a_message_or_all() {
    let bench = Bench::new();
    let (chat, colleague) = (bench.seeded.chat, bench.seeded.colleague);
    let read = |params: Value| {
        let mut all = params;
        all["dialogId"] = json!(bench.dialog());
        bench.bot("Chat.Message.read", all)
    };
    let last = bench
        .portal()
        .user(colleague)
        .says(&bench.dialog(), "x")
        .unwrap();
    let first = bench.seeded.message;
    let answer = read(json!({ "messageId": first })).unwrap();
    assert_eq!(
        (&answer["chatId"], &answer["viewedMessages"]),
        (&json!(chat), &json!([first]))
    );
    assert_eq!(answer["counter"], 2);
    // What is no number is the same as nothing.
    let answer = read(json!({ "messageId": "all" })).unwrap();
    assert_eq!(
        (&answer["lastId"], &answer["counter"]),
        (&json!(last), &json!(0))
    );
    assert_eq!(read(json!({})).unwrap()["viewedMessages"], json!([]));
    assert_eq!(shown(&bench, first)["viewedByOthers"], true);
    assert_eq!(
        read(json!({ "messageId": 999_999 })),
        refused("MESSAGE_NOT_FOUND")
    );
}
