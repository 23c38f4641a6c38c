//! Types in the words of the docs.

use super::index::Index;
use super::objects;
use super::schema_fields::{Content, Field};
use crate::api::Literal;
use crate::type_expression::{self, Kind, TypeExpression};

/// What a type of the schema is called in the docs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The schema leaves it open.
    Any,
    Boolean,
    Integer,
    Number,
    Text,
    DateTime,
    /// An object, and what it is called, where it has a name.
    Object(Vec<String>),
    List(Vec<Word>),
    Null,
}

/// Nothing that `check` accepts nests deeper.
const MAX_DEPTH: usize = 10;

/// The words for a field's type, one per alternative.
pub(super) fn words(field: &Field<'_>, index: &Index<'_>) -> Vec<Word> {
    match &field.content {
        Content::Type(text) => match type_expression::parse(text) {
            Ok(expression) => of_expression(&expression, index, 0),
            Err(_) => vec![Word::Any],
        },
        Content::Group(_) => vec![Word::Object(Vec::new())],
        Content::Unclear => vec![Word::Any],
    }
}

fn of_expression(expression: &TypeExpression, index: &Index<'_>, depth: usize) -> Vec<Word> {
    if depth > MAX_DEPTH {
        return vec![Word::Any];
    }
    match &expression.kind {
        Kind::Name(name) => of_name(name, index, depth),
        Kind::List(item) => vec![Word::List(of_expression(item, index, depth + 1))],
        Kind::Map(..) => vec![Word::Object(Vec::new())],
        Kind::Literal(literal) => vec![of_literal(*literal)],
        Kind::Union(alternatives) => {
            let mut words = Vec::new();
            for word in alternatives
                .iter()
                .flat_map(|alternative| of_expression(alternative, index, depth + 1))
            {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words
        }
    }
}

fn of_name(name: &str, index: &Index<'_>, depth: usize) -> Vec<Word> {
    let word = match name {
        "bool" => Word::Boolean,
        "int" => Word::Integer,
        "float" => Word::Number,
        "string" | "secret" | "flag" | "DialogId" | "Uuid" | "bytes" => Word::Text,
        "DateTime" => Word::DateTime,
        "Event" => Word::Object(Vec::new()),
        _ if index.is_id(name) => Word::Integer,
        _ => {
            if let Some(values) = index.enumeration(name) {
                let numbers = !values.values.is_empty()
                    && values
                        .values
                        .iter()
                        .all(|value| value.value.value.parse::<i64>().is_ok());
                return vec![if numbers { Word::Integer } else { Word::Text }];
            }
            if let Some(union) = index.union(name) {
                let variants = union.variants.iter();
                return variants
                    .filter_map(|variant| type_expression::parse(&variant.ty.value).ok())
                    .flat_map(|expression| of_expression(&expression, index, depth + 1))
                    .collect();
            }
            match index.object(name) {
                Some(object) => Word::Object(objects::names(object).map(str::to_owned).collect()),
                // `json`, and what `check` has called unknown.
                None => Word::Any,
            }
        }
    };
    vec![word]
}

fn of_literal(literal: Literal) -> Word {
    match literal {
        Literal::Null => Word::Null,
        Literal::False => Word::Boolean,
        Literal::EmptyList => Word::List(Vec::new()),
        Literal::EmptyText | Literal::No => Word::Text,
        Literal::Zero => Word::Integer,
    }
}

/// Whether both sides mean the same: every type that the docs name is an alternative of the schema, and none of the
/// schema's is left over.
pub(super) fn agree(words: &[Word], docs: &[String]) -> bool {
    if words.contains(&Word::Any) || docs.is_empty() {
        return true;
    }
    let named: Vec<&str> = docs.iter().map(String::as_str).collect();
    named
        .iter()
        .all(|name| words.iter().any(|word| is_called(word, name)))
        && words
            .iter()
            .all(|word| named.iter().any(|name| is_called(word, name)))
}

/// Whether they have anything in common: limits and values of another type are other limits and values.
pub(super) fn overlap(words: &[Word], docs: &[String]) -> bool {
    docs.is_empty()
        || docs
            .iter()
            .any(|name| words.iter().any(|word| is_called(word, name)))
}

fn is_called(word: &Word, name: &str) -> bool {
    match word {
        Word::Any => true,
        Word::Boolean => matches!(name, "boolean" | "bool"),
        Word::Integer => matches!(name, "integer" | "int"),
        Word::Number => matches!(name, "number" | "float" | "double"),
        // The content of a file travels as text.
        Word::Text => matches!(name, "string" | "file"),
        Word::DateTime => matches!(name, "string" | "datetime" | "date"),
        Word::Object(names) => {
            name == "object" || names.iter().any(|own| own.eq_ignore_ascii_case(name))
        }
        Word::List(items) => {
            name == "array"
                || name.strip_suffix("[]").is_some_and(|item| {
                    items.is_empty() || items.iter().any(|word| is_called(word, item))
                })
        }
        Word::Null => name == "null",
    }
}

/// The types that a text names, sorted, if it names nothing else: `integer`, `string or null`.
pub(super) fn in_words_of_the_docs(text: &str) -> Option<Vec<String>> {
    let text = text.replace('`', "").replace(" or ", "|");
    let mut types: Vec<String> = text
        .split(['|', ','])
        .map(|name| name.trim().to_owned())
        .collect();
    let is_type = |name: &String| {
        matches!(
            name.trim_end_matches("[]"),
            "boolean"
                | "integer"
                | "number"
                | "float"
                | "double"
                | "string"
                | "file"
                | "datetime"
                | "date"
                | "object"
                | "array"
                | "null"
        )
    };
    types.sort_unstable();
    types.iter().all(is_type).then_some(types)
}

/// The types as the docs would write them: `string|null`.
pub(super) fn shown(words: &[Word]) -> String {
    let words: Vec<String> = words.iter().map(show).collect();
    words.join("|")
}

fn show(word: &Word) -> String {
    match word {
        Word::Any => "any".to_owned(),
        Word::Boolean => "boolean".to_owned(),
        Word::Integer => "integer".to_owned(),
        Word::Number => "number".to_owned(),
        Word::Text => "string".to_owned(),
        Word::DateTime => "datetime".to_owned(),
        Word::Object(names) => names
            .first()
            .cloned()
            .unwrap_or_else(|| "object".to_owned()),
        Word::List(items) if items.len() == 1 => format!("{}[]", show(&items[0])),
        Word::List(_) => "array".to_owned(),
        Word::Null => "null".to_owned(),
    }
}

/// A type of the schema for a type of the docs, as a start.
pub(super) fn for_schema(docs: &[String], index: &Index<'_>) -> String {
    let types: Vec<String> = docs
        .iter()
        .map(|name| one_for_schema(name, index))
        .collect();
    if types.is_empty() {
        "json".to_owned()
    } else {
        types.join(" | ")
    }
}

fn one_for_schema(name: &str, index: &Index<'_>) -> String {
    if let Some(item) = name.strip_suffix("[]") {
        return format!("{}[]", one_for_schema(item, index));
    }
    match name {
        "boolean" | "bool" => "bool",
        "integer" | "int" => "int",
        "number" | "float" | "double" => "float",
        "string" | "file" => "string",
        "datetime" | "date" => "DateTime",
        "null" => "null",
        _ if index.object(name).is_some() => name,
        _ => "json",
    }
    .to_owned()
}
