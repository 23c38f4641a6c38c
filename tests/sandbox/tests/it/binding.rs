//! Parameters: where they stand, and what types the server takes.

use bitrix24_sandbox::Request;
use serde_json::{Value, json};

use crate::support::{Bench, came, done, refused};

#[test]
fn missing_and_mistyped_parameters() {
    let bench = Bench::new();
    let chat = bench.dialog();
    let missing = |name: &str| format!("Could not find value for parameter {{{name}}}");
    let invalid = |value: &str, name: &str, kind: &str| {
        format!(
            "Invalid value {{{value}}} to match with parameter {{{name}}}. Should be value of type {kind}."
        )
    };
    let cases = [
        ("Chat.get", json!({}), missing("dialogId")),
        ("Chat.get", json!({ "dialogId": null }), missing("dialogId")),
        (
            "Chat.get",
            json!({ "DIALOG_ID": chat }),
            missing("dialogId"),
        ),
        (
            "Chat.get",
            json!({ "dialogId": 5 }),
            invalid("5", "dialogId", "string"),
        ),
        (
            "Chat.get",
            json!({ "dialogId": [] }),
            invalid("array", "dialogId", "string"),
        ),
        ("Chat.Message.delete", json!({}), missing("messageId")),
        (
            "Chat.Message.delete",
            json!({ "messageId": "five" }),
            invalid("five", "messageId", "int"),
        ),
        (
            "Chat.Message.delete",
            json!({ "messageId": {} }),
            invalid("array", "messageId", "int"),
        ),
        (
            "Chat.Message.send",
            json!({ "dialogId": chat, "fields": "Hi" }),
            invalid("Hi", "fields", "array"),
        ),
        (
            "Chat.User.add",
            json!({ "dialogId": chat, "userIds": 1 }),
            invalid("1", "userIds", "array"),
        ),
        (
            "File.upload",
            json!({ "dialogId": chat }),
            missing("fields"),
        ),
    ];
    for (method, params, text) in cases {
        let url = format!("{}imbot.v2.{method}", bench.seeded.webhook);
        let mut params = params;
        params["botId"] = json!(bench.seeded.bot);
        params["botToken"] = json!(bench.seeded.bot_token);
        let answer = bench
            .portal()
            .handle(&Request::json(&url, params.to_string()));
        assert_eq!(answer.status, 400);
        assert_eq!(
            answer.json(),
            json!({ "error": "100", "error_description": text }),
            "{params}"
        );
    }
}

#[test]
fn integers_come_as_texts_too() {
    let bench = Bench::new();
    let id = bench.seeded.bot_message;
    for id in [json!(id), json!(id.to_string()), json!(format!(" {id} "))] {
        let params = json!({ "messageId": id, "reaction": "like" });
        assert_eq!(
            bench.bot("Chat.Message.Reaction.add", params.clone()),
            done()
        );
        assert_eq!(bench.bot("Chat.Message.Reaction.delete", params), done());
    }
}

#[test]
fn a_chat_may_be_named_by_its_number() {
    let bench = Bench::new();
    let named = |params: Value| {
        bench
            .bot("Chat.get", params)
            .map(|bundle| bundle["chat"]["id"].clone())
    };
    let chat = json!(bench.seeded.chat);
    assert_eq!(
        named(json!({ "dialogId": bench.dialog() })),
        Ok(chat.clone())
    );
    assert_eq!(named(json!({ "chatId": chat })), Ok(chat.clone()));
    assert_eq!(named(json!({ "chatId": 999 })), refused("CHAT_NOT_FOUND"));
}

#[test]
fn arrays_that_are_not_given_are_empty() {
    let bench = Bench::new();
    let chat = bench.dialog();
    assert_eq!(
        bench.bot("Chat.Message.send", json!({ "dialogId": chat })),
        refused("EMPTY_MESSAGE")
    );
    assert_eq!(
        bench.bot("Chat.User.add", json!({ "dialogId": chat })),
        done()
    );
    assert_eq!(
        bench.call("imbot.v2.Bot.register", &json!({ "botToken": "x" })),
        refused("BOT_CODE_REQUIRED")
    );
}

/// The same call as JSON, as a form, in the query, and spread over both.
#[test]
fn forms_queries_and_json_say_the_same() {
    let bench = Bench::new();
    let url = format!("{}imbot.v2.Chat.Message.send", bench.seeded.webhook);
    let (bot, chat) = (bench.seeded.bot, bench.dialog());
    let form =
        format!("botId={bot}&botToken=my_bot_token&dialogId={chat}&fields[message]=a+%26%20%D0%B1");
    let json = json!({
        "botId": bot, "botToken": "my_bot_token", "dialogId": chat, "fields": { "message": "a & б" }
    });
    let encoded = form.replace('[', "%5B").replace(']', "%5D");
    let requests = [
        Request::json(&url, json.to_string()),
        Request::post(&url, json.to_string())
            .header("Content-Type", "Application/vnd.x+JSON; charset=utf-8"),
        Request::form(&url, form.clone()),
        Request::post(&url, form.clone()),
        Request::form(&url, encoded.clone()),
        Request::get(&format!("{url}?{form}")),
        Request::get(&format!("{url}?{encoded}#rest")),
        // The body wins.
        Request::json(
            &format!("{url}?fields[message]=other&dialogId=chat999"),
            json.to_string(),
        ),
        // What is not JSON counts for nothing.
        Request::json(&format!("{url}?{form}"), "{\"fields\": "),
        Request::json(&format!("{url}?{form}"), "[1, 2]"),
        Request::json(&format!("{url}?{form}"), [0xff, 0xfe]),
        Request::json(&format!("{url}?{form}"), "[".repeat(100_000)),
    ];
    for request in requests {
        let sent = came(bench.portal(), &request).unwrap()["id"]
            .as_i64()
            .unwrap();
        assert_eq!(
            bench.portal().message(sent).unwrap()["text"],
            "a & б",
            "{request:?}"
        );
    }
    // JSON without its header is a form without parameters.
    let bare = Request::post(&url, json.to_string());
    assert_eq!(
        came(bench.portal(), &bare),
        refused("BOT_TOKEN_NOT_SPECIFIED")
    );
}

#[test]
fn forms_hold_lists() {
    let bench = Bench::new();
    let url = format!("{}imbot.v2.Chat.User.add", bench.seeded.webhook);
    let (bot, chat) = (bench.seeded.bot, bench.dialog());
    for (at, list) in ["userIds[]={}", "userIds[0]={}", "userIds[7]={}&userIds[]=0"]
        .iter()
        .enumerate()
    {
        let user = bench.portal().add_user(&format!("User {at}"));
        let list = list.replace("{}", &user.to_string());
        let body = format!("botId={bot}&botToken=my_bot_token&dialogId={chat}&{list}");
        assert_eq!(came(bench.portal(), &Request::form(&url, body)), done());
        assert!(
            bench.portal().members(bench.seeded.chat).contains(&user),
            "{list}"
        );
    }
}

#[test]
fn hostile_bodies_are_answered() {
    let bench = Bench::new();
    let url = format!("{}imbot.v2.Chat.Message.send", bench.seeded.webhook);
    let deep = format!("fields{}=1", "[a]".repeat(50_000));
    let wide = "a[]=1&".repeat(100_000);
    let odd = "=&[]=1&[x]=2&a[=3&a]=4&a[b=5&a[b]c=6&%zz=7&\u{0}=8&fields[18446744073709551615]=1&fields[]=2";
    for body in [deep.as_str(), &wide, odd] {
        assert_eq!(
            came(bench.portal(), &Request::form(&url, body)),
            refused("BOT_TOKEN_NOT_SPECIFIED")
        );
    }
    let odd_targets = [
        "",
        "?",
        "/",
        "://",
        "x://",
        "/rest",
        "/rest//",
        "/rest/1/2/3/4",
        "/download/x/y",
        "/%zz",
    ];
    for target in odd_targets {
        let answer = bench.portal().handle(&Request::get(target));
        assert_eq!(answer.status, 404, "{target}");
    }
}

#[test]
fn booleans_are_normalised() {
    let bench = Bench::new();
    let given = [
        (json!(true), true),
        (json!("Y"), true),
        (json!("y"), true),
        (json!("1"), true),
        (json!("True"), true),
        (json!(false), false),
        (json!("N"), false),
        (json!("yes"), false),
        (json!(1), false),
        (json!([1]), false),
    ];
    for (value, expected) in given {
        bench
            .bot(
                "Chat.TextField.enabled",
                json!({ "dialogId": bench.dialog(), "enabled": value }),
            )
            .unwrap();
        let chat = bench.portal().chat(bench.seeded.chat, 1).unwrap();
        assert_eq!(chat["textFieldEnabled"], json!(expected), "{value}");
    }
    bench
        .bot(
            "Chat.TextField.enabled",
            json!({ "dialogId": bench.dialog() }),
        )
        .unwrap();
    assert_eq!(
        bench.portal().chat(bench.seeded.chat, 1).unwrap()["textFieldEnabled"],
        true
    );
}

#[test]
fn answers_are_written_as_the_server_writes_them() {
    let bench = Bench::new();
    let id = bench.send(&bench.dialog(), "<b>'a' & \"b\"\n</b>");
    let url = format!("{}imbot.v2.Chat.Message.get", bench.seeded.webhook);
    let params = json!({ "botId": bench.seeded.bot, "botToken": "my_bot_token", "messageId": id });
    let answer = bench
        .portal()
        .handle(&Request::json(&url, params.to_string()));
    let text = String::from_utf8(answer.body.clone()).unwrap();
    let escaped = r"\u003Cb\u003E\u0027a\u0027 \u0026 \u0022b\u0022\n\u003C/b\u003E";
    assert!(text.contains(escaped), "{text}");
    assert_eq!(
        answer.json()["result"]["message"]["text"],
        "<b>'a' & \"b\"\n</b>"
    );
    let time = &answer.json()["time"];
    assert!(
        time["start"].is_u64() && time["finish"].is_f64() && time["processing"].is_u64(),
        "{time}"
    );
    assert_eq!(time["date_start"], "2026-11-01T10:00:00+00:00");
}
