//! Chats: found, opened, created.

use std::collections::{BTreeMap, BTreeSet};

use super::access::can_see;
use super::events;
use crate::failure::Failure;
use crate::shapes::colour;
use crate::state::{Chat, ChatKind, State, next};

/// What a dialog ID means to a user: `chat5`, or the number of the user at the other end. The private chat with
/// that user is opened if there is none yet.
pub(crate) fn open_dialog(state: &mut State, dialog: &str, user: i64) -> Result<i64, Failure> {
    let not_found = || Failure::of("CHAT_NOT_FOUND");
    if let Some(id) = dialog.strip_prefix("chat") {
        let id = id.parse().map_err(|_| not_found())?;
        let chat = state.chats.get(&id).ok_or_else(not_found)?;
        return if can_see(chat, user) {
            Ok(id)
        } else {
            Err(Failure::of("ACCESS_DENIED"))
        };
    }
    let companion: i64 = dialog.trim().parse().map_err(|_| not_found())?;
    let is_there = |id| state.people.get(&id).is_some_and(|person| person.active);
    if companion == user || !is_there(companion) || !is_there(user) {
        return Err(not_found());
    }
    Ok(private_chat(state, user, companion))
}

/// The private chat of two users; `opener` is who opens it where it is new.
pub(crate) fn private_chat(state: &mut State, opener: i64, companion: i64) -> i64 {
    let found = state.chats.values().find(|chat| {
        chat.kind == ChatKind::Private
            && chat.members.contains(&opener)
            && chat.members.contains(&companion)
    });
    if let Some(chat) = found {
        return chat.id;
    }
    let id = create(state, ChatKind::Private, None, opener, &[companion]);
    events::joined(state, id, &[opener, companion], opener);
    id
}

/// A new chat. Nobody is told yet.
pub(crate) fn create(
    state: &mut State,
    kind: ChatKind,
    title: Option<&str>,
    owner: i64,
    members: &[i64],
) -> i64 {
    let id = next(&mut state.ids.chat);
    let title = match (kind, title.unwrap_or_default().trim()) {
        (ChatKind::Private, _) => None,
        (_, "") => Some(generated_title(id)),
        (_, title) => Some(title.to_owned()),
    };
    let mut chat = Chat {
        id,
        kind,
        title,
        description: String::new(),
        color: colour::of_number(id).to_owned(),
        avatar: String::new(),
        owner,
        managers: BTreeSet::new(),
        members: Vec::new(),
        text_field_enabled: true,
        created: state.now(),
        read: BTreeMap::new(),
        history_starts: BTreeMap::new(),
    };
    for member in [owner].iter().chain(members) {
        if state.people.contains_key(member) && !chat.members.contains(member) {
            chat.members.push(*member);
        }
    }
    state.chats.insert(id, chat);
    id
}

/// What a chat is called whose title was emptied.
pub(crate) fn generated_title(id: i64) -> String {
    format!("Chat No. {id}")
}

/// How the chat is called by one of its members.
pub(crate) fn dialog_id(chat: &Chat, viewer: i64) -> Option<String> {
    if chat.kind != ChatKind::Private {
        return Some(format!("chat{}", chat.id));
    }
    companion(chat, viewer).map(|id| id.to_string())
}

/// Who is at the other end of a private chat.
pub(crate) fn companion(chat: &Chat, viewer: i64) -> Option<i64> {
    chat.members
        .iter()
        .copied()
        .find(|member| *member != viewer)
}
