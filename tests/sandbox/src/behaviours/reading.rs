//! `imbot.v2.Chat.Message.get`, `getContext`, `read`

use serde_json::{Value, json};

use super::{Behaviour, dialog};
use crate::acts::{access, messages};
use crate::call::{Call, Outcome};
use crate::failure::Failure;
use crate::shapes;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Chat.Message.get", Behaviour::of(get)),
    ("imbot.v2.Chat.Message.getContext", Behaviour::of(context)),
    // What is no number is the same as nothing.
    (
        "imbot.v2.Chat.Message.read",
        Behaviour::of(read).reading(&["messageId"]),
    ),
];

fn get(call: &mut Call<'_>) -> Outcome {
    let id = call.needed_int("messageId")?;
    require_reader(call)?;
    let message = access::message(call.state, id, call.actor())?;
    Ok(json!({
        "message": shapes::message(message),
        "user": shapes::user(call.state, message.author),
    }))
}

/// The message and its neighbours, `range` of them to either side. What is out of bounds is brought into them.
fn context(call: &mut Call<'_>) -> Outcome {
    let id = call.needed_int("messageId")?;
    require_reader(call)?;
    let range = usize::try_from(call.clamped("range")).unwrap_or(1);
    let bot = call.actor();
    let chat = access::message(call.state, id, bot)?.chat;
    let seen = messages::in_chat(call.state, chat)
        .filter(|message| access::message(call.state, message.id, bot).is_ok());
    let seen: Vec<_> = seen.collect();
    let at = seen
        .iter()
        .position(|message| message.id == id)
        .unwrap_or(0);
    let first = at.saturating_sub(range);
    let end = seen.len().min(at + range + 1);
    let shown = &seen[first..end];
    let mut authors: Vec<i64> = Vec::new();
    for message in shown {
        if message.author != 0 && !authors.contains(&message.author) {
            authors.push(message.author);
        }
    }
    let users = authors.iter().map(|user| shapes::user(call.state, *user));
    let users: Vec<Value> = users.collect();
    let messages: Vec<Value> = shown.iter().map(|of| shapes::message(of)).collect();
    Ok(json!({
        "messages": messages,
        "users": users,
        "hasPrevPage": first > 0,
        "hasNextPage": end < seen.len(),
    }))
}

/// Up to a message, or without one the whole chat.
fn read(call: &mut Call<'_>) -> Outcome {
    let chat = dialog::open(call)?;
    let (up_to, bot) = (call.int("messageId"), call.actor());
    if let Some(id) = up_to {
        access::message(call.state, id, bot)?;
    }
    let viewed = messages::read(call.state, chat, bot, up_to);
    let read = call
        .state
        .chats
        .get(&chat)
        .and_then(|chat| chat.read.get(&bot));
    let last = read.copied().unwrap_or(0);
    let counter = messages::unread(call.state, chat, bot);
    Ok(json!({
        "chatId": chat,
        "lastId": last,
        "counter": counter,
        "viewedMessages": viewed,
    }))
}

/// Only bots that hear everything may read by ID.
fn require_reader(call: &Call<'_>) -> Result<(), Failure> {
    let bot = call.state.bots.get(&call.actor());
    if bot.is_some_and(|bot| matches!(bot.kind.as_str(), "supervisor" | "personal")) {
        Ok(())
    } else {
        Err(Failure::of("BOT_TYPE_NOT_ALLOWED"))
    }
}
