//! A new message, its forwards, and the registry of idempotency keys.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::message_fields::{new_attach, new_keyboard};
use crate::acts::access;
use crate::acts::messages::{self, Draft};
use crate::call::{Call, Outcome};
use crate::failure::Failure;
use crate::shapes::php_object;
use crate::state::{ChatKind, Forward, SentKey};
use crate::values;

/// How long a key is remembered.
const KEPT: Duration = Duration::from_secs(3600);

/// Writes the text, then the forwards. A text that fails beside forwards is passed over in silence.
pub(super) fn send(call: &mut Call<'_>, chat: i64) -> Outcome {
    let fields = call.group("fields");
    let reply_to = reply(call, &fields, chat)?;
    let forwards = forwards(call, &fields)?;
    let has_text = fields.contains_key("message") || fields.contains_key("attach");
    let id = if forwards.is_empty() {
        Some(send_text(call, &fields, chat, reply_to)?)
    } else if has_text {
        send_text(call, &fields, chat, reply_to).ok()
    } else {
        None
    };
    let mut sent = Map::new();
    for (key, message) in forwards {
        let id = once(call, Some(&key), |call| forward(call, chat, message, &key))?;
        sent.insert(key, json!(id));
    }
    Ok(json!({ "id": id, "uuidMap": php_object(Value::Object(sent)) }))
}

fn send_text(
    call: &mut Call<'_>,
    fields: &Map<String, Value>,
    chat: i64,
    reply_to: Option<i64>,
) -> Result<i64, Failure> {
    let is_system = fields.get("system").is_some_and(values::flag);
    let uuid = fields.get("templateId").and_then(values::text);
    // With a system message the key is not looked at.
    let key = uuid.clone().filter(|_| !is_system);
    once(call, key.as_deref(), |call| {
        let author = call.actor();
        let text = text(call, fields)?;
        let attach = new_attach(fields)?;
        let keyboard = new_keyboard(fields, author)?;
        if text.trim().is_empty() && attach.is_none() {
            return Err(Failure::of("EMPTY_MESSAGE"));
        }
        let draft = Draft {
            chat,
            author,
            text,
            is_system,
            uuid,
            reply_to,
            attach,
            keyboard,
            ..Draft::default()
        };
        Ok(messages::write(call.state, draft))
    })
}

/// Does something once for a key that is a UUID v4 in lower case. While it runs, and for an hour after it failed, the
/// key is taken; after it went well, what it returned is returned again.
fn once(
    call: &mut Call<'_>,
    key: Option<&str>,
    act: impl FnOnce(&mut Call<'_>) -> Result<i64, Failure>,
) -> Result<i64, Failure> {
    let Some(key) = key.filter(|key| values::is_uuid_v4(key)) else {
        return act(call);
    };
    let now = call.state.now();
    call.state
        .keys
        .retain(|_, sent| now.saturating_sub(sent.at) < KEPT);
    match call.state.keys.get(key).map(|sent| sent.message) {
        Some(Some(message)) => return Ok(message),
        Some(None) => return Err(Failure::of("MESSAGE_DUPLICATED_BY_UUID")),
        None => {}
    }
    let taken = SentKey {
        message: None,
        at: now,
    };
    call.state.keys.insert(key.to_owned(), taken);
    let id = act(call)?;
    if let Some(sent) = call.state.keys.get_mut(key) {
        sent.message = Some(id);
    }
    Ok(id)
}

/// A longer text is cut short in silence.
pub(super) fn text(call: &Call<'_>, fields: &Map<String, Value>) -> Result<String, Failure> {
    let text = match fields.get("message") {
        None => String::new(),
        Some(value) => values::text(value).ok_or_else(|| Failure::strict("message"))?,
    };
    let longest = call.table("fields.message").and_then(|of| of.max_chars);
    Ok(
        match longest.and_then(|longest| text.char_indices().nth(longest)) {
            Some((end, _)) => text[..end].to_owned(),
            None => text,
        },
    )
}

fn reply(call: &Call<'_>, fields: &Map<String, Value>, chat: i64) -> Result<Option<i64>, Failure> {
    let Some(id) = fields.get("replyId").and_then(values::int) else {
        return Ok(None);
    };
    let message = access::message(call.state, id, call.actor())?;
    if message.chat == chat {
        Ok(Some(id))
    } else {
        Err(Failure::of("REPLY_ERROR"))
    }
}

/// The messages to forward, under their keys.
fn forwards(call: &Call<'_>, fields: &Map<String, Value>) -> Result<Vec<(String, i64)>, Failure> {
    let Some(given) = fields.get("forwardIds") else {
        return Ok(Vec::new());
    };
    if given.as_array().is_some_and(|list| list.len() > 1) {
        return Err(Failure::strict("forwardIds"));
    }
    let Some(given) = values::array(given) else {
        return Err(Failure::strict("forwardIds"));
    };
    let most = call.table("fields.forwardIds").and_then(|of| of.max_items);
    if most.is_some_and(|most| given.len() > most) {
        return Err(Failure::of("TOO_MANY_MESSAGES"));
    }
    let mut forwards = Vec::new();
    let mut from = None;
    for (key, id) in given {
        if !values::is_uuid_v4(&key) {
            return Err(Failure::of("WRONG_UUID"));
        }
        let id = values::int(&id).ok_or_else(|| Failure::of("MESSAGE_NOT_FOUND"))?;
        let message = access::message(call.state, id, call.actor())?;
        if *from.get_or_insert(message.chat) != message.chat {
            return Err(Failure::of("MESSAGES_IN_DIFFERENT_CHAT_ERROR"));
        }
        forwards.push((key, id));
    }
    // The copies come in the order of the originals.
    forwards.sort_by_key(|(_, id)| *id);
    Ok(forwards)
}

fn forward(call: &mut Call<'_>, chat: i64, message: i64, key: &str) -> Result<i64, Failure> {
    let author = call.actor();
    let from = access::message(call.state, message, author)?.clone();
    let source = call.state.chats.get(&from.chat);
    let source = source.ok_or_else(|| Failure::of("CHAT_NOT_FOUND"))?;
    let is_private = source.kind == ChatKind::Private;
    let context = match source.members[..] {
        [one, other] if is_private => format!("{one}:{other}"),
        _ => format!("chat{}", source.id),
    };
    let original = Forward {
        id: format!("{context}/{message}"),
        user: from.author,
        chat_title: source.title.clone(),
        chat_type: if is_private { "private" } else { "chat" },
    };
    let draft = Draft {
        chat,
        author,
        text: from.text,
        uuid: Some(key.to_owned()),
        forward: Some(original),
        attach: from.attach,
        files: from.files,
        ..Draft::default()
    };
    Ok(messages::write(call.state, draft))
}
