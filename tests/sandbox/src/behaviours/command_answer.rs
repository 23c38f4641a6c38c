//! `imbot.v2.Command.answer`

use super::commands::own;
use super::message_fields::{changed_attach, changed_keyboard};
use super::{Behaviour, sending};
use crate::acts::messages::{self, Draft};
use crate::call::{Call, Outcome, done};
use crate::failure::Failure;
use crate::values;

pub(super) const METHODS: super::Family = &[("imbot.v2.Command.answer", Behaviour::of(answer))];

/// The answer is `true`, too, where nothing was sent: a command can be answered for ten minutes. The chat is that of
/// the message, whatever `dialogId` says; it has to be there all the same.
fn answer(call: &mut Call<'_>) -> Outcome {
    let (command, bot) = (own(call)?, call.actor());
    let message = call.needed_int("messageId")?;
    let found = call.state.messages.get(&message);
    let chat = found
        .ok_or_else(|| Failure::of("COMMAND_ANSWER_FAILED"))?
        .chat;
    let now = call.state.now();
    let mut tokens = call.state.command_tokens.iter();
    let is_live =
        tokens.any(|of| of.command == command && of.message == message && of.expires > now);
    if !is_live {
        return done();
    }
    let fields = call.group("fields");
    let text = sending::text(call, &fields)?;
    let attach = changed_attach(&fields)?.onto(None);
    let keyboard = changed_keyboard(&fields)?.onto(None);
    if text.trim().is_empty() && attach.is_none() {
        return Err(Failure::of("COMMAND_ANSWER_FAILED"));
    }
    let draft = Draft {
        chat,
        author: bot,
        text,
        is_system: fields.get("system").is_some_and(values::flag),
        attach,
        keyboard,
        menu: fields.get("menu").cloned(),
        ..Draft::default()
    };
    messages::write(call.state, draft);
    done()
}
