use bitrix_schema::api::{Limit, Param, ParamGroup, ParamValue, Type};

use crate::literal::text_json;

/// ```text
/// {"name": "messageId", "type": "int", "required": true}
/// {"name": "fields", "type": "array", "params": [{"name": "message", "type": "string", "max_chars": 20000}]}
/// ```
pub(super) fn lines(params: &[Param]) -> Vec<String> {
    params.iter().map(line).collect()
}

fn line(param: &Param) -> String {
    match param {
        Param::Value(of) => value(of),
        Param::Group(of) => group(of),
    }
}

fn group(group: &ParamGroup) -> String {
    let name = text_json(&group.wire);
    let params = lines(&group.params).join(", ");
    format!("{{\"name\": {name}, \"type\": \"array\", \"params\": [{params}]}}")
}

fn value(value: &ParamValue) -> String {
    let field = &value.field;
    let mut entries = vec![
        format!("\"name\": {}", text_json(&field.wire)),
        format!("\"type\": \"{}\"", kind(&field.ty)),
    ];
    if let Type::Enum(name) = &field.ty {
        entries.push(format!("\"enum\": {}", text_json(name)));
    }
    if field.required {
        entries.push("\"required\": true".into());
    }
    if let Some(default) = &field.default {
        entries.push(format!("\"default\": {}", default.to_json()));
    }
    entries.extend(field.limits.iter().map(limit));
    format!("{{{}}}", entries.join(", "))
}

/// What the server's binding tells apart: it knows no IDs, no dates and no enumerations.
fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::Bool | Type::Flag => "bool",
        Type::Int | Type::Id(_) => "int",
        Type::Float => "float",
        Type::Text
        | Type::Secret
        | Type::DateTime
        | Type::DialogId
        | Type::Uuid
        | Type::Bytes
        | Type::Enum(_) => "string",
        Type::Object(_) | Type::Event | Type::List(_) | Type::Map(..) => "array",
        Type::Json | Type::Union(_) | Type::Nullable(_) => "any",
    }
}

fn limit(limit: &Limit) -> String {
    match limit {
        Limit::MinChars(number) => format!("\"min_chars\": {number}"),
        Limit::MaxChars(number) => format!("\"max_chars\": {number}"),
        Limit::Min(number) => format!("\"min\": {number}"),
        Limit::Max(number) => format!("\"max\": {number}"),
        Limit::MinItems(number) => format!("\"min_items\": {number}"),
        Limit::MaxItems(number) => format!("\"max_items\": {number}"),
        Limit::MaxBytes(number) => format!("\"max_bytes\": {number}"),
        Limit::MaxJsonChars(number) => format!("\"max_json_chars\": {number}"),
    }
}
