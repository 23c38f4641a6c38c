//! Every fact of the schema, spoiled in turn: drift names it, and nothing else.

use bitrix_schema::drift::Drift;
use bitrix_schema::model::Schema;

use super::mutation::{Mutation, all, deviations};
use super::{docs, files, here, said, schema, with_docs};

/// Spoils every fact in turn. How many are named, and how many are covered by a deviation.
pub(super) fn spoil_each(
    load: impl Fn() -> Schema,
    compare: impl Fn(&Schema) -> Drift,
    has_text: bool,
) -> (usize, usize) {
    let whole = load();
    let drift = compare(&whole);
    let in_step = said(&drift);
    let (mut named, mut covered) = (0, 0);
    for mutation in all(&whole) {
        if !has_text && mutation.what.contains("misquote") {
            continue;
        }
        if is_covered(&whole, &mutation) {
            covered += 1;
            continue;
        }
        let mut spoiled = load();
        (mutation.spoil)(&mut spoiled);
        let mut found = said(&compare(&spoiled));
        for line in &in_step {
            let at = found.iter().position(|found| found == line);
            found.remove(at.expect("a finding is gone"));
        }
        found.sort();
        let mut expected = expected(&mutation, &drift);
        expected.sort();
        assert_eq!(found, expected, "{}", mutation.what);
        named += 1;
    }
    (named, covered)
}

/// What a deviation explains comes to light without it.
fn expected(mutation: &Mutation, in_step: &Drift) -> Vec<String> {
    let mut lines = Vec::new();
    for line in &mutation.expected {
        let Some(at) = line.strip_prefix("*: ") else {
            lines.push(line.clone());
            continue;
        };
        let (subject, path) = at.rsplit_once(' ').expect("a subject and a path");
        let code = path
            .strip_prefix("errors.")
            .map(|code| format!("codes.{code}"));
        for finding in &in_step.explained {
            let here = finding.subject.to_string() == subject
                && (finding.path == path || finding.path.starts_with(&format!("{path}.")));
            let in_a_set = code.as_ref() == Some(&finding.path)
                && finding.seen_in.iter().any(|name| name == subject);
            if here || in_a_set {
                lines.push(format!(
                    "{}: {} {}",
                    finding.label(),
                    finding.subject,
                    finding.path
                ));
            }
        }
    }
    lines
}

/// Whether a deviation explains whatever differs there, or is explained by something else that would differ.
fn is_covered(schema: &Schema, mutation: &Mutation) -> bool {
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
    !path.is_empty()
        && deviations(schema)
            .iter()
            .filter(|(owner, _)| owner == subject || is_code)
            .flat_map(|(_, deviations)| deviations.iter())
            .filter(|deviation| deviation.quote.is_empty())
            .flat_map(|deviation| &deviation.at)
            .any(|at| covers(&at.value))
}

#[test]
fn every_fact_of_the_schema_is_compared() {
    let files = files(&here("schema"), "yaml");
    let docs = docs(&super::files(&here("docs"), "md"));
    let (named, covered) = spoil_each(|| schema(&files), |schema| with_docs(schema, &docs), true);
    println!(
        "{named} changes of the schema, each named and nothing else; {covered} where a deviation stands"
    );
    assert!(named > 100, "{named}");
}
