//! Names in Rust, chosen so that the check has nothing against them.

mod events;
mod modules;
mod types;

use std::collections::HashSet;

use crate::check::names::{self, camel, snake};
use crate::source::{At, Place};

pub(super) use events::{Vocabulary, event_words};
pub(super) use modules::Modules;
pub(super) use types::Types;

/// Names on the wire that have a customary name in Rust.
const CUSTOMARY: [(&str, &str); 3] = [
    ("type", "kind"),
    ("botToken", "new_token"),
    ("botId", "other_bot_id"),
];

/// The `rust:` of a parameter, where its wire name does not serve. The name is taken.
pub(super) fn setter(wire: &str, parent: &str, taken: &mut HashSet<String>) -> Option<String> {
    choose(wire, parent, taken, |wire, rust| {
        names::setter_name(wire, rust).ok()
    })
}

/// The `rust:` of a field.
pub(super) fn field(wire: &str, parent: &str, taken: &mut HashSet<String>) -> Option<String> {
    choose(wire, parent, taken, |wire, rust| {
        names::value_name(wire, rust).ok()
    })
}

/// The `rust:` of an enumeration's value or an error code, of which `prefix` says what it is.
pub(super) fn variant(wire: &str, prefix: &str, taken: &mut HashSet<String>) -> Option<String> {
    let derived = names::variant_name(&at(wire), None).ok();
    if let Some(name) = derived
        && taken.insert(name)
    {
        return None;
    }
    let base = camel(wire);
    let plain: String = base.chars().filter(char::is_ascii_alphanumeric).collect();
    let numbered = (2_u32..).map(|number| format!("{prefix}{plain}N{number}"));
    let mut candidates = [format!("{prefix}{plain}"), format!("{plain}{prefix}")]
        .into_iter()
        .chain(numbered);
    candidates.find(|name| {
        names::variant_name(&at(wire), Some(&at(name))).is_ok() && taken.insert(name.clone())
    })
}

type Check = fn(&At<String>, Option<&At<String>>) -> Option<String>;

fn choose(wire: &str, parent: &str, taken: &mut HashSet<String>, check: Check) -> Option<String> {
    if let Some(name) = check(&at(wire), None)
        && taken.insert(name)
    {
        return None;
    }
    let base = format!("{}_{}", snake(parent), snake(wire));
    let base: String = base
        .chars()
        .filter(|char| char.is_ascii_alphanumeric() || *char == '_')
        .collect();
    let base = base.trim_matches(['_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let customary = CUSTOMARY.iter().find(|(name, _)| *name == wire);
    let customary = customary.map(|(_, rust)| (*rust).to_owned());
    let numbered = (2_u32..).map(|number| snake(&format!("field_{base}_n{number}")));
    let mut candidates = customary
        .into_iter()
        .chain([snake(base), snake(&format!("{}_value", snake(wire)))])
        .chain(numbered);
    candidates.find(|name| check(&at(wire), Some(&at(name))).is_some_and(|name| taken.insert(name)))
}

fn at(text: &str) -> At<String> {
    At::new(text.to_owned(), Place::default())
}

/// The last two segments behind the family: `Message`, `delete`.
pub(super) fn subject_and_action(method: &str) -> (&str, &str) {
    let segments: Vec<_> = segments(method).collect();
    match segments.as_slice() {
        [.., subject, action] => (subject, action),
        [action] => ("", action),
        [] => ("", method),
    }
}

fn segments(method: &str) -> impl Iterator<Item = &str> {
    let prefix = family_of(method);
    let rest = method.strip_prefix(prefix).unwrap_or(method);
    rest.split('.').filter(|segment| !segment.is_empty())
}

/// The family that a method's name belongs to: what comes up to a version, else its first segment.
pub(super) fn family_of(method: &str) -> &str {
    let mut end = 0;
    for segment in method.split('.') {
        end += segment.len();
        let number = segment.strip_prefix('v').unwrap_or_default();
        if !number.is_empty() && number.chars().all(|char| char.is_ascii_digit()) {
            return &method[..end];
        }
        end += 1;
    }
    method.split('.').next().unwrap_or(method)
}
