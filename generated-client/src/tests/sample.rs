//! Types in exactly the shape in which the generator emits them.

use std::collections::BTreeMap;

use serde_core::de::MapAccess;

use crate::decode::{Field, Object, union_impls};
use crate::id::id_type;
use crate::open_enum::open_enum;
use crate::{ChatId, DateTime, DialogId, MessageId, UserId};

id_type! {
    /// ID of a command.
    CommandId
}

open_enum! {
    /// Kind of a chat.
    ChatType {
        "chat" => Chat, "A group chat.";
        "open" => Open, "A chat that everybody can join.";
    }
}

/// A chat.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Chat {
    /// ID of the chat.
    pub id: ChatId,
    /// ID for messages to it.
    #[cfg_attr(feature = "serde", serde(rename = "dialogId"))]
    pub dialog_id: Option<DialogId>,
    /// Kind of the chat.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: Option<ChatType>,
    /// Rights in the chat.
    pub permissions: Option<Permissions>,
    /// Numbers of chats by kind.
    pub counters: BTreeMap<ChatType, i64>,
    /// The chat that this one belongs to.
    pub parent: Option<Box<Chat>>,
    /// Messages.
    pub messages: Vec<Message>,
    /// What a command may be called by.
    pub command: Option<CommandRef>,
    /// Buttons.
    pub keyboard: Option<Keyboard>,
}

impl Object for Chat {
    const REQUIRED: &'static [&'static str] = &["id"];

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => value.into(&mut self.id),
            "dialogId" => value.into(&mut self.dialog_id),
            "type" => value.into(&mut self.kind),
            "permissions" => value.into(&mut self.permissions),
            "counters" => value.into(&mut self.counters),
            "parent" => value.into(&mut self.parent),
            "messages" => value.into(&mut self.messages),
            "command" => value.into(&mut self.command),
            "keyboard" => value.into(&mut self.keyboard),
            _ => value.skip(),
        }
    }
}

/// Rights in a chat; nothing of it is required.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Permissions {
    /// Who may write.
    #[cfg_attr(feature = "serde", serde(rename = "canPost"))]
    pub can_post: Option<String>,
}

impl Object for Permissions {
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "canPost" => value.into(&mut self.can_post),
            _ => value.skip(),
        }
    }
}

/// A message.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Message {
    /// ID of the message.
    pub id: MessageId,
    /// ID of its chat.
    #[cfg_attr(feature = "serde", serde(rename = "chatId"))]
    pub chat_id: ChatId,
    /// Text.
    pub text: Option<String>,
    /// When it was sent.
    pub date: Option<DateTime>,
    /// Whether the system sent it.
    #[cfg_attr(feature = "serde", serde(rename = "isSystem"))]
    pub is_system: Option<bool>,
    /// Where it was forwarded from.
    pub forward: Option<Forward>,
    /// Users who like it.
    pub likes: Vec<UserId>,
    /// Open parameters.
    pub params: BTreeMap<String, serde_json::Value>,
    /// Lists in a list.
    pub nested: Vec<Vec<i64>>,
}

impl Object for Message {
    const REQUIRED: &'static [&'static str] = &["id", "chatId"];

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => value.into(&mut self.id),
            "chatId" => value.into(&mut self.chat_id),
            "text" => value.into(&mut self.text),
            "date" => value.into(&mut self.date),
            "isSystem" => value.into(&mut self.is_system),
            "forward" => value.into(&mut self.forward),
            "likes" => value.into(&mut self.likes),
            "params" => value.into(&mut self.params),
            "nested" => value.into(&mut self.nested),
            _ => value.skip(),
        }
    }
}

/// Where a message was forwarded from.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Forward {
    /// ID of the original.
    pub id: Option<String>,
    /// Who wrote it.
    #[cfg_attr(feature = "serde", serde(rename = "userId"))]
    pub user_id: Option<UserId>,
}

impl Object for Forward {
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => value.into(&mut self.id),
            "userId" => value.into(&mut self.user_id),
            _ => value.skip(),
        }
    }
}

/// What a command may be called by.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum CommandRef {
    /// Its ID.
    Id(CommandId),
    /// The name of a command that is built in.
    Name(String),
}

union_impls! {
    CommandRef, "a command's ID or name", default Id,
    scalars [Id(CommandId), Name(String)],
    lists [],
    objects []
}

/// Buttons, in any form that they come in.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum Keyboard {
    /// A flag.
    Flag(String),
    /// Rows of buttons.
    Rows(Vec<Vec<String>>),
    /// Rights, for want of a better object.
    Rights(Permissions),
}

union_impls! {
    Keyboard, "buttons or a flag", default Rows,
    scalars [Flag(String)],
    lists [Rows(Vec<Vec<String>>)],
    objects [Rights(Permissions)]
}
