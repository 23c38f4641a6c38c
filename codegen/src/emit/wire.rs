//! What structs that are sent have in common: how they are encoded, and checked before that.

use bitrix_schema::api::{Field, Limit};
use proc_macro2::Ident;

use super::Item;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::grouped;
use crate::runtime;
use crate::template::{literal, push};

/// One entry of a map that is sent.
pub(super) struct Entry<'a> {
    pub(super) wire: &'a str,
    pub(super) place: Ident,
    pub(super) sent: Sent,
}

/// When an entry travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Always,
    /// Where it is set.
    IfSet,
    /// A group: where anything in it is set.
    IfAny,
}

/// Widest line of fields before they stand on several.
const WIDTH: usize = 108;

/// How a struct travels: a map of its fields, in schema order.
///
/// ```text
/// serialize_fields!(MessageDelete { "messageId": message_id, "complete": complete if set });
/// ```
pub(super) fn serialize_impl(name: &Ident, entries: &[Entry<'_>], imports: &mut Imports) -> Item {
    imports.add(runtime::SERIALIZE_FIELDS);
    let fields = entries.iter().map(|entry| {
        let condition = match entry.sent {
            Sent::Always => "",
            Sent::IfSet => " if set",
            Sent::IfAny => " if any",
        };
        format!("{}: {}{condition}", literal(entry.wire), entry.place)
    });
    let fields: Vec<_> = fields.collect();
    let one_line = match &fields[..] {
        [] => format!("serialize_fields!({name} {{}});\n"),
        _ => format!("serialize_fields!({name} {{ {} }});\n", fields.join(", ")),
    };
    if one_line.chars().count() <= WIDTH {
        return Item::Text(one_line);
    }
    let mut lines = String::new();
    for field in fields {
        push(&mut lines, format_args!("    {field},\n"));
    }
    Item::Text(format!("serialize_fields!({name} {{\n{lines}}});\n"))
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
