//! Fields of objects, results and events.

use super::Checker;
use super::forms::is_date;
use super::names;
use crate::api::{Api, Field, Legacy, Rest, Type};
use crate::diagnostic::Diagnostic;
use crate::model::{Content, Param};
use crate::source::At;
use crate::{model, source::Place};

/// The client's decoder keeps track of so many fields that have to arrive.
const MAX_REQUIRED: usize = 64;

/// Functions and traits' functions that an object has that is built: a setter would stand in their way.
const TAKEN_ON_OBJECTS: [&str; 6] = [
    "new",
    "default",
    "clone",
    "check_inside",
    "entries",
    "fill_bot_id",
];

impl Checker<'_> {
    /// Objects that are sent have a setter for each field.
    pub(super) fn built_objects(&mut self, api: &Api) {
        let schema = self.schema;
        for (written, object) in schema.objects.iter().zip(&api.objects) {
            if let Some(rest) = written.rest.as_ref().filter(|_| object.is_input) {
                self.report(
                    Diagnostic::new(
                        rest.place,
                        format!("`{}` is sent, and so has no rest", object.name),
                    )
                    .label("kept nowhere")
                    .help("describe what can be sent as fields, or leave `rest` out"),
                );
            }
            let fields = written.fields.iter().zip(&object.fields);
            for (written, field) in fields.filter(|_| object.is_input) {
                if TAKEN_ON_OBJECTS.contains(&field.rust.as_str()) {
                    let place = written.rust.as_ref().unwrap_or(&written.name).place;
                    let why = "is a function that every object has that is sent";
                    self.report(names::refused(place, &field.rust, why));
                }
            }
        }
    }

    /// Fields of one object, with names that tell them apart.
    pub(super) fn fields(&mut self, fields: &[Param]) -> Vec<Field> {
        let mut resolved: Vec<Field> = Vec::new();
        for written in fields {
            // A constant has no place in Rust that would need a name.
            let name = if written.constant.is_some() {
                Ok(written.name.value.clone())
            } else {
                names::value_name(&written.name, written.rust.as_ref())
            };
            let field = self.field(written, name);
            if let Some(position) = resolved.iter().position(|other| other.rust == field.rust) {
                self.same_name(written, &fields[position], &field.rust);
            }
            resolved.push(field);
        }
        let is_kept_track_of = |field: &&Field| {
            let is_container = matches!(field.ty, Type::List(_) | Type::Map(..));
            field.required && field.absent.is_empty() && !is_container
        };
        let mut positions = (0..resolved.len()).filter(|&at| is_kept_track_of(&&resolved[at]));
        if let Some(beyond) = positions.nth(MAX_REQUIRED) {
            self.report(
                Diagnostic::new(
                    fields[beyond].name.place,
                    format!("more than {MAX_REQUIRED} fields are required"),
                )
                .label("one too many")
                .help(
                    "leave `required` out where a missing field does not make the object useless",
                ),
            );
        }
        resolved
    }

    /// Where the fields are kept that are not described: in a map by their names.
    pub(super) fn rest(
        &mut self,
        written: &model::Rest,
        fields: &[Param],
        resolved: &[Field],
    ) -> Rest {
        let default = At::new("other".to_owned(), written.place);
        let name = names::value_name(&default, written.rust.as_ref());
        let rust = name.unwrap_or_else(|finding| {
            self.report(finding);
            default.value.clone()
        });
        if let Some(position) = resolved.iter().position(|field| field.rust == rust) {
            let place = written
                .rust
                .as_ref()
                .map_or(written.place, |rust| rust.place);
            self.rest_named_like(&fields[position], place, &rust);
        }
        let value = match self.resolve_type(&written.ty).map(|of| (of.ty, of.absent)) {
            Some((Type::Map(key, value), absent)) if *key == Type::Text && absent.is_empty() => {
                *value
            }
            None => Type::Json,
            Some(_) => {
                self.report(
                    Diagnostic::new(
                        written.ty.place,
                        "what is left of an object is a map by name",
                    )
                    .label("expected a map with texts as keys")
                    .help("write `map<string, json>`, or with another type of values"),
                );
                Type::Json
            }
        };
        Rest {
            rust,
            value,
            doc: self.prose(&written.doc),
        }
    }

    fn rest_named_like(&mut self, field: &Param, place: Place, name: &str) {
        self.report(
            Diagnostic::new(
                place,
                format!(
                    "the rest and `{}` are both called `{name}` in Rust",
                    field.name.value
                ),
            )
            .label(format!("is called `{name}`"))
            .related(field.name.place, format!("`{name}` is taken here"))
            .help("give one of them another name with `rust:`"),
        );
    }

    /// One field or parameter. Behind a finding it is resolved as far as it goes.
    pub(super) fn field(&mut self, written: &Param, name: Result<String, Diagnostic>) -> Field {
        let rust = name.unwrap_or_else(|finding| {
            self.report(finding);
            written.name.value.clone()
        });
        let resolved = match &written.content {
            Content::Type(ty) => self.resolve_type(ty),
            Content::Inline(_) | Content::Unclear => None,
        };
        let (ty, absent) = resolved.map_or((Type::Json, Vec::new()), |resolved| {
            (resolved.ty, resolved.absent)
        });
        let limits = self.limits(written, &ty);
        self.since(written.since.as_ref());
        let legacy = self.legacy(&written.legacy);
        let constant = self.constant(written, &ty);
        let doc = self.maybe_prose(written.doc.as_ref()).unwrap_or_else(|| {
            self.report(
                Diagnostic::new(
                    written.name.place,
                    format!("`{}` has no documentation", written.name.value),
                )
                .label("`doc` is missing")
                .help("say what it is: units, ranges, surprises"),
            );
            String::new()
        });
        Field {
            wire: written.name.value.clone(),
            rust,
            doc,
            ty,
            required: written
                .required
                .as_ref()
                .is_some_and(|required| required.value),
            absent,
            default: written.default.clone(),
            limits,
            since: written.since.as_ref().map(|since| since.value),
            legacy,
            constant,
            is_flat: written.flatten.as_ref().is_some_and(|flat| flat.value),
            is_bot_id: self.fill(written),
            row_break: written.row_break.as_ref().map(|of| names::camel(&of.value)),
            removed_by: self.remove(written),
        }
    }

    pub(super) fn same_name(&mut self, second: &Param, first: &Param, name: &str) {
        self.report(
            Diagnostic::new(
                second.name.place,
                format!(
                    "`{}` and `{}` are both called `{name}` in Rust",
                    second.name.value, first.name.value
                ),
            )
            .label(format!("is called `{name}`"))
            .related(first.name.place, format!("`{name}` is taken here"))
            .help("give one of them another name with `rust:`"),
        );
    }

    /// A revision cannot lie after the newest one that the schema describes.
    pub(super) fn since(&mut self, since: Option<&At<u32>>) -> Option<u32> {
        let since = since?;
        if let Some(api) = &self.schema.api
            && since.value > api.revision.value
        {
            let newest = api.revision.clone();
            self.report(
                Diagnostic::new(
                    since.place,
                    format!("revision {} is newer than the schema's", since.value),
                )
                .label(format!("after revision {}", newest.value))
                .related(newest.place, "the schema's revision")
                .help("raise `revision` in api.yaml, or correct the number"),
            );
        }
        if since.value == 0 {
            self.report(
                Diagnostic::new(since.place, "there is no revision 0")
                    .label("expected 1 or more")
                    .help("remove `since` where it is not known"),
            );
        }
        Some(since.value)
    }

    pub(super) fn legacy(&mut self, legacy: &[crate::model::Legacy]) -> Vec<Legacy> {
        legacy
            .iter()
            .map(|form| {
                if !is_date(&form.until.value) {
                    self.report(
                        Diagnostic::new(
                            form.until.place,
                            format!("`{}` is not a date", form.until.value),
                        )
                        .label("expected a date")
                        .help("write it as `2026-08-06`"),
                    );
                }
                Legacy {
                    form: self.prose(&form.form),
                    until: form.until.value.clone(),
                    change: form.change.as_ref().map(|change| change.value.clone()),
                }
            })
            .collect()
    }
}
