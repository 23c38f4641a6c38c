//! Recorded deviations: they explain differences, and are findings once they do not.

use std::collections::HashMap;

use super::Documented;
use super::difference::{Difference, Group, Spot, is_under};
use super::finding::{Kind, Subject, Thing};
use super::index::Index;
use super::named;
use super::objects::Shown;
use super::present::{self, Statement};
use super::quote;
use super::types;
use crate::model::{Deviation, Schema};
use crate::source::At;

/// Differences that nothing explains, and those that something does.
pub(super) struct Judged {
    pub(super) open: Vec<Difference>,
    pub(super) explained: Vec<Difference>,
}

/// A deviation at one of its paths.
struct Recorded<'a> {
    subject: Subject,
    at: &'a At<String>,
    deviation: &'a Deviation,
    /// Whether a difference is about it.
    is_needed: bool,
    /// Whether what it says of the docs is untrue, so that it cannot explain anything.
    is_untrue: bool,
}

pub(super) fn judge(
    schema: &Schema,
    documented: &Documented<'_>,
    index: &Index<'_>,
    shown: &Shown,
    groups: Vec<Group>,
) -> Judged {
    let mut recorded = all(schema);
    let mut pages: HashMap<Subject, Vec<Vec<Statement>>> = HashMap::new();
    for record in &mut recorded {
        let said = pages.entry(record.subject.clone()).or_insert_with(|| {
            present::statements(&record.subject, schema, documented, index, shown)
        });
        let is_name = |path: &str| named::is_name(schema, index, &record.subject, path);
        record.is_untrue = !said.is_empty() && is_untrue(record, said, &is_name);
    }
    let by_subject = by_subject(&recorded);
    let mut judged = Judged {
        open: Vec::new(),
        explained: Vec::new(),
    };
    for group in groups {
        let (explained, open): (Vec<_>, Vec<_>) = group
            .same
            .into_iter()
            .partition(|difference| is_explained(difference, &by_subject, &mut recorded));
        judged.open.extend(Group { same: open }.into_one());
        judged
            .explained
            .extend(Group { same: explained }.into_one());
    }
    for record in &recorded {
        let said = pages.get(&record.subject).map_or(&[][..], Vec::as_slice);
        let is_name = |path: &str| named::is_name(schema, index, &record.subject, path);
        if let Some(expired) = expired(record, said, documented, &is_name) {
            judged.open.push(expired);
        }
    }
    judged
}

/// Every deviation, once for each of its paths.
fn all(schema: &Schema) -> Vec<Recorded<'_>> {
    let api = schema
        .api
        .iter()
        .map(|api| (Subject::Api, api.deviations.as_slice()));
    let methods = schema.methods.iter().map(|method| {
        let subject = Subject::Method(method.name.value.clone());
        (subject, method.deviations.as_slice())
    });
    let events = schema.events.iter().map(|event| {
        let subject = Subject::Event(event.name.value.clone());
        (subject, event.deviations.as_slice())
    });
    let objects = schema.objects.iter().map(|object| {
        let subject = Subject::Object(object.name.value.clone());
        (subject, object.deviations.as_slice())
    });
    let enums = schema.enums.iter().map(|values| {
        let subject = Subject::Enum(values.name.value.clone());
        (subject, values.deviations.as_slice())
    });
    let sets = schema.error_sets.iter().map(|set| {
        let subject = Subject::ErrorSet(set.name.value.clone());
        (subject, set.deviations.as_slice())
    });
    api.chain(methods)
        .chain(events)
        .chain(objects)
        .chain(enums)
        .chain(sets)
        .flat_map(|(subject, deviations)| {
            deviations.iter().flat_map(move |deviation| {
                let subject = subject.clone();
                deviation.at.iter().map(move |at| Recorded {
                    subject: subject.clone(),
                    at,
                    deviation,
                    is_needed: false,
                    is_untrue: false,
                })
            })
        })
        .collect()
}

/// Whether the docs say something else than the deviation says of them, as far as that can be told.
fn is_untrue(
    record: &Recorded<'_>,
    said: &[Vec<Statement>],
    is_name: &dyn Fn(&str) -> bool,
) -> bool {
    let at = record.at.as_str();
    if is_absent(record.deviation) {
        return present::all_have(said, at, is_name);
    }
    let Some(recorded) = types::in_words_of_the_docs(record.deviation.docs.as_str()) else {
        return false;
    };
    let mut documented = said
        .iter()
        .flatten()
        .filter(|statement| statement.is_property(at, "type"))
        .map(|statement| types::in_words_of_the_docs(&statement.words))
        .peekable();
    documented.peek().is_some() && documented.all(|types| types.as_ref() != Some(&recorded))
}

/// Marks every deviation that a difference is about. One that quotes the page is about words: it must not hide that a
/// type or a flag changes at the same place.
fn is_explained(
    difference: &Difference,
    by_subject: &HashMap<Subject, Vec<usize>>,
    recorded: &mut [Recorded<'_>],
) -> bool {
    let mut explained = false;
    let mut quoting = Vec::new();
    for spot in std::iter::once(&difference.spot).chain(&difference.via) {
        // What is recorded for all methods holds for each of them.
        let common = matches!(spot.subject, Subject::Method(_)).then_some(&Subject::Api);
        let numbers = std::iter::once(&spot.subject)
            .chain(common)
            .filter_map(|subject| by_subject.get(subject))
            .flatten();
        for &number in numbers {
            let record = &mut recorded[number];
            let at = record.at.as_str();
            let is_about = difference.is_at(spot, at);
            // What the docs lack altogether, they lack with everything in it.
            let is_lost = difference.kind == Kind::Unknown
                && !is_absent(record.deviation)
                && is_under(at, &spot.path);
            if record.deviation.quote.is_empty() {
                record.is_needed |= is_about || is_lost;
                explained |= is_about && !is_lost && !record.is_untrue;
            } else if is_about || is_lost {
                quoting.push(number);
            }
        }
    }
    // A difference that nothing explains is finding enough about a place. Once another deviation explains it, it says
    // nothing of the words that this one quotes.
    if !explained {
        for number in quoting {
            recorded[number].is_needed = true;
        }
    }
    explained
}

/// Where the deviations of a subject are.
fn by_subject(recorded: &[Recorded<'_>]) -> HashMap<Subject, Vec<usize>> {
    let mut numbers: HashMap<Subject, Vec<usize>> = HashMap::new();
    for (number, record) in recorded.iter().enumerate() {
        numbers
            .entry(record.subject.clone())
            .or_default()
            .push(number);
    }
    numbers
}

fn expired(
    record: &Recorded<'_>,
    said: &[Vec<Statement>],
    documented: &Documented<'_>,
    is_name: &dyn Fn(&str) -> bool,
) -> Option<Difference> {
    let at = record.at.as_str();
    let message = if is_absent(record.deviation) {
        if !record.is_untrue {
            return None;
        }
        format!("the deviation says that `{at}` is absent from the docs, and they have it")
    } else {
        if record.is_needed || said.is_empty() {
            return None;
        }
        let quotes: Vec<&str> = record.deviation.quote.iter().map(At::as_str).collect();
        if quotes.is_empty() {
            format!(
                "nothing differs at `{at}`; remove the deviation, or give it the words of the page as a `quote`"
            )
        } else if !documented.has_text || quote::stands(&quotes, at, said, is_name) {
            return None;
        } else {
            format!(
                "nothing differs at `{at}`, and the page does not say \"{}\"",
                quotes.join("\" or \"")
            )
        }
    };
    Some(
        Difference::new(
            Kind::Expired,
            Thing::Deviation,
            Spot::new(record.subject.clone(), at),
            message,
        )
        .schema(record.at.place),
    )
}

fn is_absent(deviation: &Deviation) -> bool {
    deviation.docs.as_str() == "absent"
}
