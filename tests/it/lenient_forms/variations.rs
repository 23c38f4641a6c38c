//! The freedoms that a server in PHP takes, and JSON that is not what was wanted at all.

use bitrix_schema::api::{Api, EVENT_NAME, Field, Literal, Type};
use serde_json::{Map, Value, json};

use super::{Dice, Shape, ShapeType};

/// The same value in one of the forms in which the server could send it.
pub(super) fn of(value: &Value, shape: &Shape<'_>, api: &Api, dice: &mut Dice) -> Value {
    match &shape.ty {
        ShapeType::Of(ty) => typed(value, ty, shape.absent, api, dice),
        ShapeType::Fields(fields) => object(value, fields, api, dice),
        // Published pages show a result under its key, and by itself.
        ShapeType::Under(key, ty) => {
            let inner = typed(&value[*key], ty, &[], api, dice);
            if inner.is_object() || dice.one_in(2) {
                json!({ *key: inner })
            } else {
                inner
            }
        }
    }
}

fn object(value: &Value, fields: &[Field], api: &Api, dice: &mut Dice) -> Value {
    let mut form = Map::new();
    let event = value[EVENT_NAME].as_str().and_then(|name| {
        let mut events = api.events.iter();
        events.find(|event| event.name == name)
    });
    for field in fields {
        match (value.get(&field.wire), event) {
            (Some(inner), Some(event)) if field.ty == Type::Event => {
                form.insert(field.wire.clone(), object(inner, &event.fields, api, dice));
            }
            (Some(inner), _) => {
                let inner = typed(inner, &field.ty, &field.absent, api, dice);
                form.insert(field.wire.clone(), inner);
            }
            (None, _) => {
                if let Some(none) = none(field, dice) {
                    form.insert(field.wire.clone(), none);
                }
            }
        }
    }
    if dice.one_in(4) {
        form.insert("aFieldOfTomorrow".to_owned(), json!({"deep": [[{}]]}));
    }
    Value::Object(form)
}

/// A field that is not there: left out, or one of the values that stand for "none".
fn none(field: &Field, dice: &mut Dice) -> Option<Value> {
    if field.ty == Type::Event || matches!(field.ty, Type::Json) && field.absent.is_empty() {
        return None;
    }
    let absent = field.absent.iter().map(|literal| match literal {
        Literal::Null => Value::Null,
        Literal::False => json!(false),
        Literal::EmptyList => json!([]),
        Literal::EmptyText => json!(""),
        Literal::No => json!("N"),
        Literal::Zero => json!(0),
    });
    let mut forms: Vec<Value> = absent.collect();
    forms.push(Value::Null);
    match dice.roll(forms.len() + 1) {
        0 => None,
        at => Some(forms[at - 1].clone()),
    }
}

fn typed(value: &Value, ty: &Type, absent: &[Literal], api: &Api, dice: &mut Dice) -> Value {
    match ty {
        Type::Bool => {
            let forms = if value == &json!(true) {
                [json!(true), json!("Y"), json!("1"), json!(1), json!("y")]
            } else {
                [json!(false), json!("N"), json!("0"), json!(0), json!("n")]
            };
            let told = |form: &&Value| {
                let is = |literal: Literal, of: Value| absent.contains(&literal) && **form == of;
                !is(Literal::False, json!(false))
                    && !is(Literal::No, json!("N"))
                    && !is(Literal::Zero, json!(0))
                    && !is(Literal::Zero, json!("0"))
            };
            let forms: Vec<_> = forms.iter().filter(told).collect();
            (*dice.pick(&forms)).clone()
        }
        Type::Int | Type::Id(_) | Type::Float if dice.one_in(2) => json!(value.to_string()),
        Type::Object(name) => {
            let found = api.objects.iter().find(|of| of.name == *name);
            let fields = &found.expect("the schema is correct").fields;
            let is_empty = value.as_object().is_some_and(Map::is_empty);
            if is_empty && !absent.contains(&Literal::EmptyList) && dice.one_in(2) {
                return json!([]);
            }
            object(value, fields, api, dice)
        }
        Type::List(item) => {
            let items = value.as_array().expect("a list");
            let items = items.iter().map(|inner| typed(inner, item, &[], api, dice));
            let items: Vec<Value> = items.collect();
            match dice.roll(4) {
                // PHP sends a list with a gap as an object.
                0 => {
                    let keyed = items.into_iter().enumerate();
                    Value::Object(
                        keyed
                            .map(|(at, item)| ((at * 2).to_string(), item))
                            .collect(),
                    )
                }
                1 if items.is_empty() => Value::Null,
                _ => Value::Array(items),
            }
        }
        Type::Map(_, inner) => {
            let entries = value.as_object().expect("a map");
            if entries.is_empty() && dice.one_in(2) {
                return json!([]);
            }
            let entries = entries.iter();
            let entries =
                entries.map(|(key, value)| (key.clone(), typed(value, inner, &[], api, dice)));
            Value::Object(entries.collect())
        }
        _ => value.clone(),
    }
}

/// Puts something else in a few places.
pub(super) fn spoil(value: &mut Value, dice: &mut Dice) {
    if dice.one_in(6) {
        *value = dice
            .pick(&[
                json!(null),
                json!(true),
                json!(-1),
                json!(1e300),
                json!(u64::MAX),
                json!(""),
                json!("0"),
                json!("\u{0}\u{202e}"),
                json!([]),
                json!({}),
                json!([[null]]),
                json!({"": {"id": []}}),
                json!({"$serde_json::private::Number": "1"}),
            ])
            .clone();
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, dice)),
        Value::Object(entries) => entries.values_mut().for_each(|inner| spoil(inner, dice)),
        _ => {}
    }
}
