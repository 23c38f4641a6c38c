//! Objects and enumerations: what methods and events share.

use std::collections::{HashMap, HashSet};

use super::Comparison;
use super::difference::Spot;
use super::fields::{Side, unknown_field};
use super::finding::Thing;
use super::schema_fields::{Field, object_spot};
use crate::facts::{FieldFacts, ObjectFacts, Place, ValueFacts};
use crate::model::{Object, Param};

/// What the pages describe of shared objects: an object's own page, and those of methods and events. Also the values
/// that they list of shared enumerations.
#[derive(Default)]
pub(super) struct Shown {
    objects: HashMap<String, OnPages>,
    pub(super) values: Vec<(String, ValueFacts)>,
}

#[derive(Default)]
struct OnPages {
    /// The names of the fields.
    fields: HashSet<String>,
    rows: Vec<FieldFacts>,
    /// The first line of each page, and the way that leads to the object there.
    pages: Vec<(Place, Spot)>,
}

impl Shown {
    /// Takes note of a row; its path begins at the object.
    pub(super) fn add(&mut self, object: &str, row: FieldFacts, page: &Place, via: &Spot) {
        let shown = self.objects.entry(object.to_owned()).or_default();
        shown.fields.insert(first_name(&row).to_owned());
        shown.rows.push(row);
        if !shown.pages.iter().any(|(_, known)| known == via) {
            shown.pages.push((page.clone(), via.clone()));
        }
    }

    /// What the pages say of the fields of an object.
    pub(super) fn rows(&self, object: &str) -> &[FieldFacts] {
        self.objects.get(object).map_or(&[], |shown| &shown.rows)
    }
}

impl Comparison<'_> {
    /// Objects that have a page of their own, and then what no page says of the others.
    pub(super) fn objects(&mut self) {
        let schema = self.schema;
        let facts = self.facts;
        for object in &schema.objects {
            let name = object.name.as_str();
            let spot = object_spot(object);
            let fields: Vec<Field<'_>> = own_fields(object).map(Field::of).collect();
            let described = facts.objects.iter();
            for described in described.filter(|described| is_description(described, object)) {
                // Objects that name one table share its rows; what none of them has is missing in the first.
                let mut sharing = schema
                    .objects
                    .iter()
                    .filter(|other| is_description(described, other));
                let is_first = sharing
                    .next()
                    .is_some_and(|first| first.name == object.name);
                let rows: Vec<FieldFacts> = described
                    .fields
                    .iter()
                    .filter(|row| {
                        let has = |of: &Object| {
                            own_fields(of).any(|field| field.name.value == first_name(row))
                        };
                        let is_known = schema
                            .objects
                            .iter()
                            .any(|other| is_description(described, other) && has(other));
                        has(object) || (is_first && !is_known)
                    })
                    .cloned()
                    .collect();
                for fact in &described.fields {
                    self.shown.add(name, fact.clone(), &described.place, &spot);
                }
                let side = Side {
                    root: &spot,
                    object: Some(name),
                    thing: Thing::Field,
                    marks_required: false,
                    page: &described.place,
                    place: object.fields_place,
                };
                self.fields(side, &fields, &rows);
            }
        }
        for object in &schema.objects {
            let Some(shown) = self.shown.objects.get(object.name.as_str()) else {
                continue;
            };
            let unknown: Vec<_> = own_fields(object)
                .map(Field::of)
                .filter(|field| !shown.fields.contains(field.name))
                .map(|field| {
                    let spot = object_spot(object).child(field.name);
                    let mut difference = unknown_field(Thing::Field, spot, &field, None);
                    for (place, via) in &shown.pages {
                        difference.docs.push(place.clone());
                        let via = if *via == object_spot(object) {
                            via.clone()
                        } else {
                            via.child(field.name)
                        };
                        difference = difference.via(&via);
                    }
                    difference
                })
                .collect();
            self.differences.extend(unknown);
        }
    }

    /// Enumerations that name a code table of the docs.
    pub(super) fn enums(&mut self) {
        let (schema, facts) = (self.schema, self.facts);
        for values in &schema.enums {
            let Some((file, anchor)) = values
                .docs
                .as_ref()
                .and_then(|docs| docs.as_str().split_once('#'))
            else {
                continue;
            };
            let table = facts
                .enums
                .iter()
                .find(|table| table.anchor == anchor && table.file.ends_with(file));
            if let Some(table) = table {
                self.enumeration(values, &table.values, false, &table.place, None);
            }
        }
    }
}

/// The name of the field that a row is about, or that holds what it is about.
fn first_name(row: &FieldFacts) -> &str {
    row.path.split(['.', '[']).next().unwrap_or_default()
}

/// The fields that have a name on the wire: one that brings along those of another object has none.
fn own_fields(object: &Object) -> impl Iterator<Item = &Param> {
    let is_flat = |field: &&Param| field.flatten.as_ref().is_some_and(|flat| flat.value);
    object.fields.iter().filter(move |field| !is_flat(field))
}

/// Whether a table of the docs is the one of an object: by the object's name, or by the anchor of the section.
fn is_description(described: &ObjectFacts, object: &Object) -> bool {
    let docs = object.docs.as_ref().map(crate::source::At::as_str);
    let anchor = docs.and_then(|docs| docs.split_once('#'));
    let is_named = names(object).any(|own| own.eq_ignore_ascii_case(&described.name))
        || anchor.is_some_and(|(_, anchor)| anchor == anchor_of(&described.name));
    is_named && docs.is_none_or(|docs| described.place.file.ends_with(page(docs)))
}

/// The anchor that a title without one of its own gets: `Button Fields` → `button-fields`.
fn anchor_of(title: &str) -> String {
    let words = title.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<_> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// What the docs may call an object: its name in the schema and, as that may have had to be another one in Rust, the
/// anchor that it names.
pub(super) fn names(object: &Object) -> impl Iterator<Item = &str> {
    let anchor = object
        .docs
        .as_ref()
        .and_then(|docs| docs.as_str().split_once('#'));
    std::iter::once(object.name.as_str()).chain(anchor.map(|(_, anchor)| anchor))
}

/// The page of a link that may go on to an anchor.
pub(super) fn page(docs: &str) -> &str {
    docs.split_once('#').map_or(docs, |(page, _)| page)
}
