//! What is known of the API, in a form that has no side: the vendor's documentation and the schema are both turned into
//! it, and are compared in it.
//!
//! Names, types, flags, limits and codes are facts and take part in equality. Prose, places and examples stand beside
//! them as [`Aside`], and do not: a sentence that was polished is no change of the API.

mod aside;
mod date;

use std::fmt;
use std::sync::Arc;

pub use aside::Aside;
pub use date::Date;

/// Everything that one side says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub methods: Vec<MethodFacts>,
    pub objects: Vec<ObjectFacts>,
    pub events: Vec<EventFacts>,
    /// Tables of codes under a heading: colours, reactions, types of bots.
    pub enums: Vec<EnumFacts>,
    /// Codes that any method can return.
    pub system_errors: Vec<CodeFacts>,
    pub changelog: Vec<ChangeLogEntry>,
}

/// A line of a file. The path is relative to the root of its side, with `/` on every system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub file: Arc<str>,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A REST method.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodFacts {
    /// Dotted name: `imbot.v2.Chat.Message.send`.
    pub name: String,
    /// Scopes, any one of which is enough.
    pub scopes: Vec<String>,
    /// Revision of the REST API that brought the method.
    pub since: Option<u32>,
    pub params: Vec<FieldFacts>,
    /// Sets of parameters, one of which has to be given.
    pub one_of: Vec<OneOf>,
    /// What the response holds, from its root: `result`, `result.bot.id`, `result.events[].type`, `time`.
    pub returns: Vec<FieldFacts>,
    /// The method's own codes, in the order of the page.
    pub errors: Vec<CodeFacts>,
    /// HTTP statuses of successful answers.
    pub statuses: Vec<u16>,
    /// HTTP statuses of errors.
    pub error_statuses: Vec<u16>,
    /// Whether the codes that any method can return are said to apply.
    pub system_errors: bool,
    pub title: Aside<String>,
    /// Who may call the method, in the words of the page.
    pub caller: Aside<Option<String>>,
    /// The text between the title and the first section.
    pub text: Aside<String>,
    pub notes: Aside<Vec<Note>>,
    pub examples: Aside<Vec<Example>>,
    pub place: Aside<Place>,
}

/// A parameter, or a field of a result, an object or an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldFacts {
    /// Place on the wire: `fields.message`, `result.users[].id`; `[]` stands for any element.
    pub path: String,
    /// Alternatives, in the docs' words: `integer`, `string`, `User[]`, `null`.
    pub types: Vec<String>,
    pub required: bool,
    pub default: Option<String>,
    /// The values that are allowed, or that can come; `true` and `false` of a boolean too, where the page lists them.
    pub values: Vec<ValueFacts>,
    /// There are more values than are listed.
    pub open: bool,
    /// The code table that the values are taken from.
    pub values_from: Option<EnumReference>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub max_chars: Option<u64>,
    pub max_items: Option<u64>,
    /// Largest size of a file, as it is written: `100 MB`.
    pub max_size: Option<String>,
    /// Revision of the REST API that brought the field.
    pub since: Option<u32>,
    /// When the field is required although it is not always: "when `eventMode = webhook`".
    pub required_when: Aside<Option<String>>,
    /// Heading of the table, where an object has more than one: "Additional fields".
    pub group: Aside<Option<String>>,
    pub text: Aside<String>,
    pub place: Aside<Place>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueFacts {
    pub value: String,
    pub text: Aside<String>,
    pub place: Aside<Place>,
}

/// A code table: a page and an anchor on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnumReference {
    pub file: Arc<str>,
    pub anchor: String,
}

/// Parameters, one of which has to be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOf {
    /// Paths, in the order of the parameters.
    pub names: Vec<String>,
    pub place: Aside<Place>,
}

/// An error code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFacts {
    pub code: String,
    /// The HTTP status, where the table has a column for it.
    pub status: Option<u16>,
    /// The description that the server sends.
    pub message: Aside<String>,
    /// What it means.
    pub text: Aside<String>,
    pub place: Aside<Place>,
}

/// An object that results and events hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectFacts {
    pub name: String,
    pub fields: Vec<FieldFacts>,
    pub text: Aside<String>,
    pub examples: Aside<Vec<Example>>,
    pub place: Aside<Place>,
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFacts {
    /// `ONIMBOTV2MESSAGEADD`
    pub name: String,
    pub fields: Vec<FieldFacts>,
    pub text: Aside<String>,
    pub notes: Aside<Vec<Note>>,
    pub examples: Aside<Vec<Example>>,
    pub place: Aside<Place>,
}

/// A table of codes with a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnumFacts {
    pub file: Arc<str>,
    /// Anchor of the heading; made from the title where none is written.
    pub anchor: String,
    pub values: Vec<ValueFacts>,
    pub title: Aside<String>,
    pub place: Aside<Place>,
}

/// An entry of the change log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeLogEntry {
    /// `BOT-NEW-0501-2`
    pub code: String,
    pub kind: ChangeKind,
    pub revision: Option<u32>,
    pub published: Option<Date>,
    /// The old form works until then.
    pub supported_until: Option<Date>,
    /// The change takes effect then.
    pub applies_from: Option<Date>,
    /// Methods that the entry says it affects; where it says nothing, those that it links to.
    pub methods: Vec<String>,
    pub events: Vec<String>,
    pub title: Aside<String>,
    pub text: Aside<String>,
    pub place: Aside<Place>,
}

/// What an entry of the change log brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeKind {
    New,
    Fix,
    Breaking,
    /// A prefix that this version does not know.
    #[default]
    Other,
}

/// A framed remark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// `tip`, `info`, `warning`, `alert`.
    pub kind: String,
    pub text: String,
    pub place: Place,
}

/// A piece of JSON from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub kind: ExampleKind,
    /// The headings and the tab over it.
    pub title: String,
    pub value: serde_json::Value,
    pub place: Place,
}

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    Request,
    Response,
    Error,
    /// An object, the payload of an event, anything else.
    Other,
}
