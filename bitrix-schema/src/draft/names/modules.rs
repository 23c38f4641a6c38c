//! Families of methods, and what they are called in Rust.

use super::family_of;
use crate::check::names::snake;
use crate::facts::{EventFacts, MethodFacts};
use crate::model::Schema;

/// The modules of families.
#[derive(Debug)]
pub(in crate::draft) struct Modules {
    families: Vec<(String, String)>,
    known: usize,
}

impl Modules {
    /// The families of the schema first, in its order; then those that only the docs have.
    pub(in crate::draft) fn of_schema(schema: &Schema, methods: &[&MethodFacts]) -> Self {
        let written = schema.api.iter().flat_map(|api| &api.families);
        let mut families: Vec<_> = written
            .map(|family| (family.prefix.value.clone(), family.module.value.clone()))
            .collect();
        let known = families.len();
        for method in methods {
            let prefix = family_of(&method.name);
            if families.iter().any(|(family, _)| family == prefix) {
                continue;
            }
            let base = snake(prefix.split('.').next().unwrap_or(prefix));
            let taken = |module: &str| families.iter().any(|(_, other)| other == module);
            let numbered = (2_u32..).map(|number| format!("{base}{number}"));
            let module = std::iter::once(base.clone())
                .chain(numbered)
                .find(|module| !taken(module));
            families.push((prefix.to_owned(), module.unwrap_or(base)));
        }
        Self { families, known }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let families = self.families.iter();
        families.map(|(prefix, module)| (prefix.as_str(), module.as_str()))
    }

    /// The module of a method's family.
    pub(in crate::draft) fn of<'a>(&'a self, method: &'a str) -> &'a str {
        let prefix = family_of(method);
        self.all()
            .find(|(family, _)| *family == prefix)
            .map_or(prefix, |(_, module)| module)
    }

    /// How much of an event's name says that it is one and of which family, and the family's module: `ONIMBOTV2`.
    pub(in crate::draft) fn of_event(&self, event: &str) -> (usize, &str) {
        let on = if event
            .get(..2)
            .is_some_and(|on| on.eq_ignore_ascii_case("on"))
        {
            2
        } else {
            0
        };
        let families = self.all().filter_map(|(prefix, module)| {
            let prefix = prefix.replace('.', "");
            let end = on + prefix.len();
            let begins = event
                .get(on..end)
                .is_some_and(|begin| begin.eq_ignore_ascii_case(&prefix));
            (begins && end < event.len()).then_some((end, module))
        });
        families.max_by_key(|(end, _)| *end).unwrap_or((on, ""))
    }

    /// Where an event's family stands among all.
    fn position_of_event(&self, event: &str) -> usize {
        let (_, module) = self.of_event(event);
        let mut all = self.all();
        all.position(|(_, other)| other == module)
            .unwrap_or(usize::MAX)
    }

    /// The names of events, those of the first family first.
    pub(in crate::draft) fn sort_events(&self, events: &mut [&EventFacts]) {
        events.sort_by_key(|event| self.position_of_event(&event.name));
    }

    /// Where a method's family stands among all.
    pub(in crate::draft) fn position(&self, method: &str) -> usize {
        let prefix = family_of(method);
        self.all()
            .position(|(family, _)| family == prefix)
            .unwrap_or(usize::MAX)
    }

    /// Whether the schema has a method's family.
    pub(in crate::draft) fn is_known(&self, method: &str) -> bool {
        self.position(method) < self.known
    }
}
