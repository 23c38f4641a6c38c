//! Error codes: shared sets where all their codes are listed, the others one by one.

use std::collections::HashSet;

use super::names;
use super::phrases;
use super::shared::Shared;
use super::yaml::{Map, Yaml};
use crate::check::names::camel;
use crate::facts::CodeFacts;
use crate::model::ErrorSet;
use crate::source::At;

/// What stands behind `errors`, and what is left to decide about it.
pub(super) fn of(shared: &Shared<'_>, codes: &[CodeFacts]) -> (Map, Vec<String>) {
    let mut todos = Vec::new();
    let listed: HashSet<&str> = codes.iter().map(|code| code.code.as_str()).collect();
    let common: Vec<&str> = shared
        .schema
        .api
        .iter()
        .flat_map(|api| &api.errors)
        .map(At::as_str)
        .collect();
    let is_common = |set: &ErrorSet| common.contains(&set.name.as_str());
    let sets = shared
        .schema
        .error_sets
        .iter()
        .filter(|set| !is_common(set));
    let sets: Vec<_> = sets.filter(|set| is_listed(set, &listed)).collect();
    let of_sets: HashSet<&str> = sets.iter().flat_map(|set| codes_of(set)).collect();
    // A variant cannot be called like that of a set, nor like a code that a set brings along.
    let all = shared.schema.error_sets.iter();
    let present = all.filter(|set| is_common(set) || is_listed(set, &listed));
    let mut taken: HashSet<String> = present
        .flat_map(|set| match &set.group {
            Some(group) => vec![group.value.clone()],
            None => codes_of(set).map(camel).collect(),
        })
        .collect();
    let mut own = Map::default();
    let mut unworded = Vec::new();
    let mut seen: HashSet<String> = of_sets.iter().map(|code| code.to_lowercase()).collect();
    for code in codes {
        if !is_code(&code.code) {
            todos.push(format!("the page lists `{}`, which is no code", code.code));
        } else if seen.insert(code.code.to_lowercase()) {
            let wording = phrases::of_code(&code.text, &code.code);
            if wording.is_open {
                unworded.push(code.code.as_str());
            }
            own.put(
                &code.code,
                described(wording.text, names::variant(&code.code, "Code", &mut taken)),
            );
        }
    }
    let mut map = Map::default();
    if !sets.is_empty() {
        let names = sets.iter().map(|set| Yaml::from(set.name.as_str()));
        map.put("use", names.collect::<Vec<_>>());
    }
    if !own.is_empty() {
        let todos = phrases::word_these(unworded, own.len());
        map.put_open("codes", own, todos);
    }
    (map, todos)
}

fn described(text: String, rust: Option<String>) -> Yaml {
    match rust {
        None => text.into(),
        Some(rust) => {
            let mut map = Map::default();
            map.put("rust", rust);
            map.put("doc", text);
            map.into()
        }
    }
}

fn is_listed(set: &ErrorSet, listed: &HashSet<&str>) -> bool {
    !set.codes.is_empty() && codes_of(set).all(|code| listed.contains(code))
}

fn codes_of(set: &ErrorSet) -> impl Iterator<Item = &str> {
    set.codes.iter().map(|code| code.code.as_str())
}

/// As the check has it.
fn is_code(code: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    (1..=100).contains(&code.len()) && code.chars().all(is_part)
}
