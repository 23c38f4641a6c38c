//! What rows and examples give away about a type.

use heck::ToSnakeCase;
use serde_json::Value;

/// What the items of a list are, as far as examples show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Items {
    Integers,
    Texts,
}

/// Examples without items say nothing, those with several kinds nothing certain.
pub(super) fn items(samples: &[&Value]) -> Option<Items> {
    let mut items = samples
        .iter()
        .filter_map(|value| value.as_array())
        .flatten()
        .peekable();
    items.peek()?;
    if items.clone().all(Value::is_i64) {
        return Some(Items::Integers);
    }
    items.all(Value::is_string).then_some(Items::Texts)
}

/// Whether a text is a point in time: the row says how it is written, or an example shows it.
pub(super) fn is_date_time(words: &str, samples: &[&Value]) -> bool {
    let upper = words.to_uppercase();
    let says = [
        "ISO 8601", "ISO-8601", "ISO8601", "RFC 3339", "RFC3339", "ATOM",
    ];
    let mut texts = samples
        .iter()
        .filter_map(|value| value.as_str())
        .filter(|text| !text.is_empty())
        .peekable();
    let shown = texts.peek().is_some();
    if shown {
        return texts.all(is_written_date_time);
    }
    says.iter().any(|word| upper.contains(word))
}

/// `2024-10-11T10:00:00+02:00`
fn is_written_date_time(text: &str) -> bool {
    let pattern = b"0000-00-00T00:00:00";
    let bytes = text.as_bytes();
    let fits = |(byte, expected): (&u8, &u8)| match expected {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    bytes.len() >= pattern.len() && bytes.iter().zip(pattern).all(fits)
}

/// Whether a row calls the value an ID.
pub(super) fn speaks_of_ids(words: &str) -> bool {
    let mut words = words.split(|char: char| !char.is_alphanumeric());
    words.any(|word| ["ID", "IDs"].contains(&word) || word.to_lowercase().starts_with("identifier"))
}

/// Words for people who play a part: their IDs are those of users.
const PEOPLE: [&str; 6] = [
    "author",
    "creator",
    "manager",
    "member",
    "owner",
    "participant",
];

/// What an ID identifies by its name and its row, if it is one of the things that have IDs.
pub(super) fn identified(name: &str, words: &str, subjects: &[String]) -> Option<String> {
    if !name.ends_with("Id") && !speaks_of_ids(words) {
        return None;
    }
    let folded = format!("{} {words}", name.to_snake_case()).to_lowercase();
    let has = |wanted: &str| {
        let mut words = folded.split(|char: char| !char.is_alphanumeric());
        words.any(|word| word.trim_end_matches('s') == wanted)
    };
    if PEOPLE.iter().any(|word| has(word)) {
        return subjects.iter().find(|subject| *subject == "User").cloned();
    }
    let mut found = subjects
        .iter()
        .filter(|subject| has(&subject.to_lowercase()));
    let first = found.next()?;
    found.all(|other| other == first).then(|| first.clone())
}

/// Examples that show a value for "none" of which the row says nothing.
pub(super) fn shown_absent(samples: &[&Value], written: &str) -> Option<String> {
    let literal = |value: &Value| match value {
        Value::Null => Some("null"),
        Value::Bool(false) if !written.contains("bool") => Some("false"),
        Value::Array(items) if items.is_empty() && !written.contains("[]") => Some("[]"),
        _ => None,
    };
    let unsaid = |literal: &&str| !written.split(" | ").any(|part| part == *literal);
    let shown = samples
        .iter()
        .filter_map(|value| literal(value))
        .find(unsaid)?;
    Some(format!(
        "an example has `{shown}`, of which the row says nothing: `{written} | {shown}`?"
    ))
}
