//! The YAML of a parameter or field that the docs have and the schema has not: all that the page says, as far as the type
//! can have it. What does not fit stands beside it as a comment.

use std::fmt::Write;

use super::Comparison;
use super::difference::Spot;
use super::fields::last;
use super::finding::{Subject, Thing};
use super::values::{normal, sizes};
use super::{paste, types};
use crate::check::names::camel;
use crate::draft;
use crate::facts::FieldFacts;

impl Comparison<'_> {
    pub(super) fn new_field(&self, spot: &Spot, thing: Thing, fact: &FieldFacts) -> String {
        let plain = types::for_schema(&fact.types, &self.index);
        let is_sent = thing == Thing::Parameter;
        let name = last(&spot.path);
        let mut ty = plain.clone();
        let listed: Vec<&str> = fact
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        let takes_values = matches!(plain.trim_end_matches("[]"), "string" | "int" | "json");
        let mut new_enum = None;
        if takes_values && !listed.is_empty() {
            let (named, is_new) = self.enumeration_for(spot, &listed);
            let list = if plain.ends_with("[]") { "[]" } else { "" };
            ty = format!("{named}{list}");
            new_enum = is_new.then(|| paste::enumeration(spot, &named, &listed));
        }
        let mut yaml = format!(
            "# {}, {}\n{}:\n",
            paste::file(spot),
            spot.path,
            paste::scalar(name)
        );
        let mut add = |key: &str, value: &str, fits: bool| {
            let mark = if fits { "" } else { "# " };
            // Writing into a `String` cannot fail.
            let _ = writeln!(yaml, "  {mark}{key}: {value}");
        };
        if let Some(rust) = draft::name_in_rust(name, is_sent) {
            add("rust", &rust, true);
        }
        add("type", &paste::scalar(&ty), true);
        if is_sent && fact.required {
            add("required", "true", true);
        }
        if let Some(default) = &fact.default {
            let text = normal(default, plain == "bool");
            let (value, fits) = default_in(&ty, &text, &listed);
            add("default", &value, fits && is_sent && !fact.required);
        }
        let is_number = matches!(ty.as_str(), "int" | "float");
        let is_text = ty == "string";
        let count =
            |number: Option<u64>| number.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        let size = fact
            .max_size
            .as_deref()
            .and_then(|text| sizes(text).first().copied());
        for (key, number, fits) in [
            ("min", fact.min, is_number),
            ("max", fact.max, is_number),
            ("max_chars", count(fact.max_chars), is_text),
            ("max_bytes", size, is_text),
            ("max_items", count(fact.max_items), ty.ends_with("[]")),
        ] {
            if let Some(number) = number {
                add(key, &number.to_string(), fits);
            }
        }
        if let Some(since) = fact.since {
            let newest = self.schema.api.as_ref().map_or(0, |api| api.revision.value);
            add("since", &since.to_string(), since <= newest);
        }
        yaml.push_str("  doc: …");
        if let Some(values) = new_enum {
            yaml.push('\n');
            yaml.push_str(&values);
        }
        yaml
    }

    /// The enumeration that has these values, or a name for a new one.
    pub(super) fn enumeration_for(&self, spot: &Spot, listed: &[&str]) -> (String, bool) {
        let has = |values: &crate::model::Enum| {
            values.values.len() == listed.len()
                && values
                    .values
                    .iter()
                    .all(|value| listed.contains(&value.value.as_str()))
        };
        if let Some(known) = self.schema.enums.iter().find(|values| has(values)) {
            return (known.name.value.clone(), false);
        }
        let subject = match &spot.subject {
            Subject::Method(name) | Subject::Event(name) | Subject::Object(name) => name.as_str(),
            _ => "",
        };
        let own = camel(last(&spot.path));
        let parts: Vec<&str> = subject.split('.').rev().take(2).collect();
        let prefix: String = parts.into_iter().rev().map(camel).collect();
        (format!("{prefix}{own}"), true)
    }
}

/// A default as the type takes it, and whether it does.
fn default_in(ty: &str, text: &str, listed: &[&str]) -> (String, bool) {
    match ty {
        _ if text == "null" => (text.to_owned(), true),
        "bool" => (text.to_owned(), matches!(text, "true" | "false")),
        "int" => (text.to_owned(), text.parse::<i64>().is_ok()),
        "float" => (
            text.to_owned(),
            text.parse::<f64>().is_ok_and(f64::is_finite),
        ),
        "string" => (paste::scalar(text), true),
        _ => (paste::scalar(text), listed.contains(&text)),
    }
}
