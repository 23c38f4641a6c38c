//! What all pages say of an object: its own, and those of the methods that return it.

use std::collections::HashMap;

use crate::draft::shared::Shared;
use crate::facts::{FieldFacts, ObjectFacts};

pub(super) struct OnPages {
    /// The rows of the object's own page, then those that only pages of methods have.
    pub(super) rows: Vec<FieldFacts>,
    pub(super) contradictions: Vec<Contradiction>,
}

/// A field of which a method's page says something else.
pub(super) struct Contradiction {
    /// `date`, `text.max_chars`
    pub(super) at: String,
    /// Whether it is the type.
    pub(super) is_type: bool,
    pub(super) own: String,
    pub(super) elsewhere: String,
}

pub(super) fn of(shared: &Shared<'_>, object: &ObjectFacts) -> OnPages {
    let mut pages = OnPages {
        rows: object.fields.clone(),
        contradictions: Vec::new(),
    };
    let rows = pages.rows.iter().enumerate();
    let mut known: HashMap<String, usize> =
        rows.rev().map(|(at, row)| (row.path.clone(), at)).collect();
    for (page, shown) in received(shared) {
        let meant = shared.described(&object.name, page);
        if meant.is_none_or(|meant| meant.place.0 != object.place.0) {
            continue;
        }
        let holders = shown.iter().filter_map(|row| holder(row, &object.name));
        let holders: Vec<_> = holders.collect();
        for row in shown {
            let mut prefixes = holders.iter();
            let inside = prefixes.find_map(|prefix| row.path.strip_prefix(prefix.as_str()));
            let Some(path) = inside else { continue };
            if let Some(at) = known.get(path) {
                contradict(&mut pages, *at, row);
            } else {
                known.insert(path.to_owned(), pages.rows.len());
                let path = path.to_owned();
                pages.rows.push(FieldFacts {
                    path,
                    ..row.clone()
                });
            }
        }
    }
    pages
}

/// What the pages of methods and events show of what the server sends.
fn received<'a>(shared: &Shared<'a>) -> Vec<(&'a str, &'a [FieldFacts])> {
    let methods = shared.section.methods(shared.facts).into_iter();
    let methods = methods.map(|method| (&*method.place.0.file, method.returns.as_slice()));
    let events = shared.section.events(shared.facts).into_iter();
    let events = events.map(|event| (&*event.place.0.file, event.fields.as_slice()));
    methods.chain(events).collect()
}

fn contradict(pages: &mut OnPages, at: usize, row: &FieldFacts) {
    let own = &pages.rows[at];
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    if !own.path.chars().all(is_part) {
        return;
    }
    let mut found = Vec::new();
    if kinds(&own.types) != kinds(&row.types) {
        found.push(Contradiction {
            at: own.path.clone(),
            is_type: true,
            own: shown(&own.types),
            elsewhere: shown(&row.types),
        });
    }
    for ((key, own_limit), (_, limit)) in limits(own).into_iter().zip(limits(row)) {
        if own_limit != limit {
            found.push(Contradiction {
                at: format!("{}.{key}", own.path),
                is_type: false,
                own: own_limit.unwrap_or_else(|| "absent".to_owned()),
                elsewhere: limit.unwrap_or_else(|| "absent".to_owned()),
            });
        }
    }
    found.retain(|new| !pages.contradictions.iter().any(|known| known.at == new.at));
    pages.contradictions.extend(found);
}

fn limits(row: &FieldFacts) -> [(&'static str, Option<String>); 4] {
    [
        ("min", row.min.map(|limit| limit.to_string())),
        ("max", row.max.map(|limit| limit.to_string())),
        ("max_chars", row.max_chars.map(|limit| limit.to_string())),
        ("max_items", row.max_items.map(|limit| limit.to_string())),
    ]
}

/// The kinds of values that types stand for: a date is a text, a `User` is an object.
fn kinds(types: &[String]) -> Vec<&str> {
    let mut kinds: Vec<_> = types.iter().map(|word| kind(word)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn kind(word: &str) -> &str {
    match word {
        "datetime" | "date" => "string",
        word if word.ends_with("[]") => "array",
        word if word.starts_with(char::is_uppercase) => "object",
        word => word,
    }
}

/// `string or null`, in letters that can be nothing but text.
fn shown(types: &[String]) -> String {
    let is_plain = |char: &char| char.is_ascii_alphanumeric() || "[]".contains(*char);
    let words = types
        .iter()
        .map(|word| word.chars().filter(is_plain).collect::<String>());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "no type".to_owned()
    } else {
        words.join(" or ")
    }
}

/// What the paths begin with that lie inside a row of this type: `result.users[].`
fn holder(row: &FieldFacts, name: &str) -> Option<String> {
    let [word] = row.types.as_slice() else {
        return None;
    };
    if word == name {
        return Some(format!("{}.", row.path));
    }
    let is_list = word.strip_suffix("[]") == Some(name);
    is_list.then(|| format!("{}[].", row.path))
}
