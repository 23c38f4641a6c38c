//! Examples as JSON: as a macro in Rust, and as the text that travels.

use bitrix_schema::Place;
use bitrix_schema::api::{Param, Type};
use bitrix_schema::yaml::{Node, Value};
use proc_macro2::TokenStream;
use quote::quote;

use super::number::{float, unbounded};
use crate::GenerateError;
use crate::index::Index;

/// `serde_json::json!({ "BLOCKS": [] })`
pub(super) fn json(node: &Node) -> TokenStream {
    let tokens = json_tokens(node);
    quote!(serde_json::json!(#tokens))
}

fn json_tokens(node: &Node) -> TokenStream {
    match &node.value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Int(value) => unbounded(*value),
        Value::Float(value) => float(*value),
        Value::Text(text) => quote!(#text),
        Value::List(items) => {
            let items = items.iter().map(json_tokens);
            quote!([#(#items),*])
        }
        Value::Map(entries) => {
            let keys = entries.iter().map(|entry| &entry.key.value);
            let values = entries.iter().map(|entry| json_tokens(&entry.value));
            quote!({ #(#keys: #values),* })
        }
    }
}

/// The JSON that the client sends for an example: only groups that are required are sent where nothing in them is
/// set, a dialog ID is a text, a float has a fraction.
pub(crate) fn wire_json(
    params: &[Param],
    given: &Node,
    index: &Index<'_>,
) -> Result<String, GenerateError> {
    let mut entries = Vec::new();
    for param in params {
        let (key, json) = match param {
            Param::Value(value) => {
                let Some(node) = given.get(&value.field.wire) else {
                    continue;
                };
                (&value.field.wire, typed_json(&value.field.ty, node, index)?)
            }
            Param::Group(group) => {
                let nothing = Node {
                    value: Value::Map(Vec::new()),
                    place: given.place,
                    comment: None,
                };
                let inside = given.get(&group.wire).unwrap_or(&nothing);
                let json = wire_json(&group.params, inside, index)?;
                if json == "{}" && !group.is_always_sent() {
                    continue;
                }
                (&group.wire, json)
            }
        };
        entries.push(format!("{}: {json}", text_json(key)));
    }
    Ok(format!("{{{}}}", entries.join(", ")))
}

fn typed_json(ty: &Type, node: &Node, index: &Index<'_>) -> Result<String, GenerateError> {
    Ok(match (ty, &node.value) {
        (Type::DialogId, Value::Int(id)) => format!("\"{id}\""),
        (Type::Float, Value::Int(number)) => format!("{number}.0"),
        (Type::List(item), Value::List(nodes)) => {
            let items = nodes.iter().map(|node| typed_json(item, node, index));
            let items = items.collect::<Result<Vec<_>, _>>()?;
            format!("[{}]", items.join(", "))
        }
        (Type::Map(_, value), Value::Map(_)) => mapping_json(node, index, |_| Some(value))?,
        (Type::Nullable(inner), _) => typed_json(inner, node, index)?,
        (Type::Object(name), Value::Map(_)) => {
            let object = index.object(name, name)?;
            let fields = &object.fields;
            let ty_of = |key: &str| Some(&fields.iter().find(|field| field.wire == key)?.ty);
            mapping_json(node, index, ty_of)?
        }
        (Type::Union(name), _) => {
            let union = index.union(name, name)?;
            if union.is_keyed {
                let ty_of = |key: &str| Some(&union.variants.iter().find(|of| of.wire == key)?.ty);
                return mapping_json(node, index, ty_of);
            }
            match union.variants.iter().find(|of| is_of_kind(&of.ty, node)) {
                Some(of) => typed_json(&of.ty, node, index)?,
                None => node.to_json(),
            }
        }
        _ => node.to_json(),
    })
}

fn mapping_json<'t>(
    node: &Node,
    index: &Index<'_>,
    ty_of: impl Fn(&str) -> Option<&'t Type>,
) -> Result<String, GenerateError> {
    let entries = node.entries().iter().map(|entry| {
        let json = match ty_of(&entry.key.value) {
            Some(ty) => typed_json(ty, &entry.value, index)?,
            None => entry.value.to_json(),
        };
        Ok(format!("{}: {json}", text_json(&entry.key.value)))
    });
    let entries = entries.collect::<Result<Vec<_>, GenerateError>>()?;
    Ok(format!("{{{}}}", entries.join(", ")))
}

/// Whether a value can be the variant of this type, as far as its place inside a JSON text goes.
fn is_of_kind(ty: &Type, node: &Node) -> bool {
    match &node.value {
        Value::Int(_) => matches!(ty, Type::Int | Type::Id(_) | Type::Float),
        Value::Float(_) => matches!(ty, Type::Float),
        Value::List(_) => matches!(ty, Type::List(_)),
        Value::Map(_) => matches!(ty, Type::Object(_) | Type::Map(..)),
        Value::Null | Value::Bool(_) | Value::Text(_) => false,
    }
}

/// A text as JSON, with its quotes.
pub(crate) fn text_json(text: &str) -> String {
    Node {
        value: Value::Text(text.to_owned()),
        place: Place::default(),
        comment: None,
    }
    .to_json()
}
