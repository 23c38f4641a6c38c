use std::fmt;
use std::str::FromStr;

use serde_core::ser::{Serialize, Serializer};

use crate::decode::{Decode, DecodeKey, Mismatch, Scalar};
use crate::{BotId, ChatId, UserId};

/// Where a message goes: a chat, or the private dialog with a user or bot.
///
/// On the wire a chat is `chat5`, a user is `5`. Other forms that a portal may use are kept as they
/// are. It always travels as a text, because the server refuses a number. The default, the empty
/// text, is no valid ID: it stands for "none".
///
/// ```
/// use bitrix24_imbot::{DialogId, UserId};
///
/// assert_eq!(DialogId::chat(5).to_string(), "chat5");
/// assert_eq!(DialogId::user(1).to_string(), "1");
/// assert_eq!("1".parse::<DialogId>()?.user_id(), Some(UserId::from(1)));
/// assert!("chat".parse::<DialogId>().is_err());
///
/// // Calls take a dialog by value or by reference.
/// async fn twice(bot: bitrix24_imbot::Bot, dialog: &DialogId) -> Result<(), bitrix24_imbot::Error> {
///     bot.chat().message().send(dialog).text("Hi").await?;
///     bot.chat().message().read(dialog).await?;
///     Ok(())
/// }
/// # Ok::<(), bitrix24_imbot::InvalidDialogId>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DialogId(Box<str>);

const CHAT: &str = "chat";

impl DialogId {
    /// A chat. The ID is taken as it is: the server finds no chat for one that is not above zero.
    pub fn chat(id: impl Into<ChatId>) -> Self {
        Self(format!("{CHAT}{}", id.into()).into())
    }

    /// The private dialog with a user. The ID is taken as it is: the server finds no user for one
    /// that is not above zero.
    pub fn user(id: impl Into<UserId>) -> Self {
        Self(id.into().to_string().into())
    }

    /// The chat's ID, where this is a chat.
    pub fn chat_id(&self) -> Option<ChatId> {
        self.0.strip_prefix(CHAT).and_then(number).map(ChatId::from)
    }

    /// The user's ID, where this is a private dialog. A bot is a user too.
    pub fn user_id(&self) -> Option<UserId> {
        number(&self.0).map(UserId::from)
    }

    /// The ID as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A number above zero, written with digits and nothing else: no sign, no blank.
fn number(text: &str) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| text.parse().ok()).flatten();
    number.filter(|&number| number > 0)
}

/// So that a dialog that is needed again goes into a call as `&dialog`.
impl From<&DialogId> for DialogId {
    fn from(id: &DialogId) -> Self {
        id.clone()
    }
}

impl From<ChatId> for DialogId {
    fn from(id: ChatId) -> Self {
        Self::chat(id)
    }
}

impl From<UserId> for DialogId {
    fn from(id: UserId) -> Self {
        Self::user(id)
    }
}

/// The private dialog with a bot, which is a user too.
impl From<BotId> for DialogId {
    fn from(id: BotId) -> Self {
        Self::user(id.get())
    }
}

/// A text that is no dialog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a dialog ID is `chat5` for a chat or `5` for a user, with a number above zero")]
pub struct InvalidDialogId(());

impl FromStr for DialogId {
    type Err = InvalidDialogId;

    /// Accepts what `Display` prints, and an unknown prefix with a number, as in `sg12`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let prefix = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_prefix = prefix.bytes().all(|byte| byte.is_ascii_alphabetic());
        match number(&text[prefix.len()..]) {
            Some(_) if is_prefix => Ok(Self(text.into())),
            _ => Err(InvalidDialogId(())),
        }
    }
}

impl fmt::Display for DialogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DialogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DialogId({self})")
    }
}

impl Serialize for DialogId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Decode for DialogId {
    const EXPECTED: &'static str = "a dialog ID";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        match value {
            Scalar::Str(text) if !text.is_empty() => Ok(Self(text.into())),
            Scalar::Int(id) => Ok(Self::user(id)),
            other => Err(other.mismatch(Self::EXPECTED)),
        }
    }
}

impl DecodeKey for DialogId {
    fn from_key(key: &str) -> Option<Self> {
        Some(Self(key.into()))
    }
}
