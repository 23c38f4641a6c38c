//! `events/<event>.rs`: the data of an event.

use bitrix_schema::api::{Api, Event};

use super::fields::{self, ResultType};
use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, code, inline, prose, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;
use crate::template::{fill, literal, push};

const NAME: &str = "\
impl «name» {
    /// The name under which the portal sends it.
    pub const NAME: &'static str = «wire»;
}
";

/// The struct of the event's data, how it is decoded, and the event's name.
pub(super) fn emit(event: &Event) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let docs = docs(event);
    let result = ResultType {
        name: &event.type_name,
        at: &event.name,
        docs,
        fields: &event.fields,
        rest: None,
        input: false,
    };
    let mut items = fields::result_type(&result, &mut imports)?;
    let (name, wire) = (ident(&event.type_name)?.to_string(), literal(&event.name));
    items.push(Item::Text(fill(NAME, &[("name", &name), ("wire", &wire)])));
    Ok(EmittedFile {
        path: format!("events/{}.rs", ident(&event.module)?),
        source: event.file.clone(),
        docs: Doc::new(),
        imports,
        items,
    })
}

fn docs(event: &Event) -> Doc {
    let summary = inline(&event.summary);
    let line = format!(
        "{}: {}.",
        summary.trim_end_matches(['.', ':']),
        code(&event.name)
    );
    let mut docs = Doc::new().line(line);
    docs = docs.paragraph(event.details.iter().flat_map(|details| prose(details)));
    docs = docs.paragraph(
        event
            .since
            .map(|revision| format!("Since revision {revision}.")),
    );
    docs.paragraph(event.docs_url.as_deref().map(vendor_link))
}

/// ```text
/// event_enum! {
///     /// An event of any kind.
///     Event {
///         "ONIMBOTV2MESSAGEADD" => MessageAdd, "Somebody wrote a message.";
///     }
/// }
/// ```
pub(super) fn any_of(api: &Api, imports: &mut Imports) -> Result<Item, GenerateError> {
    imports.add(runtime::EVENT_ENUM);
    let mut rows = String::new();
    for event in &api.events {
        let (wire, name) = (literal(&event.name), ident(&event.type_name)?);
        let doc = literal(&inline(&event.summary));
        push(
            &mut rows,
            format_args!("        {wire} => {name}, {doc};\n"),
        );
    }
    Ok(Item::Text(fill(ANY, &[("rows", &rows)])))
}

const ANY: &str = "\
event_enum! {
    /// An event of any kind.
    Event {
«rows»
    }
}
";
