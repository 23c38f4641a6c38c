use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Bench, done, refused};

#[test]
fn what_a_command_needs() {
    let bench = Bench::new();
    let title = json!({ "en": "Title" });
    let register = |fields: Value| bench.bot("Command.register", json!({ "fields": fields }));
    let cases = [
        (json!({}), "COMMAND_REQUIRED"),
        (
            json!({ "command": "/", "title": title }),
            "COMMAND_REQUIRED",
        ),
        (
            json!({ "command": "two words", "title": title }),
            "COMMAND_NAME_INVALID",
        ),
        (json!({ "command": "new" }), "COMMAND_TITLE_REQUIRED"),
        (
            json!({ "command": "new", "title": "Title" }),
            "COMMAND_TITLE_REQUIRED",
        ),
        (json!({ "command": 5, "title": title }), "0"),
    ];
    for (fields, code) in cases {
        assert_eq!(register(fields.clone()), refused(code), "{fields}");
    }
    let made = register(json!({ "command": "/new", "title": title, "common": "Y" })).unwrap();
    assert_eq!(
        made["command"],
        json!({
            "id": made["command"]["id"], "botId": bench.seeded.bot, "command": "/new",
            "common": true, "hidden": false, "extranetSupport": false
        })
    );
    // The fields may stand beside the bot's ID, and a second registration changes nothing.
    assert_eq!(
        bench.bot(
            "Command.register",
            json!({ "command": "new", "title": title, "hidden": true })
        ),
        Ok(made)
    );
}

#[test]
fn a_command_changes_and_goes() {
    let bench = Bench::new();
    let id = bench.seeded.command;
    let other = json!({ "command": "other", "title": { "en": "Other" } });
    bench
        .bot("Command.register", json!({ "fields": other }))
        .unwrap();
    let update = |id: i64, fields: Value| {
        bench.bot(
            "Command.update",
            json!({ "commandId": id, "fields": fields }),
        )
    };
    let cases = [
        (999, json!({}), "COMMAND_NOT_FOUND"),
        (id, json!({ "command": "" }), "COMMAND_NAME_EMPTY"),
        (id, json!({ "command": "a b" }), "COMMAND_NAME_INVALID"),
        (id, json!({ "command": "OTHER" }), "COMMAND_ALREADY_EXISTS"),
        (id, json!({ "title": "Text" }), "COMMAND_TITLE_INVALID"),
    ];
    for (id, fields, code) in cases {
        assert_eq!(update(id, fields.clone()), refused(code), "{fields}");
    }
    let listed = || {
        let all = bench.bot("Command.list", json!({})).unwrap()["commands"].clone();
        all.as_array()
            .unwrap()
            .iter()
            .find(|of| of["id"] == id)
            .cloned()
            .unwrap_or_default()
    };
    update(id, json!({ "params": { "en": "lost" }, "common": true })).unwrap();
    assert_eq!(
        (&listed()["params"], &listed()["common"]),
        (&json!(""), &json!("Y"))
    );
    update(
        id,
        json!({ "title": { "en": "Helps" }, "params": { "en": "topic" } }),
    )
    .unwrap();
    assert_eq!(
        (&listed()["title"], &listed()["params"]),
        (&json!("Helps"), &json!("topic"))
    );
    let second = bench.second_bot(json!({}));
    let foreign = bench.as_bot(
        second,
        "second",
        "Command.unregister",
        json!({ "commandId": id }),
    );
    assert_eq!(foreign, refused("COMMAND_NOT_FOUND"));
    assert_eq!(
        bench.bot("Command.unregister", json!({ "commandId": id })),
        done()
    );
    assert_eq!(
        bench.bot("Command.unregister", json!({ "commandId": id })),
        refused("COMMAND_NOT_FOUND")
    );
}

#[test]
fn the_list_holds_what_every_portal_has() {
    let bench = Bench::new();
    let commands = bench.bot("Command.list", json!({})).unwrap()["commands"].clone();
    assert_eq!(
        (&commands[0]["id"], &commands[0]["botId"]),
        (&json!("def0"), &json!(0))
    );
    let own = commands.as_array().unwrap().last().unwrap();
    assert_eq!(
        own,
        &json!({
            "id": bench.seeded.command, "botId": bench.seeded.bot, "command": "/help", "category": "Helper",
            "common": "N", "context": "", "title": "Shows what the bot can do", "params": "", "extranet": "N"
        })
    );
}

#[test]
fn an_answer_is_sent_while_the_token_lives() {
    let bench = Bench::new();
    let (chat, command) = (bench.seeded.chat, bench.seeded.command);
    let called = bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "/help")
        .unwrap();
    let count = || bench.portal().messages(chat).len();
    let answer = |message: i64, fields: Value| {
        let params = json!({ "commandId": command, "messageId": message, "dialogId": "1", "fields": fields });
        bench.bot("Command.answer", params)
    };
    let before = count();
    assert_eq!(answer(called, json!({ "message": "Sure" })), done());
    assert_eq!(
        count(),
        before + 1,
        "in the chat of the message, whatever was asked for"
    );
    assert_eq!(
        answer(bench.seeded.message, json!({ "message": "x" })),
        done()
    );
    assert_eq!(count(), before + 1, "that message called no command");
    assert_eq!(
        answer(999_999, json!({ "message": "x" })),
        refused("COMMAND_ANSWER_FAILED")
    );
    assert_eq!(answer(called, json!({})), refused("COMMAND_ANSWER_FAILED"));
    bench.clock.advance(Duration::from_secs(599));
    assert_eq!(answer(called, json!({ "message": "Still" })), done());
    assert_eq!(count(), before + 2);
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(answer(called, json!({ "message": "Too late" })), done());
    assert_eq!(count(), before + 2);
    let unknown = json!({ "commandId": 999, "messageId": called, "dialogId": "1" });
    assert_eq!(
        bench.bot("Command.answer", unknown),
        refused("COMMAND_NOT_FOUND")
    );
}

#[test]
fn buttons_of_an_answer() {
    let bench = Bench::new();
    let called = bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "/help")
        .unwrap();
    let buttons = json!([{ "TEXT": "Help", "COMMAND": "help" }, { "TEXT": "Web", "LINK": "https://example.com/" }]);
    for (keyboard, kept) in [
        (json!({ "BUTTONS": buttons }), 1),
        (json!({ "BOT_ID": bench.seeded.bot, "BUTTONS": buttons }), 2),
    ] {
        let fields = json!({ "message": "x", "keyboard": keyboard });
        let params = json!({
            "commandId": bench.seeded.command, "messageId": called, "dialogId": bench.dialog(), "fields": fields
        });
        assert_eq!(bench.bot("Command.answer", params), done());
        let messages = bench.portal().messages(bench.seeded.chat);
        let shown = &messages.last().unwrap()["params"]["KEYBOARD"];
        assert_eq!(shown.as_array().unwrap().len(), kept);
    }
}
