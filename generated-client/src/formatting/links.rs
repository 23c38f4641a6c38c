//! The BB codes that lead somewhere or do something.

use super::Markup;
use super::attribute::{address, value};
use super::codes::around;
use crate::{ChatId, DialogId, UserId};

/// A link whose text is its address: `[url]https://example.com[/url]`.
///
/// Brackets, white space and quotation marks in the address are written in percents. Whether an address that a user
/// gives may be linked to at all is for the bot to decide.
#[must_use]
pub fn url(to: &str) -> Markup {
    Markup::raw(format!("[url]{}[/url]", address(to)))
}

/// A link with a text: `[url=https://example.com]…[/url]`. For the address see [`url`].
pub fn link(to: &str, content: impl Into<Markup>) -> Markup {
    around(&format!("[url={}]", address(to)), content, "[/url]")
}

/// Mentions a user, who is notified: `[user=123]…[/user]`.
pub fn user(id: impl Into<UserId>, name: impl Into<Markup>) -> Markup {
    around(&format!("[user={}]", id.into()), name, "[/user]")
}

/// Mentions all members of the chat: `[user=all]…[/user]`.
pub fn everyone(name: impl Into<Markup>) -> Markup {
    around("[user=all]", name, "[/user]")
}

/// A link to a chat: `[chat=456]…[/chat]`.
pub fn chat(id: impl Into<ChatId>, name: impl Into<Markup>) -> Markup {
    around(&format!("[chat={}]", id.into()), name, "[/chat]")
}

/// A link to an open channel: `[chat=imol|789]…[/chat]`.
pub fn open_channel(id: i64, name: impl Into<Markup>) -> Markup {
    around(&format!("[chat=imol|{id}]"), name, "[/chat]")
}

/// A link to a message: `[context=chat123/456]…[/context]`. Takes the ID of the message, `MessageId` or number.
///
/// ```
/// use bitrix24_imbot::formatting::message;
/// use bitrix24_imbot::{DialogId, MessageId};
///
/// let text = message(DialogId::chat(5), MessageId::from(789), "what I said");
/// assert_eq!(text.as_str(), "[context=chat5/789]what I said[/context]");
/// ```
pub fn message(
    dialog: impl Into<DialogId>,
    id: impl Into<i64>,
    content: impl Into<Markup>,
) -> Markup {
    let before = format!("[context={}/{}]", dialog.into(), id.into());
    around(&before, content, "[/context]")
}

/// A text that puts a command into the input field: `[put=/help]…[/put]`.
///
/// Brackets in the command become look-alikes, and line breaks spaces: there is no other way to write them here.
pub fn put(command: &str, content: impl Into<Markup>) -> Markup {
    around(&format!("[put={}]", value(command)), content, "[/put]")
}

/// A text that sends a command at once, in the name of who presses it: `[send=/start]…[/send]`. For the command see
/// [`put`].
pub fn send(command: &str, content: impl Into<Markup>) -> Markup {
    around(&format!("[send={}]", value(command)), content, "[/send]")
}

/// A text that calls a phone number: `[call=+19991234567]…[/call]`.
pub fn call(number: &str, content: impl Into<Markup>) -> Markup {
    around(&format!("[call={}]", value(number)), content, "[/call]")
}

/// A phone number that can be called: `[call]+19991234567[/call]`.
#[must_use]
pub fn call_number(number: &str) -> Markup {
    Markup::raw(format!("[call]{}[/call]", value(number)))
}

/// A link to a file on the drive: `[disk=123]`. Takes the ID of the file, `FileId` or number.
pub fn file(id: impl Into<i64>) -> Markup {
    Markup::raw(format!("[disk={}]", id.into()))
}
