//! Values: what a field or a parameter holds.

use crate::yaml::Node;

/// A field of an object, a result or an event; also a parameter.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust.
    pub rust: String,
    pub doc: String,
    pub ty: Type,
    pub required: bool,
    /// Values with which the server says that there is none: `false`, `[]`, `null`.
    pub absent: Vec<Literal>,
    pub default: Option<Node>,
    pub limits: Vec<Limit>,
    /// Revision in which it appeared.
    pub since: Option<u32>,
    pub legacy: Vec<Legacy>,
    /// The only value that it has; there is no field for it in Rust. Only in objects that are sent.
    pub constant: Option<Node>,
    /// Whether the fields of its type stand among those around it on the wire, where its own name does not appear.
    /// Only in objects that are sent.
    pub is_flat: bool,
    /// Whether the client fills in the ID of the bot that calls. Only in objects that are sent.
    pub is_bot_id: bool,
    /// Where the items of a list lie in rows: the variant of their union that stands between two rows, by its name in
    /// Rust. Only in objects that are sent.
    pub row_break: Option<String>,
    /// The value that takes away what a parameter sets.
    pub removed_by: Option<Literal>,
}

/// A type, resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    Bool,
    /// A boolean that is sent as `Y` or `N`.
    Flag,
    Int,
    Float,
    Text,
    /// Text that is masked in every output.
    Secret,
    Json,
    DateTime,
    DialogId,
    Uuid,
    /// The data of the event that the field [`EVENT_NAME`] beside it names; the field holds both.
    Event,
    /// Binary content, which travels as Base64. Its limits count the bytes themselves.
    Bytes,
    /// A newtype from [`Api::ids`](super::Api::ids).
    Id(String),
    /// An enumeration from [`Api::enums`](super::Api::enums).
    Enum(String),
    /// An object from [`Api::objects`](super::Api::objects).
    Object(String),
    /// A union from [`Api::unions`](super::Api::unions).
    Union(String),
    List(Box<Type>),
    Map(Box<Type>, Box<Type>),
    /// A value of a map that can be `null`.
    Nullable(Box<Type>),
}

/// On the wire, the field beside an event's data that says which event it is.
pub const EVENT_NAME: &str = "type";

/// A value that stands for "none".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    Null,
    False,
    EmptyList,
    EmptyText,
    /// The text `N`.
    No,
    Zero,
}

/// A limit that is checked before sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    MinChars(u64),
    MaxChars(u64),
    Min(i64),
    Max(i64),
    MinItems(u64),
    MaxItems(u64),
    MaxBytes(u64),
    /// Characters of the JSON that the value travels as.
    MaxJsonChars(u64),
}

/// A form that the server accepted or sent until a date; it is documented and not emitted.
#[derive(Clone, Debug)]
pub struct Legacy {
    pub form: String,
    /// ISO date.
    pub until: String,
    pub change: Option<String>,
}
