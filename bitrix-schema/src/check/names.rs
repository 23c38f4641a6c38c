//! Names in Rust: how they follow from the wire's, and which cannot be had.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::diagnostic::Diagnostic;
use crate::source::{At, Place};

/// Words that Rust keeps for itself, those of every edition.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union",
];

/// Types and traits that generated code names without a path: Rust's prelude and what the files import.
const TAKEN_TYPES: [&str; 64] = [
    "Any",
    "AsMut",
    "AsRef",
    "BTreeMap",
    "Bot",
    "Box",
    "Call",
    "CallError",
    "CallFuture",
    "CallOptions",
    "Clone",
    "Copy",
    "DateTime",
    "Debug",
    "Decode",
    "Default",
    "DialogId",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ErrorCode",
    "ErrorSet",
    "Extend",
    "Field",
    "Fields",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "InvalidArgument",
    "Iterator",
    "Limit",
    "MapAccess",
    "Method",
    "None",
    "Object",
    "Ok",
    "OpenEnum",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Replay",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "SerializeMap",
    "Serializer",
    "Sized",
    "Some",
    "String",
    "Sync",
    "UnknownCode",
    "UnknownValue",
    "Uuid",
];

/// Functions that every request has already.
const TAKEN_SETTERS: [&str; 10] = [
    "new",
    "with",
    "detailed",
    "call",
    "check",
    "clone",
    "into_future",
    "fill_replay_key",
    "next_page",
    "serialize",
];

/// Functions that the handles have already: `client.bot(id)` and those of the families.
const TAKEN_ON_HANDLES: [&str; 6] = ["call", "client", "clone", "id", "new", "token"];

/// Who has taken which name.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<(Scope, String), (Place, String)>,
}

/// Names in one scope are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// All types of the crate.
    Types,
    /// The files of one folder: a file system may not tell `A.rs` from `a.rs`.
    Modules(String),
    /// The functions of one path: `bot.chat()`.
    Functions(String),
}

impl Names {
    /// Takes a name for one thing; another thing that has it is a finding.
    pub(super) fn take(
        &mut self,
        scope: Scope,
        name: &str,
        place: Place,
        what: &str,
    ) -> Option<Diagnostic> {
        let (first, owner) = self
            .taken
            .insert((scope, name.to_owned()), (place, what.to_owned()))?;
        Some(clash(name, (place, what), (first, &owner)))
    }

    /// Takes a name that many may have together: the methods of one path share its function.
    pub(super) fn share(
        &mut self,
        scope: Scope,
        name: &str,
        place: Place,
        what: &str,
    ) -> Option<Diagnostic> {
        let taken = self
            .taken
            .entry((scope, name.to_owned()))
            .or_insert_with(|| (place, what.to_owned()));
        let (first, owner) = (taken.0, taken.1.as_str());
        (owner != what).then(|| clash(name, (place, what), (first, owner)))
    }
}

fn clash(name: &str, (place, what): (Place, &str), (first, owner): (Place, &str)) -> Diagnostic {
    Diagnostic::new(
        place,
        format!("{what} and {owner} are both called `{name}` in Rust"),
    )
    .label(format!("is called `{name}`"))
    .related(first, format!("`{name}` is taken here"))
    .help("give one of them another name with `rust:`")
}

/// `messageId` → `message_id`
pub(super) fn snake(wire: &str) -> String {
    wire.to_snake_case()
}

/// `MESSAGE_NOT_FOUND` → `MessageNotFound`
pub(super) fn camel(wire: &str) -> String {
    wire.to_upper_camel_case()
}

/// The name of a field or a function: what the author says, else what follows from the wire's name.
pub(super) fn value_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
) -> Result<String, Diagnostic> {
    let (name, place) = chosen(wire, rust, snake);
    if KEYWORDS.contains(&name.as_str()) {
        return Err(refused(place, &name, "is a keyword of Rust"));
    }
    if rust.is_some() && snake(&name) != name {
        return Err(refused(place, &name, "is not written like a Rust name")
            .help(format!("write `{}`", snake(&name))));
    }
    if is_identifier(&name) {
        Ok(name)
    } else {
        Err(refused(place, &wire.value, "gives no name in Rust"))
    }
}

/// The name of a parameter, which becomes a function of the request.
pub(super) fn setter_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
) -> Result<String, Diagnostic> {
    let name = value_name(wire, rust)?;
    if TAKEN_SETTERS.contains(&name.as_str()) {
        return Err(refused(
            chosen(wire, rust, snake).1,
            &name,
            "is a function that every request has",
        ));
    }
    Ok(name)
}

/// The name of a function on a handle or a path.
pub(super) fn function_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
    at_root: bool,
) -> Result<String, Diagnostic> {
    let name = value_name(wire, rust)?;
    if at_root && TAKEN_ON_HANDLES.contains(&name.as_str()) || name == "clone" {
        return Err(refused(
            chosen(wire, rust, snake).1,
            &name,
            "is a function that the handle has",
        ));
    }
    Ok(name)
}

/// The name of a variant of an enumeration.
pub(super) fn variant_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
) -> Result<String, Diagnostic> {
    let (name, place) = chosen(wire, rust, camel);
    if name == "Unknown" || name == "Self" {
        return Err(refused(
            place,
            &name,
            "is taken: every enumeration has a variant for values it does not know",
        ));
    }
    if is_type_name(&name) {
        Ok(name)
    } else {
        Err(refused(place, &wire.value, "gives no name in Rust"))
    }
}

const OTHER_TYPE_NAME: &str = "choose another name; for a method with `rust: { type: … }`";

/// The name of a type, as it is written or as it follows from a method's name.
pub(super) fn type_name(name: &str, place: Place) -> Result<(), Diagnostic> {
    if TAKEN_TYPES.contains(&name) {
        return Err(refused(
            place,
            name,
            "is a name that generated code uses for something else",
        )
        .help(OTHER_TYPE_NAME));
    }
    if is_type_name(name) {
        return Ok(());
    }
    let finding = refused(place, name, "is not written like a Rust type");
    let written = camel(name);
    Err(if is_type_name(&written) {
        finding.help(format!("write `{written}`"))
    } else {
        finding.help(OTHER_TYPE_NAME)
    })
}

fn chosen(
    wire: &At<String>,
    rust: Option<&At<String>>,
    derive: fn(&str) -> String,
) -> (String, Place) {
    match rust {
        Some(rust) => (rust.value.clone(), rust.place),
        None => (derive(&wire.value), wire.place),
    }
}

fn refused(place: Place, name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(place, format!("`{name}` {why}"))
        .label("cannot be used as a name")
        .help("give it another name in Rust with `rust:`")
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|char| char.is_ascii_alphanumeric())
}
