//! Objects that contain themselves: without a list or a map in between such a value would have no end.

use std::collections::{HashMap, HashSet};

use super::Checker;
use crate::api::{Api, Type};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

impl Checker<'_> {
    pub(super) fn circles(&mut self, api: &Api) {
        let inside = contents(api);
        let schema = self.schema;
        let objects = schema.objects.iter().map(|object| &object.name);
        let unions = schema.unions.iter().map(|union| &union.name);
        let contains_itself = objects
            .chain(unions)
            .filter(|name| reaches(name.as_str(), &inside));
        let findings: Vec<_> = contains_itself
            .map(|name| circle(name.as_str(), name.place))
            .collect();
        self.findings.extend(findings);
    }
}

fn circle(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(place, format!("`{name}` contains itself"))
        .label("a value of it would have no end")
        .help("put a list or a map in between, as in `T[]`; or make the inner one `json`")
}

/// What each object and union holds directly, by name.
fn contents(api: &Api) -> HashMap<&str, Vec<&str>> {
    let objects = api.objects.iter().map(|object| {
        let types = object.fields.iter().map(|field| &field.ty);
        (object.name.as_str(), types.filter_map(direct).collect())
    });
    let unions = api.unions.iter().map(|union| {
        let types = union.variants.iter().map(|variant| &variant.ty);
        (union.name.as_str(), types.filter_map(direct).collect())
    });
    objects.chain(unions).collect()
}

fn direct(ty: &Type) -> Option<&str> {
    match ty {
        Type::Object(name) | Type::Union(name) => Some(name),
        _ => None,
    }
}

fn reaches(name: &str, inside: &HashMap<&str, Vec<&str>>) -> bool {
    let mut seen = HashSet::new();
    let mut open: Vec<&str> = inside.get(name).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if next == name {
            return true;
        }
        if seen.insert(next) {
            open.extend(inside.get(next).into_iter().flatten());
        }
    }
    false
}
