//! Examples as JSON: as a macro in Rust, and as the text that travels.

use bitrix_schema::Place;
use bitrix_schema::api::{Param, Type};
use bitrix_schema::yaml::{Node, Value};
use proc_macro2::TokenStream;
use quote::quote;

use super::number::{float, number};

/// `serde_json::json!({ "BLOCKS": [] })`
pub(super) fn json(node: &Node) -> TokenStream {
    let tokens = json_tokens(node);
    quote!(serde_json::json!(#tokens))
}

fn json_tokens(node: &Node) -> TokenStream {
    match &node.value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Int(value) => number(i128::from(*value)),
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

/// The JSON that the client sends for an example: groups are sent even where nothing in them is set, a
/// dialog ID is a text.
pub(crate) fn wire_json(params: &[Param], given: &Node) -> String {
    let entries = params.iter().filter_map(|param| match param {
        Param::Value(value) => {
            let node = given.get(&value.field.wire)?;
            Some((&value.field.wire, scalar_json(&value.field.ty, node)))
        }
        Param::Group(group) => {
            let nothing = Node {
                value: Value::Map(Vec::new()),
                place: given.place,
                comment: None,
            };
            let inside = given.get(&group.wire).unwrap_or(&nothing);
            Some((&group.wire, wire_json(&group.params, inside)))
        }
    });
    let entries: Vec<_> = entries
        .map(|(key, json)| format!("{}: {json}", text_json(key)))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

fn scalar_json(ty: &Type, node: &Node) -> String {
    match (ty, &node.value) {
        (Type::DialogId, Value::Int(id)) => format!("\"{id}\""),
        (Type::Float, Value::Int(number)) => format!("{number}.0"),
        _ => node.to_json(),
    }
}

fn text_json(text: &str) -> String {
    Node {
        value: Value::Text(text.to_owned()),
        place: Place::default(),
        comment: None,
    }
    .to_json()
}
