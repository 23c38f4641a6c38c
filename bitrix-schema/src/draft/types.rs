//! The type of a value: the docs' words, the name and the examples, in the schema's words.

mod hints;
pub(super) mod known;
mod scalar;

use serde_json::Value;

use super::objects;
use super::phrases::{Kind, singular};
use super::shared::Shared;
use super::tree::Branch;
use super::yaml::{Map, Yaml};
use crate::facts::FieldFacts;

/// A type in the schema's words.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// `MessageId | null`
    pub text: String,
    pub base: Base,
    /// A value of it, invented.
    pub sample: Yaml,
    /// What the page leaves open about it.
    pub todos: Vec<String>,
}

/// What limits and defaults have to know of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Bool,
    Number,
    Text,
    Bytes,
    Enum,
    Collection,
    Json,
    Other,
}

impl Typed {
    pub(super) fn new(text: impl Into<String>, base: Base, sample: impl Into<Yaml>) -> Self {
        Self {
            text: text.into(),
            base,
            sample: sample.into(),
            todos: Vec::new(),
        }
    }

    pub(super) fn json(todo: impl Into<String>) -> Self {
        let mut typed = Self::new("json", Base::Json, Map::short());
        typed.todos.push(todo.into());
        typed
    }

    /// How the value is worded where nobody has done it yet.
    pub(super) fn kind(&self) -> Kind {
        if self.base == Base::Bool {
            Kind::Flag
        } else {
            Kind::Other
        }
    }
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'a> {
    /// What it is a part of, for the names of types that are made for it: `Chat`, `EventGet`.
    pub owner: &'a str,
    /// What the whole is about: `Chat`, `Event`.
    pub subject: &'a str,
    /// The family's module, for names that two families would share otherwise.
    pub module: &'a str,
    /// The page, for finding what it refers to.
    pub page: &'a str,
    /// Parameters are sent, fields of results and objects are received.
    pub sent: bool,
    /// Lists of an object can stand in the object itself.
    pub in_list: bool,
}

/// The type of a field, with the values from examples that stand in its place.
pub(super) fn of(
    shared: &mut Shared<'_>,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    let nothing = FieldFacts::default();
    let field = branch.field.unwrap_or(&nothing);
    let mut words: Vec<&str> = field.types.iter().map(String::as_str).collect();
    let mut absent = Vec::new();
    let mut remove = |word: &str, literal: &'static str, words: &mut Vec<&str>| {
        if words.len() > 1 && words.contains(&word) {
            words.retain(|other| *other != word);
            absent.push(literal);
        }
    };
    remove("null", "null", &mut words);
    if !words.iter().all(|word| is_word(word, "boolean")) {
        remove("boolean", "false", &mut words);
    }
    if words
        .iter()
        .any(|word| is_word(word, "object") || is_name(word))
    {
        remove("array", "[]", &mut words);
    }
    let mut typed = match words.as_slice() {
        [] => unnamed(shared, branch, samples, at),
        [word] => of_word(shared, word, &branch.name, branch, samples, at),
        several => Typed::json(format!(
            "the page says {}: describe a `union:`",
            several.join(" or ")
        )),
    };
    if matches!(typed.base, Base::Text | Base::Number) {
        typed.sample = within_limits(typed.sample, field);
    }
    if at.sent && !absent.is_empty() {
        typed.todos.push(format!(
            "the page also takes {}: say in `doc` what it means",
            absent.join(" and ")
        ));
    } else {
        for literal in absent {
            typed.text = format!("{} | {literal}", typed.text);
        }
    }
    if !at.sent && typed.base != Base::Json {
        typed
            .todos
            .extend(hints::shown_absent(samples, &typed.text));
    }
    typed
}

/// The invented value, as short and as large as the page allows.
fn within_limits(sample: Yaml, field: &FieldFacts) -> Yaml {
    match (sample, field.max_chars) {
        (Yaml::Text(text), Some(most)) if most > 0 => {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            text.chars().take(most).collect::<String>().into()
        }
        (Yaml::Float(_), _) => {
            let bound = field
                .min
                .or(field.max)
                .and_then(|bound| i32::try_from(bound).ok());
            Yaml::Float(bound.map_or(1.5, f64::from))
        }
        (sample, _) => sample,
    }
}

/// A row without a type.
fn unnamed(shared: &mut Shared<'_>, branch: &Branch<'_>, samples: &[&Value], at: Use<'_>) -> Typed {
    let has_values = branch.field.is_some_and(|field| !field.values.is_empty());
    let word = match (has_values, branch.inside.is_empty(), branch.is_list) {
        (true, ..) => "string",
        (_, false, true) => "array",
        (_, false, false) => "object",
        _ => return Typed::json("the page names no type"),
    };
    of_word(shared, word, &branch.name, branch, samples, at)
}

fn of_word(
    shared: &mut Shared<'_>,
    word: &str,
    name: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    if let Some(item) = word.strip_suffix("[]") {
        let samples: Vec<_> = samples
            .iter()
            .filter_map(|value| value.as_array())
            .flatten()
            .collect();
        let at = Use {
            in_list: true,
            ..at
        };
        return list_of(of_word(shared, item, singular(name), branch, &samples, at));
    }
    match word {
        "boolean" | "bool" => Typed::new("bool", Base::Bool, true),
        "integer" | "int" => scalar::integer(shared, name, branch, at),
        "double" | "float" | "number" => Typed::new("float", Base::Number, Yaml::Float(1.5)),
        "string" | "text" => scalar::text(shared, name, branch, samples, at),
        "datetime" => scalar::date_time(),
        "date" => Typed::new("string", Base::Text, "2026-05-01"),
        "object" => object(shared, name, branch, samples, at),
        "array" => array(shared, name, branch, samples, at),
        "file" => Typed::json("the page says `file`: how is it sent?"),
        _ => named(shared, word, branch, at),
    }
}

fn list_of(item: Typed) -> Typed {
    Typed {
        text: format!("{}[]", item.text),
        base: Base::Collection,
        sample: Yaml::List(vec![item.sample]),
        todos: item.todos,
    }
}

fn object(
    shared: &mut Shared<'_>,
    name: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    if !branch.inside.is_empty() {
        return objects::nested(shared, name, branch, samples, at);
    }
    // What has a number of items has no fixed keys.
    if branch.field.is_some_and(|field| field.max_items.is_some()) {
        let mut typed = Typed::new("map<string, json>", Base::Collection, Map::short());
        typed
            .todos
            .push("what are the keys and the values of the map?".to_owned());
        return typed;
    }
    if let Some(typed) = objects::guessed(shared, name, branch, samples, at) {
        return typed;
    }
    Typed::json("what is in the object? describe it under objects/, or as a `map<K, V>`")
}

fn array(
    shared: &mut Shared<'_>,
    name: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    if !branch.inside.is_empty() {
        let items: Vec<_> = samples
            .iter()
            .filter_map(|value| value.as_array())
            .flatten()
            .collect();
        return list_of(objects::nested(shared, singular(name), branch, &items, at));
    }
    let one = singular(name);
    let is_ids = name.ends_with("Ids");
    match hints::items(samples) {
        Some(hints::Items::Integers) => list_of(scalar::integer(shared, one, branch, at)),
        None if is_ids && shared.id_named(one).is_some() => {
            list_of(scalar::integer(shared, one, branch, at))
        }
        Some(hints::Items::Texts) => list_of(Typed::new("string", Base::Text, "text")),
        _ => Typed::json("what are the items of the list? name their type: `T[]`"),
    }
}

/// A type with a name of its own.
fn named(shared: &mut Shared<'_>, word: &str, branch: &Branch<'_>, at: Use<'_>) -> Typed {
    objects::named(shared, word, branch, at)
        .unwrap_or_else(|| Typed::json(format!("what is `{word}`? describe it under objects/")))
}

fn is_word(word: &str, expected: &str) -> bool {
    word.eq_ignore_ascii_case(expected)
}

/// Objects are called as types are: `User`.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
