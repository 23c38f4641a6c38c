//! What the docs say of a subject, by paths: whether something is there, and in which words.

use std::collections::HashSet;

use super::Documented;
use super::difference::is_under;
use super::finding::Subject;
use super::index::Index;
use super::methods::result_rows;
use super::objects::Shown;
use crate::facts::{CodeFacts, FieldFacts, MethodFacts};
use crate::model::Schema;

/// Something that the docs say, and the words with which they do.
pub(super) struct Statement {
    pub(super) path: String,
    /// The path of the field whose property this is; empty where it is no property.
    of: String,
    pub(super) words: String,
}

impl Statement {
    /// Whether the docs say this at or below a path. `is_name` tells whether a path is the name of something in the
    /// schema: what the docs say of a property of a group, its type, is not about a parameter `type` in the group.
    pub(super) fn is_about(&self, at: &str, is_name: &dyn Fn(&str) -> bool) -> bool {
        is_under(&self.path, at)
            && !self
                .property()
                .is_some_and(|own| is_under(at, own) && is_name(own))
    }

    /// The path of the property itself: `params.color.values` of one of the values.
    fn property(&self) -> Option<&str> {
        let rest = self
            .path
            .strip_prefix(self.of.as_str())?
            .strip_prefix('.')?;
        if self.of.is_empty() {
            return None;
        }
        let name = rest.split('.').next().unwrap_or_default();
        Some(&self.path[..self.of.len() + 1 + name.len()])
    }

    /// Whether it is a property of what has a path.
    pub(super) fn is_property(&self, of: &str, name: &str) -> bool {
        self.of == of
            && self
                .path
                .strip_prefix(of)
                .and_then(|rest| rest.strip_prefix('.'))
                == Some(name)
    }
}

/// What the docs say of a subject, once for each page that could say it. Empty where no page is about the subject, so
/// that nothing can be judged.
pub(super) fn statements(
    subject: &Subject,
    schema: &Schema,
    documented: &Documented<'_>,
    index: &Index<'_>,
    shown: &Shown,
) -> Vec<Vec<Statement>> {
    let facts = documented.facts;
    match subject {
        Subject::Method(name) => index
            .method_facts(name)
            .map(|method| vec![of_method(method)])
            .unwrap_or_default(),
        Subject::Api => schema
            .methods
            .iter()
            .filter_map(|method| index.method_facts(&method.name.value))
            .map(of_method)
            .collect(),
        Subject::Event(name) => index
            .event_facts(name)
            .map(|event| {
                let mut said = of_fields("fields", &event.fields);
                said.push(statement("summary", event.text.as_str()));
                said.push(statement("details", event.text.as_str()));
                vec![said]
            })
            .unwrap_or_default(),
        Subject::Object(name) => pages_of(of_fields("fields", shown.rows(name))),
        Subject::Enum(name) => {
            let values = shown.values.iter().filter(|(of, _)| of == name);
            pages_of(
                values
                    .map(|(_, value)| {
                        let path = format!("values.{}", value.value);
                        statement(&path, &format!("{} {}", value.value, *value.text))
                    })
                    .collect(),
            )
        }
        Subject::ErrorSet(name) => {
            let common = schema
                .api
                .iter()
                .flat_map(|api| &api.errors)
                .any(|set| set.value == *name);
            if common {
                return pages_of(of_codes("codes", &facts.system_errors));
            }
            schema
                .methods
                .iter()
                .filter(|method| method.errors.uses.iter().any(|set| set.value == *name))
                .filter_map(|method| index.method_facts(&method.name.value))
                .map(|method| of_codes("codes", &method.errors))
                .collect()
        }
        Subject::ChangeLog | Subject::Page(_) | Subject::Lock => Vec::new(),
    }
}

/// Whether every page that could says something at or below a path.
pub(super) fn all_have(pages: &[Vec<Statement>], at: &str, is_name: &dyn Fn(&str) -> bool) -> bool {
    pages.iter().all(|said| {
        let named = names(said);
        let is_name = |path: &str| is_name(path) || named.contains(path);
        said.iter()
            .any(|statement| statement.is_about(at, &is_name))
    })
}

/// The paths that a page has names at.
pub(super) fn names(said: &[Statement]) -> HashSet<&str> {
    said.iter()
        .filter(|statement| statement.of.is_empty())
        .map(|statement| statement.path.as_str())
        .collect()
}

fn pages_of(said: Vec<Statement>) -> Vec<Vec<Statement>> {
    if said.is_empty() {
        Vec::new()
    } else {
        vec![said]
    }
}

fn of_method(method: &MethodFacts) -> Vec<Statement> {
    let mut said = of_fields("params", &method.params);
    for row in result_rows(&method.returns) {
        said.extend(of_field(&row.path, &row));
    }
    said.extend(of_codes("errors", &method.errors));
    let mut add = |path: &str, words: String| {
        if !words.trim().is_empty() {
            said.push(statement(path, &words));
        }
    };
    let text = || {
        let notes = method.notes.iter().map(|note| note.text.as_str());
        let mut texts: Vec<&str> = vec![method.text.as_str()];
        texts.extend(notes);
        texts.join("\n")
    };
    add("summary", text());
    add("details", text());
    add("docs", method.place.file.to_string());
    add("scope", method.scopes.join(" "));
    add("caller", method.caller.0.clone().unwrap_or_default());
    add(
        "since",
        method
            .since
            .map(|since| since.to_string())
            .unwrap_or_default(),
    );
    let statuses = method.statuses.iter().chain(&method.error_statuses);
    let statuses: Vec<String> = statuses.map(ToString::to_string).collect();
    add("http", statuses.join(", "));
    for set in &method.one_of {
        add("one_of", set.names.join(" "));
    }
    for row in method.returns.iter().filter(|row| row.path == "time") {
        add("time", words(row));
    }
    said
}

fn of_fields(root: &str, fields: &[FieldFacts]) -> Vec<Statement> {
    fields
        .iter()
        .flat_map(|field| of_field(&format!("{root}.{}", field.path), field))
        .collect()
}

/// A field, and each property that the docs give it.
fn of_field(path: &str, field: &FieldFacts) -> Vec<Statement> {
    let path = path.replace("[]", "");
    let number = |value: Option<i64>| value.map(|number| number.to_string());
    let count = |value: Option<u64>| value.map(|number| number.to_string());
    let properties = [
        (
            "type",
            Some(field.types.join("|")).filter(|types| !types.is_empty()),
        ),
        ("required", field.required.then(|| "required".to_owned())),
        ("default", field.default.clone()),
        ("min", number(field.min)),
        ("max", number(field.max)),
        ("max_chars", count(field.max_chars)),
        ("max_items", count(field.max_items)),
        ("max_bytes", field.max_size.clone()),
        ("since", field.since.map(|since| since.to_string())),
    ];
    let mut said = vec![statement(&path, &words(field))];
    for (name, value) in properties {
        if let Some(value) = value {
            said.push(property(&path, name, &value));
        }
    }
    for value in &field.values {
        said.push(property(
            &path,
            &format!("values.{}", value.value),
            &format!("{} {}", value.value, *value.text),
        ));
    }
    said
}

/// The row as a reader sees it.
fn words(field: &FieldFacts) -> String {
    format!("{} {} {}", field.path, field.types.join("|"), *field.text)
}

fn of_codes(root: &str, codes: &[CodeFacts]) -> Vec<Statement> {
    codes
        .iter()
        .map(|code| {
            statement(
                &format!("{root}.{}", code.code),
                &format!("{} {} {}", code.code, *code.message, *code.text),
            )
        })
        .collect()
}

fn property(of: &str, name: &str, words: &str) -> Statement {
    Statement {
        of: of.to_owned(),
        ..statement(&format!("{of}.{name}"), words)
    }
}

fn statement(path: &str, words: &str) -> Statement {
    Statement {
        path: path.to_owned(),
        of: String::new(),
        words: words.to_owned(),
    }
}
