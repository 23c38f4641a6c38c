//! Every fact of the schema, spoiled in turn: drift names it, and nothing else.

use std::collections::{HashMap, HashSet};

use bitrix_schema::drift::Drift;
use bitrix_schema::facts::Facts;
use bitrix_schema::model::Schema;

use super::mutation::{Known, Mutation, all, deviations, deviations_mut};
use super::{docs, files, here, said, schema, with_docs};

/// How many at once. They are about different subjects, so that none changes what another one shows.
const AT_ONCE: usize = 24;

/// Spoils every fact in turn. How many are named, and how many are covered by a deviation or unknown to the docs.
pub(super) fn spoil_each(
    whole: &Schema,
    facts: &Facts,
    compare: impl Fn(&Schema) -> Drift,
    has_text: bool,
) -> (usize, usize) {
    let drift = compare(whole);
    let known = Known::new(whole, facts, &compare);
    let (mut mutations, mut silent) = (Vec::new(), 0);
    for mutation in all(whole, &known) {
        if !has_text && mutation.what.contains("misquote") {
            continue;
        }
        if is_covered(whole, &drift, &mutation) || mutation.expected.is_empty() {
            silent += 1;
        } else {
            mutations.push(mutation);
        }
    }
    let named = mutations.len();
    // All at once: what they have in common shows where to look.
    let mut wrong: Vec<String> = Vec::new();
    for together in batches(mutations) {
        if try_out(whole, &compare, &drift, &together).is_err() {
            for mutation in &together {
                wrong
                    .extend(try_out(whole, &compare, &drift, std::slice::from_ref(mutation)).err());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {named}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    (named, silent)
}

/// Mutations of different subjects side by side. Deviations and what comes of them stay alone.
fn batches(mutations: Vec<Mutation>) -> Vec<Vec<Mutation>> {
    let mut batches: Vec<Vec<Mutation>> = Vec::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    let mut alone = Vec::new();
    for mutation in mutations {
        let subject = &mutation.at.0;
        if subject.is_empty() {
            alone.push(vec![mutation]);
            continue;
        }
        let mut at = next.get(subject).copied().unwrap_or_default();
        while batches.get(at).is_some_and(|batch| batch.len() >= AT_ONCE) {
            at += 1;
        }
        next.insert(subject.clone(), at + 1);
        if at >= batches.len() {
            batches.resize_with(at + 1, Vec::new);
        }
        batches[at].push(mutation);
    }
    batches.extend(alone);
    batches
}

fn try_out(
    whole: &Schema,
    compare: &impl Fn(&Schema) -> Drift,
    in_step: &Drift,
    mutations: &[Mutation],
) -> Result<(), String> {
    let mut spoiled = whole.clone();
    let mut lines = Vec::new();
    for mutation in mutations {
        (mutation.spoil)(&mut spoiled);
        lines.extend(mutation.expected.iter().cloned());
    }
    let mut found = said(&compare(&spoiled));
    for line in &said(in_step) {
        match found.iter().position(|found| found == line) {
            Some(at) => drop(found.remove(at)),
            None => found.push(format!("gone: {line}")),
        }
    }
    // Where the way to an object is cut off, the words that this page has on its fields are not found any more. Which
    // object a page goes on to is not said there, so that drift cannot know that they are there still.
    let cut_off = |line: &String| {
        mutations.len() == 1
            && mutations[0].at.1.starts_with("returns.")
            && line.starts_with("deviation no longer applies: object ")
    };
    found.retain(|line| !cut_off(line));
    // Of objects that share a table one at least lacks the row; which, the pages decide.
    for mutation in mutations {
        let is_allowed = |line: &String| mutation.allowed.contains(line);
        if found.iter().any(is_allowed) || !lines.iter().any(is_allowed) {
            found.retain(|line| !is_allowed(line));
            lines.retain(|line| !is_allowed(line));
        }
    }
    found.sort();
    lines.sort();
    let as_expected = match lines.first().and_then(|line| line.strip_prefix("*: ")) {
        Some(subject) => found
            .iter()
            .all(|line| comes_to_light(line, subject, in_step)),
        None => found == lines,
    };
    if as_expected {
        return Ok(());
    }
    let what: Vec<&str> = mutations
        .iter()
        .map(|mutation| mutation.what.as_str())
        .collect();
    Err(format!(
        "{}\n  found    {found:?}\n  expected {lines:?}",
        what.join(", ")
    ))
}

/// Whether a finding is one that a deviation of a subject can have explained. Two deviations may explain the same one, so
/// that none has to come.
fn comes_to_light(line: &str, subject: &str, in_step: &Drift) -> bool {
    in_step.explained.iter().any(|finding| {
        let is_its = finding.subject.to_string() == subject
            || finding.seen_in.iter().any(|name| name == subject);
        is_its && line == format!("{}: {} {}", finding.label(), finding.subject, finding.path)
    })
}

/// Whether a deviation explains whatever differs there, or is explained by something else that would differ.
fn is_covered(schema: &Schema, in_step: &Drift, mutation: &Mutation) -> bool {
    let (subject, path) = &mutation.at;
    let covers = |at: &str| {
        path == at
            || path.starts_with(&format!("{at}."))
            || at.starts_with(&format!("{path}."))
            || path
                .strip_prefix("codes.")
                .is_some_and(|code| at.strip_prefix("errors.") == Some(code))
    };
    let is_code = path.starts_with("codes.");
    let by_deviation = || {
        deviations(schema)
            .iter()
            .filter(|(owner, _)| owner == subject || is_code)
            .flat_map(|(_, deviations)| deviations.iter())
            .filter(|deviation| deviation.quote.is_empty())
            .flat_map(|deviation| &deviation.at)
            .any(|at| covers(&at.value))
    };
    // Deviations of methods explain what differs in the objects that they return.
    let is_explained = || {
        in_step
            .explained
            .iter()
            .any(|finding| finding.subject.to_string() == *subject && covers(&finding.path))
    };
    !path.is_empty() && (by_deviation() || is_explained())
}

/// Without deviations, what they explain is found, and nothing else.
pub(super) fn every_deviation_is_counted(whole: &Schema, compare: impl Fn(&Schema) -> Drift) {
    let drift = compare(whole);
    let mut bare = whole.clone();
    for deviations in deviations_mut(&mut bare) {
        deviations.clear();
    }
    let bare: HashSet<String> = said(&compare(&bare)).into_iter().collect();
    let explained = drift
        .explained
        .iter()
        .map(|finding| format!("{}: {} {}", finding.label(), finding.subject, finding.path));
    let expected: HashSet<String> = said(&drift).into_iter().chain(explained).collect();
    let difference: Vec<_> = bare.symmetric_difference(&expected).collect();
    assert!(difference.is_empty(), "{difference:#?}");
}

pub(super) fn summary(named: usize, silent: usize) -> String {
    format!(
        "{named} changes of the schema, each named and nothing else; {silent} where a deviation stands or no page says anything"
    )
}

#[test]
fn every_fact_of_the_schema_is_compared() {
    let files = files(&here("schema"), "yaml");
    let docs = docs(&super::files(&here("docs"), "md"));
    let whole = schema(&files);
    let compare = |schema: &Schema| with_docs(schema, &docs);
    every_deviation_is_counted(&whole, compare);
    let (named, silent) = spoil_each(&whole, &docs.facts, compare, true);
    println!("{}", summary(named, silent));
    assert!(named > 100, "{named}");
}
