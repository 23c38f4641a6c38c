use serde_json::{Value, json};

use crate::support::{Bench, Came, done, object, refused};

fn register(bench: &Bench, fields: Value) -> Came {
    bench.call("imbot.v2.Bot.register", &json!({ "fields": fields }))
}

#[test]
fn what_a_registration_needs() {
    let bench = Bench::new();
    let whole = || json!({ "code": "new", "botToken": "new", "properties": { "name": "New" } });
    let with = |name: &str, value: Value| {
        let mut fields = whole();
        fields[name] = value;
        fields
    };
    let without = |name: &str| {
        let mut fields = object(whole());
        fields.remove(name);
        Value::Object(fields)
    };
    let cases = [
        (without("botToken"), "BOT_TOKEN_NOT_SPECIFIED"),
        (without("code"), "BOT_CODE_REQUIRED"),
        (with("code", json!("")), "BOT_CODE_REQUIRED"),
        (without("properties"), "BOT_PROPERTIES_REQUIRED"),
        (with("properties", json!({})), "BOT_PROPERTIES_REQUIRED"),
        (with("properties", json!({ "name": 5 })), "0"),
        (with("type", json!("robot")), "BOT_INVALID_TYPE"),
        (with("type", json!(5)), "0"),
        (with("botToken", json!(5)), "0"),
        (with("eventMode", json!("pigeon")), "BOT_INVALID_EVENT_MODE"),
        (
            with("eventMode", json!("webhook")),
            "BOT_WEBHOOK_URL_REQUIRED",
        ),
        (with("code", json!("helper")), "BOT_CODE_ALREADY_TAKEN"),
        (
            with(
                "properties",
                json!({ "name": "New", "avatar": "no picture!" }),
            ),
            "BOT_AVATAR_INCORRECT_TYPE",
        ),
    ];
    for (fields, code) in cases {
        assert_eq!(register(&bench, fields.clone()), refused(code), "{fields}");
    }
    let mut bad_url = with("eventMode", json!("webhook"));
    bad_url["webhookUrl"] = json!("nowhere");
    assert_eq!(register(&bench, bad_url), refused("BOT_INVALID_CALLBACK"));
    // Nothing of all this left a bot behind.
    let listed = bench
        .call("imbot.v2.Bot.list", &json!({ "botToken": "new" }))
        .unwrap();
    assert_eq!(
        listed,
        json!({ "bots": [], "users": [], "hasNextPage": false })
    );
    assert!(register(&bench, whole()).is_ok());
}

#[test]
fn a_second_registration_changes_nothing() {
    let bench = Bench::new();
    let fields = json!({ "code": "new", "botToken": "new", "properties": { "name": "New" } });
    let first = register(&bench, fields).unwrap();
    assert_eq!(first["bot"]["appId"], "customnew");
    assert_eq!(first["bot"]["eventMode"], "fetch");
    let other = json!({
        "code": "new", "botToken": "new", "type": "supervisor", "isHidden": true, "properties": { "name": "Other" }
    });
    assert_eq!(register(&bench, other), Ok(first));
}

#[test]
fn fields_have_older_names_too() {
    let bench = Bench::new();
    let fields = json!({ "CODE": "old", "BOT_TOKEN": "old", "PROPERTIES": { "NAME": "Old", "LAST_NAME": "Hand" } });
    let made = register(&bench, fields).unwrap();
    assert_eq!(
        (&made["bot"]["code"], &made["users"][0]["name"]),
        (&json!("old"), &json!("Old Hand"))
    );
}

#[test]
fn properties_that_are_not_given_are_reset() {
    let bench = Bench::new();
    let update = |fields: Value| {
        bench
            .bot("Bot.update", json!({ "fields": fields }))
            .unwrap()
    };
    let all = json!({ "name": "A", "lastName": "B", "workPosition": "C", "gender": "F", "color": "mint" });
    let user = update(json!({ "properties": all }))["users"][0].clone();
    assert_eq!(
        (&user["name"], &user["workPosition"]),
        (&json!("A B"), &json!("C"))
    );
    let user = update(json!({ "properties": { "color": "RED" } }))["users"][0].clone();
    assert_eq!(
        (&user["name"], &user["workPosition"]),
        (&json!("A"), &Value::Null)
    );
    assert_eq!(
        (&user["gender"], &user["color"]),
        (&json!("M"), &json!("#df532d"))
    );
    // Without properties nothing is reset.
    let user = update(json!({ "isHidden": "Y" }))["users"][0].clone();
    assert_eq!(user["color"], "#df532d");
}

#[test]
fn a_background_cannot_be_reset_and_a_bad_url_is_ignored() {
    let bench = Bench::new();
    let update = |fields: Value| {
        bench
            .bot("Bot.update", json!({ "fields": fields }))
            .map(|of| of["bot"].clone())
    };
    assert_eq!(
        update(json!({ "backgroundId": "mint" })).unwrap()["backgroundId"],
        "mint"
    );
    for none in [Value::Null, json!(""), json!("nonsense"), json!(5)] {
        assert_eq!(
            update(json!({ "backgroundId": none })).unwrap()["backgroundId"],
            "mint"
        );
    }
    assert!(update(json!({ "webhookUrl": "nowhere" })).is_ok());
    assert_eq!(
        update(json!({ "eventMode": "pigeon" })),
        refused("BOT_INVALID_EVENT_MODE")
    );
}

#[test]
fn a_new_token_takes_the_place_of_the_old() {
    let bench = Bench::new();
    bench
        .bot("Bot.update", json!({ "fields": { "botToken": "next" } }))
        .unwrap();
    assert_eq!(
        bench.bot("Event.get", json!({})),
        refused("BOT_OWNERSHIP_ERROR")
    );
    assert!(
        bench
            .as_bot(bench.seeded.bot, "next", "Event.get", json!({}))
            .is_ok()
    );
}

#[test]
fn a_bot_that_turns_to_webhooks_loses_what_waits() {
    let bench = Bench::new();
    assert!(!bench.events().is_empty());
    let fields = json!({ "eventMode": "webhook", "webhookUrl": "https://example.com/hook" });
    let bot = bench
        .bot("Bot.update", json!({ "fields": fields }))
        .unwrap();
    assert_eq!(bot["bot"]["eventMode"], "webhook");
    bench.portal().user(1).says(&bench.dialog(), "Hi").unwrap();
    assert_eq!(bench.events(), Vec::<Value>::new());
}

#[test]
fn a_foreign_bot_is_shown_without_what_is_its_owners() {
    let bench = Bench::new();
    let bot = bench.seeded.bot;
    let get = |params: Value| bench.call("imbot.v2.Bot.get", &params);
    let own = get(json!({ "botId": bot, "botToken": "my_bot_token" })).unwrap();
    assert_eq!(
        own,
        get(json!({ "CODE": "helper", "botToken": "my_bot_token" })).unwrap()
    );
    assert_eq!(own["bot"]["countCommand"], 1);
    let foreign = get(json!({ "botId": bot.to_string(), "botToken": "other" })).unwrap();
    let keys: Vec<_> = object(foreign["bot"].clone())
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let open = [
        "backgroundId",
        "code",
        "id",
        "isHidden",
        "isReactionsEnabled",
        "isSupportOpenline",
        "language",
        "type",
    ];
    assert_eq!(keys, open);
    assert_eq!(foreign["users"], own["users"]);
    assert_eq!(get(json!({ "botToken": "x" })), refused("PARAMS_REQUIRED"));
    assert_eq!(
        get(json!({ "botId": bot })),
        refused("BOT_TOKEN_NOT_SPECIFIED")
    );
    assert_eq!(
        get(json!({ "botToken": "x", "botId": 999 })),
        refused("BOT_NOT_FOUND")
    );
}

#[test]
fn the_list_has_pages_and_a_filter() {
    let bench = Bench::new();
    for (code, kind) in [("a", "bot"), ("b", "bot"), ("c", "openline")] {
        let fields =
            json!({ "code": code, "botToken": "t", "type": kind, "properties": { "name": code } });
        register(&bench, fields).unwrap();
    }
    let codes = |params: Value| {
        let mut all = params;
        all["botToken"] = json!("t");
        let page = bench.call("imbot.v2.Bot.list", &all).unwrap();
        let codes = page["bots"]
            .as_array()
            .unwrap()
            .iter()
            .map(|bot| bot["code"].as_str().unwrap());
        (codes.collect::<String>(), page["hasNextPage"] == true)
    };
    assert_eq!(codes(json!({})), ("abc".into(), false));
    assert_eq!(codes(json!({ "limit": 2 })), ("ab".into(), true));
    assert_eq!(
        codes(json!({ "limit": 2, "offset": 2 })),
        ("c".into(), false)
    );
    assert_eq!(
        codes(json!({ "filter": { "type": "bot" } })),
        ("ab".into(), false)
    );
    // A type that does not exist is no filter.
    assert_eq!(
        codes(json!({ "filter": { "type": "robot" } })),
        ("abc".into(), false)
    );
}

#[test]
fn an_unregistered_bot_is_gone() {
    let bench = Bench::new();
    assert_eq!(bench.bot("Bot.unregister", json!({})), done());
    assert_eq!(
        bench.bot("Bot.unregister", json!({})),
        refused("BOT_NOT_FOUND")
    );
    assert_eq!(
        bench.portal().members(bench.seeded.chat),
        [1, bench.seeded.colleague]
    );
    let said = bench
        .portal()
        .user(1)
        .says(&bench.seeded.bot.to_string(), "Hi");
    assert!(said.unwrap_err().to_string().contains("CHAT_NOT_FOUND"));
}
