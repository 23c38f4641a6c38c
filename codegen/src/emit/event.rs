//! `events/<event>.rs`: the data of an event.

use bitrix_schema::api::Event;
use quote::quote;

use super::fields::{self, ResultType};
use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, code, inline, prose, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;

/// ```text
/// /// A message to the bot: `ONIMBOTV2MESSAGEADD`.
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct MessageAdd { … }
///
/// impl Object for MessageAdd { … }
///
/// impl MessageAdd {
///     /// The name under which the portal sends it.
///     pub const NAME: &'static str = "ONIMBOTV2MESSAGEADD";
/// }
/// ```
pub(super) fn emit(event: &Event) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let docs = docs(event);
    let result = ResultType {
        name: &event.type_name,
        at: &event.name,
        docs,
        fields: &event.fields,
        input: false,
    };
    let mut items = fields::result_type(&result, &mut imports)?;
    let (name, wire) = (ident(&event.type_name)?, &event.name);
    items.push(quote! {
        impl #name {
            /// The name under which the portal sends it.
            pub const NAME: &'static str = #wire;
        }
    });
    Ok(EmittedFile {
        path: format!("events/{}.rs", ident(&event.module)?),
        source: event.file.clone(),
        docs: Doc::new(),
        imports,
        items: items.into_iter().map(Item::Tokens).collect(),
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
