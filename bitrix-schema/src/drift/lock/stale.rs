//! Whether the lock still says what the docs do.

use std::collections::HashMap;

use super::write::write;
use crate::drift::finding::{Finding, Kind, Place, Subject, Thing};
use crate::facts::Facts;

use super::LockError;

/// Findings about lines that cannot be read. `path` is shown.
pub fn unread(errors: &[LockError], path: &str) -> Vec<Finding> {
    errors
        .iter()
        .map(|error| Finding {
            message: error.message.clone(),
            ..about(Kind::Unread, path, error.line)
        })
        .collect()
}

/// A finding if the lock says something else than the docs. Where in a page it stands is no fact.
pub fn stale(lock: &str, facts: &Facts, path: &str) -> Option<Finding> {
    let current = write(facts);
    let (ours, theirs) = (facts_of(lock), facts_of(&current));
    let left = unmatched(&ours, &theirs);
    let added = unmatched(&theirs, &ours);
    let differing = left.len().max(added.len());
    let (first, what) = match (left.first(), added.first()) {
        (Some(&at), _) => (
            ours[at].line,
            format!("`{}` is not in the docs", ours[at].text()),
        ),
        (None, Some(&at)) => (
            place_for(at, &theirs, &ours),
            format!("`{}` is missing here", theirs[at].text()),
        ),
        (None, None) => return None,
    };
    let lines = if differing == 1 {
        "line differs"
    } else {
        "lines differ"
    };
    Some(Finding {
        message: format!(
            "the docs say something else than the lock, {differing} {lines}, {what}; `drift DOCS --update-lock` writes it anew"
        ),
        ..about(Kind::Differs, path, first)
    })
}

/// A line of the lock, and the block that it is in: the same code stands in the blocks of many methods.
#[derive(Clone, Copy)]
struct Entry<'a> {
    block: &'a str,
    written: &'a str,
    line: u32,
}

impl Entry<'_> {
    fn text(&self) -> &str {
        self.written.trim_start()
    }

    fn key(&self) -> (&str, &str) {
        (self.block, self.written)
    }
}

fn facts_of(lock: &str) -> Vec<Entry<'_>> {
    let mut block = "";
    let mut facts = Vec::new();
    for (at, line) in lock.lines().enumerate() {
        let fact = fact(line);
        if fact.is_empty() {
            continue;
        }
        if !fact.starts_with(' ') {
            block = fact;
        }
        facts.push(Entry {
            block,
            written: fact,
            line: u32::try_from(at + 1).unwrap_or(u32::MAX),
        });
    }
    facts
}

/// Which facts of one side the other side has not, or not as often.
fn unmatched(ours: &[Entry<'_>], theirs: &[Entry<'_>]) -> Vec<usize> {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for fact in theirs {
        *counts.entry(fact.key()).or_default() += 1;
    }
    let mut unmatched = Vec::new();
    for (at, fact) in ours.iter().enumerate() {
        match counts.get_mut(&fact.key()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => unmatched.push(at),
        }
    }
    unmatched
}

/// The line of the lock at which a fact of the docs belongs: behind the one that it follows.
fn place_for(at: usize, theirs: &[Entry<'_>], ours: &[Entry<'_>]) -> u32 {
    let lines: HashMap<(&str, &str), u32> =
        ours.iter().map(|fact| (fact.key(), fact.line)).collect();
    theirs[..at]
        .iter()
        .rev()
        .find_map(|before| lines.get(&before.key()))
        .copied()
        .unwrap_or(1)
}

/// A line without its place.
fn fact(line: &str) -> &str {
    line.rsplit_once(" @")
        .map_or(line, |(fact, _)| fact)
        .trim_end()
}

fn about(kind: Kind, path: &str, line: u32) -> Finding {
    Finding {
        kind,
        thing: Thing::Lock,
        subject: Subject::Lock,
        path: String::new(),
        message: String::new(),
        docs: Vec::new(),
        schema: Some(Place {
            file: path.into(),
            line,
        }),
        seen_in: Vec::new(),
        paste: None,
    }
}
