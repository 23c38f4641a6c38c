//! Deletes messages with forbidden words, where it may.

use bitrix24_imbot::enums::{ChatRole, ChatType};
use bitrix24_imbot::formatting::{Markup, user};
use bitrix24_imbot::imbot::{MessageDeleteError, MessageGetError};
use bitrix24_imbot::objects::{Chat, Message, User};
use bitrix24_imbot::{Bot, DialogId, Error, Event, MessageId};

const FORBIDDEN: [&str; 2] = ["casino", "lottery"];

/// Answers one event. The bot has to be of the type `supervisor`: others hear only what mentions them.
pub(crate) async fn answer(bot: &Bot, event: Event) -> Result<(), Error> {
    match event {
        Event::MessageAdded(event) => examine(bot, event.message, event.chat, event.user).await,
        Event::MessageUpdated(event) => examine(bot, event.message, event.chat, event.user).await,
        Event::Undecoded(event) => {
            eprintln!("{} is not understood: {}", event.name(), event.error());
            Ok(())
        }
        _ => Ok(()),
    }
}

async fn examine(
    bot: &Bot,
    message: Option<Message>,
    chat: Option<Chat>,
    author: Option<User>,
) -> Result<(), Error> {
    let (Some(message), Some(chat)) = (message, chat) else {
        return Ok(());
    };
    // In a private chat nobody may delete what the other has written.
    let is_private = chat.kind == Some(ChatType::Private);
    let Some(dialog) = chat.dialog_id.filter(|_| !is_private) else {
        return Ok(());
    };
    if !is_forbidden(message.text.as_deref().unwrap_or_default()) {
        return Ok(());
    }
    let verdict = if may_delete(bot, &dialog).await? {
        delete(bot, message.id).await?
    } else {
        Verdict::MayNot
    };
    say(
        bot,
        dialog,
        verdict,
        &author.unwrap_or_default(),
        message.id,
    )
    .await
}

fn is_forbidden(text: &str) -> bool {
    let text = text.to_lowercase();
    FORBIDDEN.iter().any(|word| text.contains(word))
}

/// Events do not say the role of the bot, and it can change at any time: ask where it matters.
async fn may_delete(bot: &Bot, dialog: &DialogId) -> Result<bool, Error> {
    let found = bot.chat().get(dialog).await?;
    Ok(matches!(
        found.chat.role,
        Some(ChatRole::Owner | ChatRole::Manager)
    ))
}

/// What became of a message that breaks the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Removed,
    GoneAlready,
    Kept,
    MayNot,
}

/// Without `complete(true)` the server looks at the right to delete, too. Its `true` says "accepted", not "deleted",
/// so that the bot looks afterwards.
async fn delete(bot: &Bot, message: MessageId) -> Result<Verdict, Error> {
    match bot.chat().message().delete(message).await {
        Err(e) if e.code() == Some(&MessageDeleteError::MessageNotFound) => {
            return Ok(Verdict::GoneAlready);
        }
        accepted => accepted?,
    };
    match bot.chat().message().get(message).await {
        Err(e) if e.code() == Some(&MessageGetError::MessageNotFound) => Ok(Verdict::Removed),
        found => {
            // In the comments of a channel "message deleted" stays in its place.
            let params = found?.message.params.unwrap_or_default();
            let is_deleted = params.is_deleted == Some(true);
            Ok(if is_deleted {
                Verdict::Removed
            } else {
                Verdict::Kept
            })
        }
    }
}

async fn say(
    bot: &Bot,
    dialog: DialogId,
    verdict: Verdict,
    author: &User,
    message: MessageId,
) -> Result<(), Error> {
    let send = bot.chat().message().send(dialog);
    let name = author.name.as_deref().unwrap_or("Somebody");
    let name = author
        .id
        .map_or_else(|| Markup::from(name), |id| user(id, name));
    match verdict {
        Verdict::GoneAlready => {}
        Verdict::Removed => {
            send.text(name + ", we do not advertise here: your message is removed!")
                .await?;
        }
        Verdict::Kept => {
            send.text("This breaks the rules, and the portal keeps it.")
                .reply_to(message)
                .await?;
        }
        Verdict::MayNot => {
            let text = "This breaks the rules. Make me a manager of this chat, and I remove such messages.";
            send.text(text).reply_to(message).await?;
        }
    }
    Ok(())
}
