//! Who hears of what: the data of every event, for each of its recipients.

use serde_json::{Map, Value, json};

use super::{chats, queue};
use crate::shapes;
use crate::state::{Chat, ChatKind, Message, State};

/// A message was written. Bots in `called` have heard of it as a command.
pub(crate) fn written(state: &mut State, message: i64, called: &[i64]) {
    let Some(message) = state.messages.get(&message).cloned() else {
        return;
    };
    let mut bots = addressed_bots(state, &message);
    bots.retain(|bot| !called.contains(bot));
    for bot in bots.iter().chain(called) {
        if let Some(bot) = state.bots.get_mut(bot) {
            bot.messages += 1;
        }
    }
    for bot in bots {
        let data = about_message(state, &message, bot);
        queue::push_to_bot(state, bot, "ONIMBOTV2MESSAGEADD", data);
    }
    for user in members(state, message.chat) {
        let data = about_message(state, &message, user);
        queue::push_to_user(state, user, "ONIMV2MESSAGEADD", data);
    }
}

/// A command of a bot was called.
pub(crate) fn commanded(state: &mut State, bot: i64, message: i64, command: Value) {
    if let Some(message) = state.messages.get(&message).cloned() {
        let mut data = about_message(state, &message, bot);
        data.insert("command".into(), command);
        queue::push_to_bot(state, bot, "ONIMBOTV2COMMANDADD", data);
    }
}

/// A message was changed.
pub(crate) fn changed(state: &mut State, message: i64) {
    let Some(message) = state.messages.get(&message).cloned() else {
        return;
    };
    for bot in addressed_bots(state, &message) {
        let data = about_message(state, &message, bot);
        queue::push_to_bot(state, bot, "ONIMBOTV2MESSAGEUPDATE", data);
    }
    for user in members(state, message.chat) {
        let data = about_message(state, &message, user);
        queue::push_to_user(state, user, "ONIMV2MESSAGEUPDATE", data);
    }
}

/// A message was deleted. `message` is what it was before.
pub(crate) fn deleted(state: &mut State, message: &Message) {
    let data = |state: &State, viewer| {
        let mut data = about_chat(state, message.chat, message.author, viewer);
        data.insert("messageId".into(), json!(message.id));
        data
    };
    for bot in addressed_bots(state, message) {
        let data = data(state, bot);
        queue::push_to_bot(state, bot, "ONIMBOTV2MESSAGEDELETE", data);
    }
    for user in members(state, message.chat) {
        let data = data(state, user);
        queue::push_to_user(state, user, "ONIMV2MESSAGEDELETE", data);
    }
}

/// A reaction was set or taken away. Of the bots, the author of the message hears of it.
pub(crate) fn reacted(state: &mut State, message: i64, user: i64, reaction: &str, sets: bool) {
    let Some(message) = state.messages.get(&message).cloned() else {
        return;
    };
    let data = |state: &State, viewer, action: &str| {
        let mut data = about_chat(state, message.chat, user, viewer);
        data.insert("message".into(), shapes::message(&message));
        data.insert("reaction".into(), json!(reaction));
        data.insert("action".into(), json!(action));
        data
    };
    let author = state.bots.get(&message.author);
    if message.author != user && author.is_some_and(|bot| bot.is_reactions_enabled) {
        let data = data(state, message.author, if sets { "add" } else { "delete" });
        queue::push_to_bot(state, message.author, "ONIMBOTV2REACTIONCHANGE", data);
    }
    for member in members(state, message.chat) {
        // The server leaves the action of these events empty.
        let data = data(state, member, "");
        queue::push_to_user(state, member, "ONIMV2REACTIONCHANGE", data);
    }
}

/// Users came into a chat. A bot hears of itself, and of who brought it; members hear of everybody.
pub(crate) fn joined(state: &mut State, chat: i64, users: &[i64], by: i64) {
    for user in users {
        if state.bots.contains_key(user) {
            let data = about_joining(state, chat, by, *user);
            queue::push_to_bot(state, *user, "ONIMBOTV2JOINCHAT", data);
        }
        for member in members(state, chat) {
            let data = about_joining(state, chat, *user, member);
            queue::push_to_user(state, member, "ONIMV2JOINCHAT", data);
        }
    }
}

/// Somebody opened the dialog with a bot, and handed data over.
pub(crate) fn opened_with_context(
    state: &mut State,
    bot: i64,
    chat: i64,
    user: i64,
    context: &Value,
) {
    let mut data = about_joining(state, chat, user, bot);
    data.insert("context".into(), shapes::php_object(context.clone()));
    queue::push_to_bot(state, bot, "ONIMBOTV2CONTEXTGET", data);
}

fn about_joining(state: &State, chat: i64, user: i64, viewer: i64) -> Map<String, Value> {
    let mut data = about_chat(state, chat, user, viewer);
    let chat = state.chats.get(&chat);
    let dialog = chat.and_then(|chat| chats::dialog_id(chat, viewer));
    data.insert("dialogId".into(), json!(dialog));
    data
}

fn about_message(state: &State, message: &Message, viewer: i64) -> Map<String, Value> {
    let mut data = about_chat(state, message.chat, message.author, viewer);
    data.insert("message".into(), shapes::message(message));
    data
}

/// What is in the data of every event but a bot's own end.
fn about_chat(state: &State, chat: i64, user: i64, viewer: i64) -> Map<String, Value> {
    let chat = state.chats.get(&chat);
    let mut data = Map::new();
    let chat = chat.map_or_else(|| json!([]), |chat| shapes::event_chat(chat, viewer));
    data.insert("chat".into(), chat);
    data.insert("user".into(), shapes::event_user(state, user));
    data.insert("language".into(), json!(shapes::LANGUAGE));
    data
}

/// The bots that hear of a message: in a private chat the bot itself; in others those that are mentioned, and those
/// whose type hears everything.
fn addressed_bots(state: &State, message: &Message) -> Vec<i64> {
    let Some(chat) = state.chats.get(&message.chat) else {
        return Vec::new();
    };
    if message.is_system {
        return Vec::new();
    }
    let text = message.text.to_ascii_lowercase();
    let hears = |bot: i64| {
        let kind = state.bots.get(&bot).map_or("", |bot| &bot.kind);
        hears_all(chat, kind)
            || text.contains(&format!("[user={bot}]"))
            || text.contains("[user=all]")
    };
    let bots = chat.members.iter().copied();
    bots.filter(|bot| state.bots.contains_key(bot) && *bot != message.author && hears(*bot))
        .collect()
}

fn hears_all(chat: &Chat, bot_kind: &str) -> bool {
    chat.kind == ChatKind::Private || matches!(bot_kind, "supervisor" | "personal")
}

fn members(state: &State, chat: i64) -> Vec<i64> {
    state
        .chats
        .get(&chat)
        .map(|chat| chat.members.clone())
        .unwrap_or_default()
}
