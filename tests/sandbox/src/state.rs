//! What a portal holds. Plain data; what happens to it is in `acts` and `behaviours`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::clock::Clock;
use crate::log::LogEntry;
use crate::request::{Request, Response};
use crate::tables::Tables;

/// Looks at a request before the portal does, and may answer in its place.
pub(crate) type Before = Box<dyn FnMut(&Request) -> Option<Response> + Send>;

pub(crate) struct State {
    pub(crate) tables: Arc<Tables>,
    pub(crate) clock: Clock,
    /// Scheme and host, `https://sandbox.bitrix24.test`.
    pub(crate) origin: String,
    pub(crate) before: Option<Before>,
    pub(crate) log: Vec<LogEntry>,
    /// The IDs that were given last.
    pub(crate) ids: Ids,
    pub(crate) webhooks: Vec<Webhook>,
    pub(crate) tokens: Vec<AccessToken>,
    pub(crate) people: BTreeMap<i64, Person>,
    pub(crate) bots: BTreeMap<i64, Bot>,
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) messages: BTreeMap<i64, Message>,
    pub(crate) commands: BTreeMap<i64, Command>,
    pub(crate) command_tokens: Vec<CommandToken>,
    pub(crate) files: BTreeMap<i64, File>,
    pub(crate) events: VecDeque<Event>,
    /// Users whose events are recorded.
    pub(crate) subscribers: BTreeSet<i64>,
    /// Idempotency keys of sent messages; one registry for all chats.
    pub(crate) keys: BTreeMap<String, SentKey>,
    /// Messages up to this one are hidden by the portal's plan.
    pub(crate) hidden_by_plan: i64,
}

pub(crate) struct Ids {
    pub(crate) user: i64,
    pub(crate) chat: i64,
    pub(crate) message: i64,
    pub(crate) command: i64,
    pub(crate) file: i64,
    pub(crate) event: i64,
    pub(crate) token: i64,
}

impl Ids {
    /// Every kind begins elsewhere, so that an ID of one kind in the place of another is found out.
    pub(crate) fn first() -> Self {
        Self {
            user: 0,
            chat: 100,
            message: 1000,
            command: 40,
            file: 500,
            event: 2000,
            token: 0,
        }
    }
}

/// The next ID of a kind.
pub(crate) fn next(last: &mut i64) -> i64 {
    *last += 1;
    *last
}

pub(crate) struct Webhook {
    pub(crate) user: i64,
    pub(crate) secret: String,
    pub(crate) scopes: Vec<String>,
}

pub(crate) struct AccessToken {
    pub(crate) token: String,
    pub(crate) user: i64,
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) expires: Duration,
}

/// What kind of user somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UserKind {
    /// An employee.
    User,
    /// A chat bot.
    Bot,
    /// Somebody from another company, with access to single chats.
    Extranet,
    /// A guest of a collab.
    Collaber,
}

#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) kind: UserKind,
    pub(crate) active: bool,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) work_position: Option<String>,
    pub(crate) gender: String,
    pub(crate) color: String,
    pub(crate) avatar: String,
}

#[derive(Clone)]
pub(crate) struct Bot {
    pub(crate) id: i64,
    pub(crate) code: String,
    pub(crate) kind: String,
    /// Whose bot it is: the ID of an application, or `custom` and the bot's token.
    pub(crate) client_id: String,
    pub(crate) is_hidden: bool,
    pub(crate) is_support_openline: bool,
    pub(crate) is_reactions_enabled: bool,
    pub(crate) background: Option<String>,
    pub(crate) event_mode: EventMode,
    pub(crate) webhook_url: Option<String>,
    /// Messages that were addressed to it.
    pub(crate) messages: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventMode {
    Fetch,
    Webhook,
}

/// What kind of chat it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChatKind {
    /// Two users.
    Private,
    /// A closed group.
    Group,
    /// A group that everybody may read and join.
    Open,
    /// A channel: the owner and the managers write.
    Channel,
    /// A channel that everybody may read.
    OpenChannel,
    /// The chat of all employees.
    General,
    /// The comments on a message of a channel.
    Comment,
    /// A conversation with a customer.
    OpenLines,
}

pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: ChatKind,
    pub(crate) title: Option<String>,
    pub(crate) description: String,
    pub(crate) color: String,
    pub(crate) avatar: String,
    pub(crate) owner: i64,
    pub(crate) managers: BTreeSet<i64>,
    /// Members in the order in which they came.
    pub(crate) members: Vec<i64>,
    pub(crate) text_field_enabled: bool,
    pub(crate) created: Duration,
    /// The last message that each member has read.
    pub(crate) read: BTreeMap<i64, i64>,
    /// The first message that a member can see, where the history before it is closed to them.
    pub(crate) history_starts: BTreeMap<i64, i64>,
}

#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) id: i64,
    pub(crate) chat: i64,
    /// 0 for a system message.
    pub(crate) author: i64,
    pub(crate) date: Duration,
    pub(crate) text: String,
    pub(crate) is_system: bool,
    pub(crate) uuid: Option<String>,
    pub(crate) forward: Option<Forward>,
    pub(crate) reply_to: Option<i64>,
    pub(crate) attach: Option<Value>,
    /// A list of buttons.
    pub(crate) keyboard: Option<Vec<Map<String, Value>>>,
    pub(crate) menu: Option<Value>,
    pub(crate) files: Vec<i64>,
    pub(crate) is_edited: bool,
    /// "Message deleted" stands in its place.
    pub(crate) is_deleted: bool,
    pub(crate) viewed_by: BTreeSet<i64>,
    pub(crate) reactions: BTreeSet<(String, i64)>,
}

#[derive(Clone)]
pub(crate) struct Forward {
    /// `chat5/123`, or `12:34/123` from a private chat.
    pub(crate) id: String,
    pub(crate) user: i64,
    pub(crate) chat_title: Option<String>,
    pub(crate) chat_type: &'static str,
}

pub(crate) struct Command {
    pub(crate) id: i64,
    pub(crate) bot: i64,
    /// Without the slash.
    pub(crate) name: String,
    pub(crate) common: bool,
    pub(crate) hidden: bool,
    pub(crate) extranet_support: bool,
    /// Texts by language.
    pub(crate) title: Map<String, Value>,
    pub(crate) params: Map<String, Value>,
}

/// The right to answer a command.
pub(crate) struct CommandToken {
    pub(crate) command: i64,
    pub(crate) message: i64,
    pub(crate) expires: Duration,
}

#[derive(Clone)]
pub(crate) struct File {
    pub(crate) id: i64,
    pub(crate) chat: i64,
    pub(crate) author: i64,
    pub(crate) date: Duration,
    pub(crate) name: String,
    pub(crate) content: Arc<[u8]>,
    /// Part of the download URL.
    pub(crate) secret: String,
}

/// An event that waits. It is kept as a value; what it looks like on the wire is decided when it leaves.
#[derive(Clone)]
pub(crate) struct Event {
    pub(crate) id: i64,
    pub(crate) to: Recipient,
    pub(crate) name: &'static str,
    pub(crate) at: Duration,
    /// Everything but the bot.
    pub(crate) data: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// A bot that fetches its events.
    Bot(i64),
    /// A bot whose events are posted to its URL. Nothing posts them yet.
    BotByWebhook(i64),
    /// A user who subscribed.
    User(i64),
}

pub(crate) struct SentKey {
    /// `None` while the call runs, and after it failed.
    pub(crate) message: Option<i64>,
    pub(crate) at: Duration,
}

impl State {
    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }
}
