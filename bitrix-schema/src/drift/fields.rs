//! Fields of a page, one by one, against those of the schema.

use std::collections::HashSet;

use super::Comparison;
use super::difference::{Difference, Spot};
use super::finding::{Kind, Subject, Thing};
use super::schema_fields::{Below, Content, Field, object_spot};
use super::{paste, types, values};
use crate::facts::{FieldFacts, Place};
use crate::source;

/// What is compared with what.
#[derive(Clone, Copy)]
pub(super) struct Side<'p> {
    /// Where the fields stand in the subject.
    pub(super) root: &'p Spot,
    /// The object whose fields these are, where they are shared.
    pub(super) object: Option<&'p str>,
    /// What the fields are called.
    pub(super) thing: Thing,
    /// Whether the docs mark what is required; results and events are not marked.
    pub(super) marks_required: bool,
    pub(super) page: &'p Place,
    /// Where the fields stand in the schema.
    pub(super) place: source::Place,
}

/// A field of the schema that a page leads to.
pub(super) struct Found<'p, 'a> {
    pub(super) side: Side<'p>,
    pub(super) field: &'p Field<'a>,
    /// Where it is: in the shared object, where it is in one.
    pub(super) spot: Spot,
    /// Where it is on the way that the page takes.
    pub(super) via: Spot,
    /// The names of what lies under it.
    pub(super) below: Vec<&'a str>,
}

impl<'a> Comparison<'a> {
    /// Compares the fields of a page, by their paths, with fields of the schema.
    pub(super) fn fields(&mut self, side: Side<'_>, fields: &[Field<'a>], docs: &[FieldFacts]) {
        let mut described: HashSet<String> = HashSet::new();
        let mut missing: HashSet<String> = HashSet::new();
        for fact in docs {
            let names: Vec<&str> = fact
                .path
                .split('.')
                .map(|name| name.trim_end_matches("[]"))
                .collect();
            for length in 1..=names.len() {
                described.insert(names[..length].join("."));
            }
            self.walk(side, fields, &names, fact, &mut missing);
        }
        self.unknown(side, fields, "", &described);
    }

    /// Goes down from field to field, as far as the path of a fact leads.
    fn walk(
        &mut self,
        side: Side<'_>,
        fields: &[Field<'a>],
        names: &[&str],
        fact: &FieldFacts,
        missing: &mut HashSet<String>,
    ) {
        let mut level: Vec<Field<'a>> = fields.to_vec();
        let mut spot = side.root.clone();
        let mut via = side.root.clone();
        let mut owner = side.place;
        for (depth, name) in names.iter().enumerate() {
            via = via.child(name);
            spot = spot.child(name);
            let Some(field) = level.iter().find(|field| field.name == *name).cloned() else {
                // What lies under something missing is missing with it.
                if missing.insert(names[..=depth].join(".")) && depth + 1 == names.len() {
                    self.missing(side, owner, (&spot, &via), fact);
                }
                let above_is_missing =
                    (1..=depth).any(|length| missing.contains(&names[..length].join(".")));
                if depth + 1 < names.len() && !above_is_missing {
                    self.missing_group(side, owner, (&spot, &via), fact);
                }
                return;
            };
            if depth + 1 == names.len() {
                let below = match field.below(&self.index) {
                    Below::Fields { fields, .. } => fields.iter().map(|field| field.name).collect(),
                    Below::Open | Below::Nothing => Vec::new(),
                };
                self.facets(
                    &Found {
                        side,
                        field: &field,
                        spot,
                        via,
                        below,
                    },
                    fact,
                );
                return;
            }
            match field.below(&self.index) {
                Below::Fields { fields, object } => {
                    level = fields;
                    owner = object.map_or(field.place, |object| object.fields_place);
                    if let Some(object) = object {
                        spot = object_spot(object);
                        let row = FieldFacts {
                            path: names[depth + 1..].join("."),
                            ..fact.clone()
                        };
                        self.shown.add(&object.name.value, row, &fact.place, &via);
                    }
                }
                Below::Open | Below::Nothing => return,
            }
        }
    }

    fn missing(
        &mut self,
        side: Side<'_>,
        owner: source::Place,
        (spot, via): (&Spot, &Spot),
        fact: &FieldFacts,
    ) {
        let name = last(&spot.path);
        let thing = thing(side, spot);
        let yaml = self.new_field(spot, thing, fact);
        self.differ(
            Difference::new(
                Kind::Missing,
                thing,
                spot.clone(),
                format!("the docs have `{name}`, the schema does not"),
            )
            .docs(&fact.place)
            .schema(owner)
            .via(via)
            .paste(yaml),
        );
    }

    /// Fields under a name that has no row of its own and is not in the schema.
    fn missing_group(
        &mut self,
        side: Side<'_>,
        owner: source::Place,
        (spot, via): (&Spot, &Spot),
        fact: &FieldFacts,
    ) {
        let name = last(&spot.path);
        let thing = thing(side, spot);
        let yaml = self.new_field(spot, thing, &FieldFacts::default());
        self.differ(
            Difference::new(
                Kind::Missing,
                thing,
                spot.clone(),
                format!("the docs have fields under `{name}`, the schema has no `{name}`"),
            )
            .docs(&fact.place)
            .schema(owner)
            .via(via)
            .paste(yaml),
        );
    }

    /// Fields of the schema of which a page says nothing. Those of shared objects are looked at on all pages together.
    fn unknown(
        &mut self,
        side: Side<'_>,
        fields: &[Field<'a>],
        above: &str,
        described: &HashSet<String>,
    ) {
        for field in fields {
            let path = if above.is_empty() {
                field.name.to_owned()
            } else {
                format!("{above}.{}", field.name)
            };
            if !described.contains(&path) {
                let spot = Spot::new(side.root.subject.clone(), side.root.child(&path).path);
                if side.object.is_none() {
                    self.differ(unknown_field(side.thing, spot, field, Some(side.page)));
                }
            } else if let Content::Group(fields) = &field.content {
                self.unknown(side, fields, &path, described);
            }
        }
    }

    /// Compares what both sides say of one field.
    fn facets(&mut self, found: &Found<'_, 'a>, fact: &FieldFacts) {
        let words = types::words(found.field, &self.index);
        let comparable = types::overlap(&words, &fact.types);
        if !types::agree(&words, &fact.types) {
            let docs = fact.types.join("|");
            let message = format!(
                "the docs say `{docs}`, the schema means `{}`",
                types::shown(&words)
            );
            self.differ(
                found
                    .differs(Thing::Type, "type", message, &fact.place)
                    .paste(paste::deviation(&found.spot, None, &docs)),
            );
        }
        if found.side.marks_required && fact.required != found.field.required {
            let (docs, ours) = if fact.required {
                ("required", "optional")
            } else {
                ("optional", "required")
            };
            self.differ(
                found
                    .differs(
                        Thing::Required,
                        "required",
                        format!("the docs say that it is {docs}, the schema that it is {ours}"),
                        &fact.place,
                    )
                    .paste(paste::property(
                        &found.spot,
                        "required",
                        &fact.required.to_string(),
                    )),
            );
        }
        for facet in values::properties(found.field, fact, comparable) {
            let message = match (&facet.docs, &facet.ours) {
                (Some(docs), Some(ours)) => {
                    format!(
                        "the docs say {} `{docs}`, the schema `{ours}`",
                        facet.called
                    )
                }
                (Some(docs), None) => {
                    format!(
                        "the docs say {} `{docs}`, the schema has none",
                        facet.called
                    )
                }
                (None, Some(ours)) => {
                    format!(
                        "the schema has {} `{ours}`, the docs name none",
                        facet.called
                    )
                }
                (None, None) => continue,
            };
            let yaml = match &facet.docs {
                Some(docs) => paste::property(&found.spot, facet.key, docs),
                None => paste::deviation(&found.spot, Some(facet.key), "absent"),
            };
            self.differ(
                found
                    .differs(facet.thing, facet.key, message, &fact.place)
                    .paste(yaml),
            );
        }
        if comparable {
            self.values(found, fact);
        }
    }
}

impl Found<'_, '_> {
    pub(super) fn differs(
        &self,
        thing: Thing,
        facet: &'static str,
        message: String,
        place: &Place,
    ) -> Difference {
        let mut difference = Difference::new(Kind::Differs, thing, self.spot.clone(), message)
            .docs(place)
            .schema(self.field.place)
            .via(&self.via)
            .facet(facet);
        difference.is_hidden = self.below.contains(&facet);
        difference
    }
}

pub(super) fn unknown_field(
    thing: Thing,
    spot: Spot,
    field: &Field<'_>,
    page: Option<&Place>,
) -> Difference {
    let message = format!("the schema has `{}`, the docs do not", field.name);
    let yaml = paste::deviation(&spot, None, "absent");
    let mut difference = Difference::new(Kind::Unknown, thing, spot, message)
        .schema(field.place)
        .paste(yaml);
    difference.docs.extend(page.cloned());
    difference
}

/// A field of a shared object is a field, whatever leads to it.
fn thing(side: Side<'_>, spot: &Spot) -> Thing {
    if matches!(spot.subject, Subject::Object(_)) {
        Thing::Field
    } else {
        side.thing
    }
}

pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
