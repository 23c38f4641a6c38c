//! The schema as it is written, every value with its place. `check` turns it into an [`Api`](crate::api::Api).

use crate::source::{At, Place, SourceFile};
use crate::yaml::Node;

pub use crate::api::Credentials;

/// All schema files, read.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Every file, those that could not be read too; a [`Place`] names one by its position.
    pub files: Vec<SourceFile>,
    pub api: Option<ApiFile>,
    pub changelog: Vec<(At<String>, At<String>)>,
    pub methods: Vec<Method>,
    pub objects: Vec<Object>,
    pub unions: Vec<Union>,
    pub enums: Vec<Enum>,
    pub events: Vec<Event>,
    pub error_sets: Vec<ErrorSet>,
    /// Names of the files that could not be read: what refers to them is not reported as dangling.
    pub unread: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct ApiFile {
    pub docs: At<String>,
    pub revision: At<u32>,
    pub families: Vec<Family>,
    pub ids: Vec<(At<String>, At<String>)>,
    pub errors: Vec<At<String>>,
    pub deviations: Vec<Deviation>,
}

#[derive(Clone, Debug)]
pub struct Family {
    pub prefix: At<String>,
    pub module: At<String>,
    pub doc: At<String>,
}

#[derive(Clone, Debug)]
pub struct Method {
    pub name: At<String>,
    pub summary: At<String>,
    pub details: Option<At<String>>,
    pub docs: At<String>,
    pub scope: At<String>,
    pub caller: Option<At<String>>,
    pub credentials: At<Credentials>,
    pub since: Option<At<u32>>,
    pub replay: Replay,
    pub params: Vec<Param>,
    /// The key `params`, or what comes nearest to it.
    pub params_place: Place,
    pub one_of: Vec<Vec<At<String>>>,
    pub returns: Returns,
    pub errors: MethodErrors,
    pub paging: Option<Paging>,
    pub legacy: Vec<Legacy>,
    pub deviations: Vec<Deviation>,
    pub examples: Vec<Example>,
    pub rust_type: Option<At<String>>,
    pub rust_function: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub struct Replay {
    pub place: Place,
    pub safe: Option<At<bool>>,
    pub done: Option<At<String>>,
    pub key: Option<At<String>>,
    pub busy: Option<At<String>>,
    pub unless: Vec<At<String>>,
}

/// A parameter or a field: [`Content::Inline`] only in parameters.
#[derive(Clone, Debug)]
pub struct Param {
    pub name: At<String>,
    pub content: Content,
    pub required: Option<At<bool>>,
    pub argument: Option<At<bool>>,
    pub doc: Option<At<String>>,
    pub rust: Option<At<String>>,
    pub default: Option<Node>,
    pub since: Option<At<u32>>,
    pub limits: Vec<At<WrittenLimit>>,
    pub legacy: Vec<Legacy>,
    pub constant: Option<Node>,
    pub flatten: Option<At<bool>>,
    pub fill: Option<At<String>>,
    pub row_break: Option<At<String>>,
    pub remove: Option<Node>,
}

#[derive(Clone, Debug)]
pub enum Content {
    Type(At<String>),
    Inline(Vec<Param>),
    /// Neither or both are given, which `check` reports.
    Unclear,
}

/// A limit under the name of its key: `max_chars`, 20000.
#[derive(Clone, Debug)]
pub struct WrittenLimit {
    pub key: &'static str,
    pub number: i64,
}

#[derive(Clone, Debug)]
pub struct Returns {
    pub place: Place,
    pub ty: Option<At<String>>,
    pub key: Option<At<String>>,
    pub fields: Option<Vec<Param>>,
    pub doc: At<String>,
}

#[derive(Clone, Debug, Default)]
pub struct MethodErrors {
    pub uses: Vec<At<String>>,
    pub codes: Vec<Code>,
}

#[derive(Clone, Debug)]
pub struct Code {
    pub code: At<String>,
    pub doc: At<String>,
    pub rust: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub struct Paging {
    pub offset: At<String>,
    pub limit: Option<At<String>>,
    pub items: Option<At<String>>,
    pub more: Option<At<String>>,
    pub next: Option<At<String>>,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct Legacy {
    pub form: At<String>,
    pub until: At<String>,
    pub change: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub struct Deviation {
    pub at: Vec<At<String>>,
    pub docs: At<String>,
    pub server: At<String>,
    pub evidence: At<String>,
    /// Words of the page; any one of them shows that it still says so.
    pub quote: Vec<At<String>>,
}

#[derive(Clone, Debug)]
pub struct Example {
    pub place: Place,
    pub title: Option<At<String>>,
    pub request: Option<Node>,
    pub response: Option<Node>,
    pub error: Option<(At<String>, At<String>)>,
}

#[derive(Clone, Debug)]
pub struct Object {
    pub name: At<String>,
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    pub fields: Vec<Param>,
    /// The key `fields`, or what comes nearest to it.
    pub fields_place: Place,
    pub rest: Option<Rest>,
    pub deviations: Vec<Deviation>,
    pub examples: Vec<Node>,
}

/// Where an object keeps the fields that are not described.
#[derive(Clone, Debug)]
pub struct Rest {
    pub place: Place,
    pub ty: At<String>,
    pub doc: At<String>,
    pub rust: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub struct Union {
    pub name: At<String>,
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    pub keyed: Option<At<bool>>,
    pub variants: Vec<Variant>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub name: At<String>,
    pub ty: At<String>,
    pub doc: At<String>,
}

#[derive(Clone, Debug)]
pub struct Enum {
    pub name: At<String>,
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    pub values: Vec<EnumValue>,
    pub deviations: Vec<Deviation>,
}

#[derive(Clone, Debug)]
pub struct EnumValue {
    pub value: At<String>,
    pub doc: At<String>,
    pub rust: Option<At<String>>,
    pub since: Option<At<u32>>,
}

#[derive(Clone, Debug)]
pub struct Event {
    pub name: At<String>,
    pub ty: At<String>,
    pub summary: At<String>,
    pub details: Option<At<String>>,
    pub docs: Option<At<String>>,
    pub since: Option<At<u32>>,
    pub fields: Vec<Param>,
    /// The key `fields`, or what comes nearest to it.
    pub fields_place: Place,
    pub deviations: Vec<Deviation>,
    pub examples: Vec<Node>,
}

#[derive(Clone, Debug)]
pub struct ErrorSet {
    pub name: At<String>,
    pub doc: At<String>,
    pub group: Option<At<String>>,
    pub codes: Vec<Code>,
    pub deviations: Vec<Deviation>,
}
