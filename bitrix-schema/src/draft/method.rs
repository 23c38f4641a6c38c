//! The file of a method.

use serde_json::Value;

use super::errors;
use super::fields;
use super::names::subject_and_action;
use super::paging::{self, Paging};
use super::params;
use super::phrases;
use super::shared::Shared;
use super::tree::{Branch, grow};
use super::types::{self, Use};
use super::yaml::{Map, Yaml};
use crate::check::names::camel;
use crate::facts::{ExampleKind, MethodFacts};
use crate::model::Credentials;

/// Drafts a method; the enumerations, objects and IDs that it needs are drafted along with it.
pub(super) fn draft(shared: &mut Shared<'_>, method: &MethodFacts) -> Map {
    let (subject, action) = subject_and_action(&method.name);
    let (request, follows) = shared.types.request(&method.name);
    let owner = shared.types.owner(&method.name);
    let module = shared.modules.of(&method.name).to_owned();
    let subject_type = camel(subject);
    let page = method.place.file.clone();
    let at = Use {
        owner: &owner,
        subject: &subject_type,
        module: &module,
        page: &page,
        sent: true,
        in_list: false,
    };
    let mut file = Map::default();
    file.put("method", method.name.as_str());
    let todo = "word it; what surprises a bot author goes to `details`";
    file.put_open(
        "summary",
        phrases::summary(subject, action),
        vec![todo.to_owned()],
    );
    head(shared, method, &mut file);
    let params = params::of(shared, method, at);
    file.put("credentials", credentials(params.credentials));
    let mut todos = Vec::new();
    fields::since(shared, method.since, &mut file, &mut todos);
    if !follows {
        let mut names = Map::short();
        names.put("type", request.as_str());
        file.put("rust", names);
    }
    let mut replay = Map::default();
    replay.put("safe", false);
    todos.push("what does a repetition do? `safe: true` where it does no harm".to_owned());
    file.put_open("replay", replay, todos);
    let todos = params.todos();
    let (returns, response) = returns(shared, method, Use { sent: false, ..at });
    let paging = paging::of(&params.map, &returns, subject);
    if !params.map.is_empty() {
        file.put_open("params", params.map, todos);
    }
    if !params.one_of.is_empty() {
        file.put("one_of", params.one_of);
    }
    let todos = match paging {
        Paging::None => Vec::new(),
        Paging::Open(todo) => vec![todo],
        Paging::Whole(paging) => {
            file.put("paging", paging);
            Vec::new()
        }
    };
    file.put_open("returns", returns, todos);
    let (errors, todos) = errors::of(shared, &method.errors);
    if !errors.is_empty() {
        file.put_open("errors", errors, todos);
    }
    let mut example = Map::default();
    example.put("request", params.request);
    example.put("response", response);
    let todo = "show a call that people make: these values are invented".to_owned();
    file.put_open("examples", vec![Yaml::Map(example)], vec![todo]);
    file
}

fn head(shared: &Shared<'_>, method: &MethodFacts, file: &mut Map) {
    if let Some(page) = shared.section.relative(&method.place.file) {
        file.put("docs", page);
    } else {
        let todo = "the page is outside the folder that `docs` in api.yaml names";
        file.put_open("docs", &*method.place.file, vec![todo.to_owned()]);
    }
    let first = method.name.split('.').next().unwrap_or_default();
    match method.scopes.as_slice() {
        [scope] => file.put("scope", scope.as_str()),
        [] => file.put_open("scope", first, vec!["the page names no scope".to_owned()]),
        [scope, ..] => {
            let todo = format!("the page names several: {}", method.scopes.join(", "));
            file.put_open("scope", scope.as_str(), vec![todo]);
        }
    }
    if let Some(caller) = method.caller.0.as_deref() {
        let wording = phrases::of(caller, "caller", phrases::Kind::Other);
        // A word or two about who it is can be said in one way only; a sentence is to be worded.
        if wording.is_open {
            file.put_open(
                "caller",
                "see the page",
                vec!["who may call it?".to_owned()],
            );
        } else {
            let caller = caller.split_whitespace().collect::<Vec<_>>().join(" ");
            file.put("caller", caller.trim_end_matches('.'));
        }
    }
}

fn credentials(credentials: Credentials) -> &'static str {
    match credentials {
        Credentials::Bot => "bot",
        Credentials::Token => "token",
        Credentials::None => "none",
    }
}

fn returns(shared: &mut Shared<'_>, method: &MethodFacts, at: Use<'_>) -> (Map, Yaml) {
    let rows = grow(&method.returns);
    let nothing = Branch::default();
    let result = rows.get("result").unwrap_or(&nothing);
    let examples = method.examples.iter();
    let responses = examples.filter(|example| example.kind == ExampleKind::Response);
    let samples: Vec<&Value> = responses
        .filter_map(|example| example.value.get("result"))
        .collect();
    let is_object = result.field.is_none_or(|field| {
        field
            .types
            .iter()
            .all(|word| word.eq_ignore_ascii_case("object"))
    });
    let mut map = Map::default();
    let word_it = "word it: what does the result say?".to_owned();
    if let [only] = result.inside.as_slice()
        && is_object
        && only.name == "result"
        && only.inside.is_empty()
    {
        let samples: Vec<_> = samples
            .iter()
            .filter_map(|value| value.get("result"))
            .collect();
        let typed = types::of(shared, only, &samples, at);
        if typed.text == "bool" {
            map.put("type", "bool");
            map.put("key", "result");
            map.put_open("doc", "`true`: the server did it.", vec![word_it]);
            let mut response = Map::short();
            response.put("result", true);
            return (map, response.into());
        }
    }
    if is_object && !result.inside.is_empty() && !result.is_list {
        let fields = fields::received(shared, &result.inside, &samples, at);
        map.put_open("doc", "What the server answers.", vec![word_it]);
        let todos = fields.todos();
        map.put_open("fields", fields.map, todos);
        let mut response = Map::short();
        let telling = fields.samples.into_iter();
        let telling = telling.filter(|(_, value)| !matches!(value, Yaml::Map(_)));
        for (name, value) in telling.take(4) {
            response.put(&name, value);
        }
        return (map, response.into());
    }
    let mut typed = types::of(shared, result, &samples, at);
    // A result is there, or the call failed.
    if let Some(end) = typed.text.find(" | ") {
        typed.todos.push(format!("the page says {}", typed.text));
        typed.text.truncate(end);
    }
    map.put_open("type", typed.text, typed.todos);
    map.put_open("doc", "What the server answers.", vec![word_it]);
    (map, typed.sample)
}
