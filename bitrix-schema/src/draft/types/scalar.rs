//! Values without parts: numbers and texts.

use serde_json::Value;

use super::{Base, Typed, Use, hints};
use crate::draft::enums;
use crate::draft::shared::Shared;
use crate::draft::tree::Branch;

/// An integer: an ID by its name or its row, else a number.
pub(super) fn integer(
    shared: &mut Shared<'_>,
    name: &str,
    branch: &Branch<'_>,
    at: Use<'_>,
) -> Typed {
    let field = branch.field;
    let own = name == "id" && shared.is_subject(at.subject);
    let named = if own {
        shared.id_named(&format!("{}Id", at.subject))
    } else {
        shared.id_named(name)
    };
    if let Some(id) = named {
        return Typed::new(id, Base::Other, 5);
    }
    let words = field.map_or("", |field| field.text.as_str());
    if let Some(subject) = hints::identified(name, words, shared.subjects()) {
        let id = shared.id_of(&subject);
        let mut typed = Typed::new(id.clone(), Base::Other, 5);
        typed
            .todos
            .push(format!("is it a `{id}`? the type was guessed"));
        return typed;
    }
    let least = field.and_then(|field| field.min).unwrap_or(1).max(1);
    let most = field.and_then(|field| field.max).unwrap_or(i64::MAX);
    let mut typed = Typed::new("int", Base::Number, least.min(most));
    if name.ends_with("Id") || hints::speaks_of_ids(words) {
        typed
            .todos
            .push("an ID of what? `ids` in api.yaml has the types of IDs".to_owned());
    }
    if let Some(field) = field.filter(|field| !field.values.is_empty()) {
        let values: Vec<_> = field
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        typed.todos.push(format!(
            "say in `doc` what its values mean: {}",
            values.join(", ")
        ));
    }
    typed
}

/// A text: one of several values, an ID of a dialog, a secret, Base64, a point in time, or any.
pub(super) fn text(
    shared: &mut Shared<'_>,
    name: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    let folded = name.to_lowercase();
    let words = branch.field.map_or("", |field| field.text.as_str());
    if let Some(field) = branch.field.filter(|field| !field.values.is_empty()) {
        return enums::of(shared, field, name, at);
    }
    if folded.ends_with("dialogid") {
        return Typed::new("DialogId", Base::Other, "chat5");
    }
    if ["token", "secret", "password"]
        .iter()
        .any(|word| folded.ends_with(word))
    {
        return Typed::new("secret", Base::Text, "invented");
    }
    if words.contains("Base64") {
        return Typed::new("bytes", Base::Bytes, "SGVsbG8=");
    }
    if hints::is_date_time(words, samples) {
        return date_time();
    }
    Typed::new("string", Base::Text, "text")
}

pub(super) fn date_time() -> Typed {
    Typed::new("DateTime", Base::Other, "2026-05-01T10:00:00+02:00")
}
