//! Objects as they travel, with all their fields.

mod bot;
mod chat;
pub(crate) mod colour;
mod command;
mod file;
mod message;
mod user;

pub(crate) use bot::{bot, foreign_bot};
pub(crate) use chat::{bundle, chat, event_chat};
pub(crate) use command::{BUILT_IN_COMMANDS, command, listed_command};
pub(crate) use file::{bot_file, download_url, file};
pub(crate) use message::message;
pub(crate) use user::{event_user, user};

use serde_json::Value;

/// The language of the portal.
pub(crate) const LANGUAGE: &str = "en";

/// An empty PHP array is `[]`, also where an object belongs.
pub(crate) fn php_object(value: Value) -> Value {
    match value {
        Value::Object(map) if map.is_empty() => Value::Array(Vec::new()),
        other => other,
    }
}
