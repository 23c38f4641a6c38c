//! Members of a chat come and go.

use super::events;
use crate::state::State;

/// Adds those who exist and are not in the chat yet, and tells them.
pub(crate) fn add(state: &mut State, chat: i64, users: &[i64], by: i64) {
    let is_there = |id: &i64| state.people.get(id).is_some_and(|person| person.active);
    let new: Vec<i64> = users.iter().copied().filter(|id| is_there(id)).collect();
    let Some(found) = state.chats.get_mut(&chat) else {
        return;
    };
    let mut added = Vec::new();
    for user in new {
        if !found.members.contains(&user) {
            found.members.push(user);
            added.push(user);
        }
    }
    events::joined(state, chat, &added, by);
}

/// Takes somebody out of a chat. A private chat is given up by it: the two find each other in a new one, since this one
/// has only one of them.
pub(crate) fn remove(state: &mut State, chat: i64, user: i64) {
    if let Some(chat) = state.chats.get_mut(&chat) {
        chat.members.retain(|member| *member != user);
        chat.managers.remove(&user);
        if chat.owner == user
            && let Some(next) = chat.managers.iter().chain(&chat.members).next()
        {
            chat.owner = *next;
        }
    }
}
