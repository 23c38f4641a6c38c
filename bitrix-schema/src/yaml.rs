//! YAML text in, a tree of nodes out, each with its place. Library errors become diagnostics of our own.

mod parse;
mod syntax;

use crate::source::{At, Place};

pub(crate) use parse::parse;

/// A method file has some 100 lines; nothing that a person writes comes near this.
const MAX_BYTES: usize = 1024 * 1024;
const MAX_DEPTH: usize = 64;

/// A YAML value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub value: Value,
    pub place: Place,
    /// Whether it is a plain scalar that a `#` on the same line follows, with or without a space after it.
    pub comment: Option<Comment>,
}

/// What a YAML value is.
#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One `key: value` of a mapping, in the order of the file.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: At<String>,
    pub value: Node,
}

/// A comment behind a plain scalar: meant, or a text that YAML cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    pub place: Place,
    /// Whether a space follows the `#`, as people write comments.
    pub spaced: bool,
}

impl Node {
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub fn as_int(&self) -> Option<i64> {
        match &self.value {
            Value::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// What it is, for a sentence: "found a list".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "a boolean",
            Value::Int(_) => "an integer",
            Value::Float(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// The value as one line of JSON, keys in the order of the file: `{"messageId": 789}`.
    pub fn to_json(&self) -> String {
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Float(value) => serde_json::Value::from(*value).to_string(),
            Value::Text(text) => json_text(text),
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(Node::to_json).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|entry| {
                        format!("{}: {}", json_text(&entry.key.value), entry.value.to_json())
                    })
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
