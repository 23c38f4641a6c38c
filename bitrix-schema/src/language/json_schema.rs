use serde_json::{Map, Value, json};

use super::{FILE_KINDS, FileKind, Record, Shape};

/// A JSON Schema for each kind of file, by the name of the file that holds it: `method.json`.
///
/// Editors complete keys and show their documentation with it.
pub fn editor_schemas() -> Vec<(String, String)> {
    FILE_KINDS
        .iter()
        .map(|kind| (format!("{}.json", kind.tag), editor_schema(kind)))
        .collect()
}

fn editor_schema(kind: &FileKind) -> String {
    let mut definitions = Map::new();
    define(kind.record, &mut definitions);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `cargo xtask editor-schema` from bitrix-schema/src/language/records.rs.",
        "title": format!("{}{}", kind.record.name[..1].to_uppercase(), &kind.record.name[1..]),
        "$ref": reference(kind.record),
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("a JSON value can be written");
    text.push('\n');
    text
}

fn reference(record: &Record) -> String {
    format!("#/$defs/{}", definition_name(record))
}

fn definition_name(record: &Record) -> String {
    record.name.replace(' ', "_")
}

fn define(record: &'static Record, definitions: &mut Map<String, Value>) {
    if definitions.contains_key(&definition_name(record)) {
        return;
    }
    // The place is taken before the keys are looked at, since a parameter can hold parameters.
    definitions.insert(definition_name(record), Value::Null);
    let mut properties = Map::new();
    for key in record.keys() {
        let mut property = shape(&key.shape, definitions);
        if let Value::Object(object) = &mut property {
            object.insert("description".to_owned(), key.doc.into());
        }
        properties.insert(key.name.to_owned(), property);
    }
    let required: Vec<_> = record
        .keys()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    let definition = json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    });
    definitions.insert(definition_name(record), definition);
}

fn shape(shape: &'static Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Prose | Shape::Word => json!({ "type": "string", "minLength": 1 }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Integer => json!({ "type": "integer" }),
        Shape::Data => json!({}),
        Shape::Keyword(words) => {
            let choices: Vec<_> = words
                .iter()
                .map(|(name, doc)| json!({ "const": name, "description": doc }))
                .collect();
            json!({ "oneOf": choices })
        }
        Shape::List(item) => {
            json!({ "type": "array", "minItems": 1, "items": self::shape(item, definitions) })
        }
        Shape::Words => {
            let word = self::shape(&Shape::Word, definitions);
            json!({ "anyOf": [word, { "type": "array", "minItems": 1, "items": word }] })
        }
        Shape::Map(item) => {
            json!({ "type": "object", "minProperties": 1, "additionalProperties": self::shape(item, definitions) })
        }
        Shape::Record(record) => {
            define(record, definitions);
            json!({ "$ref": reference(record) })
        }
        Shape::ProseOr(record) => {
            define(record, definitions);
            json!({ "anyOf": [{ "type": "string", "minLength": 1 }, { "$ref": reference(record) }] })
        }
    }
}
