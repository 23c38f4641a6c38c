//! What structs that are sent have in common: how they are encoded, and checked before that.

use bitrix_schema::api::{Field, Limit, Literal, Type};
use bitrix_schema::yaml::Node;
use proc_macro2::Ident;

use super::Item;
use crate::GenerateError;
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::grouped;
use crate::runtime;
use crate::template::{fill, literal, push};

/// One entry of a map that is sent.
pub(super) struct Entry<'a> {
    pub(super) wire: &'a str,
    /// Name of the field in Rust; a constant has none.
    pub(super) place: String,
    pub(super) is_optional: bool,
    pub(super) form: Form<'a>,
}

/// What stands in the entry.
pub(super) enum Form<'a> {
    /// The value.
    Value,
    /// A boolean as `Y` or `N`.
    Flag,
    /// The value's own entries, in place of it.
    Flat,
    /// Always the same.
    Constant(&'a Node),
    /// The value or, where it is removed, this.
    Removable(Literal),
}

impl<'a> Entry<'a> {
    pub(super) fn of(field: &'a Field, is_optional: bool) -> Result<Self, GenerateError> {
        let form = match (&field.constant, field.removed_by) {
            (Some(constant), _) => Form::Constant(constant),
            (None, Some(literal)) => Form::Removable(literal),
            _ if field.is_flat => Form::Flat,
            _ if field.ty == Type::Flag => Form::Flag,
            _ => Form::Value,
        };
        Ok(Self {
            wire: &field.wire,
            place: if field.constant.is_some() {
                String::new()
            } else {
                ident(&field.rust)?.to_string()
            },
            is_optional,
            form,
        })
    }
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
    let lines = entry_lines(entries, "&mut map", imports);
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

const ENTRIES: &str = "\
impl Entries for «name» {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
«entries»
        Ok(())
    }
}
";

const SERIALIZE_FLAT: &str = "\
impl Serialize for «name» {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        flat(serializer, self)
    }
}
";

/// The same for an object whose fields stand among those of another one.
pub(super) fn entries_impls(
    name: &Ident,
    entries: &[Entry<'_>],
    imports: &mut Imports,
) -> Vec<Item> {
    for path in [runtime::ENTRIES, runtime::SERIALIZE_MAP] {
        imports.add(path);
    }
    let lines = entry_lines(entries, "map", imports);
    let name = name.to_string();
    let holes = [("name", &*name), ("entries", &*lines)];
    vec![
        Item::Text(fill(ENTRIES, &holes)),
        serialize_flat(&name, imports),
    ]
}

/// What has entries is a map of them where it stands alone.
pub(super) fn serialize_flat(name: &str, imports: &mut Imports) -> Item {
    for path in [runtime::FLAT, runtime::SERIALIZE, runtime::SERIALIZER] {
        imports.add(path);
    }
    Item::Text(fill(SERIALIZE_FLAT, &[("name", name)]))
}

/// ```text
///         map.serialize_entry("dialogId", &self.dialog_id)?;
///         entry(&mut map, "keyboard", &self.keyboard)?;
/// ```
fn entry_lines(entries: &[Entry<'_>], map: &str, imports: &mut Imports) -> String {
    let mut lines = String::new();
    for entry in entries {
        let (wire, place) = (literal(entry.wire), &entry.place);
        let line = match (&entry.form, entry.is_optional) {
            (Form::Constant(constant), _) => {
                format!("map.serialize_entry({wire}, &{})", constant.to_json())
            }
            (Form::Flat, _) => {
                imports.add(runtime::ENTRIES);
                let map = if map == "map" { "map" } else { "&mut map" };
                format!("self.{place}.entries({map})")
            }
            (Form::Removable(of), _) => {
                imports.add(runtime::REMOVABLE_ENTRY);
                let removed = literal_in_rust(*of);
                format!("removable_entry({map}, {wire}, &self.{place}, {removed})")
            }
            (Form::Flag, true) => {
                imports.add(runtime::ENTRY);
                imports.add(runtime::YES_NO);
                format!("entry({map}, {wire}, &self.{place}.map(yes_no))")
            }
            (Form::Flag, false) => {
                imports.add(runtime::YES_NO);
                format!("map.serialize_entry({wire}, yes_no(self.{place}))")
            }
            (Form::Value, true) => {
                imports.add(runtime::ENTRY);
                format!("entry({map}, {wire}, &self.{place})")
            }
            (Form::Value, false) => format!("map.serialize_entry({wire}, &self.{place})"),
        };
        push(&mut lines, format_args!("        {line}?;\n"));
    }
    lines
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
