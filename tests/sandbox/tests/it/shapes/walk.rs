use bitrix_schema::api::{Api, EVENT_NAME, Field, Literal, Returns, Type};
use serde_json::Value;

/// What the server sends and the schema leaves out: the same values under older names, and a secret.
const LEFT_OUT: [&str; 3] = ["author_id", "chat_id", "appId"];

/// Adds a line for everything in a result that is not as it is described.
pub(super) fn returns(api: &Api, of: &Returns, result: &Value, at: &str, wrong: &mut Vec<String>) {
    match of {
        Returns::Object { fields, .. } => object(api, fields, result, at, wrong),
        Returns::Value { ty, key, .. } => {
            let value = match key {
                Some(key) => result.get(key).unwrap_or(&Value::Null),
                None => result,
            };
            typed(api, ty, value, at, wrong);
        }
    }
}

fn object(api: &Api, fields: &[Field], value: &Value, at: &str, wrong: &mut Vec<String>) {
    let Some(map) = value.as_object() else {
        wrong.push(format!("{at}: {value} is no object"));
        return;
    };
    for (key, value) in map {
        let at = format!("{at}.{key}");
        let field = fields.iter().find(|field| field.wire == *key);
        match field {
            None if key == EVENT_NAME && fields.iter().any(|field| field.ty == Type::Event) => {}
            None if LEFT_OUT.contains(&key.as_str()) => {}
            None => wrong.push(format!("{at} is not described")),
            Some(field) if field.absent.iter().any(|of| is(*of, value)) => {}
            Some(field) if field.ty == Type::Event => {
                let name = map
                    .get(EVENT_NAME)
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let event = api.events.iter().find(|event| event.name == name);
                match event {
                    Some(event) => {
                        object(api, &event.fields, value, &format!("{at}({name})"), wrong);
                    }
                    None => wrong.push(format!("{at}: there is no event {name}")),
                }
            }
            Some(field) => typed(api, &field.ty, value, &at, wrong),
        }
    }
    let missing = fields
        .iter()
        .filter(|field| field.required && !map.contains_key(&field.wire));
    wrong.extend(missing.map(|field| format!("{at}.{} is missing", field.wire)));
}

fn typed(api: &Api, ty: &Type, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let fits = match ty {
        // In parameters of messages, and in the list of commands, booleans are letters and IDs are texts.
        Type::Bool | Type::Flag => value.is_boolean() || *value == "Y" || *value == "N",
        Type::Int => value.is_i64(),
        Type::Id(_) => value.is_i64() || value.as_str().is_some_and(|id| id.parse::<i64>().is_ok()),
        Type::Float => value.is_number(),
        Type::Text | Type::Secret | Type::DateTime | Type::DialogId | Type::Uuid | Type::Bytes => {
            value.is_string()
        }
        Type::Nullable(inner) => {
            if !value.is_null() {
                typed(api, inner, value, at, wrong);
            }
            true
        }
        Type::Json | Type::Event => true,
        Type::Enum(name) => {
            let of = api.enums.iter().find(|of| of.name == *name);
            let known = of.map_or(&[][..], |of| &of.values);
            value
                .as_str()
                .is_some_and(|text| known.iter().any(|known| known.wire == text))
        }
        Type::Object(name) => {
            let found = api.objects.iter().find(|object| object.name == *name);
            if let Some(found) = found {
                object(api, &found.fields, value, at, wrong);
            }
            found.is_some()
        }
        Type::Union(name) => {
            let union = api.unions.iter().find(|union| union.name == *name);
            union.is_some_and(|union| {
                union.variants.iter().any(|variant| {
                    let mut inside = Vec::new();
                    typed(api, &variant.ty, value, at, &mut inside);
                    inside.is_empty()
                })
            })
        }
        Type::List(item) => {
            let items = value.as_array();
            for (index, inner) in items.into_iter().flatten().enumerate() {
                typed(api, item, inner, &format!("{at}[{index}]"), wrong);
            }
            items.is_some()
        }
        Type::Map(_, item) => {
            let entries = value.as_object();
            for (key, inner) in entries.into_iter().flatten() {
                typed(api, item, inner, &format!("{at}.{key}"), wrong);
            }
            entries.is_some()
        }
    };
    if !fits {
        wrong.push(format!("{at}: {value} is no {ty:?}"));
    }
}

/// Whether a value is the one that stands for none.
fn is(literal: Literal, value: &Value) -> bool {
    match literal {
        Literal::Null => value.is_null(),
        Literal::False => *value == Value::Bool(false),
        Literal::EmptyList => value.as_array().is_some_and(Vec::is_empty),
        Literal::EmptyText => value == "",
        Literal::No => value == "N",
        Literal::Zero => *value == 0,
    }
}
