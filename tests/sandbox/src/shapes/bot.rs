use serde_json::{Value, json};

use super::LANGUAGE;
use crate::state::{Bot, ChatKind, EventMode, State};

/// A bot as its owner sees it.
pub(crate) fn bot(state: &State, bot: &Bot) -> Value {
    let mut shown = foreign_bot(bot);
    let chats = || {
        let chats = state.chats.values();
        chats.filter(|chat| chat.members.contains(&bot.id))
    };
    let private = chats().filter(|chat| chat.kind == ChatKind::Private);
    let commands = state.commands.values().filter(|of| of.bot == bot.id);
    let mode = match bot.event_mode {
        EventMode::Fetch => "fetch",
        EventMode::Webhook => "webhook",
    };
    shown["moduleId"] = json!("rest");
    // A secret: with a webhook it holds the bot's token.
    shown["appId"] = json!(bot.client_id);
    shown["eventMode"] = json!(mode);
    shown["countMessage"] = json!(bot.messages);
    shown["countCommand"] = json!(commands.count());
    shown["countUser"] = json!(private.count());
    shown["countChat"] = json!(chats().count());
    shown
}

/// A bot as everybody sees it.
pub(crate) fn foreign_bot(bot: &Bot) -> Value {
    json!({
        "id": bot.id,
        "code": bot.code,
        "type": bot.kind,
        "isHidden": bot.is_hidden,
        "isSupportOpenline": bot.is_support_openline,
        "isReactionsEnabled": bot.is_reactions_enabled,
        "backgroundId": bot.background,
        "language": LANGUAGE,
    })
}
