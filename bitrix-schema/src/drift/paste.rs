//! The YAML that a person pastes. `…` stands where only a person knows what to say.

use std::fmt::Write;

use super::difference::Spot;
use super::finding::Subject;

/// The file of a subject, relative to the schema's folder.
pub(super) fn file(spot: &Spot) -> String {
    match &spot.subject {
        Subject::Method(name) => format!("methods/{name}.yaml"),
        Subject::Event(name) => format!("events/{name}.yaml"),
        Subject::Object(name) => format!("objects/{name}.yaml"),
        Subject::Enum(name) => format!("enums/{name}.yaml"),
        Subject::ErrorSet(name) => format!("errors/{name}.yaml"),
        Subject::ChangeLog => "changelog.yaml".to_owned(),
        Subject::Api | Subject::Page(_) | Subject::Lock => "api.yaml".to_owned(),
    }
}

/// A deviation that explains a difference.
pub(super) fn deviation(spot: &Spot, facet: Option<&str>, docs: &str) -> String {
    let at = match facet {
        Some(facet) => format!("{}.{facet}", spot.path),
        None => spot.path.clone(),
    };
    format!(
        "# {}\ndeviations:\n  - at: {}\n    docs: {}\n    server: …\n    evidence: …",
        file(spot),
        scalar(&at),
        scalar(docs)
    )
}

/// A property of a parameter or field, as the docs have it.
pub(super) fn property(spot: &Spot, key: &str, value: &str) -> String {
    format!(
        "# {}, {}\n{key}: {}",
        file(spot),
        spot.path,
        plain_or_quoted(value)
    )
}

/// An entry of a mapping: a code, a value, an entry of the change log.
pub(super) fn entry(file: &str, under: &str, name: &str) -> String {
    let depth = under.lines().count();
    format!(
        "# {file}\n{under}:\n{}{}: …",
        "  ".repeat(depth),
        scalar(name)
    )
}

/// An enumeration for values that the docs list.
pub(super) fn enumeration(spot: &Spot, name: &str, values: &[&str]) -> String {
    let mut yaml = format!(
        "# enums/{name}.yaml, and `{name}` as the type of {}\nenum: {name}\ndoc: …\nvalues:",
        spot.path
    );
    for value in values {
        // Writing into a `String` cannot fail.
        let _ = write!(yaml, "\n  {}: …", scalar(value));
    }
    yaml
}

/// The file of a method or an event that is not there yet.
pub(super) fn new_file(folder: &str, name: &str) -> String {
    format!("# {folder}/{name}.yaml\n# cargo xtask import DOCS {name}")
}

/// Text in YAML, in quotes where it would be read as something else.
pub(super) fn scalar(text: &str) -> String {
    let plain = text
        .chars()
        .next()
        .is_some_and(|sign| sign.is_alphanumeric() || sign == '_')
        && text
            .chars()
            .all(|sign| sign.is_alphanumeric() || "_.-/ |<>".contains(sign))
        && !text.ends_with(' ')
        && text.parse::<f64>().is_err()
        && !is_keyword(text);
    if plain || text == "…" {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A number or a boolean stays one.
pub(super) fn plain_or_quoted(text: &str) -> String {
    if text.parse::<i64>().is_ok() || matches!(text, "true" | "false") {
        text.to_owned()
    } else {
        scalar(text)
    }
}

fn is_keyword(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    )
}

/// JSON's quotes are YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
