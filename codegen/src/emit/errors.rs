//! `errors.rs`: sets of error codes that methods share.

use bitrix_schema::api::{Api, Code, ErrorGroup};

use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, inline};
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;
use crate::template::{fill, literal};

const SET: &str = "\
error_codes! {
«docs»
    «name» {
«codes»
    }
}
";

/// One enumeration per set that is a type of its own.
pub(super) fn emit(api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for set in &api.error_sets {
        let Some(group) = &set.group else { continue };
        imports.add(runtime::ERROR_CODES);
        imports.define(&group.type_name);
        let holes = [
            ("docs", &*Doc::of(&set.doc).outer("    ")),
            ("name", &*ident(&group.type_name)?.to_string()),
            ("codes", &*rows(&set.codes)?),
        ];
        items.push(Item::Text(fill(SET, &holes)));
    }
    Ok(EmittedFile {
        path: "errors.rs".into(),
        source: "errors".into(),
        docs: Doc::new(),
        imports,
        items,
    })
}

/// The types of the sets that stay types of their own, in schema order.
pub(super) fn group_types(api: &Api) -> impl Iterator<Item = &ErrorGroup> {
    api.error_sets.iter().filter_map(|set| set.group.as_ref())
}

/// ```text
///         "BOT_NOT_FOUND" => BotNotFound, "There is no such bot.";
/// ```
pub(super) fn rows(codes: &[Code]) -> Result<String, GenerateError> {
    let rows = codes.iter().map(|of| {
        let (wire, doc) = (literal(&of.code), literal(&inline(&of.doc)));
        Ok(format!(
            "        {wire} => {}, {doc};\n",
            ident(&of.variant)?
        ))
    });
    rows.collect()
}
