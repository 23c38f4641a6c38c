//! Invented values of types that the schema has: what people made required in them is there.

use crate::draft::yaml::{Map, Yaml};
use crate::model::{Content, Param, Schema};
use crate::type_expression::{self, Kind, TypeExpression};

/// Nothing that the check accepts nests deeper.
const MAX_DEPTH: usize = 12;

/// A value of an object, a union or an enumeration.
pub(in crate::draft) fn sample(schema: &Schema, name: &str) -> Yaml {
    of_name(schema, name, &Limits::default(), 0)
}

/// What a text or a number has to keep to.
#[derive(Default)]
struct Limits {
    min: Option<i64>,
    max: Option<i64>,
    min_chars: Option<i64>,
    max_chars: Option<i64>,
}

impl Limits {
    fn of(field: &Param) -> Self {
        let number = |key: &str| {
            let mut limits = field.limits.iter();
            let found = limits.find(|limit| limit.value.key == key);
            found.map(|limit| limit.value.number)
        };
        Self {
            min: number("min"),
            max: number("max"),
            min_chars: number("min_chars"),
            max_chars: number("max_chars"),
        }
    }

    fn number(&self) -> i64 {
        self.min.or(self.max).unwrap_or(1)
    }

    fn text(&self) -> String {
        let count = |chars: i64| usize::try_from(chars).unwrap_or(0).min(1000);
        let least = self.min_chars.map_or(4, |least| count(least).max(4));
        let length = self.max_chars.map_or(least, |most| count(most).min(least));
        "text".chars().cycle().take(length).collect()
    }
}

fn of_name(schema: &Schema, name: &str, limits: &Limits, depth: usize) -> Yaml {
    if depth > MAX_DEPTH {
        return Map::short().into();
    }
    let mut enums = schema.enums.iter();
    if let Some(item) = enums.find(|item| item.name.value == name) {
        let first = item.values.first();
        return first.map_or("", |value| value.value.as_str()).into();
    }
    let mut unions = schema.unions.iter();
    if let Some(item) = unions.find(|item| item.name.value == name) {
        let first = item.variants.first();
        return first.map_or(Yaml::Null, |first| {
            of_text(schema, &first.ty.value, limits, depth + 1)
        });
    }
    let mut objects = schema.objects.iter();
    if let Some(item) = objects.find(|item| item.name.value == name) {
        return of_fields(schema, &item.fields, depth + 1);
    }
    match name {
        "bool" => true.into(),
        "int" => limits.number().into(),
        "float" => Yaml::Float(i32::try_from(limits.number()).map_or(1.0, f64::from)),
        "string" | "secret" => limits.text().into(),
        "DateTime" => "2026-05-01T10:00:00+02:00".into(),
        "DialogId" => "chat5".into(),
        "Uuid" => "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".into(),
        "json" => Map::short().into(),
        // What is left are the IDs.
        _ => 5.into(),
    }
}

/// Those that are required; the others say nothing that their types do not.
fn of_fields(schema: &Schema, fields: &[Param], depth: usize) -> Yaml {
    let mut map = Map::short();
    let is_required = |field: &&Param| field.required.as_ref().is_some_and(|at| at.value);
    for field in fields.iter().filter(is_required) {
        let value = match &field.content {
            Content::Type(ty) => of_text(schema, &ty.value, &Limits::of(field), depth),
            Content::Inline(fields) if depth <= MAX_DEPTH => of_fields(schema, fields, depth + 1),
            Content::Inline(_) | Content::Unclear => Map::short().into(),
        };
        map.put(&field.name.value, value);
    }
    map.into()
}

fn of_text(schema: &Schema, text: &str, limits: &Limits, depth: usize) -> Yaml {
    type_expression::parse(text).map_or(Yaml::Null, |expression| {
        of_expression(schema, &expression, limits, depth)
    })
}

fn of_expression(
    schema: &Schema,
    expression: &TypeExpression,
    limits: &Limits,
    depth: usize,
) -> Yaml {
    match &expression.kind {
        Kind::Name(name) => of_name(schema, name, limits, depth + 1),
        Kind::List(_) => Yaml::List(Vec::new()),
        Kind::Map(..) => Map::short().into(),
        Kind::Literal(_) => Yaml::Null,
        // Literals stand for "none": a value is told apart from them by being one.
        Kind::Union(alternatives) => {
            let mut values = alternatives.iter();
            let value = values.find(|one| !matches!(one.kind, Kind::Literal(_)));
            value.map_or(Yaml::Null, |one| {
                of_expression(schema, one, limits, depth + 1)
            })
        }
    }
}
