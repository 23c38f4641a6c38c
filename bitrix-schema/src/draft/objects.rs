//! Objects: those that the docs describe, and those that stand inside results.

mod pages;

use serde_json::Value;

use super::fields::{self, Fields};
use super::shared::{DraftedObject, Shared};
use super::tree::{self, Branch};
use super::types::{Base, Typed, Use, known};
use super::yaml::{Map, Yaml};
use crate::check::names::{camel, snake};
use pages::Contradiction;

/// The object of a name from the docs: the schema's, one drafted before, or a new one. `None` where nothing describes it.
pub(super) fn named(
    shared: &mut Shared<'_>,
    word: &str,
    branch: &Branch<'_>,
    at: Use<'_>,
) -> Option<Typed> {
    let described = shared
        .described(word, at.page)
        .filter(|object| !object.fields.is_empty());
    let page = described
        .map_or(at.page, |object| &object.place.file)
        .to_owned();
    let origin = format!("{page}#{word}");
    if let Some(known) = shared.objects.iter().find(|object| object.origin == origin) {
        return Some(match known.file {
            Some(_) => object(&known.name),
            None if at.in_list => object(&known.name),
            None => Typed::json(format!(
                "`{word}` would contain itself: leave it, or use a list"
            )),
        });
    }
    let names = [word.to_owned(), format!("{word}Info")];
    if let Some(known) = shared.type_in_schema(&names) {
        let sample = known::sample(shared.schema, &known);
        return Some(Typed::new(known, Base::Other, sample));
    }
    let name = |shared: &mut Shared<'_>| shared.types.choose(names.clone());
    match described {
        Some(facts) => {
            let pages = pages::of(shared, facts);
            let samples: Vec<_> = facts
                .examples
                .iter()
                .map(|example| &example.value)
                .collect();
            let anchor = word.to_lowercase();
            let page = shared.section.relative(&page);
            let docs = page.map(|page| format!("{page}#{anchor}"));
            let name = name(shared);
            let head = head(&name, word, docs);
            let about = About {
                origin,
                name,
                head,
                contradictions: pages.contradictions,
            };
            Some(draft(
                shared,
                about,
                &tree::grow(&pages.rows),
                &samples,
                word,
                at,
            ))
        }
        None if !branch.inside.is_empty() => {
            let name = name(shared);
            let head = head(&name, word, None);
            let about = About {
                origin,
                name,
                head,
                contradictions: Vec::new(),
            };
            Some(draft(shared, about, branch, &[], word, at))
        }
        None => None,
    }
}

/// The object of a field that the page only calls an object: the one that is called like the field, where no example
/// shows another.
pub(super) fn guessed(
    shared: &mut Shared<'_>,
    field: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Option<Typed> {
    let word = camel(field);
    let described = shared.described(&word, at.page)?;
    if at.sent || described.fields.is_empty() {
        return None;
    }
    let tree = tree::grow(&described.fields);
    let mut keys = samples.iter().filter_map(|value| value.as_object());
    let is_one = |keys: &serde_json::Map<String, Value>| {
        let known = keys.keys().filter(|key| tree.get(key).is_some()).count();
        known * 2 >= keys.len()
    };
    if !keys.all(is_one) {
        return None;
    }
    let mut typed = named(shared, &word, branch, at)?;
    if typed.base != Base::Json {
        let todo = format!("is it a `{}`? the page says `object`", typed.text);
        typed.todos.push(todo);
    }
    Some(typed)
}

/// An object that has no name but that of the field it stands in.
pub(super) fn nested(
    shared: &mut Shared<'_>,
    field: &str,
    branch: &Branch<'_>,
    samples: &[&Value],
    at: Use<'_>,
) -> Typed {
    let subject = camel(field);
    let name = format!("{}{subject}", at.owner);
    let name = shared.types.choose([name.clone(), format!("{name}Value")]);
    let about = About {
        origin: format!("{}#{}.{field}", at.page, at.owner),
        head: head(&name, &name, None),
        name,
        contradictions: Vec::new(),
    };
    draft(shared, about, branch, samples, &subject, at)
}

/// What is known of an object beside its fields.
struct About {
    origin: String,
    name: String,
    head: Map,
    contradictions: Vec<Contradiction>,
}

/// Pages of methods that contradict the object's own. Which is right is for a person to find out.
fn deviations(contradictions: &[Contradiction], fields: &Fields) -> Vec<Yaml> {
    // Where the draft leaves the type open, it contradicts no page.
    let apply = contradictions
        .iter()
        .filter(|one| !one.is_type || !fields.is_any(&one.at));
    let deviations = apply.map(|contradiction| {
        let mut map = Map::default();
        map.put("at", format!("fields.{}", contradiction.at));
        map.put(
            "docs",
            format!("{} on pages of methods", contradiction.elsewhere),
        );
        map.put(
            "server",
            format!("{}, as on the page of the object", contradiction.own),
        );
        map.put("evidence", "the pages contradict one another");
        Yaml::Map(map)
    });
    deviations.collect()
}

fn head(name: &str, word: &str, docs: Option<String>) -> Map {
    let mut head = Map::default();
    head.put("object", name);
    let words = snake(word).replace('_', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o']) {
        "An"
    } else {
        "A"
    };
    let words: String = words
        .chars()
        .filter(|char| char.is_alphanumeric() || *char == ' ')
        .collect();
    head.put_open(
        "doc",
        format!("{article} {words}."),
        vec!["word it: what is it?".to_owned()],
    );
    if let Some(docs) = docs {
        head.put("docs", docs);
    }
    head
}

fn draft(
    shared: &mut Shared<'_>,
    about: About,
    branch: &Branch<'_>,
    samples: &[&Value],
    subject: &str,
    at: Use<'_>,
) -> Typed {
    let position = shared.objects.len();
    shared.objects.push(DraftedObject {
        origin: about.origin,
        name: about.name.clone(),
        file: None,
    });
    let inside = Use {
        owner: &about.name,
        subject,
        in_list: false,
        ..at
    };
    let fields = fields::received(shared, &branch.inside, samples, inside);
    let mut file = about.head;
    let todos = fields.todos();
    let deviations = deviations(&about.contradictions, &fields);
    file.put_open("fields", fields.map, todos);
    if !deviations.is_empty() {
        let todo = "the pages contradict one another: what does the server do?".to_owned();
        file.put_open("deviations", deviations, vec![todo]);
    }
    shared.objects[position].file = Some(file);
    object(&about.name)
}

fn object(name: &str) -> Typed {
    Typed::new(name, Base::Other, Map::short())
}
