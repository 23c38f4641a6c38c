//! What kind of page it is, and what is read from it.

use std::collections::{HashMap, HashSet};

use super::block;
use super::code_table;
use super::error_codes;
use super::finding::{FindingKind, Findings, report};
use super::include::Library;
use super::outline::{Kind, Outline};
use super::source::Source;
use super::split;
use super::{change_log, event, method, object};
use crate::facts::{EnumFacts, Facts};

pub(super) fn read_all(sources: &[Source<'_>], findings: &mut Findings) -> Vec<Outline> {
    let library = Library::new(sources);
    let mut pages = Vec::with_capacity(sources.len());
    for source in sources {
        let lines = library.lines(source, findings);
        let blocks = block::blocks(&lines, findings);
        let parts = split::split(blocks).into_iter();
        pages.extend(parts.map(|part| Outline::new(source.path.clone(), part)));
    }
    pages
}

/// The facts of all pages. A page is what its headings make it: a method, events, objects, the change log.
pub(super) fn facts(pages: &[Outline], enums: &[EnumFacts], findings: &mut Findings) -> Facts {
    let codes = code_table::index(pages, enums);
    let mut facts = Facts::default();
    let mut system_errors = HashSet::new();
    for page in pages {
        codes.next_page();
        if let Some(method) = method::read(page, &codes, findings) {
            facts.methods.push(method);
        } else if change_log::is_one(page) {
            facts.changelog.extend(change_log::read(page, findings));
        } else if event::is_one(page) {
            let (events, objects) = event::read(page, &codes, findings);
            facts.events.extend(events);
            facts.objects.extend(objects);
        } else {
            facts.objects.extend(object::read(page, &codes, findings));
        }
        for code in error_codes::read(page, Kind::SystemErrors, findings) {
            // Every page of a method includes the same table.
            if system_errors.insert((code.code.clone(), code.place.0.clone())) {
                facts.system_errors.push(code);
            }
        }
    }
    duplicates(&facts, findings);
    facts
}

/// A method or an event that two pages describe would make one of them wrong without a word.
fn duplicates(facts: &Facts, findings: &mut Findings) {
    let methods = facts
        .methods
        .iter()
        .map(|method| (&method.name, &method.place));
    let events = facts.events.iter().map(|event| (&event.name, &event.place));
    let entries = facts
        .changelog
        .iter()
        .map(|entry| (&entry.code, &entry.place));
    let mut seen = HashMap::new();
    for (name, place) in methods.chain(events).chain(entries) {
        if let Some(first) = seen.insert(name, place) {
            report(
                findings,
                FindingKind::Duplicate,
                place,
                format!("`{name}` is described at {} already", **first),
            );
        }
    }
}
