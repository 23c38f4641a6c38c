//! Values as the schema describes them, without any of the server's freedoms.

use bitrix_schema::api::{Api, EVENT_NAME, Field, Type};
use serde_json::{Map, Value, json};

use super::{Dice, Shape, ShapeType};

/// Deeper than any object of the API is.
const DEEPEST: usize = 12;

pub(super) fn value(shape: &Shape<'_>, api: &Api, dice: &mut Dice) -> Value {
    match &shape.ty {
        ShapeType::Of(ty) => typed(ty, api, dice, 0),
        ShapeType::Fields(fields) => object(fields, api, dice, 0),
        ShapeType::Under(key, ty) => json!({ *key: typed(ty, api, dice, 1) }),
    }
}

fn object(fields: &[Field], api: &Api, dice: &mut Dice, depth: usize) -> Value {
    let mut object = Map::new();
    let event = dice.pick(&api.events);
    for field in fields {
        if !field.required && (depth > DEEPEST || dice.one_in(3)) {
            continue;
        }
        let value = if field.ty == Type::Event {
            self::object(&event.fields, api, dice, depth + 1)
        } else {
            typed(&field.ty, api, dice, depth + 1)
        };
        object.insert(field.wire.clone(), value);
    }
    if fields.iter().any(|field| field.ty == Type::Event) {
        object.insert(EVENT_NAME.to_owned(), event.name.clone().into());
    }
    Value::Object(object)
}

fn typed(ty: &Type, api: &Api, dice: &mut Dice, depth: usize) -> Value {
    match ty {
        Type::Bool => json!(dice.one_in(2)),
        Type::Int => json!(i64::try_from(dice.roll(2_000_000)).expect("it fits") - 1_000_000),
        Type::Id(_) => json!(1 + dice.roll(100_000)),
        Type::Float => {
            json!(f64::from(u32::try_from(dice.roll(4_000)).expect("it fits")) / 4.0 + 0.25)
        }
        Type::Text | Type::Secret => json!(format!("text {}", dice.roll(1_000))),
        Type::Json => dice
            .pick(&[
                json!({"a": [1, null, "x"]}),
                json!("text"),
                json!([{"b": true}]),
            ])
            .clone(),
        Type::DateTime => json!(dice.pick(&[
            "2026-05-01T10:00:00+03:00",
            "2024-02-29T23:59:59Z",
            "2026-11-03T09:30:27-05:30",
        ])),
        Type::DialogId => json!(dice.pick(&["chat5", "sg12", "7"])),
        Type::Uuid => json!("6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f"),
        Type::Flag | Type::Bytes | Type::Event => {
            unreachable!("{ty:?} is not among what arrives so")
        }
        Type::Enum(name) => {
            let found = api.enums.iter().find(|of| of.name == *name);
            let values = &found.expect("the schema is correct").values;
            match dice.roll(values.len() + 1) {
                0 => json!("a value of tomorrow"),
                at => json!(values[at - 1].wire),
            }
        }
        Type::Object(name) => {
            let found = api.objects.iter().find(|of| of.name == *name);
            let fields = &found.expect("the schema is correct").fields;
            object(fields, api, dice, depth)
        }
        Type::Union(name) => {
            let found = api.unions.iter().find(|of| of.name == *name);
            let variants = &found.expect("the schema is correct").variants;
            typed(&dice.pick(variants).ty, api, dice, depth)
        }
        Type::Nullable(inner) if dice.one_in(2) => typed(inner, api, dice, depth),
        Type::Nullable(_) => Value::Null,
        Type::List(item) => {
            let length = if depth > DEEPEST { 0 } else { dice.roll(4) };
            (0..length)
                .map(|_| typed(item, api, dice, depth + 1))
                .collect()
        }
        Type::Map(key, value) => {
            let length = if depth > DEEPEST { 0 } else { dice.roll(3) };
            let entries = (0..length).map(|at| {
                let key = match **key {
                    Type::Uuid => format!("6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6{at}"),
                    Type::Id(_) => (at + 100).to_string(),
                    _ => format!("key{at}"),
                };
                (key, typed(value, api, dice, depth + 1))
            });
            Value::Object(entries.collect())
        }
    }
}
