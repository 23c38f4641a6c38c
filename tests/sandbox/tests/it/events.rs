//! Event queues: pages, confirmation, retention, subscriptions.

use std::time::Duration;

use bitrix24_sandbox::Tables;
use serde_json::{Value, json};

use crate::support::{Bench, refused, types};

fn page(bench: &Bench, params: Value) -> (Vec<String>, i64, bool) {
    let page = bench.bot("Event.get", params).unwrap();
    let events = page["events"].as_array().unwrap();
    let texts = events.iter().map(|event| {
        let text = event["data"]["message"]["text"].as_str();
        text.unwrap_or_default().to_owned()
    });
    (
        texts.collect(),
        page["nextOffset"].as_i64().unwrap(),
        page["hasMore"] == true,
    )
}

fn say(bench: &Bench, texts: &[&str]) {
    for text in texts {
        bench.portal().user(1).says(&bench.dialog(), text).unwrap();
    }
}

#[test]
fn an_offset_confirms_what_is_below_it() {
    let bench = Bench::new();
    bench.confirm();
    say(&bench, &["a", "b", "c"]);
    let (first, next, more) = page(&bench, json!({ "limit": 2 }));
    assert_eq!((first, more), (vec!["a".to_owned(), "b".to_owned()], true));
    // The same offset gives the same page.
    assert_eq!(page(&bench, json!({ "limit": 2 })).0, ["a", "b"]);
    let (rest, last, more) = page(&bench, json!({ "offset": next, "limit": 2 }));
    assert_eq!((rest, more), (vec!["c".to_owned()], false));
    assert_eq!(
        page(&bench, json!({})).0,
        ["c"],
        "the others are gone for good"
    );
    assert_eq!(
        page(&bench, json!({ "offset": last })),
        (vec![], last, false)
    );
}

#[test]
fn a_full_page_says_that_there_is_more_though_there_is_not() {
    let bench = Bench::new();
    bench.confirm();
    say(&bench, &["a", "b"]);
    assert!(page(&bench, json!({ "limit": 2 })).2);
    assert!(!page(&bench, json!({ "limit": 3 })).2);
    assert_eq!(
        page(&bench, json!({ "limit": 0 })).0.len(),
        1,
        "the limit is at least one"
    );
    assert_eq!(page(&bench, json!({ "limit": 1_000_000 })).0.len(), 2);
}

#[test]
fn events_are_kept_for_a_day() {
    let bench = Bench::new();
    bench.confirm();
    say(&bench, &["a"]);
    bench.clock.advance(Duration::from_secs(3600));
    say(&bench, &["b"]);
    bench.clock.advance(Duration::from_secs(23 * 3600 - 1));
    assert_eq!(page(&bench, json!({})).0, ["a", "b"]);
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(page(&bench, json!({})).0, ["b"]);
}

#[test]
fn user_events_need_a_subscription_and_lose_what_was_recorded_with_it() {
    let bench = Bench::new();
    let get = || {
        bench.call("im.v2.Event.get", &json!({})).unwrap()["events"]
            .as_array()
            .unwrap()
            .clone()
    };
    say(&bench, &["before"]);
    assert_eq!(get(), Vec::<Value>::new());
    for _ in 0..2 {
        assert_eq!(
            bench.call("im.v2.Event.subscribe", &json!({})),
            Ok(json!(true))
        );
    }
    say(&bench, &["during"]);
    let events = get();
    assert_eq!(types(&events), ["ONIMV2MESSAGEADD"]);
    let keys: Vec<_> = events[0]["data"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        ["chat", "language", "message", "user"],
        "there is no bot in it"
    );
    for _ in 0..2 {
        assert_eq!(
            bench.call("im.v2.Event.unsubscribe", &json!({})),
            Ok(json!(true))
        );
    }
    assert_eq!(get(), Vec::<Value>::new());
}

#[test]
fn the_action_of_a_reaction_is_left_empty_for_users() {
    let bench = Bench::new();
    bench.call("im.v2.Event.subscribe", &json!({})).unwrap();
    let user = bench.portal().user(bench.seeded.colleague);
    user.reacts(bench.seeded.message, "like").unwrap();
    let page = bench.call("im.v2.Event.get", &json!({})).unwrap();
    let data = &page["events"][0]["data"];
    assert_eq!(
        (&data["reaction"], &data["action"]),
        (&json!("like"), &json!(""))
    );
    assert_eq!(data["user"]["id"], json!(bench.seeded.colleague));
}

/// PHP takes nearly everything for true.
#[test]
fn with_user_events() {
    let bench = Bench::new();
    bench.confirm();
    let get = |with: Value| bench.bot("Event.get", json!({ "withUserEvents": with }));
    for truthy in [
        json!(true),
        json!("true"),
        json!("false"),
        json!("N"),
        json!(1),
    ] {
        assert_eq!(
            get(truthy.clone()),
            refused("USER_NOT_SUBSCRIBED"),
            "{truthy}"
        );
    }
    for falsy in [json!(false), json!("0"), json!(""), json!(0), Value::Null] {
        assert!(get(falsy.clone()).is_ok(), "{falsy}");
    }
    bench.call("im.v2.Event.subscribe", &json!({})).unwrap();
    say(&bench, &["a"]);
    let page = get(json!(true)).unwrap();
    assert_eq!(
        types(page["events"].as_array().unwrap()),
        ["ONIMBOTV2MESSAGEADD", "ONIMV2MESSAGEADD"]
    );
    // The offset is for both queues.
    let params = json!({ "withUserEvents": true, "offset": page["nextOffset"] });
    assert_eq!(bench.bot("Event.get", params).unwrap()["events"], json!([]));
    assert_eq!(
        bench.call("im.v2.Event.get", &json!({})).unwrap()["events"],
        json!([])
    );

    let narrow = bench.portal().webhook_with_scopes(1, &["imbot"]) + "imbot.v2.Event.get";
    let params =
        json!({ "botId": bench.seeded.bot, "botToken": "my_bot_token", "withUserEvents": true });
    let request = bitrix24_sandbox::Request::json(&narrow, params.to_string());
    assert_eq!(
        bench.portal().handle(&request).json()["error"],
        "SCOPE_ERROR"
    );
}

/// No event of the portal has a field that the schema does not know.
#[test]
fn events_have_fields_of_their_description() {
    let bench = Bench::new();
    let (bot, portal) = (bench.seeded.bot.to_string(), bench.portal());
    bench.call("im.v2.Event.subscribe", &json!({})).unwrap();
    let user = portal.user(1);
    let said = user.says(&bot, "Hi").unwrap();
    user.edits(said, "Hi!").unwrap();
    user.deletes(said).unwrap();
    user.says(&bot, "/help me").unwrap();
    user.reacts(bench.seeded.bot_message, "like").unwrap();
    user.opens_with_context(&bot, &json!({ "from": "a link" }))
        .unwrap();
    let page = bench
        .bot(
            "Event.get",
            json!({ "withUserEvents": true, "limit": 1000 }),
        )
        .unwrap();
    let events = page["events"].as_array().unwrap();
    let mut seen: Vec<_> = types(events);
    seen.sort();
    seen.dedup();
    let all = [
        "ONIMBOTV2COMMANDADD",
        "ONIMBOTV2CONTEXTGET",
        "ONIMBOTV2JOINCHAT",
        "ONIMBOTV2MESSAGEADD",
        "ONIMBOTV2MESSAGEDELETE",
        "ONIMBOTV2MESSAGEUPDATE",
        "ONIMBOTV2REACTIONCHANGE",
        "ONIMV2JOINCHAT",
        "ONIMV2MESSAGEADD",
        "ONIMV2MESSAGEDELETE",
        "ONIMV2MESSAGEUPDATE",
        "ONIMV2REACTIONCHANGE",
    ];
    assert_eq!(seen, all);
    for event in events {
        let name = event["type"].as_str().unwrap();
        // The schema may not describe the events yet.
        let tables = Tables::built_in();
        let Some(fields) = tables.event_fields(name) else {
            continue;
        };
        let sent = event["data"].as_object().unwrap().keys();
        let unknown: Vec<_> = sent.filter(|key| !fields.contains(key)).collect();
        assert_eq!(unknown, Vec::<&String>::new(), "{name}");
    }
}
