//! Who may see what.

use crate::failure::Failure;
use crate::state::{Chat, ChatKind, Message, State};

/// Whether a user can see a chat: members, and everybody where it is open.
pub(crate) fn can_see(chat: &Chat, user: i64) -> bool {
    let is_open = matches!(
        chat.kind,
        ChatKind::Open | ChatKind::OpenChannel | ChatKind::General
    );
    is_open || chat.members.contains(&user)
}

/// The owner and the managers of a chat; nobody in a private one.
pub(crate) fn manages(chat: &Chat, user: i64) -> bool {
    chat.kind != ChatKind::Private && (chat.owner == user || chat.managers.contains(&user))
}

/// Whether a user may write: in a channel only those who manage it.
pub(crate) fn may_write(chat: &Chat, user: i64) -> bool {
    match chat.kind {
        ChatKind::Channel | ChatKind::OpenChannel => manages(chat, user),
        _ => can_see(chat, user),
    }
}

/// A chat that a user can see.
pub(crate) fn chat(state: &State, id: i64, user: i64) -> Result<&Chat, Failure> {
    let chat = state
        .chats
        .get(&id)
        .ok_or_else(|| Failure::of("CHAT_NOT_FOUND"))?;
    if can_see(chat, user) {
        Ok(chat)
    } else {
        Err(Failure::of("ACCESS_DENIED"))
    }
}

/// A message that a user can see. One of which "message deleted" stays is as good as any.
pub(crate) fn message(state: &State, id: i64, user: i64) -> Result<&Message, Failure> {
    let message = state
        .messages
        .get(&id)
        .ok_or_else(|| Failure::of("MESSAGE_NOT_FOUND"))?;
    let chat = state.chats.get(&message.chat);
    let chat = chat
        .filter(|chat| can_see(chat, user))
        .ok_or_else(|| Failure::of("ACCESS_DENIED"))?;
    if chat
        .history_starts
        .get(&user)
        .is_some_and(|first| id < *first)
    {
        return Err(Failure::of("MESSAGE_ACCESS_DENIED"));
    }
    if id <= state.hidden_by_plan {
        return Err(Failure::of("MESSAGE_ACCESS_DENIED_BY_TARIFF"));
    }
    Ok(message)
}
