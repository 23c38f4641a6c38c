//! A portal with a bot in it, and calls as that bot.

use bitrix24_sandbox::{ChatKind, Clock, Portal, Request, Seeded, Tables};
use serde_json::{Map, Value, json};

/// A seeded portal on a clock that stands still.
pub(crate) struct Bench {
    pub(crate) seeded: Seeded,
    pub(crate) clock: Clock,
}

/// What a call came to: the result, or the error code.
pub(crate) type Came = Result<Value, String>;

impl Bench {
    pub(crate) fn new() -> Self {
        let clock = Clock::manual();
        let portal = Portal::builder().clock(clock.clone()).build();
        let seeded = Seeded::new(&portal).expect("the tables have the methods that it takes");
        Self { seeded, clock }
    }

    pub(crate) fn portal(&self) -> &Portal {
        &self.seeded.portal
    }

    /// The dialog ID of the group chat.
    pub(crate) fn dialog(&self) -> String {
        format!("chat{}", self.seeded.chat)
    }

    /// A call as the seeded bot.
    pub(crate) fn bot(&self, method: &str, params: Value) -> Came {
        self.as_bot(self.seeded.bot, self.seeded.bot_token, method, params)
    }

    /// A call as some bot.
    pub(crate) fn as_bot(&self, bot: i64, token: &str, method: &str, params: Value) -> Came {
        let mut all = object(json!({ "botId": bot, "botToken": token }));
        all.extend(object(params));
        self.call(&format!("imbot.v2.{method}"), &Value::Object(all))
    }

    /// A call by the webhook, with these parameters and no others.
    pub(crate) fn call(&self, method: &str, params: &Value) -> Came {
        let url = format!("{}{method}", self.seeded.webhook);
        came(self.portal(), &Request::json(&url, params.to_string()))
    }

    /// A new bot with the token `second`.
    pub(crate) fn second_bot(&self, fields: Value) -> i64 {
        let mut all = object(json!({
            "code": "second", "botToken": "second", "properties": { "name": "Second" }
        }));
        all.extend(object(fields));
        let made = self.call("imbot.v2.Bot.register", &json!({ "fields": all }));
        let id = made.expect("it is registered")["bot"]["id"].as_i64();
        id.expect("a bot has an ID")
    }

    /// A chat of the seeded bot, user 1 and the colleague.
    pub(crate) fn chat(&self, kind: ChatKind, owner: i64) -> i64 {
        let members = [1, self.seeded.colleague, self.seeded.bot];
        self.portal().add_chat(kind, "Another", owner, &members)
    }

    /// Sends a message as the seeded bot: the ID.
    pub(crate) fn send(&self, dialog: &str, text: &str) -> i64 {
        let sent = self.bot(
            "Chat.Message.send",
            json!({ "dialogId": dialog, "fields": { "message": text } }),
        );
        sent.expect("it is sent")["id"]
            .as_i64()
            .expect("it has an ID")
    }

    /// The events that wait for the seeded bot. They stay where they are.
    pub(crate) fn events(&self) -> Vec<Value> {
        let page = self
            .bot("Event.get", json!({ "limit": 1000 }))
            .expect("a page");
        page["events"].as_array().cloned().expect("a list")
    }

    /// Confirms all events of the seeded bot.
    pub(crate) fn confirm(&self) {
        let next = self
            .bot("Event.get", json!({ "limit": 1000 }))
            .expect("a page")["nextOffset"]
            .clone();
        self.bot("Event.get", json!({ "offset": next }))
            .expect("a page");
        assert_eq!(self.events(), Vec::<Value>::new());
    }

    /// The types of the events that wait for the seeded bot.
    pub(crate) fn event_types(&self) -> Vec<String> {
        types(&self.events())
    }
}

pub(crate) fn types(events: &[Value]) -> Vec<String> {
    let types = events
        .iter()
        .map(|event| event["type"].as_str().expect("a type"));
    types.map(str::to_owned).collect()
}

/// Sends a request. What comes back must be an answer of one of the two forms, and an error that the description of
/// the method lists.
pub(crate) fn came(portal: &Portal, request: &Request) -> Came {
    let answer = portal.handle(request);
    let body = answer.json();
    let Some(code) = body.get("error") else {
        assert_eq!(answer.status, 200, "{body}");
        assert!(body["time"]["start"].is_u64(), "{body}");
        return Ok(body["result"].clone());
    };
    assert_eq!(body.as_object().map(Map::len), Some(2), "{body}");
    assert!(body["error_description"].is_string(), "{body}");
    assert!(
        matches!(answer.status, 400 | 401 | 404),
        "{} {body}",
        answer.status
    );
    let code = code.as_str().expect("a code is a text");
    let log = portal.log();
    let method = log.last().map_or("", |entry| &entry.method);
    assert!(
        Tables::built_in().has_code(method, code),
        "{code} is not described for {method}"
    );
    Err(code.to_owned())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what a call came to"
)]
pub(crate) fn done() -> Came {
    Ok(json!({ "result": true }))
}

pub(crate) fn refused(code: &str) -> Came {
    Err(code.to_owned())
}

pub(crate) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other} is no object"),
    }
}
