//! `ids.rs`: newtypes of numeric IDs.

use bitrix_schema::api::Api;

use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::Doc;
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;

/// ```text
/// id_type! {
///     /// ID of a message.
///     MessageId
/// }
/// ```
pub(super) fn emit(api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for id in &api.ids {
        imports.add(runtime::ID_TYPE);
        let name = ident(&id.name)?;
        items.push(Item::Text(format!(
            "id_type! {{\n{}    {name}\n}}\n",
            Doc::of(&id.doc).outer("    ")
        )));
    }
    Ok(EmittedFile {
        path: "ids.rs".into(),
        source: "api.yaml".into(),
        docs: Doc::new(),
        imports,
        items,
    })
}
