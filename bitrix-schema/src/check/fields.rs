//! Fields of objects, results and events.

use super::Checker;
use super::names;
use crate::api::{Field, Legacy, Type};
use crate::diagnostic::Diagnostic;
use crate::model::{Content, Param};
use crate::source::At;

impl Checker<'_> {
    /// Fields of one object, with names that tell them apart.
    pub(super) fn fields(&mut self, fields: &[Param]) -> Vec<Field> {
        let mut resolved: Vec<Field> = Vec::new();
        for written in fields {
            let name = names::value_name(&written.name, written.rust.as_ref());
            let field = self.field(written, name);
            if let Some(position) = resolved.iter().position(|other| other.rust == field.rust) {
                self.same_name(written, &fields[position], &field.rust);
            }
            resolved.push(field);
        }
        resolved
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

/// `2026-08-06`
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |part: &str, len: usize, most: u32| {
        part.len() == len
            && part
                .parse::<u32>()
                .is_ok_and(|number| (1..=most).contains(&number))
    };
    number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31)
}
