//! Recorded deviations.

use bitrix_schema::model::{Deviation, Schema};
use bitrix_schema::{At, Place};

use super::{Mutation, Mutations, line, set};

/// A deviation that is dropped uncovers what it explains; one about words explains nothing, so that its quotation is
/// changed. One that is added where nothing differs explains nothing.
pub(super) fn of(schema: &Schema, all: &mut Mutations) {
    for (owner, (subject, written)) in deviations(schema).into_iter().enumerate() {
        for (number, deviation) in written.iter().enumerate() {
            if !deviation.quote.is_empty() {
                all.0.push(misquoted(&subject, deviation, (owner, number)));
                continue;
            }
            for (position, at) in deviation.at.iter().enumerate() {
                let at = (owner, number, position, at.value.as_str());
                all.0.push(dropped(&subject, at));
            }
        }
        let is_method = schema
            .methods
            .iter()
            .any(|method| method.name.value == subject);
        for path in ["summary", "scope"] {
            let is_there = written
                .iter()
                .any(|known| known.at.iter().any(|at| at.value == path));
            if is_method && !is_there {
                let expected = vec![line("deviation no longer applies", &subject, path)];
                all.0.push(Mutation {
                    what: format!("{subject}: add a deviation at {path}"),
                    expected,
                    allowed: Vec::new(),
                    at: (String::new(), String::new()),
                    spoil: Box::new(move |schema| {
                        deviations_mut(schema)[owner].push(made_up(path));
                    }),
                });
            }
        }
    }
}

/// What comes to light has several names; the test takes them from what the deviation explained.
fn dropped(subject: &str, (owner, number, position, at): (usize, usize, usize, &str)) -> Mutation {
    Mutation {
        what: format!("{subject}: drop the deviation at {at}"),
        expected: vec![format!("*: {subject}")],
        allowed: Vec::new(),
        at: (String::new(), String::new()),
        spoil: Box::new(move |schema| {
            deviations_mut(schema)[owner][number].at.remove(position);
        }),
    }
}

fn misquoted(subject: &str, written: &Deviation, (owner, number): (usize, usize)) -> Mutation {
    let paths: Vec<&str> = written.at.iter().map(At::as_str).collect();
    Mutation {
        what: format!("{subject}: misquote the deviation at {}", paths.join(", ")),
        expected: paths
            .iter()
            .map(|at| line("deviation no longer applies", subject, at))
            .collect(),
        allowed: Vec::new(),
        at: (String::new(), String::new()),
        spoil: Box::new(move |schema| {
            let quote = &mut deviations_mut(schema)[owner][number].quote;
            for words in quote {
                set(words, "words that no page has");
            }
        }),
    }
}

/// The deviations of a schema, by subject.
pub(in crate::drift) fn deviations(schema: &Schema) -> Vec<(String, &Vec<Deviation>)> {
    let mut all: Vec<(String, &Vec<Deviation>)> = Vec::new();
    all.extend(
        schema
            .api
            .iter()
            .map(|api| ("all methods".to_owned(), &api.deviations)),
    );
    all.extend(
        schema
            .methods
            .iter()
            .map(|method| (method.name.value.clone(), &method.deviations)),
    );
    all.extend(
        schema
            .objects
            .iter()
            .map(|object| (format!("object {}", object.name.value), &object.deviations)),
    );
    all.extend(schema.enums.iter().map(|values| {
        (
            format!("enumeration {}", values.name.value),
            &values.deviations,
        )
    }));
    all.extend(
        schema
            .events
            .iter()
            .map(|event| (event.name.value.clone(), &event.deviations)),
    );
    all.extend(
        schema
            .error_sets
            .iter()
            .map(|set| (format!("error set {}", set.name.value), &set.deviations)),
    );
    all
}

/// The same, to be changed.
pub(in crate::drift) fn deviations_mut(schema: &mut Schema) -> Vec<&mut Vec<Deviation>> {
    let mut all: Vec<&mut Vec<Deviation>> = Vec::new();
    all.extend(schema.api.iter_mut().map(|api| &mut api.deviations));
    all.extend(
        schema
            .methods
            .iter_mut()
            .map(|method| &mut method.deviations),
    );
    all.extend(
        schema
            .objects
            .iter_mut()
            .map(|object| &mut object.deviations),
    );
    all.extend(schema.enums.iter_mut().map(|values| &mut values.deviations));
    all.extend(schema.events.iter_mut().map(|event| &mut event.deviations));
    all.extend(schema.error_sets.iter_mut().map(|set| &mut set.deviations));
    all
}

fn made_up(at: &str) -> Deviation {
    let text = |text: &str| At::new(text.to_owned(), Place::default());
    Deviation {
        at: vec![text(at)],
        docs: text("something"),
        server: text("something else"),
        evidence: text("none"),
        quote: Vec::new(),
    }
}
