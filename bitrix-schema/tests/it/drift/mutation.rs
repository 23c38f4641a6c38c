//! Every fact of a schema, with a way to spoil it and what drift has to say then.

mod deviation;
mod field;
mod known;
mod method;
mod shared;

use std::rc::Rc;

use bitrix_schema::At;
use bitrix_schema::model::{Param, Schema};

pub(super) use deviation::{deviations, deviations_mut};
pub(super) use known::Known;

/// One change of a schema, and all that may be said about it.
pub(super) struct Mutation {
    pub(super) what: String,
    pub(super) spoil: Box<dyn Fn(&mut Schema)>,
    pub(super) expected: Vec<String>,
    /// The subject and path that it is about: a deviation there may explain it.
    pub(super) at: (String, String),
}

/// Mutations while they are collected.
#[derive(Default)]
pub(super) struct Mutations(Vec<Mutation>);

impl Mutations {
    fn add(
        &mut self,
        what: &str,
        (subject, path): (&str, &str),
        expected: Vec<String>,
        spoil: impl Fn(&mut Schema) + 'static,
    ) {
        self.0.push(Mutation {
            what: format!("{subject}: {what} {path}"),
            spoil: Box::new(spoil),
            expected,
            at: (subject.to_owned(), path.to_owned()),
        });
    }
}

/// The way to the parameters or fields of something.
type Way = Rc<dyn Fn(&mut Schema) -> &mut Vec<Param>>;

fn way(way: impl Fn(&mut Schema) -> &mut Vec<Param> + 'static) -> Way {
    Rc::new(way)
}

/// A finding as [`said`](super::said) writes it.
fn line(kind: &str, subject: &str, path: &str) -> String {
    format!("{kind}: {subject} {path}")
}

fn set(at: &mut At<String>, text: &str) {
    text.clone_into(&mut at.value);
}

pub(super) fn all(schema: &Schema, known: &Known) -> Vec<Mutation> {
    let mut all = Mutations::default();
    for (at, method) in schema.methods.iter().enumerate() {
        method::of(at, method, known, &mut all);
    }
    for (at, object) in schema.objects.iter().enumerate() {
        let subject = format!("object {}", object.name.value);
        let way = way(move |schema| &mut schema.objects[at].fields);
        field::of_all(
            &object.fields,
            (&subject, "fields"),
            "field",
            &way,
            known,
            &mut all,
        );
    }
    for (at, event) in schema.events.iter().enumerate() {
        let way = way(move |schema| &mut schema.events[at].fields);
        let root = (event.name.as_str(), "fields");
        field::of_all(&event.fields, root, "field", &way, known, &mut all);
    }
    shared::of_error_sets(schema, known, &mut all);
    shared::of_enums(schema, known, &mut all);
    shared::of_change_log(schema, &mut all);
    deviation::of(schema, &mut all);
    all.0
}
