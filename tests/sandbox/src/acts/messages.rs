//! Messages are written, changed, read.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{commands, events};
use crate::state::{Forward, Message, State, next};

/// What is to be written.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) chat: i64,
    pub(crate) author: i64,
    pub(crate) text: String,
    pub(crate) is_system: bool,
    pub(crate) uuid: Option<String>,
    pub(crate) forward: Option<Forward>,
    pub(crate) reply_to: Option<i64>,
    pub(crate) attach: Option<Value>,
    pub(crate) keyboard: Option<Vec<Map<String, Value>>>,
    pub(crate) menu: Option<Value>,
    pub(crate) files: Vec<i64>,
    /// Where a command in the text comes from.
    pub(crate) source: commands::Source,
}

/// Writes a message and tells who is concerned.
pub(crate) fn write(state: &mut State, draft: Draft) -> i64 {
    let id = next(&mut state.ids.message);
    // A system message is nobody's, whoever sent it.
    let author = if draft.is_system { 0 } else { draft.author };
    let message = Message {
        id,
        chat: draft.chat,
        author,
        date: state.now(),
        text: draft.text,
        is_system: draft.is_system,
        uuid: draft.uuid,
        forward: draft.forward,
        reply_to: draft.reply_to,
        attach: draft.attach,
        keyboard: draft.keyboard,
        menu: draft.menu,
        files: draft.files,
        is_edited: false,
        is_deleted: false,
        viewed_by: BTreeSet::new(),
        reactions: BTreeSet::new(),
    };
    state.messages.insert(id, message);
    if let Some(chat) = state.chats.get_mut(&draft.chat) {
        chat.read.insert(draft.author, id);
    }
    if !draft.is_system {
        let called = commands::call(state, id, draft.source);
        events::written(state, id, &called);
    }
    id
}

/// What a user has read, up to a message or all: the messages that were new to them.
pub(crate) fn read(state: &mut State, chat: i64, user: i64, up_to: Option<i64>) -> Vec<i64> {
    let mut viewed = Vec::new();
    let up_to = up_to.unwrap_or(i64::MAX);
    for message in state.messages.values_mut() {
        let is_meant = message.chat == chat && message.id <= up_to && message.author != user;
        if is_meant && message.viewed_by.insert(user) {
            viewed.push(message.id);
        }
    }
    let last = in_chat(state, chat).map(|message| message.id);
    let last = last.filter(|id| *id <= up_to).max().unwrap_or(0);
    if let Some(chat) = state.chats.get_mut(&chat) {
        let read = chat.read.entry(user).or_default();
        *read = last.max(*read);
    }
    viewed
}

/// The messages of a chat, the oldest first.
pub(crate) fn in_chat(state: &State, chat: i64) -> impl Iterator<Item = &Message> {
    state
        .messages
        .values()
        .filter(move |message| message.chat == chat)
}

/// How many messages a user has not read.
pub(crate) fn unread(state: &State, chat: i64, user: i64) -> usize {
    in_chat(state, chat)
        .filter(|message| message.author != user && !message.viewed_by.contains(&user))
        .count()
}

/// Whether anything but the text is in a message.
pub(crate) fn has_more_than_text(message: &Message) -> bool {
    message.attach.is_some() || message.keyboard.is_some() || !message.files.is_empty()
}

/// Sets or takes away a reaction; false where that changes nothing.
pub(crate) fn react(state: &mut State, id: i64, user: i64, reaction: &str, sets: bool) -> bool {
    let Some(message) = state.messages.get_mut(&id) else {
        return false;
    };
    let entry = (reaction.to_owned(), user);
    let changed = if sets {
        message.reactions.insert(entry)
    } else {
        message.reactions.remove(&entry)
    };
    if changed {
        events::reacted(state, id, user, reaction, sets);
    }
    changed
}
