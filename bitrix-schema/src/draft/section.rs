//! The part of the documentation that the schema describes, and the paths of its pages.

use crate::facts::{EventFacts, Facts, MethodFacts};

/// Where the pages lie that `docs` in api.yaml names.
#[derive(Debug)]
pub(super) struct Section {
    /// What the paths of its pages begin with; empty where the documentation was read from that folder on.
    prefix: String,
}

impl Section {
    /// `https://host/a/b/` names the folder `a/b/`. A reader may have been given `a` or `a/b` in place of the root.
    pub(super) fn of(docs: &str, facts: &Facts) -> Self {
        let path = docs.split_once("://").map_or(docs, |(_, rest)| rest);
        let path = path.split_once('/').map_or("", |(_, path)| path);
        let segments: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        let prefixes = (0..segments.len()).map(|start| segments[start..].join("/") + "/");
        let has_pages = |prefix: &String| {
            let methods = facts.methods.iter().map(|method| &method.place);
            let mut places = methods.chain(facts.events.iter().map(|event| &event.place));
            places.any(|place| place.file.starts_with(prefix.as_str()))
        };
        Self {
            prefix: prefixes.into_iter().find(has_pages).unwrap_or_default(),
        }
    }

    /// The path of a page relative to `docs`; `None` outside the section.
    pub(super) fn relative<'a>(&self, file: &'a str) -> Option<&'a str> {
        file.strip_prefix(self.prefix.as_str())
    }

    /// The methods whose pages are in the section.
    pub(super) fn methods<'a>(&self, facts: &'a Facts) -> Vec<&'a MethodFacts> {
        let methods = facts.methods.iter();
        methods
            .filter(|method| self.relative(&method.place.file).is_some())
            .collect()
    }

    /// The events that are described in the section.
    pub(super) fn events<'a>(&self, facts: &'a Facts) -> Vec<&'a EventFacts> {
        let events = facts.events.iter();
        events
            .filter(|event| self.relative(&event.place.file).is_some())
            .collect()
    }
}

/// How many folders two paths have in common: of several pages with one name, the nearest is meant.
pub(super) fn nearness(a: &str, b: &str) -> usize {
    let pairs = a.split('/').zip(b.split('/'));
    pairs.take_while(|(a, b)| a == b).count()
}
