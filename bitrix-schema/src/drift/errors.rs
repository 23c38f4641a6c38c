//! Error codes: those of a method, and those that every method can return.

use std::collections::HashSet;

use super::Comparison;
use super::difference::{Difference, Spot};
use super::finding::{Kind, Subject, Thing};
use super::methods::spot;
use super::paste;
use crate::facts::{CodeFacts, MethodFacts};
use crate::model::{ErrorSet, Method};

impl<'a> Comparison<'a> {
    /// The table of a page against the method's own codes and those of the sets it uses.
    pub(super) fn method_errors(&mut self, method: &'a Method, described: &'a MethodFacts) {
        let root = spot(method, "errors");
        let sets = self.sets_of(method);
        let mut ours: HashSet<&str> = HashSet::new();
        let in_docs: HashSet<&str> = described
            .errors
            .iter()
            .map(|code| code.code.as_str())
            .collect();
        let own = method.errors.codes.iter().map(|code| (None, code));
        let shared = sets
            .iter()
            .flat_map(|set| set.codes.iter().map(move |code| (Some(*set), code)));
        for (set, code) in own.chain(shared) {
            let name = code.code.as_str();
            // The first to have a code keeps it.
            if !ours.insert(name) || in_docs.contains(name) {
                continue;
            }
            let via = root.child(name);
            let at = set.map_or_else(|| via.clone(), |set| set_spot(set).child(name));
            self.differ(
                Difference::new(
                    Kind::Unknown,
                    Thing::Code,
                    at.clone(),
                    format!("the schema has the code `{name}`, the docs do not"),
                )
                .docs(&described.place)
                .schema(code.code.place)
                .via(&via)
                .paste(paste::deviation(&via, None, "absent"))
                .paste_of_all(paste::deviation(&at, None, "absent")),
            );
        }
        let missing = described.errors.iter();
        self.missing_codes.extend(
            missing
                .filter(|code| !ours.contains(code.code.as_str()))
                .map(|code| (method, code)),
        );
        if !described.system_errors && !self.common_sets().is_empty() {
            self.differ(
                Difference::new(
                    Kind::Unknown,
                    Thing::SystemErrors,
                    Spot::new(Subject::Api, "errors"),
                    "the schema says that any method can return the system errors, the page does not",
                )
                .docs(&described.place)
                .via(&root),
            );
        }
    }

    /// Codes that the docs have and the schema does not. One that all methods of a set show is missing in the set.
    pub(super) fn codes_of_methods(&mut self) {
        let mut missing = std::mem::take(&mut self.missing_codes);
        while let Some((_, first)) = missing.first().copied() {
            let (same, others): (Vec<_>, Vec<_>) = missing
                .into_iter()
                .partition(|(_, code)| code.code == first.code);
            missing = others;
            self.missing_code(&first.code, same);
        }
    }

    fn missing_code(&mut self, name: &str, mut lacking: Vec<(&'a Method, &'a CodeFacts)>) {
        let message = format!("the docs have the code `{name}`, the schema does not");
        while let Some(set) = self.set_with_all(name, &lacking) {
            let at = set_spot(set).child(name);
            let (of_set, others): (Vec<_>, Vec<_>) = lacking
                .into_iter()
                .partition(|(method, _)| is_used(set, method));
            lacking = others;
            for (method, code) in of_set {
                self.differ(
                    Difference::new(Kind::Missing, Thing::Code, at.clone(), message.clone())
                        .docs(&code.place)
                        .schema(set.name.place)
                        .via(&spot(method, "errors").child(name))
                        .paste(paste::entry(&paste::file(&at), "codes", name)),
                );
            }
        }
        for (method, code) in lacking {
            let root = spot(method, "errors");
            let yaml = paste::entry(&paste::file(&root), "errors:\n  codes", name);
            self.differ(
                Difference::new(
                    Kind::Missing,
                    Thing::Code,
                    root.child(name),
                    message.clone(),
                )
                .docs(&code.place)
                .schema(method.name.place)
                .paste(yaml),
            );
        }
    }

    /// The set, all of whose methods have a code on their pages, that the most of those use which lack it.
    fn set_with_all(
        &self,
        code: &str,
        lacking: &[(&'a Method, &'a CodeFacts)],
    ) -> Option<&'a ErrorSet> {
        let schema = self.schema;
        let count = |set: &ErrorSet| {
            let lacking = lacking.iter();
            lacking.filter(|(method, _)| is_used(set, method)).count()
        };
        let all_have = |set: &ErrorSet| {
            schema
                .methods
                .iter()
                .filter(|method| is_used(set, method))
                .filter_map(|method| self.index.method_facts(&method.name.value))
                .all(|facts| facts.errors.iter().any(|known| known.code == code))
        };
        let sets = schema.error_sets.iter().rev();
        sets.filter(|set| count(set) > 1 && all_have(set))
            .max_by_key(|set| count(set))
    }

    /// What every page includes, against the sets that belong to every method.
    pub(super) fn system_errors(&mut self) {
        let facts = self.facts;
        let sets = self.common_sets();
        let Some(first) = facts.system_errors.first() else {
            return;
        };
        let Some(main) = sets.first().copied() else {
            return;
        };
        let ours: HashSet<&str> = sets
            .iter()
            .flat_map(|set| &set.codes)
            .map(|code| code.code.as_str())
            .collect();
        let in_docs: HashSet<&str> = facts
            .system_errors
            .iter()
            .map(|code| code.code.as_str())
            .collect();
        for code in facts
            .system_errors
            .iter()
            .filter(|code| !ours.contains(code.code.as_str()))
        {
            let at = set_spot(main).child(&code.code);
            let yaml = paste::entry(&paste::file(&at), "codes", &code.code);
            self.differ(
                Difference::new(
                    Kind::Missing,
                    Thing::Code,
                    at,
                    format!(
                        "the docs have the system error `{}`, the schema does not",
                        code.code
                    ),
                )
                .docs(&code.place)
                .schema(main.name.place)
                .paste(yaml),
            );
        }
        for set in &sets {
            for code in &set.codes {
                let name = code.code.as_str();
                if !in_docs.contains(name) {
                    let at = set_spot(set).child(name);
                    let yaml = paste::deviation(&at, None, "absent");
                    self.differ(
                        Difference::new(
                            Kind::Unknown,
                            Thing::Code,
                            at,
                            format!("the schema has the system error `{name}`, the docs do not"),
                        )
                        .docs(&first.place)
                        .schema(code.code.place)
                        .paste(yaml),
                    );
                }
            }
        }
    }

    fn sets_of(&self, method: &Method) -> Vec<&'a ErrorSet> {
        method
            .errors
            .uses
            .iter()
            .filter_map(|name| self.index.error_set(name.as_str()))
            .collect()
    }

    fn common_sets(&self) -> Vec<&'a ErrorSet> {
        let api = self.schema.api.iter();
        api.flat_map(|api| &api.errors)
            .filter_map(|name| self.index.error_set(name.as_str()))
            .collect()
    }
}

fn is_used(set: &ErrorSet, method: &Method) -> bool {
    method
        .errors
        .uses
        .iter()
        .any(|name| name.value == set.name.value)
}

fn set_spot(set: &ErrorSet) -> Spot {
    Spot::new(Subject::ErrorSet(set.name.value.clone()), "codes")
}
