//! Every fact of a schema, with a way to spoil it and what drift has to say then.

mod deviation;
mod field;
mod known;
mod method;
mod shared;

use std::rc::Rc;

use bitrix_schema::At;
use bitrix_schema::model::{Object, Param, Schema};

pub(super) use deviation::{deviations, deviations_mut};
pub(super) use known::Known;

/// One change of a schema, and all that may be said about it.
pub(super) struct Mutation {
    pub(super) what: String,
    pub(super) spoil: Box<dyn Fn(&mut Schema)>,
    pub(super) expected: Vec<String>,
    /// What may be said as well: of objects that share a table, which one lacks a row is a matter of the pages.
    pub(super) allowed: Vec<String>,
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
            allowed: Vec::new(),
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
    // An object that names no section has no table to be held against.
    let has_section = |object: &Object| {
        object
            .docs
            .as_ref()
            .is_some_and(|docs| docs.value.contains('#'))
    };
    let objects = schema.objects.iter().enumerate();
    for (at, object) in objects.filter(|(_, object)| has_section(object)) {
        let subject = format!("object {}", object.name.value);
        let before = all.0.len();
        let way = way(move |schema| &mut schema.objects[at].fields);
        field::of_all(
            &object.fields,
            (&subject, "fields"),
            "field",
            &way,
            known,
            &mut all,
        );
        for mutation in &mut all.0[before..] {
            shared_rows(schema, object, mutation);
        }
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

/// Objects that name one section share its table: what another one has too is not missing, and what none has is missing
/// in the first of them.
fn shared_rows(schema: &Schema, object: &Object, mutation: &mut Mutation) {
    let section = |of: &Object| of.docs.as_ref().map(|docs| docs.value.clone());
    let mut sharing = schema
        .objects
        .iter()
        .filter(|of| section(of) == section(object));
    let Some(first) = sharing.next().filter(|first| section(first).is_some()) else {
        return;
    };
    let path = mutation.at.1.clone();
    let name = path.trim_start_matches("fields.");
    let has = |of: &Object| of.fields.iter().any(|field| field.name.value == name);
    let is_elsewhere = schema
        .objects
        .iter()
        .any(|of| of.name.value != object.name.value && section(of) == section(object) && has(of));
    let group = schema
        .objects
        .iter()
        .filter(|of| section(of) == section(object));
    let group: Vec<_> = group.map(|of| of.name.value.as_str()).collect();
    if group.len() > 1 {
        let lacks = group.iter();
        mutation.allowed = lacks
            .map(|name| format!("missing field: object {name} {path}"))
            .collect();
    }
    let missing = format!("missing field: {} {path}", mutation.at.0);
    let Some(at) = mutation.expected.iter().position(|line| *line == missing) else {
        return;
    };
    if is_elsewhere {
        mutation.expected.remove(at);
    } else {
        mutation.expected[at] = format!("missing field: object {} {path}", first.name.value);
    }
}
