//! What structs that are sent have in common: how they are encoded, and checked before that.

use bitrix_schema::api::{Field, Limit, Literal, Type};
use proc_macro2::Ident;

use super::Item;
use crate::GenerateError;
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::grouped;
use crate::runtime;
use crate::template::{fill, literal, push};

/// One entry of a map that is sent: its key, and what stands there.
///
/// ```text
/// "complete": optional(complete)
/// ```
pub(super) struct Entry<'a> {
    wire: &'a str,
    value: String,
}

impl<'a> Entry<'a> {
    pub(super) fn of(field: &'a Field, is_optional: bool) -> Result<Self, GenerateError> {
        let value = if let Some(constant) = &field.constant {
            format!("constant({})", constant.to_json())
        } else {
            let place = ident(&field.rust)?;
            match (field.removed_by, &field.ty) {
                (Some(literal), _) => format!("removable({place}, {})", literal_in_rust(literal)),
                _ if field.is_flat => format!("flat({place})"),
                (None, Type::Flag) if is_optional => format!("optional_flag({place})"),
                (None, Type::Flag) => format!("flag({place})"),
                _ if is_optional => format!("optional({place})"),
                _ => format!("required({place})"),
            }
        };
        Ok(Self {
            wire: &field.wire,
            value,
        })
    }

    /// A group of entries; one that is not always sent travels where anything in it is set.
    pub(super) fn group(wire: &'a str, place: &Ident, is_always_sent: bool) -> Self {
        let how = if is_always_sent { "required" } else { "group" };
        Self {
            wire,
            value: format!("{how}({place})"),
        }
    }
}

/// Widest line of fields before they stand on several.
const WIDTH: usize = 108;

/// How a struct travels: a map of its fields, in schema order.
///
/// ```text
/// serialize_fields!(MessageDelete { "messageId": required(message_id), "complete": optional(complete) });
/// ```
pub(super) fn serialize_impl(name: &Ident, entries: &[Entry<'_>], imports: &mut Imports) -> Item {
    imports.add(runtime::SERIALIZE_FIELDS);
    let fields = entries
        .iter()
        .map(|entry| format!("{}: {}", literal(entry.wire), entry.value));
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

const SERIALIZE_FLAT: &str = "\
impl Serialize for «name» {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        flat(serializer, self)
    }
}
";

/// What has entries is a map of them where it stands alone.
pub(super) fn serialize_flat(name: &str, imports: &mut Imports) -> Item {
    for path in [runtime::FLAT, runtime::SERIALIZE, runtime::SERIALIZER] {
        imports.add(path);
    }
    Item::Text(fill(SERIALIZE_FLAT, &[("name", name)]))
}

fn literal_in_rust(of: Literal) -> &'static str {
    match of {
        Literal::Null => "&()",
        Literal::EmptyList => "&[(); 0]",
        Literal::False => "&false",
        Literal::EmptyText => "\"\"",
        Literal::No => "\"N\"",
        Literal::Zero => "&0",
    }
}

/// A value for "none" as it travels.
pub(crate) fn literal_json(of: Literal) -> &'static str {
    match of {
        Literal::Null => "null",
        Literal::EmptyList => "[]",
        Literal::False => "false",
        Literal::EmptyText => "\"\"",
        Literal::No => "\"N\"",
        Literal::Zero => "0",
    }
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
    let own = field.limits.iter().filter_map(|&of| limit(of));
    let own = own.collect::<Vec<_>>().join(", ");
    let (path, limits) = (literal(path), own);
    if !limits.is_empty() {
        imports.add(runtime::LIMIT);
        push(
            &mut checks,
            format_args!("        limits::check({path}, &self.{place}, &[{limits}])?;\n"),
        );
    }
    for of in &field.limits {
        if let Limit::MaxJsonChars(most) = of {
            let most = grouped(i128::from(*most), '_');
            push(
                &mut checks,
                format_args!("        limits::check_json({path}, &self.{place}, {most})?;\n"),
            );
        }
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

fn limit(limit: Limit) -> Option<String> {
    let (name, number) = match limit {
        Limit::MaxJsonChars(_) => return None,
        Limit::MinChars(least) => ("MinChars", i128::from(least)),
        Limit::MaxChars(most) => ("MaxChars", i128::from(most)),
        Limit::Min(least) => ("Min", i128::from(least)),
        Limit::Max(most) => ("Max", i128::from(most)),
        Limit::MinItems(least) => ("MinItems", i128::from(least)),
        Limit::MaxItems(most) => ("MaxItems", i128::from(most)),
        Limit::MaxBytes(most) => ("MaxBytes", i128::from(most)),
    };
    Some(format!("Limit::{name}({})", grouped(number, '_')))
}
