//! What a portal sends is what the schema says that the server sends: every field is known, of the type that is
//! described, and what an object means nothing without is there.

mod walk;

use bitrix_schema::api::{Api, Credentials};
use serde_json::{Value, json};

use crate::schema::api;
use crate::support::{Bench, object};

#[test]
fn results_are_of_the_types_of_the_schema() {
    let Some(api) = api() else { return };
    let bench = Bench::new();
    people_act(&bench);
    let mut wrong = Vec::new();
    let mut called: Vec<_> = calls(&bench)
        .into_iter()
        .map(|(name, params)| {
            let result = call(&bench, &api, name, params);
            let method = api.methods.iter().find(|method| method.name == name);
            let method = method.unwrap_or_else(|| panic!("there is no {name}"));
            walk::returns(&api, &method.returns, &result, name, &mut wrong);
            name.to_owned()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    called.sort();
    called.dedup();
    let own = bitrix24_sandbox::methods_with_behaviour();
    let missed: Vec<_> = own
        .filter(|name| !called.iter().any(|called| called == name))
        .collect();
    assert!(missed.is_empty(), "not called: {missed:?}");
}

/// Every event is raised once.
fn people_act(bench: &Bench) {
    bench.call("im.v2.Event.subscribe", &json!({})).unwrap();
    let (user, bot) = (bench.portal().user(1), bench.seeded.bot.to_string());
    let said = user.says(&bot, "Hi").unwrap();
    user.edits(said, "Hi!").unwrap();
    user.deletes(said).unwrap();
    user.says(&bot, "/help me").unwrap();
    user.reacts(bench.seeded.bot_message, "like").unwrap();
    user.opens_with_context(&bot, &json!({ "from": "a link" }))
        .unwrap();
}

/// Every method that has a behaviour, in an order in which each succeeds.
#[expect(clippy::too_many_lines, reason = "these are calls, not steps")]
fn calls(bench: &Bench) -> Vec<(&'static str, Value)> {
    let (message, own) = (bench.seeded.message, bench.seeded.bot_message);
    let (chat, command) = (bench.dialog(), bench.seeded.command);
    let own_chat = bench.portal().add_chat(
        bitrix24_sandbox::ChatKind::Group,
        "Own",
        bench.seeded.bot,
        &[1],
    );
    let own_chat = format!("chat{own_chat}");
    let key = "6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f";
    let keyboard = json!({ "BUTTONS": [{ "TEXT": "Help", "COMMAND": "help" }] });
    let rich = json!({
        "message": "x", "replyId": message, "keyboard": keyboard, "attach": { "BLOCKS": [{ "MESSAGE": "x" }] }
    });
    let file = json!({ "name": "a.png", "content": "aGVsbG8=", "message": "See" });
    let fields = json!({ "code": "new", "botToken": "new", "properties": { "name": "New" } });
    let title = json!({ "en": "New" });
    vec![
        ("imbot.v2.Revision.get", json!({})),
        ("imbot.v2.Bot.register", json!({ "fields": fields })),
        ("imbot.v2.Bot.get", json!({ "code": "helper" })),
        ("imbot.v2.Bot.get", json!({ "code": "new" })),
        ("imbot.v2.Bot.list", json!({})),
        (
            "imbot.v2.Bot.update",
            json!({ "fields": { "backgroundId": "mint", "isHidden": true } }),
        ),
        (
            "imbot.v2.Chat.Message.send",
            json!({ "dialogId": chat, "fields": rich }),
        ),
        (
            "imbot.v2.Chat.Message.send",
            json!({ "dialogId": "1", "fields": { "forwardIds": { key: message } } }),
        ),
        (
            "imbot.v2.Chat.Message.Reaction.add",
            json!({ "messageId": message, "reaction": "like" }),
        ),
        ("imbot.v2.Chat.Message.get", json!({ "messageId": message })),
        (
            "imbot.v2.Chat.Message.getContext",
            json!({ "messageId": message }),
        ),
        (
            "imbot.v2.Chat.Message.Reaction.delete",
            json!({ "messageId": message, "reaction": "like" }),
        ),
        (
            "imbot.v2.Chat.Message.update",
            json!({ "messageId": own, "fields": { "message": "y" } }),
        ),
        ("imbot.v2.Chat.Message.read", json!({ "dialogId": chat })),
        ("imbot.v2.Chat.Message.delete", json!({ "messageId": own })),
        (
            "imbot.v2.Chat.add",
            json!({ "fields": { "title": "New", "description": "x" } }),
        ),
        ("imbot.v2.Chat.get", json!({ "dialogId": chat })),
        ("imbot.v2.Chat.get", json!({ "dialogId": "1" })),
        (
            "imbot.v2.Chat.update",
            json!({ "dialogId": own_chat, "fields": { "title": "z" } }),
        ),
        ("imbot.v2.Chat.User.list", json!({ "dialogId": chat })),
        (
            "imbot.v2.Chat.User.add",
            json!({ "dialogId": own_chat, "userIds": [2] }),
        ),
        (
            "imbot.v2.Chat.Manager.add",
            json!({ "dialogId": own_chat, "userIds": [2] }),
        ),
        (
            "imbot.v2.Chat.Manager.delete",
            json!({ "dialogId": own_chat, "userIds": [2] }),
        ),
        (
            "imbot.v2.Chat.User.delete",
            json!({ "dialogId": own_chat, "userId": 2 }),
        ),
        (
            "imbot.v2.Chat.setOwner",
            json!({ "dialogId": own_chat, "userId": 1 }),
        ),
        ("imbot.v2.Chat.leave", json!({ "dialogId": own_chat })),
        (
            "imbot.v2.Chat.InputAction.notify",
            json!({ "dialogId": chat }),
        ),
        (
            "imbot.v2.Chat.TextField.enabled",
            json!({ "dialogId": chat, "enabled": false }),
        ),
        (
            "imbot.v2.Command.register",
            json!({ "fields": { "command": "new", "title": title } }),
        ),
        (
            "imbot.v2.Command.update",
            json!({ "commandId": command, "fields": { "title": title } }),
        ),
        ("imbot.v2.Command.list", json!({})),
        (
            "imbot.v2.Command.answer",
            json!({ "commandId": command, "messageId": message, "dialogId": chat }),
        ),
        (
            "imbot.v2.Command.unregister",
            json!({ "commandId": command }),
        ),
        (
            "imbot.v2.File.upload",
            json!({ "dialogId": chat, "fields": file }),
        ),
        ("imbot.v2.File.download", json!({ "fileId": 501 })),
        (
            "im.v2.File.upload",
            json!({ "dialogId": chat, "fields": file }),
        ),
        (
            "im.v2.File.download",
            json!({ "fileId": 501, "dialogId": chat }),
        ),
        (
            "imbot.v2.Event.get",
            json!({ "withUserEvents": true, "limit": 1000 }),
        ),
        ("im.v2.Event.get", json!({})),
        ("im.v2.Event.subscribe", json!({})),
        ("im.v2.Event.unsubscribe", json!({})),
        ("imbot.v2.Bot.unregister", json!({})),
    ]
}

fn call(bench: &Bench, api: &Api, name: &str, params: Value) -> Value {
    let method = api.methods.iter().find(|method| method.name == name);
    let mut params = object(params);
    let credentials = method.map_or(Credentials::None, |method| method.credentials);
    if credentials != Credentials::None {
        params.insert("botToken".into(), json!(bench.seeded.bot_token));
    }
    if credentials == Credentials::Bot {
        params.insert("botId".into(), json!(bench.seeded.bot));
    }
    let came = bench.call(name, &Value::Object(params));
    came.unwrap_or_else(|code| panic!("{name}: {code}"))
}
