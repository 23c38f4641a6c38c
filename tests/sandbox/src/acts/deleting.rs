//! How a message goes.

use super::{access, events};
use crate::state::{Chat, ChatKind, Message, State};

/// What a deletion does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deletion {
    /// "Message deleted" stays in its place.
    Soft,
    /// It is removed from the database.
    Complete,
    /// Nothing.
    Nothing,
}

/// What the server does when it has the choice. The right to delete others' messages comes first: "any message"
/// takes in the user's own.
pub(crate) fn chosen(chat: &Chat, message: &Message, user: i64) -> Deletion {
    let removed = match chat.kind {
        ChatKind::Comment => Deletion::Soft,
        _ => Deletion::Complete,
    };
    if access::manages(chat, user) || chat.kind == ChatKind::OpenLines {
        return removed;
    }
    if message.author != user {
        return Deletion::Nothing;
    }
    match chat.kind {
        ChatKind::Channel | ChatKind::OpenChannel | ChatKind::General => {
            if access::may_write(chat, user) {
                Deletion::Complete
            } else {
                Deletion::Nothing
            }
        }
        _ if message.viewed_by.iter().any(|viewer| *viewer != user) => Deletion::Soft,
        _ => removed,
    }
}

/// Deletes and tells who is concerned. A message that was deleted softly before stays so in silence.
pub(crate) fn delete(state: &mut State, id: i64, deletion: Deletion) {
    let Some(message) = state.messages.get_mut(&id) else {
        return;
    };
    match deletion {
        Deletion::Nothing => {}
        Deletion::Soft if message.is_deleted => {}
        Deletion::Soft => {
            message.is_deleted = true;
            let before = message.clone();
            message.text = String::new();
            message.attach = None;
            message.keyboard = None;
            message.files.clear();
            events::deleted(state, &before);
        }
        Deletion::Complete => {
            if let Some(message) = state.messages.remove(&id) {
                events::deleted(state, &message);
            }
        }
    }
}
