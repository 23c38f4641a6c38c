//! The API after `check`: every reference resolved, every Rust name decided, everything in schema order.
//!
//! This is what `codegen` reads. Names are plain strings: this crate decides how a thing is called in Rust,
//! and knows no Rust tokens.

mod value;

pub use value::{EVENT_NAME, Field, Legacy, Limit, Literal, Type};

use crate::yaml::Node;

/// A schema that passed `check`.
#[derive(Debug)]
pub struct Api {
    /// Where the vendor's pages are published; the `docs` of a method are relative to it.
    pub docs_base: String,
    /// Revision of the REST API that the schema describes.
    pub revision: u32,
    pub families: Vec<Family>,
    pub ids: Vec<Id>,
    /// All shared error sets, those that become a type of their own and those that are copied into methods.
    pub error_sets: Vec<ErrorSet>,
    pub enums: Vec<Enum>,
    pub objects: Vec<Object>,
    pub unions: Vec<Union>,
    pub events: Vec<Event>,
    pub methods: Vec<Method>,
}

/// Methods with one prefix, in one Rust module: `imbot.v2` in `imbot`.
#[derive(Debug)]
pub struct Family {
    /// `imbot.v2`
    pub prefix: String,
    /// `imbot`
    pub module: String,
    /// `Imbot`, the type of the handle that `client.imbot()` returns.
    pub type_name: String,
    pub doc: String,
}

/// A newtype over an integer: `MessageId`.
#[derive(Debug)]
pub struct Id {
    pub name: String,
    pub doc: String,
}

/// Error codes that several methods share, from one file under `errors/`.
#[derive(Debug)]
pub struct ErrorSet {
    /// Name of the set in the schema: `bot`.
    pub name: String,
    /// The schema file, relative to the schema's folder.
    pub file: String,
    pub doc: String,
    /// Set where the codes are a type of their own, `BotCode`, in a variant `Bot` of each method's enumeration;
    /// otherwise the codes are copied into it.
    pub group: Option<ErrorGroup>,
    pub codes: Vec<Code>,
}

/// How a shared set appears in a method's enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorGroup {
    /// `Bot`
    pub variant: String,
    /// `BotCode`
    pub type_name: String,
    pub doc: String,
}

/// One error code.
#[derive(Clone, Debug)]
pub struct Code {
    /// `MESSAGE_NOT_FOUND`
    pub code: String,
    /// `MessageNotFound`
    pub variant: String,
    pub doc: String,
}

/// An open enumeration of values.
#[derive(Debug)]
pub struct Enum {
    pub name: String,
    pub file: String,
    /// `chat_type`
    pub module: String,
    pub doc: String,
    pub docs_url: Option<String>,
    pub values: Vec<EnumValue>,
}

#[derive(Debug)]
pub struct EnumValue {
    pub wire: String,
    pub variant: String,
    pub doc: String,
    pub since: Option<u32>,
}

/// An object with named fields.
#[derive(Debug)]
pub struct Object {
    pub name: String,
    pub file: String,
    pub module: String,
    pub doc: String,
    pub docs_url: Option<String>,
    pub fields: Vec<Field>,
    /// Where fields that are not described are kept.
    pub rest: Option<Rest>,
    /// Whether some method takes it as a parameter: it can be built and sent.
    pub is_input: bool,
    /// Whether some method returns it or some event carries it: it can be decoded.
    pub is_output: bool,
    pub examples: Vec<Node>,
}

impl Api {
    /// The functions that make an object by what it is: one for each variant of a required union whose fields stand
    /// among the object's own.
    pub fn makers(&self, object: &Object) -> Vec<(&UnionVariant, &Object)> {
        let is_flat = |field: &&Field| field.is_flat && field.required;
        let Some(Type::Union(name)) = object.fields.iter().find(is_flat).map(|field| &field.ty)
        else {
            return Vec::new();
        };
        let union = self.unions.iter().find(|union| union.name == *name);
        let variants = union.into_iter().flat_map(|union| &union.variants);
        let made = variants.filter_map(|of| match &of.ty {
            Type::Object(name) => {
                let object = self.objects.iter().find(|object| object.name == *name)?;
                Some((of, object))
            }
            _ => None,
        });
        made.collect()
    }
}

/// A map of the fields that are not described.
#[derive(Debug)]
pub struct Rest {
    /// `other`
    pub rust: String,
    /// Type of each value.
    pub value: Type,
    pub doc: String,
}

/// A value that is one of several types.
#[derive(Debug)]
pub struct Union {
    pub name: String,
    pub file: String,
    pub module: String,
    pub doc: String,
    pub docs_url: Option<String>,
    /// Whether a value is an object with one key, which names the variant. Only where it is sent.
    pub is_keyed: bool,
    pub variants: Vec<UnionVariant>,
    pub is_input: bool,
    pub is_output: bool,
}

#[derive(Debug)]
pub struct UnionVariant {
    /// Name in the schema; the key on the wire where the union is keyed.
    pub wire: String,
    /// Name of the function that makes it, where the union is keyed or stands flat in an object.
    pub function: String,
    pub variant: String,
    pub ty: Type,
    pub doc: String,
}

/// An event that the portal delivers.
#[derive(Debug)]
pub struct Event {
    /// `ONIMBOTV2MESSAGEADD`
    pub name: String,
    /// `MessageAdd`… the name of the payload type.
    pub type_name: String,
    pub file: String,
    pub module: String,
    pub summary: String,
    pub details: Option<String>,
    pub docs_url: Option<String>,
    pub since: Option<u32>,
    pub fields: Vec<Field>,
    pub examples: Vec<Node>,
}

/// A REST method.
#[derive(Debug)]
pub struct Method {
    /// `imbot.v2.Chat.Message.delete`
    pub name: String,
    /// The schema file, relative to the schema's folder.
    pub file: String,
    /// Position of the family in [`Api::families`].
    pub family: usize,
    /// The segments between the family and the action: `["Chat", "Message"]`.
    pub path: Vec<PathSegment>,
    pub rust: MethodNames,
    pub summary: String,
    pub details: Option<String>,
    pub docs_url: String,
    pub scope: String,
    pub caller: Option<String>,
    pub credentials: Credentials,
    pub since: Option<u32>,
    pub replay: Replay,
    pub params: Vec<Param>,
    /// Of each list at least one parameter must be given.
    pub one_of: Vec<Vec<ParamPath>>,
    pub returns: Returns,
    pub errors: MethodErrors,
    pub paging: Option<Paging>,
    pub legacy: Vec<Legacy>,
    pub deviations: Vec<Deviation>,
    pub examples: Vec<Example>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathSegment {
    /// `TextField`
    pub wire: String,
    /// `text_field`
    pub function: String,
    /// `TextField`
    pub type_part: String,
}

/// How a method is called in Rust.
#[derive(Debug)]
pub struct MethodNames {
    /// `MessageDelete`
    pub request: String,
    /// `MessageDeleteError`
    pub error: String,
    /// `MessageDeleteResult`; used where the result is an object of its own.
    pub result: String,
    /// `message_delete`
    pub module: String,
    /// `delete`
    pub function: String,
}

/// Who the credentials belong to, and so where the method hangs in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// `botId`, and `botToken` for webhooks: a method of `client.bot(id)`.
    Bot,
    /// `botToken` for webhooks: a method of the family's handle.
    Token,
    /// Neither.
    None,
}

/// What a repetition of the call does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// May not be repeated when the outcome is unknown.
    Unsafe,
    /// May be repeated.
    Safe {
        /// Code that then says that the first call worked.
        done: Option<String>,
        /// Parameters with which it may not: booleans where they are true, others where they are set.
        unless: Vec<ParamPath>,
    },
    /// May be repeated with the same key, which the client fills in.
    Keyed {
        key: ParamPath,
        /// Code with which the server answers while the first call is still running.
        busy: Option<String>,
        /// Parameters that switch the protection off, in the same way.
        unless: Vec<ParamPath>,
    },
}

/// The way to a parameter from the top of the call: `["fields", "templateId"]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParamPath(pub Vec<String>);

impl ParamPath {
    /// The path as it is written: `fields.templateId`.
    pub fn dotted(&self) -> String {
        self.0.join(".")
    }
}

/// A parameter, or a group of parameters that is nested on the wire.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all parameters are values; groups are few"
)]
pub enum Param {
    Value(ParamValue),
    Group(ParamGroup),
}

#[derive(Clone, Debug)]
pub struct ParamValue {
    pub field: Field,
    /// Whether it is an argument of the function and not a setter.
    pub argument: bool,
}

#[derive(Clone, Debug)]
pub struct ParamGroup {
    pub wire: String,
    /// Name of the private field that holds the group: `fields`.
    pub rust: String,
    /// Name of the private struct: `MessageSendFields`.
    pub type_name: String,
    /// Whether the server refuses the call without the group, even if it is empty.
    pub required: bool,
    pub params: Vec<Param>,
}

impl ParamGroup {
    /// Whether the group travels where nothing in it is set. To the server an empty group can mean more than none:
    /// an empty `properties` of a bot resets some of them.
    pub fn is_always_sent(&self) -> bool {
        self.required
            || self.params.iter().any(|param| match param {
                Param::Value(value) => value.argument,
                Param::Group(group) => group.is_always_sent(),
            })
    }
}

impl Method {
    /// All values, those in groups too, in schema order, each with its path.
    pub fn values(&self) -> Vec<(ParamPath, &ParamValue)> {
        fn walk<'a>(
            params: &'a [Param],
            above: &[String],
            found: &mut Vec<(ParamPath, &'a ParamValue)>,
        ) {
            for param in params {
                let mut path = above.to_vec();
                match param {
                    Param::Value(value) => {
                        path.push(value.field.wire.clone());
                        found.push((ParamPath(path), value));
                    }
                    Param::Group(group) => {
                        path.push(group.wire.clone());
                        walk(&group.params, &path, found);
                    }
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.params, &[], &mut found);
        found
    }
}

/// What a method returns.
#[derive(Debug)]
pub enum Returns {
    /// A value of a type that exists: `bool`, `Chat`, `User[]`.
    Value {
        ty: Type,
        key: Option<String>,
        doc: String,
    },
    /// An object of its own, [`MethodNames::result`].
    Object { fields: Vec<Field>, doc: String },
}

/// The error codes of one method.
#[derive(Debug)]
pub struct MethodErrors {
    /// Its own codes and those of the sets that are copied in.
    pub codes: Vec<Code>,
    /// The sets that stay types of their own.
    pub groups: Vec<ErrorGroup>,
}

/// How the pages of a list follow one another.
#[derive(Clone, Debug)]
pub struct Paging {
    /// The parameter that moves on.
    pub offset: ParamPath,
    /// The parameter that bounds a page.
    pub limit: Option<ParamPath>,
    /// Field of the result that holds the items; `None` where the result is the list.
    pub items: Option<String>,
    /// Field of the result that says whether more pages follow.
    pub more: Option<String>,
    /// Field of the result that holds the next offset; without it the offset grows by the number of items.
    pub next: Option<String>,
}

/// A place where the server does not do what the vendor's page says.
#[derive(Clone, Debug)]
pub struct Deviation {
    pub at: String,
    pub docs: String,
    pub server: String,
    pub evidence: String,
}

/// An example of a call: a request, and a response or an error.
#[derive(Debug)]
pub struct Example {
    pub title: Option<String>,
    pub request: Option<Node>,
    pub response: Option<Node>,
    pub error: Option<ExampleError>,
}

#[derive(Debug)]
pub struct ExampleError {
    pub code: String,
    pub description: String,
}
