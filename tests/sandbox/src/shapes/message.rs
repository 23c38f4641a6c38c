use serde_json::{Map, Value, json};

use super::php_object;
use crate::clock::iso;
use crate::state::Message;

/// A message. The same in methods and events.
pub(crate) fn message(message: &Message) -> Value {
    let text = if message.is_deleted && message.text.is_empty() {
        "This message was deleted."
    } else {
        &message.text
    };
    let forward = message.forward.as_ref().map(|from| {
        json!({
            "id": from.id,
            "userId": from.user,
            "chatTitle": from.chat_title,
            "chatType": from.chat_type,
        })
    });
    let is_viewed = message.viewed_by.iter().any(|user| *user != message.author);
    json!({
        "id": message.id,
        "chatId": message.chat,
        "chat_id": message.chat,
        "authorId": message.author,
        "author_id": message.author,
        "date": iso(message.date),
        "text": text,
        "isSystem": message.is_system,
        "uuid": message.uuid,
        "forward": forward,
        "params": php_object(Value::Object(params(message))),
        "viewedByOthers": is_viewed,
    })
}

/// Parameters: numbers and booleans as texts; what has its default value is left out.
fn params(message: &Message) -> Map<String, Value> {
    let texts = |ids: &[i64]| json!(ids.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut params = Map::new();
    let mut set = |name: &str, value: Value| params.insert(name.to_owned(), value);
    if message.is_deleted {
        set("IS_DELETED", json!("Y"));
    }
    if message.is_edited {
        set("IS_EDITED", json!("Y"));
    }
    if let Some(id) = message.reply_to {
        set("REPLY_ID", json!(id.to_string()));
    }
    if !message.files.is_empty() {
        set("FILE_ID", texts(&message.files));
    }
    if let Some(attach) = &message.attach {
        set("ATTACH", attach.clone());
    }
    if let Some(keyboard) = &message.keyboard {
        set("KEYBOARD", json!(keyboard));
    }
    if let Some(menu) = &message.menu {
        set("MENU", menu.clone());
    }
    let likes = message.reactions.iter().filter(|(code, _)| code == "like");
    let likes: Vec<_> = likes.map(|(_, user)| *user).collect();
    if !likes.is_empty() {
        set("LIKE", texts(&likes));
    }
    params
}
