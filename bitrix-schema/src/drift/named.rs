//! Which paths are names of parameters and fields in the schema. A property of a field, its `type`, has a path too; where
//! both have the same one, the name is meant.

use super::finding::Subject;
use super::index::Index;
use super::schema_fields::{self, Below, Field};
use crate::model::Schema;

/// Whether a parameter or a field of a subject has this path.
pub(super) fn is_name(schema: &Schema, index: &Index<'_>, subject: &Subject, path: &str) -> bool {
    let Some((root, rest)) = path.split_once('.') else {
        return false;
    };
    let fields = fields(schema, subject, root);
    let names: Vec<&str> = rest.split('.').collect();
    leads_somewhere(fields, &names, index)
}

fn fields<'a>(schema: &'a Schema, subject: &Subject, root: &str) -> Vec<Field<'a>> {
    match (subject, root) {
        (Subject::Method(name), _) => {
            let method = schema
                .methods
                .iter()
                .find(|method| method.name.value == *name);
            match (method, root) {
                (Some(method), "params") => schema_fields::params(method),
                (Some(method), "returns") => {
                    let fields = method.returns.fields.iter().flatten();
                    fields.map(Field::of).collect()
                }
                _ => Vec::new(),
            }
        }
        (Subject::Event(name), "fields") => {
            let events = schema.events.iter();
            let event = events.filter(|event| event.name.value == *name);
            event
                .flat_map(|event| &event.fields)
                .map(Field::of)
                .collect()
        }
        (Subject::Object(name), "fields") => {
            let objects = schema.objects.iter();
            let object = objects.filter(|object| object.name.value == *name);
            object
                .flat_map(|object| &object.fields)
                .map(Field::of)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Goes down as far as the names lead. A path is as long as somebody wrote it, so that this is no recursion.
fn leads_somewhere<'a>(mut level: Vec<Field<'a>>, names: &[&str], index: &Index<'a>) -> bool {
    for (depth, name) in names.iter().enumerate() {
        let Some(field) = level.iter().find(|field| field.name == *name) else {
            return false;
        };
        if depth + 1 == names.len() {
            return true;
        }
        level = match field.below(index) {
            Below::Fields { fields, .. } => fields,
            Below::Open | Below::Nothing => return false,
        };
    }
    false
}
