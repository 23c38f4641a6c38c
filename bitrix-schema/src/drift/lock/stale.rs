//! Whether the lock still says what the docs do.

use std::collections::BTreeMap;

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
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for line in current.lines() {
        *counts.entry(fact(line)).or_default() += 1;
    }
    let mut first_line = None;
    for (at, line) in lock.lines().enumerate() {
        let left = counts.entry(fact(line)).or_default();
        *left -= 1;
        if *left < 0 && !fact(line).is_empty() && first_line.is_none() {
            first_line = u32::try_from(at + 1).ok();
        }
    }
    counts.remove("");
    let differing: i64 = counts.values().map(|count| count.abs()).sum();
    (differing > 0).then(|| {
        let lines = if differing == 1 { "line differs" } else { "lines differ" };
        Finding {
            message: format!(
                "the docs say something else than the lock, {differing} {lines}; `drift DOCS --update-lock` writes it anew"
            ),
            ..about(Kind::Differs, path, first_line.unwrap_or(1))
        }
    })
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
