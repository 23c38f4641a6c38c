//! Names of events, whose words the vendor writes together: `ONIMBOTV2MESSAGEADD`.

use std::collections::HashSet;

use super::Modules;
use crate::check::names::snake;
use crate::facts::Facts;

/// The words that the documentation uses in names.
#[derive(Debug, Default)]
pub(in crate::draft) struct Vocabulary(HashSet<String>);

/// Shorter ones are found inside others: `ad` in `add`.
const SHORTEST: usize = 3;
const LONGEST: usize = 30;

impl Vocabulary {
    pub(in crate::draft) fn of(facts: &Facts) -> Self {
        let mut words = HashSet::new();
        let mut add = |name: &str| {
            let name = snake(name);
            let parts = name.split(|char: char| !char.is_ascii_alphanumeric());
            let fitting = parts.filter(|word| (SHORTEST..=LONGEST).contains(&word.len()));
            words.extend(fitting.map(str::to_owned));
        };
        for method in &facts.methods {
            method.name.split('.').for_each(&mut add);
        }
        for object in &facts.objects {
            add(&object.name);
        }
        for field in facts.events.iter().flat_map(|event| &event.fields) {
            add(&field.path);
        }
        Self(words)
    }
}

/// `ONIMBOTV2MESSAGEADD` → `message`, `add`. What the family's name says already is left out.
pub(in crate::draft) fn event_words(
    event: &str,
    modules: &Modules,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let (prefix, _) = modules.of_event(event);
    let rest = event.get(prefix..).unwrap_or(event);
    let words: Vec<String> = if rest.chars().any(|char| char.is_ascii_lowercase()) {
        let rest = snake(rest);
        rest.split('_').map(str::to_owned).collect()
    } else {
        let rest = rest.to_ascii_lowercase();
        rest.split('_')
            .flat_map(|part| apart(part, vocabulary))
            .collect()
    };
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        vec!["event".to_owned()]
    } else {
        words
    }
}

/// Takes words apart so that as few letters as possible are in none, and then with as few words as possible.
fn apart(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    // No name is longer, and what is not ASCII is in no name.
    if text.len() > 200 || !text.is_ascii() {
        return vec![text.to_owned()];
    }
    // For each end: what it costs to get there, and where the last word begins, if one ends there.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None)];
    for end in 1..=text.len() {
        let mut found = (best[end - 1].0 + LONGEST, None);
        for start in end.saturating_sub(LONGEST)..=end.saturating_sub(SHORTEST) {
            let cost = best[start].0 + 1;
            if end - start >= SHORTEST && cost < found.0 && vocabulary.0.contains(&text[start..end])
            {
                found = (cost, Some(start));
            }
        }
        best.push(found);
    }
    let mut words = Vec::new();
    let mut end = text.len();
    while end > 0 {
        let start = best[end].1.unwrap_or_else(|| {
            let known = (1..end).rev().find(|at| best[*at].1.is_some());
            known.unwrap_or(0)
        });
        words.push(text[start..end].to_owned());
        end = start;
    }
    words.reverse();
    words
}
