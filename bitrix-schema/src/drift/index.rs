//! Look-ups by name on both sides.

use std::collections::HashMap;

use super::finding::Subject;
use crate::facts::{EventFacts, Facts, MethodFacts};
use crate::model::{Enum, ErrorSet, Object, Schema, Union};

/// Both sides by name.
pub(super) struct Index<'a> {
    methods: HashMap<&'a str, &'a MethodFacts>,
    events: HashMap<&'a str, &'a EventFacts>,
    objects: HashMap<&'a str, &'a Object>,
    unions: HashMap<&'a str, &'a Union>,
    enums: HashMap<&'a str, &'a Enum>,
    sets: HashMap<&'a str, &'a ErrorSet>,
    ids: Vec<&'a str>,
    /// Which method a page is about.
    pages: HashMap<&'a str, &'a str>,
}

impl<'a> Index<'a> {
    pub(super) fn new(schema: &'a Schema, facts: &'a Facts) -> Self {
        let ids = schema.api.iter().flat_map(|api| &api.ids);
        Self {
            // Of a method that two pages describe, which the reader reports, the first counts.
            methods: facts
                .methods
                .iter()
                .rev()
                .map(|method| (method.name.as_str(), method))
                .collect(),
            events: facts
                .events
                .iter()
                .rev()
                .map(|event| (event.name.as_str(), event))
                .collect(),
            objects: schema
                .objects
                .iter()
                .map(|object| (object.name.as_str(), object))
                .collect(),
            unions: schema
                .unions
                .iter()
                .map(|union| (union.name.as_str(), union))
                .collect(),
            enums: schema
                .enums
                .iter()
                .map(|values| (values.name.as_str(), values))
                .collect(),
            sets: schema
                .error_sets
                .iter()
                .map(|set| (set.name.as_str(), set))
                .collect(),
            ids: ids.map(|(name, _)| name.as_str()).collect(),
            pages: facts
                .methods
                .iter()
                .map(|method| (&*method.place.file, method.name.as_str()))
                .collect(),
        }
    }

    pub(super) fn method_facts(&self, name: &str) -> Option<&'a MethodFacts> {
        self.methods.get(name).copied()
    }

    pub(super) fn event_facts(&self, name: &str) -> Option<&'a EventFacts> {
        self.events.get(name).copied()
    }

    pub(super) fn object(&self, name: &str) -> Option<&'a Object> {
        self.objects.get(name).copied()
    }

    pub(super) fn union(&self, name: &str) -> Option<&'a Union> {
        self.unions.get(name).copied()
    }

    pub(super) fn enumeration(&self, name: &str) -> Option<&'a Enum> {
        self.enums.get(name).copied()
    }

    pub(super) fn error_set(&self, name: &str) -> Option<&'a ErrorSet> {
        self.sets.get(name).copied()
    }

    pub(super) fn is_id(&self, name: &str) -> bool {
        self.ids.contains(&name)
    }

    pub(super) fn subject_of_page(&self, file: &str) -> Option<Subject> {
        self.pages
            .get(file)
            .map(|&name| Subject::Method(name.to_owned()))
    }
}
