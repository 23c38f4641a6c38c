//! `enums/<enum>.rs`: an open enumeration of values.

use bitrix_schema::api::Enum;

use super::{EmittedFile, Item};
use crate::docs::{Doc, code, inline, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::template::{fill, literal, push};
use crate::{GenerateError, runtime};

const ENUM: &str = "\
«docs»
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum «name» {
«variants»
    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}
";

const OPEN_ENUM: &str = "\
impl OpenEnum for «name» {
    const VALUES: &'static [(&'static str, Self)] = &[
«values»
    ];

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Unknown(value) => value.as_str(),
            known => known.name(),
        }
    }
}
";

/// The values that are known, and any other.
pub(super) fn emit(of: &Enum) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    for path in [
        runtime::OPEN_ENUM,
        runtime::OPEN_ENUM_IMPLS,
        runtime::UNKNOWN_VALUE,
    ] {
        imports.add(path);
    }
    imports.define(&of.name);
    let name = ident(&of.name)?.to_string();
    let (mut variants, mut values) = (String::new(), String::new());
    for value in &of.values {
        let line = format!("{}: {}", code(&value.wire), inline(&value.doc));
        let notes: Vec<_> = value
            .since
            .iter()
            .map(|revision| format!("Since revision {revision}."))
            .collect();
        let (docs, variant) = (Doc::new().line(line).notes(&notes), ident(&value.variant)?);
        push(
            &mut variants,
            format_args!("{}    {variant},\n", docs.outer("    ")),
        );
        push(
            &mut values,
            format_args!("        ({}, Self::{variant}),\n", literal(&value.wire)),
        );
    }
    let docs = Doc::of(&of.doc).paragraph(of.docs_url.as_deref().map(vendor_link));
    let definition = [
        ("docs", &*docs.outer("")),
        ("name", &*name),
        ("variants", &*variants),
    ];
    let table = [("name", &*name), ("values", &*values)];
    Ok(EmittedFile {
        path: format!("enums/{}.rs", ident(&of.module)?),
        source: of.file.clone(),
        docs: Doc::new(),
        imports,
        items: vec![
            Item::Text(fill(ENUM, &definition)),
            Item::Text(fill(OPEN_ENUM, &table)),
            Item::Text(format!("open_enum_impls!({name});\n")),
        ],
    })
}
