mod builder;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;

pub use builder::PortalBuilder;
use builder::add_person;

use crate::acts::{chats, events, messages};
use crate::clock::{Clock, iso};
use crate::log::LogEntry;
use crate::people::User;
use crate::request::{Request, Response};
use crate::respond::respond;
use crate::shapes;
use crate::state::{AccessToken, ChatKind, State, UserKind, Webhook, next};

/// A Bitrix24 portal in memory. Clones are the same portal; each [`Portal::new`] is another one.
///
/// A new portal has one user, the administrator Anna Schmidt, whose ID is 1, and nothing else.
///
/// ```
/// use bitrix24_sandbox::{Portal, Request};
///
/// let portal = Portal::new();
/// let webhook = portal.webhook(1);
/// let answer = portal.handle(&Request::json(
///     &format!("{webhook}imbot.v2.Bot.register"),
///     r#"{"fields": {"code": "helper", "botToken": "my_bot_token", "properties": {"name": "Helper"}}}"#,
/// ));
/// assert_eq!(answer.status, 200);
/// let bot = answer.json()["result"]["bot"]["id"].to_string();
///
/// portal.user(1).says(&bot, "Hello!")?;
///
/// let answer = portal.handle(&Request::json(
///     &format!("{webhook}imbot.v2.Event.get"),
///     format!(r#"{{"botId": {bot}, "botToken": "my_bot_token"}}"#),
/// ));
/// let events = &answer.json()["result"]["events"];
/// assert_eq!(events[0]["type"], "ONIMBOTV2JOINCHAT");
/// assert_eq!(events[1]["data"]["message"]["text"], "Hello!");
/// # Ok::<(), bitrix24_sandbox::ActError>(())
/// ```
#[derive(Clone)]
pub struct Portal(Arc<Mutex<State>>);

impl Default for Portal {
    fn default() -> Self {
        Self::new()
    }
}

impl Portal {
    /// A portal with the machine's clock and the tables of this version of the API.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// A portal with another clock, other tables or another address.
    pub fn builder() -> PortalBuilder {
        PortalBuilder::new()
    }

    /// Answers a request, as the portal's server would.
    pub fn handle(&self, request: &Request) -> Response {
        respond(&mut self.state(), request)
    }

    /// Lets `look` see every request before the portal does. Where it returns an answer, that is the answer: the
    /// portal neither reads nor logs the request. It must not call the portal itself.
    ///
    /// ```
    /// use bitrix24_sandbox::{Portal, Request, Response};
    ///
    /// let portal = Portal::new();
    /// portal.before(|_| Some(Response::new(503, "")));
    /// assert_eq!(portal.handle(&Request::get("/rest/imbot.v2.Revision.get")).status, 503);
    /// ```
    pub fn before(&self, look: impl FnMut(&Request) -> Option<Response> + Send + 'static) {
        self.state().before = Some(Box::new(look));
    }

    /// What the portal takes for the time.
    pub fn clock(&self) -> Clock {
        self.state().clock.clone()
    }

    /// The calls so far, the oldest first.
    pub fn log(&self) -> Vec<LogEntry> {
        self.state().log.clone()
    }

    /// A new incoming webhook of a user, with the scopes `imbot` and `im`: its URL, to which the name of a method is
    /// added.
    pub fn webhook(&self, user: i64) -> String {
        self.webhook_with_scopes(user, &["imbot", "im"])
    }

    /// A new incoming webhook with these scopes.
    pub fn webhook_with_scopes(&self, user: i64, scopes: &[&str]) -> String {
        let mut state = self.state();
        let secret = format!("secret{}", next(&mut state.ids.token));
        let url = format!("{}/rest/{user}/{secret}/", state.origin);
        state.webhooks.push(Webhook {
            user,
            secret,
            scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
        });
        url
    }

    /// A new access token of an application that acts for a user, with the scopes `imbot` and `im`. It expires after
    /// an hour.
    pub fn access_token(&self, user: i64, client_id: &str) -> String {
        let mut state = self.state();
        let token = format!("token{}", next(&mut state.ids.token));
        let expires = state.now().saturating_add(Duration::from_secs(3600));
        state.tokens.push(AccessToken {
            token: token.clone(),
            user,
            client_id: client_id.to_owned(),
            scopes: ["imbot", "im"].map(str::to_owned).to_vec(),
            expires,
        });
        token
    }

    /// Scheme and host of the portal, without a slash at the end.
    pub fn origin(&self) -> String {
        self.state().origin.clone()
    }

    /// A new employee: the ID.
    pub fn add_user(&self, name: &str) -> i64 {
        self.add_user_of_kind(name, UserKind::User)
    }

    /// A new user: the ID. Bots come into being by registering.
    pub fn add_user_of_kind(&self, name: &str, kind: UserKind) -> i64 {
        let mut state = self.state();
        add_person(&mut state, name, kind)
    }

    /// A new chat: its ID. The owner is a member, with or without being listed; users who do not exist are left out.
    pub fn add_chat(&self, kind: ChatKind, title: &str, owner: i64, members: &[i64]) -> i64 {
        let mut state = self.state();
        let id = chats::create(&mut state, kind, Some(title), owner, members);
        let joined = state.chats.get(&id).map(|chat| chat.members.clone());
        events::joined(&mut state, id, &joined.unwrap_or_default(), owner);
        id
    }

    /// Makes a member of a chat one of its managers.
    pub fn make_manager(&self, chat: i64, user: i64) {
        if let Some(chat) = self.state().chats.get_mut(&chat) {
            chat.managers.insert(user);
        }
    }

    /// Closes the history of a chat before a message to one of its members.
    pub fn start_history(&self, chat: i64, user: i64, first_message: i64) {
        if let Some(chat) = self.state().chats.get_mut(&chat) {
            chat.history_starts.insert(user, first_message);
        }
    }

    /// Hides all messages up to this one, as a plan without a long history does.
    pub fn hide_messages_by_plan(&self, last_hidden: i64) {
        self.state().hidden_by_plan = last_hidden;
    }

    /// A person of the portal, to act as them.
    pub fn user(&self, id: i64) -> User {
        User::new(self.clone(), id)
    }

    /// A message as the server would return it; `None` where there is none, or no more.
    pub fn message(&self, id: i64) -> Option<Value> {
        self.state().messages.get(&id).map(shapes::message)
    }

    /// The messages of a chat, the oldest first.
    pub fn messages(&self, chat: i64) -> Vec<Value> {
        let state = self.state();
        messages::in_chat(&state, chat)
            .map(shapes::message)
            .collect()
    }

    /// A chat as the server would return it to a user; `None` where there is none.
    pub fn chat(&self, id: i64, viewer: i64) -> Option<Value> {
        let state = self.state();
        let chat = state.chats.get(&id)?;
        Some(shapes::chat(&state, chat, viewer))
    }

    /// The members of a chat, in the order in which they came.
    pub fn members(&self, chat: i64) -> Vec<i64> {
        let state = self.state();
        let chat = state.chats.get(&chat);
        chat.map(|chat| chat.members.clone()).unwrap_or_default()
    }

    /// The reactions to a message: the code and who set it.
    pub fn reactions(&self, message: i64) -> Vec<(String, i64)> {
        let state = self.state();
        let message = state.messages.get(&message);
        let reactions = message.map(|message| message.reactions.iter().cloned().collect());
        reactions.unwrap_or_default()
    }

    #[cfg(feature = "http")]
    pub(crate) fn set_origin(&self, origin: &str) {
        origin.clone_into(&mut self.state().origin);
    }

    /// A test that panicked in a hook must not keep others from looking.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Portal")
            .field("origin", &state.origin)
            .field("now", &iso(state.now()))
            .finish_non_exhaustive()
    }
}
