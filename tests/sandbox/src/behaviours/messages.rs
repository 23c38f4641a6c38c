//! `imbot.v2.Chat.Message.send`, `update`, `delete`, and reactions

use serde_json::{Map, Value};

use super::message_fields::{changed_attach, changed_keyboard};
use super::{Behaviour, dialog, sending};
use crate::acts::deleting::{self, Deletion};
use crate::acts::{access, events, messages};
use crate::call::{Call, Outcome, done, strict_text};
use crate::failure::Failure;
use crate::state::{ChatKind, Message};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Chat.Message.send", Behaviour::of(send)),
    ("imbot.v2.Chat.Message.update", Behaviour::of(update)),
    ("imbot.v2.Chat.Message.delete", Behaviour::of(delete)),
    ("imbot.v2.Chat.Message.Reaction.add", Behaviour::of(react)),
    (
        "imbot.v2.Chat.Message.Reaction.delete",
        Behaviour::of(unreact),
    ),
];

fn send(call: &mut Call<'_>) -> Outcome {
    let chat = dialog::open(call)?;
    let may = call.state.chats.get(&chat);
    if !may.is_some_and(|chat| access::may_write(chat, call.actor())) {
        return Err(Failure::of("ACCESS_DENIED"));
    }
    sending::send(call, chat)
}

/// An emptied text deletes a message in which nothing else remains. The preview of links is not looked at.
fn update(call: &mut Call<'_>) -> Outcome {
    let (id, bot) = (call.needed_int("messageId")?, call.actor());
    let message = access::message(call.state, id, bot)?;
    if !may_change(call, message, bot) {
        return Err(Failure::of("MESSAGE_ACCESS_DENIED"));
    }
    let fields: Map<String, Value> = call.group("fields");
    let text = fields
        .contains_key("message")
        .then(|| sending::text(call, &fields))
        .transpose()?;
    let (attach, keyboard) = (changed_attach(&fields)?, changed_keyboard(&fields)?);
    let Some(message) = call.state.messages.get_mut(&id) else {
        return Err(Failure::of("MESSAGE_NOT_FOUND"));
    };
    message.attach = attach.onto(message.attach.take());
    message.keyboard = keyboard.onto(message.keyboard.take());
    let is_emptied = text.as_ref().is_some_and(|text| text.trim().is_empty());
    if is_emptied && !messages::has_more_than_text(message) {
        return remove(call, id, false);
    }
    if let Some(text) = text {
        message.text = text;
    }
    message.is_edited = true;
    events::changed(call.state, id);
    done()
}

/// The bot's own, and in an open-lines chat anybody's; never what was forwarded, deleted or sent by the system.
fn may_change(call: &Call<'_>, message: &Message, bot: i64) -> bool {
    let chat = call.state.chats.get(&message.chat);
    let is_lines = chat.is_some_and(|chat| chat.kind == ChatKind::OpenLines);
    (message.author == bot || is_lines) && message.forward.is_none() && !message.is_deleted
}

/// The answer is `true` whatever became of the message: see `acts::deleting` for what does.
fn delete(call: &mut Call<'_>) -> Outcome {
    let id = call.needed_int("messageId")?;
    let complete = call.param("complete").is_some_and(values::flag);
    access::message(call.state, id, call.actor())?;
    remove(call, id, complete)
}

fn remove(call: &mut Call<'_>, id: i64, complete: bool) -> Outcome {
    let state = &*call.state;
    let message = state.messages.get(&id);
    let found = message.and_then(|message| Some((state.chats.get(&message.chat)?, message)));
    let deletion = match found {
        // The right to delete is not looked at.
        Some(_) if complete => Deletion::Complete,
        Some((chat, message)) => deleting::chosen(chat, message, call.actor()),
        None => Deletion::Nothing,
    };
    deleting::delete(call.state, id, deletion);
    done()
}

fn react(call: &mut Call<'_>) -> Outcome {
    let (id, reaction) = reaction(call)?;
    let bot = call.actor();
    if messages::react(call.state, id, bot, &reaction, true) {
        done()
    } else {
        Err(Failure::of("REACTION_ALREADY_SET"))
    }
}

fn unreact(call: &mut Call<'_>) -> Outcome {
    let (id, reaction) = reaction(call)?;
    let bot = call.actor();
    if messages::react(call.state, id, bot, &reaction, false) {
        done()
    } else {
        Err(Failure::of("REACTION_NOT_FOUND"))
    }
}

fn reaction(call: &Call<'_>) -> Result<(i64, String), Failure> {
    let id = call.needed_int("messageId")?;
    access::message(call.state, id, call.actor())?;
    let reaction = strict_text(&call.params, "reaction")?.unwrap_or_default();
    if reaction.is_empty() || !call.is_listed("reaction", &reaction) {
        return Err(Failure::of("REACTION_NOT_FOUND"));
    }
    Ok((id, reaction))
}
