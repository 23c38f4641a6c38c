//! Lists of allowed values, as enumerations.

use std::collections::HashSet;

use super::names;
use super::phrases::{self, Kind, singular};
use super::shared::{DraftedEnum, Shared};
use super::types::{Base, Typed, Use};
use super::yaml::{Map, Yaml};
use crate::check::names::{camel, snake};
use crate::facts::{EnumFacts, FieldFacts, ValueFacts};

/// Values that have the same meaning wherever they stand.
const CUSTOMARY: [(&[&str], &str); 2] = [(&["Y", "N"], "YesNo"), (&["ASC", "DESC"], "SortOrder")];

/// The enumeration of a field's values: one that is there already, or a new one.
pub(super) fn of(shared: &mut Shared<'_>, field: &FieldFacts, name: &str, at: Use<'_>) -> Typed {
    let values: HashSet<_> = field
        .values
        .iter()
        .map(|value| value.value.clone())
        .collect();
    let table = field.values_from.as_ref().and_then(|from| {
        let mut tables = shared.facts.enums.iter();
        tables.find(|table| table.file == from.file && table.anchor == from.anchor)
    });
    let candidates = candidates(name, &values, table, at);
    let known = shared.enum_with(&values);
    let known = known.or_else(|| {
        let mut candidates = candidates.iter();
        candidates.find_map(|name| shared.wider_enum(name, &values))
    });
    let name = known.unwrap_or_else(|| draft(shared, field, name, table, candidates));
    let first = field
        .values
        .first()
        .map_or("", |value| value.value.as_str());
    let mut typed = Typed::new(name, Base::Enum, first);
    if field.open {
        let todo = "the page says that there are more values than it lists: which?";
        typed.todos.push(todo.to_owned());
    }
    typed
}

fn candidates(
    name: &str,
    values: &HashSet<String>,
    table: Option<&EnumFacts>,
    at: Use<'_>,
) -> Vec<String> {
    let same = |known: &&[&str]| {
        known.len() == values.len() && known.iter().all(|value| values.contains(*value))
    };
    let customary = CUSTOMARY.iter().find(|(known, _)| same(known));
    let customary = customary.map(|(_, name)| (*name).to_owned());
    // A name of one word says too little by itself, and one with `Id` at its end something else.
    let telling = snake(name).contains('_') && !name.ends_with("Id");
    let own = telling.then(|| camel(name));
    let titled = table
        .map(|table| titled(&table.anchor))
        .filter(|name| !name.is_empty());
    let of_subject = format!("{}{}", at.subject, camel(name));
    let of_family = format!("{}{of_subject}", camel(at.module));
    let of_owner = format!("{}{}", at.owner, camel(name));
    let names = customary.into_iter().chain(own).chain(titled);
    names.chain([of_subject, of_family, of_owner]).collect()
}

/// `available-colors` → `Color`
fn titled(anchor: &str) -> String {
    let words: Vec<_> = anchor.split(['-', '_', '.']).collect();
    let words = match words.as_slice() {
        [
            "all" | "allowed" | "available" | "possible" | "supported",
            rest @ ..,
        ] => rest,
        words => words,
    };
    camel(singular(&words.join("_")))
}

fn draft(
    shared: &mut Shared<'_>,
    field: &FieldFacts,
    wire: &str,
    table: Option<&EnumFacts>,
    candidates: Vec<String>,
) -> String {
    let name = shared.types.choose(candidates);
    let title = table.map_or("", |table| table.title.as_str());
    let doc = phrases::of(title, wire, Kind::Other);
    let page = table.map_or(&field.place.file, |table| &table.place.file);
    let mut file = Map::default();
    file.put("enum", name.as_str());
    let todo = doc
        .is_open
        .then(|| "word it: what does it tell apart?".to_owned());
    file.put_open("doc", doc.text, todo.into_iter().collect());
    if let Some(page) = shared.section.relative(page) {
        let anchor = table.map(|table| format!("#{}", table.anchor));
        file.put("docs", format!("{page}{}", anchor.unwrap_or_default()));
    }
    // The table explains the values; the row only lists them.
    let explained = table.map_or(&field.values, |table| &table.values);
    let (values, open) = values(&field.values, explained);
    let todos = phrases::word_these(open, values.len());
    file.put_open("values", values, todos);
    shared.enums.push(DraftedEnum {
        name: name.clone(),
        values: field
            .values
            .iter()
            .map(|value| value.value.clone())
            .collect(),
        file,
    });
    name
}

fn values<'a>(listed: &'a [ValueFacts], explained: &[ValueFacts]) -> (Map, Vec<&'a str>) {
    let mut map = Map::default();
    let mut open = Vec::new();
    let mut seen = HashSet::new();
    let mut taken = HashSet::new();
    for value in listed.iter().filter(|value| seen.insert(&value.value)) {
        let text = explained.iter().find(|other| other.value == value.value);
        let text = text.map_or("", |other| other.text.as_str());
        let doc = phrases::of(text, &value.value, Kind::Other);
        if doc.is_open {
            open.push(value.value.as_str());
        }
        let what: Yaml = match names::variant(&value.value, "Value", &mut taken) {
            None => doc.text.into(),
            Some(rust) => {
                let mut named = Map::short();
                named.put("rust", rust);
                named.put("doc", doc.text);
                named.into()
            }
        };
        map.put(&value.value, what);
    }
    (map, open)
}
