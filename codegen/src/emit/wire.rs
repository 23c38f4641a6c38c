//! What structs that are sent have in common: how they are encoded, and checked before that.

use bitrix_schema::api::{Field, Limit};
use proc_macro2::Ident;

use super::Item;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::grouped;
use crate::runtime;
use crate::template::{fill, literal, push};

/// One entry of a map that is sent.
pub(super) struct Entry<'a> {
    pub(super) wire: &'a str,
    pub(super) place: Ident,
    pub(super) is_optional: bool,
}

const SERIALIZE: &str = "\
impl Serialize for «name» {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
«entries»
        map.end()
    }
}
";

const SERIALIZE_NOTHING: &str = "\
impl Serialize for «name» {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_map(Some(0))?.end()
    }
}
";

/// How a struct travels: a map of its fields, in schema order.
pub(super) fn serialize_impl(name: &Ident, entries: &[Entry<'_>], imports: &mut Imports) -> Item {
    for path in [
        runtime::SERIALIZE,
        runtime::SERIALIZE_MAP,
        runtime::SERIALIZER,
    ] {
        imports.add(path);
    }
    let mut lines = String::new();
    for Entry {
        wire,
        place,
        is_optional,
    } in entries
    {
        let wire = literal(wire);
        if *is_optional {
            imports.add(runtime::ENTRY);
            push(
                &mut lines,
                format_args!("        entry(&mut map, {wire}, &self.{place})?;\n"),
            );
        } else {
            push(
                &mut lines,
                format_args!("        map.serialize_entry({wire}, &self.{place})?;\n"),
            );
        }
    }
    let template = if entries.is_empty() {
        SERIALIZE_NOTHING
    } else {
        SERIALIZE
    };
    Item::Text(fill(
        template,
        &[("name", &name.to_string()), ("entries", &lines)],
    ))
}

/// ```text
///         limits::check("fields.message", &self.fields.text, &[Limit::MaxChars(20_000)])?;
///         limits::check_inside(&self.fields.properties)?;
/// ```
pub(super) fn limit_checks(
    path: &str,
    place: &str,
    field: &Field,
    index: &Index<'_>,
    imports: &mut Imports,
) -> String {
    let mut checks = String::new();
    if !field.limits.is_empty() {
        imports.add(runtime::LIMIT);
        let (path, limits) = (
            literal(path),
            field
                .limits
                .iter()
                .map(|&of| limit(of))
                .collect::<Vec<_>>()
                .join(", "),
        );
        push(
            &mut checks,
            format_args!("        limits::check({path}, &self.{place}, &[{limits}])?;\n"),
        );
    }
    if index.is_limited(&field.ty) {
        push(
            &mut checks,
            format_args!("        limits::check_inside(&self.{place})?;\n"),
        );
    }
    if !checks.is_empty() {
        imports.add(runtime::LIMITS_MODULE);
    }
    checks
}

fn limit(limit: Limit) -> String {
    let (name, number) = match limit {
        Limit::MinChars(least) => ("MinChars", i128::from(least)),
        Limit::MaxChars(most) => ("MaxChars", i128::from(most)),
        Limit::Min(least) => ("Min", i128::from(least)),
        Limit::Max(most) => ("Max", i128::from(most)),
        Limit::MinItems(least) => ("MinItems", i128::from(least)),
        Limit::MaxItems(most) => ("MaxItems", i128::from(most)),
        Limit::MaxBytes(most) => ("MaxBytes", i128::from(most)),
    };
    format!("Limit::{name}({})", grouped(number, '_'))
}
