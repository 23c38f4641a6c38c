//! Names in Rust: how they follow from the wire's, and which cannot be had.

mod taken;

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::diagnostic::Diagnostic;
use crate::source::{At, Place};
use taken::{TAKEN_BY_CLIENT, TAKEN_MODULES, TAKEN_ON_HANDLES, TAKEN_SETTERS, TAKEN_TYPES};

/// Words that Rust keeps for itself, those of every edition.
const KEYWORDS: [&str; 53] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "Self", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union",
];

/// Whether a word cannot name anything in Rust.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Who has taken which name.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<(Scope, String), (Place, String)>,
}

/// Names in one scope are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// All types of the crate but those of the methods.
    Types,
    /// Types that the files of methods name without a path: IDs, enumerations, sets of error codes.
    Imported,
    /// The types of one family's methods, which are a module of their own.
    Requests(String),
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

    /// A finding where another scope has the name already.
    pub(super) fn differs_from(
        &self,
        scope: Scope,
        name: &str,
        place: Place,
        what: &str,
    ) -> Option<Diagnostic> {
        let (first, owner) = self.taken.get(&(scope, name.to_owned()))?;
        Some(clash(name, (place, what), (*first, owner)))
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
pub(crate) fn snake(wire: &str) -> String {
    wire.to_snake_case()
}

/// `MESSAGE_NOT_FOUND` → `MessageNotFound`
pub(crate) fn camel(wire: &str) -> String {
    wire.to_upper_camel_case()
}

/// The name of a field or a function: what the author says, else what follows from the wire's name.
pub(crate) fn value_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
) -> Result<String, Diagnostic> {
    let (name, place) = chosen(wire, rust, snake);
    if let Some(finding) = too_long(&name, place) {
        return Err(finding);
    }
    if is_keyword(&name) {
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
pub(crate) fn setter_name(
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
pub(crate) fn function_name(
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

/// The name of a family: a module of the crate, and a function of the client.
pub(crate) fn family_name(module: &At<String>) -> Result<String, Diagnostic> {
    let name = function_name(module, Some(module), true)?;
    let is_taken = |names: &[&str]| names.contains(&name.as_str());
    if is_taken(&TAKEN_MODULES) || is_taken(&TAKEN_BY_CLIENT) {
        return Err(Diagnostic::new(
            module.place,
            format!("`{name}` is a module or a function that the client has"),
        )
        .label("cannot be used as a name")
        .help("choose another name"));
    }
    Ok(name)
}

/// The name of a file in Rust, as it follows from the name of its type.
pub(crate) fn module_name(module: &str, place: Place) -> Result<(), Diagnostic> {
    if is_keyword(module) {
        return Err(refused(
            place,
            module,
            "names the file in Rust, and is a keyword there",
        )
        .help(OTHER_TYPE_NAME));
    }
    Ok(())
}

/// The name of a variant of an enumeration.
pub(crate) fn variant_name(
    wire: &At<String>,
    rust: Option<&At<String>>,
) -> Result<String, Diagnostic> {
    let (name, place) = chosen(wire, rust, camel);
    if let Some(finding) = too_long(&name, place) {
        return Err(finding);
    }
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
pub(crate) fn type_name(name: &str, place: Place) -> Result<(), Diagnostic> {
    if let Some(finding) = too_long(name, place) {
        return Err(finding);
    }
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

/// Names become names of files.
const MAX_CHARS: usize = 100;

pub(super) fn too_long(name: &str, place: Place) -> Option<Diagnostic> {
    (name.chars().count() > MAX_CHARS).then(|| {
        Diagnostic::new(
            place,
            format!("this name has more than {MAX_CHARS} characters"),
        )
        .label("too long")
        .help("is it a name at all? if so, give it a shorter one with `rust:`")
    })
}

pub(super) fn refused(place: Place, name: &str, why: &str) -> Diagnostic {
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

/// A name on the wire as servers take it: letters, digits and `_`.
pub(crate) fn is_plain(wire: &str) -> bool {
    wire.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && wire
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || char == '_')
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|char| char.is_ascii_alphanumeric())
}
