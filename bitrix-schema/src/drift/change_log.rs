//! The change log, against what the schema says to have taken account of.

use super::Comparison;
use super::difference::{Difference, Spot};
use super::finding::{Kind, Subject, Thing};
use super::paste;
use crate::facts::ChangeLogEntry;

impl Comparison<'_> {
    pub(super) fn change_log(&mut self) {
        let (schema, facts) = (self.schema, self.facts);
        // Without a change log among the pages nothing can be said of it.
        if facts.changelog.is_empty() {
            return;
        }
        let root = Spot::new(Subject::ChangeLog, "handled");
        for entry in &facts.changelog {
            let handled = schema
                .changelog
                .iter()
                .any(|(code, _)| code.value == entry.code);
            if handled {
                continue;
            }
            let mut difference = Difference::new(
                Kind::Missing,
                Thing::ChangeLogEntry,
                root.child(&entry.code),
                format!("`{}`{} is not listed as handled", entry.code, about(entry)),
            )
            .docs(&entry.place)
            .paste(paste::entry("changelog.yaml", "handled", &entry.code));
            difference.not_yet = !self.concerns_schema(entry);
            self.differ(difference);
        }
        for (code, _) in &schema.changelog {
            if !facts.changelog.iter().any(|entry| entry.code == code.value) {
                self.differ(
                    Difference::new(
                        Kind::Unknown,
                        Thing::ChangeLogEntry,
                        root.child(&code.value),
                        format!("the docs have no entry `{}`", code.value),
                    )
                    .schema(code.place),
                );
            }
        }
    }

    /// Whether an entry is about something that the schema describes, or about everything.
    fn concerns_schema(&self, entry: &ChangeLogEntry) -> bool {
        let schema = self.schema;
        let method = |name: &String| {
            schema
                .methods
                .iter()
                .any(|method| method.name.value == *name)
        };
        let event = |name: &String| {
            schema
                .events
                .iter()
                .any(|event| match name.strip_suffix('*') {
                    Some(prefix) => event.name.value.starts_with(prefix),
                    None => event.name.value == *name,
                })
        };
        entry.methods.is_empty() && entry.events.is_empty()
            || entry.methods.iter().any(method)
            || entry.events.iter().any(event)
    }
}

fn about(entry: &ChangeLogEntry) -> String {
    let names: Vec<&str> = entry
        .methods
        .iter()
        .chain(&entry.events)
        .map(String::as_str)
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" on {}", names.join(", "))
    }
}
