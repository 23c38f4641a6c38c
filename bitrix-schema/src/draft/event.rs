//! The file of an event.

use serde_json::Value;

use super::fields;
use super::names::event_words;
use super::phrases;
use super::shared::Shared;
use super::tree::grow;
use super::types::Use;
use super::yaml::{Map, Yaml};
use crate::check::names::camel;
use crate::facts::EventFacts;

/// Drafts an event; the objects, enumerations and IDs that it needs are drafted along with it.
pub(super) fn draft(shared: &mut Shared<'_>, event: &EventFacts) -> Map {
    let words = event_words(&event.name, &shared.modules, &shared.vocabulary);
    let name = shared.types.event(&event.name, &words, &shared.modules);
    let subject = subject(shared, &words);
    let module = shared.modules.of_event(&event.name).1.to_owned();
    let at = Use {
        owner: &name,
        subject: &subject,
        module: &module,
        page: &event.place.file,
        sent: false,
        in_list: false,
    };
    let mut file = Map::default();
    file.put("event", event.name.as_str());
    file.put("type", name.as_str());
    let todo = "word it: when does it happen? what surprises a bot author goes to `details`";
    file.put_open(
        "summary",
        phrases::sentence(&words.join(" ")),
        vec![todo.to_owned()],
    );
    docs(shared, event, &mut file);
    let examples = event.examples.iter();
    let samples: Vec<&Value> = examples.map(|example| payload(&example.value)).collect();
    let fields = fields::received(shared, &grow(&event.fields).inside, &samples, at);
    let todos = fields.todos();
    file.put_open("fields", fields.map, todos);
    let mut example = Map::short();
    let telling = fields.samples.into_iter();
    let telling = telling.filter(|(_, value)| !matches!(value, Yaml::Map(_)));
    for (name, value) in telling.take(4) {
        example.put(&name, value);
    }
    if !example.is_empty() {
        let todo = "show what the server sends: these values are invented".to_owned();
        file.put_open("examples", vec![Yaml::Map(example)], vec![todo]);
    }
    file
}

/// What happens to what: of `join chat`, the chat.
fn subject(shared: &Shared<'_>, words: &[String]) -> String {
    let words: Vec<_> = words.iter().map(|word| camel(word)).collect();
    let known = words.iter().find(|word| shared.is_subject(word));
    known.or(words.first()).cloned().unwrap_or_default()
}

/// A page of many events has a section for each, which is called as the event is.
fn docs(shared: &Shared<'_>, event: &EventFacts, file: &mut Map) {
    let page = &event.place.file;
    let Some(relative) = shared.section.relative(page) else {
        return;
    };
    let on_page = |other: &&EventFacts| other.place.file == *page;
    if shared.facts.events.iter().filter(on_page).count() > 1 {
        file.put("docs", format!("{relative}#{}", event.name.to_lowercase()));
    } else {
        file.put("docs", relative);
    }
}

/// Examples show the event's data alone, or the whole request with the data in it.
fn payload(example: &Value) -> &Value {
    match (example.get("event"), example.get("data")) {
        (Some(Value::String(_)), Some(data)) => data,
        _ => example,
    }
}
