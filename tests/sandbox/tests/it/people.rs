//! What people do, and who hears of it.

use bitrix24_sandbox::{ActError, ChatKind};
use serde_json::{Value, json};

use crate::support::{Bench, types};

#[test]
fn what_is_said_to_the_bot() {
    let bench = Bench::new();
    bench.confirm();
    let bot = bench.seeded.bot;
    bench.portal().user(1).says(&bot.to_string(), "Hi").unwrap();
    assert_eq!(
        bench.event_types(),
        ["ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD"]
    );
    let event = bench.events().remove(1);
    let data = &event["data"];
    assert_eq!(event["date"], "2026-11-01T10:00:00+00:00");
    assert!(event["eventId"].is_i64());
    assert_eq!(
        (&data["bot"]["id"], &data["bot"]["eventMode"]),
        (&json!(bot), &json!("fetch"))
    );
    assert_eq!(
        (&data["message"]["text"], &data["user"]["id"]),
        (&json!("Hi"), &json!(1))
    );
    assert_eq!(data["chat"]["dialogId"], "1", "the companion of the bot");
    assert_eq!(
        (data["chat"].get("role"), data["chat"].get("muteList")),
        (None, None)
    );
    assert_eq!(data["user"]["lastActivityDate"], false);
    assert_eq!(
        (&data["user"]["type"], &data["user"]["phones"]),
        (&json!("user"), &json!(false))
    );
    assert_eq!(
        (&data["message"]["params"], &data["language"]),
        (&json!([]), &json!("en"))
    );
}

/// A plain bot hears in a group what mentions it; a supervisor and a personal bot hear everything.
#[test]
fn who_hears_what_in_a_group() {
    for (kind, heard) in [
        ("bot", 2),
        ("openline", 2),
        ("supervisor", 3),
        ("personal", 3),
    ] {
        let bench = Bench::new();
        let second = bench.second_bot(json!({ "type": kind }));
        bench
            .portal()
            .user(1)
            .adds(&bench.dialog(), second)
            .unwrap();
        for text in [
            "Hi",
            "[USER=all]all[/USER]",
            &format!("[user={second}]you[/user] there"),
        ] {
            bench.portal().user(1).says(&bench.dialog(), text).unwrap();
        }
        let page = bench
            .as_bot(second, "second", "Event.get", json!({}))
            .unwrap();
        let events = types(page["events"].as_array().unwrap());
        assert_eq!(
            events
                .iter()
                .filter(|name| *name == "ONIMBOTV2MESSAGEADD")
                .count(),
            heard,
            "{kind}"
        );
    }
}

#[test]
fn a_command_takes_the_place_of_the_message() {
    let bench = Bench::new();
    bench.confirm();
    bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "/HELP  topic one")
        .unwrap();
    bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "please /help")
        .unwrap();
    bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "/unknown")
        .unwrap();
    bench
        .portal()
        .user(1)
        .says(&bench.dialog(), "/help a\n/help b")
        .unwrap();
    let names = [
        "ONIMBOTV2COMMANDADD",
        "ONIMBOTV2MESSAGEADD",
        "ONIMBOTV2MESSAGEADD",
        "ONIMBOTV2COMMANDADD",
        "ONIMBOTV2COMMANDADD",
    ];
    assert_eq!(bench.event_types(), names);
    let command = bench.events()[0]["data"]["command"].clone();
    assert_eq!(
        command,
        json!({
            "id": bench.seeded.command, "command": "/HELP", "params": "topic one", "context": "textarea"
        })
    );
    assert_eq!(bench.events()[4]["data"]["command"]["params"], "b");
}

#[test]
fn a_common_command_is_called_from_anywhere() {
    let bench = Bench::new();
    let elsewhere = bench
        .portal()
        .add_chat(ChatKind::Group, "Elsewhere", 1, &[]);
    bench.confirm();
    let say = || {
        bench
            .portal()
            .user(1)
            .says(&format!("chat{elsewhere}"), "/help")
            .unwrap()
    };
    say();
    assert_eq!(bench.event_types(), Vec::<String>::new());
    let fields = json!({ "common": true });
    bench
        .bot(
            "Command.update",
            json!({ "commandId": bench.seeded.command, "fields": fields }),
        )
        .unwrap();
    say();
    assert_eq!(bench.event_types(), ["ONIMBOTV2COMMANDADD"]);
}

#[test]
fn a_button_calls_a_command() {
    let bench = Bench::new();
    let keyboard = json!({ "BUTTONS": [
        { "TEXT": "Help", "COMMAND": "help", "COMMAND_PARAMS": "me" },
        { "TEXT": "Web", "LINK": "https://example.com/" }
    ]});
    let fields = json!({ "message": "What now?", "keyboard": keyboard });
    let sent = bench
        .bot(
            "Chat.Message.send",
            json!({ "dialogId": bench.dialog(), "fields": fields }),
        )
        .unwrap();
    let id = sent["id"].as_i64().unwrap();
    bench.confirm();
    let user = bench.portal().user(bench.seeded.colleague);
    let pressed = user.presses(id, "Help").unwrap();
    let event = bench.events().remove(0);
    assert_eq!(event["type"], "ONIMBOTV2COMMANDADD");
    assert_eq!(
        event["data"]["command"],
        json!({
            "id": bench.seeded.command, "command": "/help", "params": "me", "context": "keyboard"
        })
    );
    assert_eq!(
        (
            &event["data"]["message"]["id"],
            &event["data"]["user"]["id"]
        ),
        (&json!(pressed), &json!(2))
    );
    assert_eq!(user.presses(id, "Web"), Err(ActError::NoCommand));
    assert_eq!(
        user.presses(id, "Other"),
        Err(ActError::NoButton("Other".into()))
    );
}

#[test]
fn changes_and_deletions_are_told_with_the_author() {
    let bench = Bench::new();
    let user = bench.portal().user(1);
    let said = user.says(&bench.dialog(), "a").unwrap();
    bench.confirm();
    user.edits(said, "b").unwrap();
    user.deletes(said).unwrap();
    let events = bench.events();
    assert_eq!(
        types(&events),
        ["ONIMBOTV2MESSAGEUPDATE", "ONIMBOTV2MESSAGEDELETE"]
    );
    assert_eq!(events[0]["data"]["message"]["text"], "b");
    assert_eq!(
        (
            &events[1]["data"]["messageId"],
            &events[1]["data"]["user"]["id"]
        ),
        (&json!(said), &json!(1))
    );
    assert_eq!(events[1]["data"].get("message"), None);
    assert_eq!(
        user.edits(bench.seeded.bot_message, "mine"),
        Err(ActError::NotOwn(bench.seeded.bot_message))
    );
    assert_eq!(
        user.deletes(said),
        Err(ActError::Refused("MESSAGE_NOT_FOUND".into()))
    );
}

/// A bot is told of nothing that it did itself.
#[test]
fn the_bots_own_acts_are_no_news_to_it() {
    let bench = Bench::new();
    bench.confirm();
    let id = bench.send(&bench.dialog(), "/help");
    bench
        .bot(
            "Chat.Message.update",
            json!({ "messageId": id, "fields": { "message": "x" } }),
        )
        .unwrap();
    bench
        .bot(
            "Chat.Message.Reaction.add",
            json!({ "messageId": id, "reaction": "like" }),
        )
        .unwrap();
    bench
        .bot("Chat.Message.delete", json!({ "messageId": id }))
        .unwrap();
    assert_eq!(bench.event_types(), Vec::<String>::new());
}

#[test]
fn reactions_to_the_bots_messages() {
    let bench = Bench::new();
    bench.confirm();
    let user = bench.portal().user(1);
    user.reacts(bench.seeded.message, "like").unwrap();
    user.reacts(bench.seeded.bot_message, "like").unwrap();
    user.reacts(bench.seeded.bot_message, "like").unwrap();
    user.takes_reaction_back(bench.seeded.bot_message, "like")
        .unwrap();
    let events = bench.events();
    assert_eq!(
        types(&events),
        ["ONIMBOTV2REACTIONCHANGE", "ONIMBOTV2REACTIONCHANGE"]
    );
    let told: Vec<_> = events
        .iter()
        .map(|event| (&event["data"]["reaction"], &event["data"]["action"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("like"), &json!("add")),
            (&json!("like"), &json!("delete"))
        ]
    );
    bench
        .bot(
            "Bot.update",
            json!({ "fields": { "isReactionsEnabled": false } }),
        )
        .unwrap();
    bench.confirm();
    user.reacts(bench.seeded.bot_message, "fire").unwrap();
    assert_eq!(bench.event_types(), Vec::<String>::new());
}

#[test]
fn the_bot_is_added_and_removed() {
    let bench = Bench::new();
    let chat = bench.portal().add_chat(ChatKind::Group, "New", 1, &[]);
    let dialog = format!("chat{chat}");
    bench.confirm();
    let user = bench.portal().user(1);
    for _ in 0..2 {
        user.adds(&dialog, bench.seeded.bot).unwrap();
    }
    let events = bench.events();
    assert_eq!(types(&events), ["ONIMBOTV2JOINCHAT"]);
    let data = &events[0]["data"];
    assert_eq!(
        (&data["dialogId"], &data["user"]["id"]),
        (&json!(dialog), &json!(1))
    );
    user.removes(&dialog, bench.seeded.bot).unwrap();
    assert_eq!(bench.portal().members(chat), [1]);
    assert_eq!(user.adds(&dialog, 999), Err(ActError::NoUser(999)));
    assert_eq!(
        user.adds(&bench.seeded.bot.to_string(), 2),
        Err(ActError::Refused("ACCESS_DENIED".into()))
    );
}

#[test]
fn a_dialog_is_opened_with_data() {
    let bench = Bench::new();
    let bot = bench.seeded.bot.to_string();
    bench.portal().user(1).says(&bot, "Hi").unwrap();
    bench.confirm();
    for context in [json!({ "taskId": 5 }), json!({})] {
        bench
            .portal()
            .user(1)
            .opens_with_context(&bot, &context)
            .unwrap();
    }
    let events = bench.events();
    assert_eq!(
        types(&events),
        ["ONIMBOTV2CONTEXTGET", "ONIMBOTV2CONTEXTGET"]
    );
    assert_eq!(
        (
            &events[0]["data"]["context"],
            &events[0]["data"]["dialogId"]
        ),
        (&json!({ "taskId": 5 }), &json!("1"))
    );
    assert_eq!(
        events[1]["data"]["context"],
        json!([]),
        "an empty object is an empty array"
    );
    let nobody = bench.portal().user(1).opens_with_context("2", &Value::Null);
    assert_eq!(nobody, Err(ActError::NoBot));
}

#[test]
fn what_people_cannot_do_is_said() {
    let bench = Bench::new();
    let closed = bench.portal().add_chat(ChatKind::Group, "Closed", 1, &[]);
    let user = bench.portal().user(bench.seeded.colleague);
    assert_eq!(
        user.says(&format!("chat{closed}"), "x"),
        Err(ActError::Refused("ACCESS_DENIED".into()))
    );
    assert_eq!(
        user.says("nonsense", "x"),
        Err(ActError::Refused("CHAT_NOT_FOUND".into()))
    );
    assert_eq!(
        bench.portal().user(999).says("1", "x"),
        Err(ActError::Refused("CHAT_NOT_FOUND".into()))
    );
}

/// What is older than a member's part of the history is not shown to them, and a stranger sees nothing.
#[test]
fn what_a_person_sees() {
    let bench = Bench::new();
    let (portal, seeded) = (bench.portal(), &bench.seeded);
    let texts = |user: i64| -> Result<Vec<Value>, ActError> {
        let seen = portal.user(user).sees(&bench.dialog())?;
        Ok(seen.iter().map(|of| of["text"].clone()).collect())
    };
    assert_eq!(texts(1).unwrap().len(), 3);
    portal.start_history(seeded.chat, seeded.colleague, seeded.bot_message + 1);
    assert_eq!(texts(seeded.colleague).unwrap(), ["/help"]);
    let stranger = portal.add_user("Clara Vogt");
    assert_eq!(
        texts(stranger),
        Err(ActError::Refused("ACCESS_DENIED".into()))
    );
    let name = |user: i64| portal.user(user).name();
    assert_eq!(name(stranger).as_deref(), Some("Clara Vogt"));
    assert_eq!(name(seeded.bot).as_deref(), Some("Helper"));
    assert_eq!(name(99), None);
}
