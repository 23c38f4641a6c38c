//! The chat that a call is about.

use serde_json::Value;

use crate::acts::{access, chats};
use crate::call::Call;
use crate::failure::Failure;
use crate::state::Chat;

/// The chat of `dialogId`, or of the number `chatId` in its place, which the actor can see. A private chat is opened
/// where there is none yet.
pub(super) fn open(call: &mut Call<'_>) -> Result<i64, Failure> {
    let actor = call.actor();
    if let Some(dialog) = call.param("dialogId").and_then(Value::as_str) {
        let dialog = dialog.to_owned();
        return chats::open_dialog(call.state, &dialog, actor);
    }
    let id = call
        .int("chatId")
        .ok_or_else(|| Failure::missing("dialogId"))?;
    access::chat(call.state, id, actor)?;
    Ok(id)
}

/// The chat, to be read.
pub(super) fn chat<'a>(call: &'a mut Call<'_>) -> Result<&'a Chat, Failure> {
    let id = open(call)?;
    access::chat(call.state, id, call.actor())
}

/// The chat, to be changed; `may` says whether the actor may.
pub(super) fn chat_if<'a>(
    call: &'a mut Call<'_>,
    may: impl Fn(&Chat, i64) -> bool,
) -> Result<&'a mut Chat, Failure> {
    let (id, actor) = (open(call)?, call.actor());
    let chat = call.state.chats.get_mut(&id);
    chat.filter(|chat| may(chat, actor))
        .ok_or_else(|| Failure::of("ACCESS_DENIED"))
}
