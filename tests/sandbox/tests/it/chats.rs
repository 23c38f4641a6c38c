use bitrix24_sandbox::{ChatKind, Request, UserKind};
use serde_json::{Value, json};

use crate::support::{Bench, came, done, refused};

#[test]
fn a_new_chat_is_the_bots() {
    let bench = Bench::new();
    bench.confirm();
    let fields = json!({
        "title": "News", "color": "mint", "description": "All there is", "userIds": [1, "2", 999],
        "message": "ignored", "users": [2]
    });
    let bundle = bench.bot("Chat.add", json!({ "fields": fields })).unwrap();
    let chat = &bundle["chat"];
    let id = chat["id"].as_i64().unwrap();
    assert_eq!(chat["dialogId"], format!("chat{id}"));
    assert_eq!(
        (&chat["name"], &chat["type"], &chat["role"]),
        (&json!("News"), &json!("chat"), &json!("owner"))
    );
    assert_eq!(
        (&chat["color"], &chat["managerList"]),
        (&json!("#4ba984"), &json!([bench.seeded.bot]))
    );
    assert_eq!(
        (&chat["textFieldEnabled"], &chat["muteList"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(chat["lastMessageViews"]["firstViewers"], json!([]));
    let keys: Vec<_> = bundle
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "callInfo",
            "chat",
            "copilot",
            "messagesAutoDeleteConfigs",
            "recentConfig",
            "users"
        ]
    );
    assert_eq!(
        bundle["users"].as_array().unwrap().len(),
        1,
        "the bot alone"
    );
    assert_eq!(bench.portal().members(id), [bench.seeded.bot, 1, 2]);
    // The description is posted; the message is not.
    let messages = bench.portal().messages(id);
    assert_eq!(messages.len(), 1);
    assert_eq!(
        (&messages[0]["text"], &messages[0]["isSystem"]),
        (&json!("All there is"), &json!(true))
    );
    // It is told of the chat that it made itself.
    let events = bench.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["type"], "ONIMBOTV2JOINCHAT");
    assert_eq!(events[0]["data"]["user"]["id"], bench.seeded.bot);
}

#[test]
fn the_type_and_the_title_of_a_new_chat() {
    let bench = Bench::new();
    let add = |fields: Value| {
        bench
            .bot("Chat.add", json!({ "fields": fields }))
            .map(|of| of["chat"].clone())
    };
    assert_eq!(
        add(json!({ "type": "open", "TITLE": "Old" })).unwrap()["type"],
        "open"
    );
    assert_eq!(add(json!({ "type": "channel" })).unwrap()["type"], "chat");
    assert!(
        add(json!({})).unwrap()["name"]
            .as_str()
            .unwrap()
            .starts_with("Chat No. ")
    );
    assert_eq!(add(json!({ "ownerId": 12345 })).unwrap()["owner"], 12345);
    assert_eq!(add(json!({ "avatar": 5 })), refused("WRONG_PARAMETER"));
    assert_eq!(add(json!({ "title": 5 })), refused("0"));
}

#[test]
fn guests_make_no_chats() {
    let bench = Bench::new();
    for kind in [UserKind::Extranet, UserKind::Collaber] {
        let guest = bench.portal().add_user_of_kind("Guest", kind);
        let url = bench.portal().webhook(guest) + "imbot.v2.Chat.add";
        let params = json!({ "botId": bench.seeded.bot, "botToken": "my_bot_token" });
        let answer = came(bench.portal(), &Request::json(&url, params.to_string()));
        assert_eq!(answer, refused("ACCESS_DENIED"));
    }
}

#[test]
fn which_chats_there_are() {
    let bench = Bench::new();
    let closed = bench.portal().add_chat(ChatKind::Group, "Closed", 1, &[]);
    let open = bench.portal().add_chat(ChatKind::Open, "Open", 1, &[]);
    let get = |dialog: &str| {
        bench
            .bot("Chat.get", json!({ "dialogId": dialog }))
            .map(|of| of["chat"].clone())
    };
    assert_eq!(get(&format!("chat{closed}")), refused("ACCESS_DENIED"));
    assert_eq!(get(&format!("chat{open}")).unwrap()["role"], "guest");
    for nothing in [
        "chat999",
        "chat",
        "chatx",
        "",
        "x",
        "999",
        "-1",
        "99999999999999999999",
        "chat-1",
    ] {
        assert_eq!(get(nothing), refused("CHAT_NOT_FOUND"), "{nothing}");
    }
    let own = bench.seeded.bot.to_string();
    assert_eq!(get(&own), refused("CHAT_NOT_FOUND"));
}

#[test]
fn the_number_of_a_user_opens_the_private_chat() {
    let bench = Bench::new();
    bench.confirm();
    let first = bench.bot("Chat.get", json!({ "dialogId": "1" })).unwrap();
    assert_eq!(
        (&first["chat"]["dialogId"], &first["chat"]["name"]),
        (&json!("1"), &Value::Null)
    );
    assert_eq!(
        (&first["chat"]["type"], &first["copilot"]),
        (&json!("private"), &Value::Null)
    );
    assert_eq!(first["users"].as_array().unwrap().len(), 2);
    assert_eq!(bench.event_types(), ["ONIMBOTV2JOINCHAT"]);
    let second = bench.bot("Chat.get", json!({ "dialogId": "1" })).unwrap();
    assert_eq!(second["chat"]["id"], first["chat"]["id"]);
    assert_eq!(bench.event_types().len(), 1);
}

#[test]
fn only_the_owner_changes_a_chat() {
    let bench = Bench::new();
    let own = bench.chat(ChatKind::Group, bench.seeded.bot);
    let update = |dialog: String, fields: Value| {
        bench.bot(
            "Chat.update",
            json!({ "dialogId": dialog, "fields": fields }),
        )
    };
    assert_eq!(
        update(bench.dialog(), json!({ "title": "Mine" })),
        refused("ACCESS_DENIED")
    );
    assert_eq!(
        update("1".into(), json!({ "title": "Mine" })),
        refused("ACCESS_DENIED")
    );
    assert_eq!(
        update("chat999".into(), json!({})),
        refused("CHAT_NOT_FOUND")
    );
    let dialog = format!("chat{own}");
    assert_eq!(
        update(
            dialog.clone(),
            json!({ "title": "Mine", "description": "x", "color": "red" })
        ),
        done()
    );
    let chat = || bench.portal().chat(own, 1).unwrap();
    assert_eq!(
        (&chat()["name"], &chat()["color"]),
        (&json!("Mine"), &json!("#df532d"))
    );
    assert_eq!(update(dialog.clone(), json!({ "title": "" })), done());
    assert_eq!(chat()["name"], format!("Chat No. {own}"));
    assert_eq!(
        update(dialog.clone(), json!({ "avatar": "aGVsbG8gd29ybGQ=" })),
        done()
    );
    assert_ne!(chat()["avatar"], "");
    assert_eq!(
        bench.portal().messages(own).len(),
        1,
        "it is said in the chat"
    );
    assert_eq!(update(dialog.clone(), json!({ "avatar": "?" })), done());
    assert_eq!(chat()["avatar"], "");
    assert_eq!(
        update(dialog, json!({ "avatar": 5 })),
        refused("WRONG_PARAMETER")
    );
}

#[test]
fn the_owner_gives_the_chat_away_to_anybody() {
    let bench = Bench::new();
    let own = bench.chat(ChatKind::Group, bench.seeded.bot);
    let set = |user: i64| {
        bench.bot(
            "Chat.setOwner",
            json!({ "dialogId": format!("chat{own}"), "userId": user }),
        )
    };
    assert_eq!(set(12345), done());
    assert_eq!(bench.portal().chat(own, 1).unwrap()["owner"], 12345);
    assert_eq!(set(1), refused("ACCESS_DENIED"), "it is the bot's no more");
}

#[test]
fn members_come_and_go() {
    let bench = Bench::new();
    let (bot, colleague) = (bench.seeded.bot, bench.seeded.colleague);
    let new = bench.portal().add_user("New User");
    let call = |method: &str, params: Value| {
        let mut all = params;
        all["dialogId"] = json!(bench.dialog());
        bench.bot(method, all)
    };
    let members = || bench.portal().members(bench.seeded.chat);
    assert_eq!(
        call("Chat.User.add", json!({ "userIds": [new, 999, colleague] })),
        done()
    );
    assert_eq!(members(), [1, colleague, bot, new]);
    // A member does not take others out.
    assert_eq!(
        call("Chat.User.delete", json!({ "userId": new })),
        refused("ACCESS_DENIED")
    );
    bench.portal().make_manager(bench.seeded.chat, bot);
    assert_eq!(call("Chat.User.delete", json!({ "userId": new })), done());
    assert_eq!(
        call("Chat.User.delete", json!({ "userId": new })),
        done(),
        "who is not there is passed over"
    );
    assert_eq!(
        call("Chat.User.delete", json!({ "userId": 1 })),
        refused("ACCESS_DENIED"),
        "the owner stays"
    );
    assert_eq!(members(), [1, colleague, bot]);
    assert_eq!(call("Chat.leave", json!({})), done());
    assert_eq!(call("Chat.leave", json!({})), refused("ACCESS_DENIED"));
    assert_eq!(members(), [1, colleague]);
    let private = json!({ "dialogId": "1", "userIds": [colleague] });
    assert_eq!(
        bench.bot("Chat.User.add", private),
        refused("ACCESS_DENIED")
    );
}

#[test]
fn leaving_a_private_chat_gives_up_its_history() {
    let bench = Bench::new();
    let said = bench.send("1", "Hi");
    let leave = || bench.bot("Chat.leave", json!({ "dialogId": "1" }));
    assert_eq!(leave(), done());
    // The old one cannot be reached, a new one takes its place, and can be left as well.
    let react = json!({ "messageId": said, "reaction": "like" });
    assert_eq!(
        bench.bot("Chat.Message.Reaction.add", react),
        refused("ACCESS_DENIED")
    );
    assert_eq!(leave(), done());
    let chat = bench.bot("Chat.get", json!({ "dialogId": "1" })).unwrap();
    assert_eq!(chat["chat"]["messageCount"], 0);
}

#[test]
fn managers() {
    let bench = Bench::new();
    let (bot, colleague) = (bench.seeded.bot, bench.seeded.colleague);
    let own = bench.chat(ChatKind::Group, bot);
    let call = |action: &str, chat: i64, users: Value| {
        let params = json!({ "dialogId": format!("chat{chat}"), "userIds": users });
        bench.bot(&format!("Chat.Manager.{action}"), params)
    };
    let managers = || bench.portal().chat(own, 1).unwrap()["managerList"].clone();
    assert_eq!(
        call("add", bench.seeded.chat, json!([1])),
        refused("ACCESS_DENIED")
    );
    assert_eq!(call("add", own, json!([])), refused("EMPTY_USER_IDS"));
    assert_eq!(call("delete", own, json!([])), refused("EMPTY_USER_IDS"));
    for _ in 0..2 {
        assert_eq!(call("add", own, json!([colleague, 999])), done());
        assert_eq!(managers(), json!([bot, colleague]));
    }
    assert_eq!(call("delete", own, json!([colleague, 1])), done());
    assert_eq!(managers(), json!([bot]));
}

#[test]
fn the_list_of_members() {
    let bench = Bench::new();
    for at in 0..70 {
        let user = bench.portal().add_user(&format!("User {at}"));
        bench.portal().user(1).adds(&bench.dialog(), user).unwrap();
    }
    let list = |params: Value| {
        let mut all = params;
        all["dialogId"] = json!(bench.dialog());
        let users = bench.bot("Chat.User.list", all).unwrap();
        let users = users
            .as_array()
            .unwrap()
            .iter()
            .map(|user| user["id"].as_i64().unwrap());
        users.collect::<Vec<_>>()
    };
    assert_eq!(list(json!({})).len(), 50);
    assert_eq!(list(json!({ "limit": 60 })).len(), 60);
    assert_eq!(list(json!({ "limit": 200 })).len(), 73);
    for out in [0, -1, 201, 100_000] {
        assert_eq!(list(json!({ "limit": out })).len(), 50, "{out}");
    }
    let descending = list(json!({ "order": { "id": "DESC" }, "limit": 3 }));
    assert!(descending.is_sorted_by(|a, b| a > b), "{descending:?}");
    let last_speakers = list(json!({ "order": { "lastSendMessageId": "desc" }, "limit": 3 }));
    assert_eq!(last_speakers, [bench.seeded.colleague, bench.seeded.bot, 1]);
}
