//! YAML as the schema's files are written: blocks for what people read, one line for what is short.
//!
//! It writes no more than drafts need. What it writes is read again before anyone sees it.

use std::fmt::Write;

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Yaml {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Yaml>),
    Map(Map),
}

/// A mapping, in the order of its entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Map {
    entries: Vec<Entry>,
    /// Whether it may stand on one line. It does where it fits and holds no remark.
    short: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    /// What is left to decide, as comments above the key.
    todos: Vec<String>,
    key: String,
    value: Yaml,
}

/// Lines that are longer are written as blocks.
const WIDTH: usize = 118;

impl Map {
    /// A mapping that stands on one line where it fits.
    pub(super) fn short() -> Self {
        Self {
            entries: Vec::new(),
            short: true,
        }
    }

    pub(super) fn put(&mut self, key: &str, value: impl Into<Yaml>) {
        self.put_open(key, value, Vec::new());
    }

    /// Puts an entry with what is left to decide about it.
    pub(super) fn put_open(&mut self, key: &str, value: impl Into<Yaml>, todos: Vec<String>) {
        self.entries.push(Entry {
            todos,
            key: key.to_owned(),
            value: value.into(),
        });
    }

    pub(super) fn get(&self, key: &str) -> Option<&Yaml> {
        let mut entries = self.entries.iter();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.key.as_str())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    fn has_todos(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| !entry.todos.is_empty() || entry.value.has_todos())
    }
}

impl Yaml {
    fn has_todos(&self) -> bool {
        match self {
            Self::Map(map) => map.has_todos(),
            Self::List(items) => items.iter().any(Self::has_todos),
            _ => false,
        }
    }
}

impl From<&str> for Yaml {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Yaml {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Yaml {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Yaml {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Map> for Yaml {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl From<Vec<Yaml>> for Yaml {
    fn from(items: Vec<Yaml>) -> Self {
        Self::List(items)
    }
}

/// The text of a file.
pub(super) fn document(map: &Map) -> String {
    let mut out = String::new();
    block(map, 0, &mut out);
    out
}

/// How a line begins that says what is left to decide.
pub(super) const TODO: &str = "# TODO: ";

fn block(map: &Map, indent: usize, out: &mut String) {
    for entry in &map.entries {
        let margin = " ".repeat(indent);
        for todo in &entry.todos {
            out.extend([&margin, TODO, &comment(todo), "\n"]);
        }
        out.extend([margin.as_str(), &key(&entry.key), ":"]);
        behind_key(&entry.value, indent, out);
    }
}

fn behind_key(value: &Yaml, indent: usize, out: &mut String) {
    let column = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
    match value {
        Yaml::Map(map) if !map.is_empty() && !fits(map, column) => {
            out.push('\n');
            block(map, indent + 2, out);
        }
        Yaml::List(items) if items.iter().any(|item| matches!(item, Yaml::Map(_))) => {
            out.push('\n');
            for item in items {
                list_item(item, indent + 2, out);
            }
        }
        value => out.extend([" ", &inline(value), "\n"]),
    }
}

fn list_item(item: &Yaml, indent: usize, out: &mut String) {
    let mut text = String::new();
    match item {
        Yaml::Map(map) if !map.is_empty() && !fits(map, indent + 2) => {
            block(map, indent + 2, &mut text);
        }
        item => text.extend([" ".repeat(indent + 2).as_str(), &inline(item), "\n"]),
    }
    // The dash takes the place of two of the first line's spaces.
    out.extend([" ".repeat(indent).as_str(), "- ", &text[indent + 2..]]);
}

fn fits(map: &Map, column: usize) -> bool {
    map.short && !map.has_todos() && column + one_line(map).chars().count() < WIDTH
}

fn inline(value: &Yaml) -> String {
    match value {
        Yaml::Null => "null".to_owned(),
        Yaml::Bool(value) => value.to_string(),
        Yaml::Int(value) => value.to_string(),
        // A number in this notation is one in YAML too, and stays a float: `2.0`.
        Yaml::Float(value) => format!("{value:?}"),
        Yaml::Text(text) => scalar(text),
        Yaml::List(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(map) => one_line(map),
    }
}

fn one_line(map: &Map) -> String {
    if map.is_empty() {
        return "{}".to_owned();
    }
    let entries = map.entries.iter();
    let entries: Vec<_> = entries
        .map(|entry| format!("{}: {}", key(&entry.key), inline(&entry.value)))
        .collect();
    format!("{{ {} }}", entries.join(", "))
}

fn key(text: &str) -> String {
    scalar(text)
}

/// A text, in quotes wherever it could be read as anything else, in a block or in a line.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Words that YAML, in one version or another, does not take for texts.
const WORDS: [&str; 11] = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
];

fn is_plain(text: &str) -> bool {
    let inside = |char: char| char.is_alphanumeric() || " _-./()<>|'`+=*;?!".contains(char);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(inside)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            char if char.is_control() => {
                // Writing into a `String` cannot fail.
                let _ = write!(out, "\\U{:08X}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

/// A remark is one line, and no longer than anyone reads.
fn comment(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    let kept = line.chars().filter(|char| !char.is_control());
    kept.take(400).collect()
}
