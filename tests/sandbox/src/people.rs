//! A person of a portal, and what they do with a mouse and a keyboard.

mod act_error;

use serde_json::Value;

pub use act_error::ActError;

use crate::acts::commands::Source;
use crate::acts::deleting::{self, Deletion};
use crate::acts::messages::{self, Draft};
use crate::acts::{access, chats, events, members};
use crate::failure::Failure;
use crate::portal::Portal;
use crate::shapes;
use crate::state::{ChatKind, State};
use crate::values;

/// A person, to act as them: [`Portal::user`] returns one.
///
/// Each act queues the events that it would queue on a real portal. A dialog is named as in the API: `chat5`, or the
/// number of the user or bot at the other end.
#[derive(Clone, Debug)]
pub struct User {
    portal: Portal,
    id: i64,
}

impl User {
    pub(crate) fn new(portal: Portal, id: i64) -> Self {
        Self { portal, id }
    }

    /// The ID.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// First and last name; `None` where there is nobody with this ID.
    pub fn name(&self) -> Option<String> {
        let state = self.portal.state();
        let person = state.people.get(&self.id)?;
        let name = format!("{} {}", person.first_name, person.last_name);
        Some(name.trim().to_owned())
    }

    /// The messages of a chat that the person can see, the oldest first. A private chat that was not there is opened.
    ///
    /// ```
    /// use bitrix24_sandbox::{Portal, Seeded};
    ///
    /// let Seeded { portal, bot, chat, .. } = Seeded::new(&Portal::new())?;
    /// portal.user(1).says(&bot.to_string(), "Between us")?;
    /// assert_eq!(portal.user(1).sees(&bot.to_string())?[0]["text"], "Between us");
    /// assert_eq!(portal.user(1).sees(&format!("chat{chat}"))?.len(), 3);
    /// # Ok::<(), bitrix24_sandbox::ActError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the person cannot see the chat.
    pub fn sees(&self, dialog: &str) -> Result<Vec<Value>, ActError> {
        let mut state = self.portal.state();
        let chat = chats::open_dialog(&mut state, dialog, self.id)?;
        let messages = messages::in_chat(&state, chat);
        let seen = messages.filter(|of| access::message(&state, of.id, self.id).is_ok());
        Ok(seen.map(shapes::message).collect())
    }

    /// Writes a message: its ID. A line that begins with the name of a command, as in `/help me`, calls it.
    ///
    /// # Errors
    ///
    /// If the person is not in the chat, or may not write there.
    pub fn says(&self, dialog: &str, text: &str) -> Result<i64, ActError> {
        self.writes(dialog, text, Source::Textarea)
    }

    /// Presses the button of a message that has this text.
    ///
    /// A button with `COMMAND` writes the command into the chat: the ID of that message. Other buttons do
    /// what they do in the person's own window; of that the portal knows nothing, and it is an error.
    ///
    /// # Errors
    ///
    /// If there is no such message or button, or the button runs no command.
    pub fn presses(&self, message: i64, button: &str) -> Result<i64, ActError> {
        let (command, chat) = {
            let state = self.portal.state();
            let found = access::message(&state, message, self.id)?;
            let mut buttons = found.keyboard.iter().flatten();
            let pressed = buttons
                .find(|of| of.get("TEXT").and_then(Value::as_str) == Some(button))
                .ok_or_else(|| ActError::NoButton(button.to_owned()))?;
            let text = |key| pressed.get(key).and_then(values::text);
            let command = text("COMMAND").ok_or(ActError::NoCommand)?;
            let command = command.trim_start_matches('/').to_owned();
            let params = text("COMMAND_PARAMS").unwrap_or_default();
            (
                format!("/{command} {params}").trim_end().to_owned(),
                found.chat,
            )
        };
        let mut state = self.portal.state();
        Ok(self.write(&mut state, chat, &command, Source::Keyboard))
    }

    /// Changes one of their own messages.
    ///
    /// # Errors
    ///
    /// If the message is not there, or not their own.
    pub fn edits(&self, message: i64, text: &str) -> Result<(), ActError> {
        let mut state = self.portal.state();
        self.own(&state, message)?;
        if let Some(message) = state.messages.get_mut(&message) {
            text.clone_into(&mut message.text);
            message.is_edited = true;
        }
        events::changed(&mut state, message);
        Ok(())
    }

    /// Deletes one of their own messages: others who have read it see that something was deleted.
    ///
    /// # Errors
    ///
    /// If the message is not there, or not their own.
    pub fn deletes(&self, message: i64) -> Result<(), ActError> {
        let mut state = self.portal.state();
        self.own(&state, message)?;
        let found = state.messages.get(&message);
        let chat = found.and_then(|found| Some((state.chats.get(&found.chat)?, found)));
        let deletion = chat.map_or(Deletion::Nothing, |(chat, found)| {
            deleting::chosen(chat, found, self.id)
        });
        deleting::delete(&mut state, message, deletion);
        Ok(())
    }

    /// Reads a chat to its end: others see that their messages were read.
    ///
    /// # Errors
    ///
    /// If the person is not in the chat.
    pub fn reads(&self, dialog: &str) -> Result<(), ActError> {
        let mut state = self.portal.state();
        let chat = chats::open_dialog(&mut state, dialog, self.id)?;
        messages::read(&mut state, chat, self.id, None);
        Ok(())
    }

    /// Sets a reaction, as in `like`. One that is set already stays.
    ///
    /// # Errors
    ///
    /// If the message is not there, or the person does not see it.
    pub fn reacts(&self, message: i64, reaction: &str) -> Result<(), ActError> {
        self.sets_reaction(message, reaction, true)
    }

    /// Takes a reaction back.
    ///
    /// # Errors
    ///
    /// If the message is not there, or the person does not see it.
    pub fn takes_reaction_back(&self, message: i64, reaction: &str) -> Result<(), ActError> {
        self.sets_reaction(message, reaction, false)
    }

    /// Adds a user or a bot to a group chat.
    ///
    /// # Errors
    ///
    /// If the person is not in the chat, or it is a private one, or there is nobody with this ID.
    pub fn adds(&self, dialog: &str, user: i64) -> Result<(), ActError> {
        let mut state = self.portal.state();
        let chat = self.group(&mut state, dialog)?;
        if !state.people.contains_key(&user) {
            return Err(ActError::NoUser(user));
        }
        members::add(&mut state, chat, &[user], self.id);
        Ok(())
    }

    /// Takes a user or a bot out of a group chat.
    ///
    /// # Errors
    ///
    /// If the person is not in the chat, or it is a private one.
    pub fn removes(&self, dialog: &str, user: i64) -> Result<(), ActError> {
        let mut state = self.portal.state();
        let chat = self.group(&mut state, dialog)?;
        members::remove(&mut state, chat, user);
        Ok(())
    }

    /// Opens the dialog with a bot by a link that carries data: `…&BOT_CONTEXT=…`.
    ///
    /// # Errors
    ///
    /// If there is no such dialog, or no bot in it.
    pub fn opens_with_context(&self, dialog: &str, context: &Value) -> Result<(), ActError> {
        let mut state = self.portal.state();
        let chat = chats::open_dialog(&mut state, dialog, self.id)?;
        let members = state.chats.get(&chat).map(|chat| chat.members.clone());
        let members = members.unwrap_or_default();
        let bots: Vec<_> = members
            .into_iter()
            .filter(|member| state.bots.contains_key(member))
            .collect();
        if bots.is_empty() {
            return Err(ActError::NoBot);
        }
        for bot in bots {
            events::opened_with_context(&mut state, bot, chat, self.id, context);
        }
        Ok(())
    }

    fn writes(&self, dialog: &str, text: &str, source: Source) -> Result<i64, ActError> {
        let mut state = self.portal.state();
        let chat = chats::open_dialog(&mut state, dialog, self.id)?;
        let may = state.chats.get(&chat);
        if !may.is_some_and(|chat| access::may_write(chat, self.id)) {
            return Err(Failure::of("ACCESS_DENIED").into());
        }
        Ok(self.write(&mut state, chat, text, source))
    }

    fn write(&self, state: &mut State, chat: i64, text: &str, source: Source) -> i64 {
        let draft = Draft {
            chat,
            author: self.id,
            text: text.to_owned(),
            source,
            ..Draft::default()
        };
        messages::write(state, draft)
    }

    fn sets_reaction(&self, message: i64, reaction: &str, sets: bool) -> Result<(), ActError> {
        let mut state = self.portal.state();
        access::message(&state, message, self.id)?;
        messages::react(&mut state, message, self.id, reaction, sets);
        Ok(())
    }

    fn own(&self, state: &State, message: i64) -> Result<(), ActError> {
        if access::message(state, message, self.id)?.author == self.id {
            Ok(())
        } else {
            Err(ActError::NotOwn(message))
        }
    }

    fn group(&self, state: &mut State, dialog: &str) -> Result<i64, ActError> {
        let chat = chats::open_dialog(state, dialog, self.id)?;
        let found = state.chats.get(&chat);
        let is_group = found.is_some_and(|chat| chat.kind != ChatKind::Private);
        is_group
            .then_some(chat)
            .ok_or_else(|| Failure::of("ACCESS_DENIED").into())
    }
}
