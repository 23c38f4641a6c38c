//! A field or a parameter: type, limits, default, words.

use std::collections::HashSet;

use serde_json::Value;

use super::names;
use super::phrases;
use super::shared::Shared;
use super::tree::Branch;
use super::types::{self, Base, Typed, Use};
use super::yaml::{Map, Yaml};
use crate::facts::FieldFacts;

/// Something with fields: their descriptions, and those that nobody has worded.
pub(super) struct Fields {
    pub(super) map: Map,
    unworded: Vec<String>,
    /// Those whose type is left open.
    any: HashSet<String>,
    /// Invented values, by name.
    pub(super) samples: Vec<(String, Yaml)>,
}

impl Fields {
    /// Whether a field can be anything.
    pub(super) fn is_any(&self, name: &str) -> bool {
        self.any.contains(name)
    }

    /// What is left to decide about their texts.
    pub(super) fn todos(&self) -> Vec<String> {
        phrases::word_these(self.unworded.iter().map(String::as_str), self.map.len())
    }
}

/// The fields of a result or an object, in the page's order.
pub(super) fn received(
    shared: &mut Shared<'_>,
    branches: &[Branch<'_>],
    samples: &[&Value],
    at: Use<'_>,
) -> Fields {
    let mut fields = Fields {
        map: Map::default(),
        unworded: Vec::new(),
        any: HashSet::new(),
        samples: Vec::new(),
    };
    let mut taken = HashSet::new();
    for branch in branches {
        let samples: Vec<_> = samples
            .iter()
            .filter_map(|value| value.get(&branch.name))
            .collect();
        let typed = types::of(shared, branch, &samples, at);
        let mut map = Map::short();
        if let Some(rust) = names::field(&branch.name, at.subject, &mut taken) {
            map.put("rust", rust);
        }
        map.put("type", typed.text.as_str());
        let mut todos = typed.todos.clone();
        if let Some(field) = branch.field {
            limits(field, typed.base, &mut map, &mut todos);
        }
        let since_field = branch.field.and_then(|field| field.since);
        since(shared, since_field, &mut map, &mut todos);
        let (doc, is_open) = doc(branch, &typed);
        if is_open {
            fields.unworded.push(branch.name.clone());
        }
        map.put("doc", doc);
        if typed.base == Base::Json {
            fields.any.insert(branch.name.clone());
        }
        fields.map.put_open(&branch.name, map, todos);
        fields.samples.push((branch.name.clone(), typed.sample));
    }
    fields
}

/// The text of a field, and whether it is still to be worded.
pub(super) fn doc(branch: &Branch<'_>, typed: &Typed) -> (String, bool) {
    let page = branch.field.map_or("", |field| field.text.as_str());
    let wording = phrases::of(page, &branch.name, typed.kind());
    (wording.text, wording.is_open)
}

/// The revision in which something appeared, where the schema is as new as that.
pub(super) fn since(
    shared: &Shared<'_>,
    since: Option<u32>,
    map: &mut Map,
    todos: &mut Vec<String>,
) {
    let Some(since) = since else { return };
    let newest = shared
        .schema
        .api
        .as_ref()
        .map_or(0, |api| api.revision.value);
    if since <= newest {
        map.put("since", i64::from(since));
    } else {
        todos.push(format!(
            "`since: {since}`, once `revision` in api.yaml is as high"
        ));
    }
}

/// The limits that the type can have; the others are left to decide.
pub(super) fn limits(field: &FieldFacts, base: Base, map: &mut Map, todos: &mut Vec<String>) {
    let count = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
    let limits = [
        ("min", field.min, Base::Number),
        ("max", field.max, Base::Number),
        ("max_chars", count(field.max_chars), Base::Text),
        ("max_items", count(field.max_items), Base::Collection),
    ];
    let contradict = matches!((field.min, field.max), (Some(min), Some(max)) if min > max);
    if let Some(size) = &field.max_size {
        match bytes(size).filter(|_| matches!(base, Base::Text | Base::Bytes)) {
            Some(bytes) => map.put("max_bytes", bytes),
            None => todos.push(format!("the page limits the size: {size}")),
        }
    }
    for (key, number, of) in limits {
        let Some(number) = number else { continue };
        let holds = if of == Base::Number {
            !contradict
        } else {
            number > 0
        };
        if base == of && holds {
            map.put(key, number);
        } else {
            todos.push(format!(
                "the page says `{key}: {number}`, which the type cannot have"
            ));
        }
    }
}

/// `100 MB`, in bytes; a unit is 1024 of the next smaller one, so that nothing is refused that the server may take.
fn bytes(size: &str) -> Option<i64> {
    let digits = size
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(size.len());
    let (number, unit) = size.split_at(digits);
    let power = match unit.trim().to_uppercase().as_str() {
        "B" | "BYTES" => 0,
        "KB" => 1,
        "MB" => 2,
        "GB" => 3,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(1024_i64.pow(power))
}

/// The default in the type's own notation; one that does not fit is left to decide.
pub(super) fn default(field: &FieldFacts, typed: &Typed, map: &mut Map, todos: &mut Vec<String>) {
    let Some(text) = &field.default else { return };
    let within = |number: i64| {
        field.min.is_none_or(|min| number >= min) && field.max.is_none_or(|max| number <= max)
    };
    let is_value = |text: &str| field.values.iter().any(|value| value.value == text);
    let value: Option<Yaml> = match (text.as_str(), typed.base) {
        _ if field.required => None,
        ("null", _) => Some(Yaml::Null),
        ("true", Base::Bool) => Some(true.into()),
        ("false", Base::Bool) => Some(false.into()),
        (text, Base::Number) if typed.text == "int" => text
            .parse()
            .ok()
            .filter(|number| within(*number))
            .map(Yaml::Int),
        (text, Base::Number) => {
            let number: Option<f64> = text.parse().ok();
            number.filter(|number| number.is_finite()).map(Yaml::Float)
        }
        (text, Base::Enum) if is_value(text) => Some(text.into()),
        (text, Base::Text) if fits(text, field) => Some(text.into()),
        _ => None,
    };
    match value {
        Some(value) => map.put("default", value),
        None => todos.push(format!("the page's default does not fit here: {text}")),
    }
}

fn fits(text: &str, field: &FieldFacts) -> bool {
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    field.max_chars.is_none_or(|most| length <= most)
}
