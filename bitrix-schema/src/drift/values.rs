//! Defaults, limits and values.

use std::collections::HashSet;

use super::Comparison;
use super::difference::{Difference, Spot};
use super::fields::Found;
use super::finding::{Kind, Subject, Thing};
use super::paste;
use super::schema_fields::Field;
use super::types::{self, Word};
use crate::api::EVENT_NAME;
use crate::facts::{FieldFacts, Place, ValueFacts};
use crate::model::Enum;
use crate::yaml::{Node, Value};

/// A property of a field on which the sides differ.
pub(super) struct Property {
    pub(super) thing: Thing,
    /// The key in the schema.
    pub(super) key: &'static str,
    /// For a sentence.
    pub(super) called: String,
    pub(super) docs: Option<String>,
    pub(super) ours: Option<String>,
}

/// The default, the limits and the revision, where they differ.
pub(super) fn properties(
    field: &Field<'_>,
    fact: &FieldFacts,
    has_same_limits: bool,
) -> Vec<Property> {
    let mut differ = Vec::new();
    let is_bool = field.is_type("bool")
        || field.is_type("flag")
        || fact.types.iter().any(|name| name == "boolean");
    let docs = fact
        .default
        .as_deref()
        .map(|text| normal(text, is_bool))
        .filter(|text| text != "null");
    let ours = field
        .default
        .map(default_text)
        .map(|text| normal(&text, is_bool))
        .filter(|text| text != "null");
    if docs != ours {
        differ.push(Property {
            thing: Thing::Default,
            key: "default",
            called: "the default".to_owned(),
            docs,
            ours,
        });
    }
    if has_same_limits {
        differ.extend(limits(field, fact));
    }
    // The docs seldom say it; the schema may know it from the change log.
    if let Some(docs) = fact.since
        && field.since != Some(docs)
    {
        differ.push(Property {
            thing: Thing::Since,
            key: "since",
            called: "since revision".to_owned(),
            docs: Some(docs.to_string()),
            ours: field.since.map(|since| since.to_string()),
        });
    }
    differ
}

fn limits(field: &Field<'_>, fact: &FieldFacts) -> Vec<Property> {
    let count =
        |number: Option<u64>| number.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    let named: [(&'static str, Option<i64>); 6] = [
        ("min", fact.min),
        ("max", fact.max),
        ("min_chars", None),
        ("max_chars", count(fact.max_chars)),
        ("min_items", None),
        ("max_items", count(fact.max_items)),
    ];
    let ours = |key: &str| {
        field
            .limits
            .iter()
            .find(|limit| limit.value.key == key)
            .map(|limit| limit.value.number)
    };
    let mut differ = Vec::new();
    for (key, docs) in named {
        if docs != ours(key) {
            differ.push(Property {
                thing: Thing::Limit,
                key,
                called: format!("`{key}`"),
                docs: docs.map(|number| number.to_string()),
                ours: ours(key).map(|number| number.to_string()),
            });
        }
    }
    let bytes = ours("max_bytes");
    let same_size = match (&fact.max_size, bytes) {
        (None, None) => true,
        (Some(docs), Some(bytes)) => sizes(docs).contains(&bytes),
        _ => false,
    };
    if !same_size {
        let docs = fact.max_size.as_ref().map(|text| {
            sizes(text)
                .first()
                .map_or_else(|| text.clone(), ToString::to_string)
        });
        differ.push(Property {
            thing: Thing::Limit,
            key: "max_bytes",
            called: "`max_bytes`".to_owned(),
            docs,
            ours: bytes.map(|bytes| bytes.to_string()),
        });
    }
    differ
}

/// What `100 MB` can mean, in bytes.
pub(super) fn sizes(text: &str) -> Vec<i64> {
    let digits: String = text
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || matches!(sign, ',' | ' ' | '\u{a0}'))
        .filter(char::is_ascii_digit)
        .collect();
    let unit = text
        .trim_start_matches(|sign: char| !sign.is_alphabetic())
        .to_lowercase();
    let power = match unit.chars().next() {
        Some('k' | 'к') => 1,
        Some('m' | 'м') => 2,
        Some('g' | 'г') => 3,
        _ => 0,
    };
    let Ok(number) = digits.parse::<i64>() else {
        return Vec::new();
    };
    [1024_i64, 1000]
        .into_iter()
        .filter_map(|base| number.checked_mul(base.pow(power)))
        .collect()
}

fn default_text(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.clone(),
        _ => node.to_json(),
    }
}

/// Booleans are written in several ways.
pub(super) fn normal(text: &str, is_bool: bool) -> String {
    let text = text.trim().trim_matches(['"', '\'', '`']);
    if is_bool {
        match text {
            "Y" | "y" | "1" | "True" | "TRUE" => return "true".to_owned(),
            "N" | "n" | "0" | "False" | "FALSE" => return "false".to_owned(),
            _ => {}
        }
    }
    text.to_owned()
}

impl<'a> Comparison<'a> {
    /// Compares the values that a page lists with those of the field's enumeration.
    pub(super) fn values(&mut self, found: &Found<'_, 'a>, fact: &FieldFacts) {
        // Other objects have the other values.
        if fact.values.is_empty() || found.field.is_constant {
            return;
        }
        if let Some(values) = found.field.enumeration(&self.index) {
            self.enumeration(
                values,
                &fact.values,
                fact.open,
                &fact.place,
                Some(&found.via),
            );
            return;
        }
        let words = types::words(found.field, &self.index);
        let is_about_booleans = || {
            let mut listed = fact.values.iter();
            listed.any(|value| matches!(normal(&value.value, true).as_str(), "true" | "false"))
        };
        let takes_boolean = words.contains(&Word::Boolean) || found.field.is_type("flag");
        if takes_boolean && (is_about_booleans() || !fact.types.is_empty()) {
            self.booleans(found, fact);
        } else if takes_any(&words) {
            let listed = fact.values.iter().map(|value| value.value.as_str());
            // Which event it is: the events are compared themselves.
            let is_event = |name: &&str| found.field.name == EVENT_NAME && self.is_event(name);
            let listed: Vec<&str> = listed.filter(|name| !is_event(name)).collect();
            if listed.is_empty() {
                return;
            }
            let mut difference = Difference::new(
                Kind::Missing,
                Thing::Values,
                found.spot.clone(),
                format!(
                    "the docs list the values {}, the schema takes any",
                    shown(&listed)
                ),
            )
            .docs(&fact.place)
            .schema(found.field.place)
            .via(&found.via)
            .facet("values")
            .paste(paste::enumeration(
                &found.spot,
                &self.enumeration_for(&found.spot, &listed).0,
                &listed,
            ));
            difference.is_hidden = found.below.contains(&"values");
            self.differ(difference);
        } else if fact.types.is_empty() && !words.contains(&Word::Any) {
            // A row that gives no type says with its values what it can be.
            let listed: Vec<&str> = fact
                .values
                .iter()
                .map(|value| value.value.as_str())
                .collect();
            let message = format!(
                "the docs list the values {}, the schema means `{}`",
                shown(&listed),
                types::shown(&words)
            );
            self.differ(
                found
                    .differs(Thing::Type, "type", message, &fact.place)
                    .paste(paste::enumeration(
                        &found.spot,
                        &self.enumeration_for(&found.spot, &listed).0,
                        &listed,
                    )),
            );
        }
    }

    fn is_event(&self, name: &str) -> bool {
        let mut events = self.schema.events.iter();
        events.any(|event| event.name.value == name)
    }

    /// `true` and `false`, in whatever way they are written, and nothing else.
    fn booleans(&mut self, found: &Found<'_, 'a>, fact: &FieldFacts) {
        let listed: HashSet<String> = fact
            .values
            .iter()
            .map(|value| normal(&value.value, true))
            .collect();
        for value in ["true", "false"] {
            if !listed.contains(value) && !fact.open {
                self.differ(
                    Difference::new(
                        Kind::Unknown,
                        Thing::Value,
                        found.spot.child("values").child(value),
                        format!("the schema takes a boolean, the docs do not list `{value}`"),
                    )
                    .docs(&fact.place)
                    .schema(found.field.place)
                    .via(&found.via.child("values").child(value))
                    .paste(paste::deviation(
                        &found.spot.child("values").child(value),
                        None,
                        "absent",
                    )),
                );
            }
        }
        for value in &fact.values {
            if !matches!(normal(&value.value, true).as_str(), "true" | "false") {
                let spot = found.spot.child("values").child(&value.value);
                let yaml = paste::deviation(&spot, None, "listed");
                self.differ(
                    Difference::new(
                        Kind::Missing,
                        Thing::Value,
                        spot,
                        format!(
                            "the docs list `{}`, the schema takes a boolean",
                            value.value
                        ),
                    )
                    .docs(&value.place)
                    .schema(found.field.place)
                    .via(&found.via.child("values").child(&value.value))
                    .paste(yaml),
                );
            }
        }
    }

    /// Compares a list of values, of a field or of a code table, with an enumeration.
    pub(super) fn enumeration(
        &mut self,
        values: &Enum,
        docs: &[ValueFacts],
        open: bool,
        place: &Place,
        via: Option<&Spot>,
    ) {
        let root = Spot::new(Subject::Enum(values.name.value.clone()), "values");
        let spots = |value: &str| {
            let spot = root.child(value);
            let via = via.map_or_else(|| spot.clone(), |via| via.child("values").child(value));
            (spot, via)
        };
        let name = &values.name.value;
        let listed = docs.iter().map(|value| (name.clone(), value.clone()));
        self.shown.values.extend(listed);
        let ours: HashSet<&str> = values
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        for value in docs
            .iter()
            .filter(|value| !ours.contains(value.value.as_str()))
        {
            let (spot, via) = spots(&value.value);
            self.differ(
                Difference::new(
                    Kind::Missing,
                    Thing::Value,
                    spot,
                    format!(
                        "the docs have the value `{}`, the schema does not",
                        value.value
                    ),
                )
                .docs(&value.place)
                .schema(values.name.place)
                .via(&via)
                .paste(paste::entry(
                    &format!("enums/{}.yaml", values.name.value),
                    "values",
                    &value.value,
                )),
            );
        }
        if open {
            return;
        }
        let listed: HashSet<&str> = docs.iter().map(|value| value.value.as_str()).collect();
        for value in values
            .values
            .iter()
            .filter(|value| !listed.contains(value.value.as_str()))
        {
            let (spot, via) = spots(value.value.as_str());
            let yaml = paste::deviation(&spot, None, "absent");
            self.differ(
                Difference::new(
                    Kind::Unknown,
                    Thing::Value,
                    spot,
                    format!(
                        "the schema has the value `{}`, the docs do not",
                        value.value.value
                    ),
                )
                .docs(place)
                .schema(value.value.place)
                .via(&via)
                .paste(yaml),
            );
        }
    }
}

/// Whether a text or an integer, or any of a list of them, can be any.
fn takes_any(words: &[Word]) -> bool {
    words.iter().any(|word| match word {
        Word::Text | Word::Integer => true,
        Word::List(items) => takes_any(items),
        _ => false,
    })
}

fn shown(values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    values.join(", ")
}
