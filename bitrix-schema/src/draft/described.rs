//! What the documentation describes and a draft is made of: methods and events.

use std::collections::HashSet;

use super::DraftError;
use super::section::Section;
use crate::facts::{EventFacts, Facts, MethodFacts};
use crate::source::SourceFile;
use crate::spelling::nearest;

/// Those of which drafts are asked for, each of them once.
#[derive(Default)]
pub(super) struct Described<'a> {
    pub(super) methods: Vec<&'a MethodFacts>,
    pub(super) events: Vec<&'a EventFacts>,
}

impl<'a> Described<'a> {
    /// Finds methods and events by their names. One name can only be one of them: methods have dots in theirs.
    pub(super) fn named(facts: &'a Facts, names: &[String]) -> Result<Self, DraftError> {
        let mut described = Self::default();
        let mut seen = HashSet::new();
        for name in names {
            let method = facts.methods.iter().find(|method| method.name == *name);
            let event = facts.events.iter().find(|event| event.name == *name);
            if method.is_none() && event.is_none() {
                return Err(unknown(facts, name));
            }
            if seen.insert(name) {
                described.methods.extend(method);
                described.events.extend(event.filter(|_| method.is_none()));
            }
        }
        Ok(described)
    }

    /// The files that they are drafted into.
    pub(super) fn paths(&self) -> HashSet<String> {
        let methods = self.methods.iter().map(|method| method_path(&method.name));
        let events = self.events.iter().map(|event| event_path(&event.name));
        methods.chain(events).collect()
    }
}

/// The methods, and then the events, of a section that have no file yet; each of them once.
pub(super) fn missing(facts: &Facts, files: &[SourceFile], docs: &str) -> Vec<String> {
    let section = Section::of(docs, facts);
    let mut known: HashSet<_> = files.iter().map(|file| file.path.clone()).collect();
    let methods = section.methods(facts).into_iter();
    let methods = methods.map(|method| (method_path(&method.name), &method.name));
    let events = section.events(facts).into_iter();
    let events = events.map(|event| (event_path(&event.name), &event.name));
    methods
        .chain(events)
        .filter(|(path, _)| known.insert(path.clone()))
        .map(|(_, name)| name.clone())
        .collect()
}

pub(super) fn method_path(method: &str) -> String {
    format!("methods/{method}.yaml")
}

pub(super) fn event_path(event: &str) -> String {
    format!("events/{event}.yaml")
}

fn unknown(facts: &Facts, name: &str) -> DraftError {
    let methods = facts.methods.iter().map(|method| method.name.as_str());
    let events = facts.events.iter().map(|event| event.name.as_str());
    DraftError::Unknown {
        name: name.to_owned(),
        nearest: nearest(name, methods.chain(events)).map(str::to_owned),
    }
}
