//! A method's file without a page: the keys of the language, what each means, and a start where one is needed.

use std::collections::HashSet;

use crate::language::{FILE_KINDS, Key, Record, Shape};

use super::names::subject_and_action;
use super::phrases;
use super::yaml::{TODO, scalar};

/// What a new file begins with, under the key's path: values that the check accepts until somebody knows better.
/// The rest follows from the shapes.
const STARTS: [(&str, &str); 3] = [
    ("docs", "page.md"),
    ("replay.safe", "false"),
    ("returns.type", "json"),
];

/// A method's file with every key of the language: those that are required with a value, the others as comments.
pub(super) fn method(name: &str) -> String {
    let mut out = String::new();
    let Some(kind) = FILE_KINDS.iter().find(|kind| kind.tag == "method") else {
        return out;
    };
    let mut writing = Writing {
        name,
        sketched: HashSet::new(),
        out: &mut out,
    };
    writing.record(kind.record, "", 0);
    out
}

struct Writing<'a> {
    name: &'a str,
    /// Records whose keys stand in the file already: a parameter can hold parameters.
    sketched: HashSet<&'static str>,
    out: &'a mut String,
}

impl Writing<'_> {
    fn record(&mut self, record: &Record, above: &str, depth: usize) {
        for key in record.keys() {
            let path = format!("{above}{}", key.name);
            let margin = "  ".repeat(depth);
            let need = if key.required { "Required" } else { "Optional" };
            self.line(&format!("{margin}# {need}. {}", key.doc));
            match self.start(key, &path) {
                Some(start) => {
                    self.keywords(&key.shape, &margin);
                    if path != "method" {
                        self.line(&format!("{margin}{TODO}{}", todo(key)));
                    }
                    self.line(&format!("{margin}{}: {start}", key.name));
                }
                None if key.required => {
                    if let Shape::Record(inside) = key.shape {
                        self.line(&format!("{margin}{}:", key.name));
                        self.record(inside, &format!("{path}."), depth + 1);
                    }
                }
                None => self.sketch(key, &margin, 0),
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.out.extend([text, "\n"]);
    }

    /// The value of a key that a file cannot do without.
    fn start(&self, key: &Key, path: &str) -> Option<String> {
        if let Some((_, start)) = STARTS.iter().find(|(known, _)| *known == path) {
            return Some((*start).to_owned());
        }
        if !key.required {
            return None;
        }
        let (subject, action) = subject_and_action(self.name);
        Some(match key.shape {
            _ if path == "method" => scalar(self.name),
            _ if path == "summary" => scalar(&phrases::summary(subject, action)),
            Shape::Prose | Shape::ProseOr(_) => "To be worded.".to_owned(),
            Shape::Word | Shape::Words => scalar(self.name.split('.').next().unwrap_or_default()),
            Shape::Keyword(words) => words.last().map_or("", |(word, _)| word).to_owned(),
            Shape::Bool => "false".to_owned(),
            Shape::Count | Shape::Integer => "0".to_owned(),
            Shape::Data | Shape::Map(_) => "{}".to_owned(),
            Shape::List(_) => "[]".to_owned(),
            Shape::Record(_) => return None,
        })
    }

    fn keywords(&mut self, shape: &Shape, margin: &str) {
        if let Shape::Keyword(words) = shape {
            for (word, doc) in *words {
                self.line(&format!("{margin}#   {word}: {doc}"));
            }
        }
    }

    /// A key that may be left out, as a comment, with what can stand behind it.
    fn sketch(&mut self, key: &Key, margin: &str, depth: usize) {
        let indent = "  ".repeat(depth);
        let value = value_words(&key.shape);
        let space = if value.is_empty() { "" } else { " " };
        self.line(&format!("{margin}# {indent}{}:{space}{value}", key.name));
        self.inside(&key.shape, margin, depth + 1);
    }

    fn inside(&mut self, shape: &Shape, margin: &str, depth: usize) {
        let indent = "  ".repeat(depth);
        match shape {
            Shape::Record(record) if self.sketched.insert(record.name) => {
                for key in record.keys() {
                    let need = if key.required { "required" } else { "optional" };
                    self.line(&format!("{margin}# {indent}# {need}: {}", key.doc));
                    self.sketch(key, margin, depth);
                }
            }
            Shape::Record(record) => {
                self.line(&format!(
                    "{margin}# {indent}# the keys of {}, as above",
                    record.name
                ));
            }
            Shape::Map(value) => {
                let words = value_words(value);
                let space = if words.is_empty() { "" } else { " " };
                self.line(&format!("{margin}# {indent}NAME:{space}{words}"));
                self.inside(value, margin, depth + 1);
            }
            Shape::List(item) if matches!(item, Shape::Record(_)) => {
                self.line(&format!("{margin}# {indent}-"));
                self.inside(item, margin, depth + 1);
            }
            _ => {}
        }
    }
}

fn todo(key: &Key) -> String {
    match key.shape {
        Shape::Prose | Shape::ProseOr(_) => format!("word `{}`", key.name),
        _ => format!("is this the right `{}`?", key.name),
    }
}

fn value_words(shape: &Shape) -> &'static str {
    match shape {
        Shape::Prose | Shape::ProseOr(_) => "A text.",
        Shape::Word => "name",
        Shape::Words => "[name]",
        Shape::Bool => "false",
        Shape::Count | Shape::Integer => "1",
        Shape::Data => "{}",
        Shape::Keyword(_) => "word",
        Shape::List(Shape::Record(_)) | Shape::Map(_) | Shape::Record(_) => "",
        Shape::List(_) => "[…]",
    }
}
