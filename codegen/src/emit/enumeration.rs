//! `enums/<enum>.rs`: an open enumeration of values.

use bitrix_schema::api::{Enum, EnumValue};

use super::{EmittedFile, Item};
use crate::docs::{Doc, inline, sentence, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::template::{fill, literal};
use crate::{GenerateError, runtime};

const ENUM: &str = "\
open_enum! {
«docs»
    «name» {
«values»
    }
}
";

/// The values that are known, and any other.
pub(super) fn emit(of: &Enum) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    imports.add(runtime::OPEN_ENUM);
    imports.define(&of.name);
    let docs = Doc::of(&of.doc).paragraph(of.docs_url.as_deref().map(vendor_link));
    let rows = of.values.iter().map(row);
    let holes = [
        ("docs", &*docs.outer("    ")),
        ("name", &*ident(&of.name)?.to_string()),
        ("values", &*rows.collect::<Result<String, _>>()?),
    ];
    Ok(EmittedFile {
        path: format!("enums/{}.rs", ident(&of.module)?),
        source: of.file.clone(),
        docs: Doc::new(),
        imports,
        items: vec![Item::Text(fill(ENUM, &holes))],
    })
}

/// ```text
///         "open" => Open, "A chat that everybody in the portal can join. Since revision 34.";
/// ```
fn row(value: &EnumValue) -> Result<String, GenerateError> {
    let mut doc = inline(&value.doc);
    if let Some(revision) = value.since {
        doc = format!("{} Since revision {revision}.", sentence(&doc));
    }
    let (wire, variant) = (literal(&value.wire), ident(&value.variant)?);
    Ok(format!("        {wire} => {variant}, {};\n", literal(&doc)))
}
