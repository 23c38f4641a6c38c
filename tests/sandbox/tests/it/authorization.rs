//! Who may call, and which bot is meant.

use std::time::Duration;

use bitrix24_sandbox::{Portal, Request};
use serde_json::{Value, json};

use crate::support::{Bench, came, done, refused};

/// Status and code of an answer.
fn status(portal: &Portal, request: &Request) -> (u16, Value) {
    let answer = portal.handle(request);
    (answer.status, answer.json()["error"].clone())
}

#[test]
fn without_a_right_the_status_is_401() {
    let bench = Bench::new();
    let portal = bench.portal();
    let narrow = portal.webhook_with_scopes(1, &["im"]);
    let revision = "imbot.v2.Revision.get";
    let cases = [
        (Request::get(&format!("/rest/{revision}")), "NO_AUTH_FOUND"),
        (
            Request::get(&format!("/rest/{revision}?auth=nonsense")),
            "NO_AUTH_FOUND",
        ),
        (
            Request::get(&format!("/rest/1/nonsense/{revision}")),
            "INVALID_CREDENTIALS",
        ),
        (
            Request::get(&format!("/rest/2/secret1/{revision}")),
            "INVALID_CREDENTIALS",
        ),
        (
            Request::get(&format!("{narrow}{revision}")),
            "insufficient_scope",
        ),
    ];
    for (request, code) in cases {
        assert_eq!(status(portal, &request), (401, json!(code)));
    }
}

#[test]
fn a_token_comes_in_three_places_and_expires() {
    let bench = Bench::new();
    let portal = bench.portal();
    let token = portal.access_token(1, "app.1");
    let url = "https://example.bitrix24.com/rest/im.v2.Event.subscribe";
    let requests = [
        Request::post(url, "").header("Authorization", &format!("Bearer {token}")),
        Request::get(&format!("{url}?auth={token}")),
        Request::form(url, format!("access_token={token}")),
        Request::json(url, json!({ "auth": token }).to_string()),
        // The header wins.
        Request::json(url, json!({ "auth": "nonsense" }).to_string())
            .header("authorization", &format!("bearer {token}")),
        // And `auth` over `access_token`.
        Request::form(url, format!("access_token=nonsense&auth={token}")),
    ];
    for request in &requests {
        assert_eq!(came(portal, request), Ok(json!(true)));
    }
    bench.clock.advance(Duration::from_secs(3600));
    for request in &requests {
        assert_eq!(status(portal, request), (401, json!("expired_token")));
    }
}

#[test]
fn methods_are_found_by_their_spelling() {
    let bench = Bench::new();
    let cases = [
        ("imbot.v2.Revision.get", 200, Value::Null),
        ("imbot.V2.Revision.GET", 200, Value::Null),
        ("imbot.v2.Revision.get.json", 200, Value::Null),
        (
            "imbot.v2.revision.get",
            404,
            json!("ERROR_METHOD_NOT_FOUND"),
        ),
        (
            "Imbot.v2.Revision.get",
            404,
            json!("ERROR_METHOD_NOT_FOUND"),
        ),
        ("imbot.v2.Nothing.get", 404, json!("ERROR_METHOD_NOT_FOUND")),
        ("batch", 404, json!("ERROR_METHOD_NOT_FOUND")),
        ("", 404, json!("ERROR_METHOD_NOT_FOUND")),
        ("imbot.v2.Revision.set", 400, json!("22002")),
        ("imbot.v2.Chat.Message.fly", 400, json!("22002")),
    ];
    for (method, expected, code) in cases {
        let url = format!("{}{method}", bench.seeded.webhook);
        assert_eq!(
            status(bench.portal(), &Request::get(&url)),
            (expected, code),
            "{method}"
        );
    }
    assert_eq!(status(bench.portal(), &Request::get("/somewhere")).0, 404);
}

#[test]
fn a_webhook_names_the_bot_and_its_token() {
    let bench = Bench::new();
    let (bot, chat) = (bench.seeded.bot, bench.dialog());
    let cases = [
        (json!({}), "BOT_TOKEN_NOT_SPECIFIED"),
        (json!({ "botId": bot }), "BOT_TOKEN_NOT_SPECIFIED"),
        (
            json!({ "botId": bot, "botToken": "" }),
            "BOT_TOKEN_NOT_SPECIFIED",
        ),
        (
            json!({ "botId": bot, "botToken": null }),
            "BOT_TOKEN_NOT_SPECIFIED",
        ),
        (json!({ "botId": bot, "botToken": 5 }), "0"),
        (json!({ "botToken": "x" }), "BOT_ID_REQUIRED"),
        (
            json!({ "botId": "some", "botToken": "x" }),
            "BOT_ID_REQUIRED",
        ),
        (json!({ "botId": 999, "botToken": "x" }), "BOT_NOT_FOUND"),
        // A person is no bot.
        (json!({ "botId": 1, "botToken": "x" }), "BOT_NOT_FOUND"),
        (
            json!({ "botId": bot, "botToken": "x" }),
            "BOT_OWNERSHIP_ERROR",
        ),
        // The bot is looked at before the parameters are.
        (
            json!({ "botId": bot, "botToken": "x", "dialogId": 5 }),
            "BOT_OWNERSHIP_ERROR",
        ),
        (
            json!({ "botId": bot, "botToken": "my_bot_token", "dialogId": 5 }),
            "100",
        ),
    ];
    for (params, code) in cases {
        assert_eq!(
            bench.call("imbot.v2.Chat.InputAction.notify", &params),
            refused(code),
            "{params}"
        );
    }
    let twins = json!({ "BOT_ID": bot.to_string(), "BOT_TOKEN": "my_bot_token", "dialogId": chat });
    assert_eq!(
        bench.call("imbot.v2.Chat.InputAction.notify", &twins),
        done()
    );
}

#[test]
fn an_application_is_known_by_its_id() {
    let bench = Bench::new();
    let portal = bench.portal();
    let call = |client: &str, method: &str, params: Value| {
        let token = portal.access_token(1, client);
        let request = Request::json(&format!("/rest/{method}"), params.to_string());
        came(
            portal,
            &request.header("authorization", &format!("Bearer {token}")),
        )
    };
    let fields = json!({ "fields": { "code": "app_bot", "properties": { "name": "App" } } });
    let made = call("app.1", "imbot.v2.Bot.register", fields.clone()).unwrap();
    let bot = made["bot"]["id"].as_i64().unwrap();
    assert_eq!(made["bot"]["appId"], "app.1");
    // Tokens of bots are not looked at.
    let params = json!({ "botId": bot, "botToken": "anything" });
    assert!(call("app.1", "imbot.v2.Event.get", params.clone()).is_ok());
    assert_eq!(
        call("app.2", "imbot.v2.Event.get", params),
        refused("BOT_OWNERSHIP_ERROR")
    );
    assert_eq!(
        call("app.2", "imbot.v2.Bot.register", fields),
        refused("BOT_CODE_ALREADY_TAKEN")
    );
}

#[test]
fn portals_know_nothing_of_each_other() {
    let (one, other) = (Bench::new(), Bench::new());
    one.second_bot(json!({}));
    let second = json!({ "code": "second", "botToken": "x" });
    assert!(one.call("imbot.v2.Bot.get", &second).is_ok());
    assert_eq!(
        other.call("imbot.v2.Bot.get", &second),
        refused("BOT_NOT_FOUND")
    );
}

#[test]
fn the_log_has_every_call_and_no_secret() {
    let bench = Bench::new();
    let before = bench.portal().log().len();
    bench
        .call("imbot.v2.chat.nothing", &json!({ "auth": "secret!" }))
        .unwrap_err();
    bench
        .bot(
            "Event.GET",
            json!({ "fields": { "BOT_TOKEN": "secret!", "n": [1] } }),
        )
        .unwrap();
    let log = bench.portal().log();
    let [first, second] = &log[before..] else {
        panic!("two calls: {log:?}")
    };
    assert_eq!(
        (&*first.method, first.status),
        ("imbot.v2.chat.nothing", 404)
    );
    assert_eq!(first.code.as_deref(), Some("ERROR_METHOD_NOT_FOUND"));
    assert_eq!(
        (&*second.method, second.status, &second.code),
        ("imbot.v2.Event.get", 200, &None)
    );
    let params = json!({ "botId": bench.seeded.bot, "botToken": "***", "fields": { "BOT_TOKEN": "***", "n": [1] } });
    assert_eq!(second.params, params);
    assert!(!format!("{log:?}").contains("secret!"));
    assert!(!format!("{log:?}").contains("my_bot_token"));
}
