//! The parameters of a method: credentials apart, groups as groups.

mod writing;

use super::phrases;
use super::shared::Shared;
use super::tree::{Branch, grow};
use super::types::Use;
use super::yaml::{Map, Yaml};
use crate::facts::{ExampleKind, MethodFacts};
use crate::model::Credentials;
use writing::Writing;

/// What the rows of a method's parameters say.
pub(super) struct Params {
    pub(super) credentials: Credentials,
    pub(super) map: Map,
    pub(super) one_of: Vec<Yaml>,
    unworded: Vec<String>,
    count: usize,
    left_out: Vec<String>,
    /// An invented call: what is required, and one of what is needed in any case.
    pub(super) request: Map,
}

impl Params {
    /// What is left to decide about their texts.
    pub(super) fn todos(&self) -> Vec<String> {
        let unworded = self.unworded.iter().map(String::as_str);
        let mut todos = phrases::word_these(unworded, self.count);
        if !self.left_out.is_empty() {
            let names = self.left_out.join(", ");
            todos.push(format!(
                "the page has parameters that cannot be sent so: {names}"
            ));
        }
        todos
    }
}

pub(super) fn of(shared: &mut Shared<'_>, method: &MethodFacts, at: Use<'_>) -> Params {
    let root = grow(&method.params);
    let credentials = credentials(&root);
    let filled_in = filled_in(credentials);
    let examples = method.examples.iter();
    let requests = examples.filter(|example| example.kind == ExampleKind::Request);
    let samples: Vec<_> = requests.map(|example| &example.value).collect();
    let (struct_name, _) = shared.types.request(&method.name);
    let mut writing = Writing::new(at.module, struct_name, filled_in, &method.one_of);
    let branches = root.inside.iter();
    let branches = branches.filter(|branch| !filled_in.contains(&branch.name.as_str()));
    let (map, request) = writing.group(shared, branches, "", &samples, at);
    let choices = method.one_of.iter().map(|set| {
        let mut names = set.names.clone();
        names.dedup();
        names
    });
    // There is nothing to choose beside a parameter that is always given.
    let choices = choices.filter(|names| {
        names.len() > 1 && names.iter().all(|name| writing.optional.contains(name))
    });
    let list = |names: Vec<String>| Yaml::List(names.into_iter().map(Yaml::from).collect());
    let one_of = choices.map(list).collect();
    Params {
        credentials,
        map,
        one_of,
        unworded: writing.unworded,
        count: writing.count,
        left_out: writing.left_out,
        request,
    }
}

/// A bot's ID that is required makes the method one of the bot; one that is not is a parameter like any other.
fn credentials(root: &Branch<'_>) -> Credentials {
    let id = root.get("botId").and_then(|branch| branch.field);
    if id.is_some_and(|field| field.required) {
        Credentials::Bot
    } else if root.get("botToken").is_some() {
        Credentials::Token
    } else {
        Credentials::None
    }
}

/// The parameters that the client fills in.
fn filled_in(credentials: Credentials) -> &'static [&'static str] {
    match credentials {
        Credentials::Bot => &["botId", "botToken"],
        Credentials::Token => &["botToken"],
        Credentials::None => &[],
    }
}
