//! `errors.rs`: sets of error codes that methods share.

use bitrix_schema::api::{Api, Code, ErrorGroup};

use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, code, inline};
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;
use crate::template::{fill, literal, push};

const SET: &str = "\
«docs»
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum «name» {
«variants»
}
";

/// One enumeration per set that is a type of its own.
pub(super) fn emit(api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for set in &api.error_sets {
        let Some(group) = &set.group else { continue };
        imports.add(runtime::ERROR_SET);
        imports.add(runtime::ERROR_SET_IMPLS);
        imports.define(&group.type_name);
        let name = ident(&group.type_name)?.to_string();
        let docs = Doc::of(&set.doc).outer("");
        let holes = [
            ("docs", &*docs),
            ("name", &*name),
            ("variants", &*variants(&set.codes)?),
        ];
        items.push(Item::Text(fill(SET, &holes)));
        items.push(set_impl(&name, &set.codes)?);
        items.push(Item::Text(format!("error_set_impls!({name});\n")));
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
///     /// `BOT_NOT_FOUND`: There is no such bot.
///     BotNotFound,
/// ```
pub(super) fn variants(codes: &[Code]) -> Result<String, GenerateError> {
    let variants = codes.iter().map(|of| {
        let docs = Doc::new().line(format!("{}: {}", code(&of.code), inline(&of.doc)));
        Ok(format!(
            "{}    {},\n",
            docs.outer("    "),
            ident(&of.variant)?
        ))
    });
    variants.collect()
}

const SET_IMPL: &str = "\
impl ErrorSet for «name» {
    const CODES: &'static [(&'static str, Self)] = &[
«codes»
    ];
}
";

const EMPTY_SET_IMPL: &str = "\
impl ErrorSet for «name» {
    const CODES: &'static [(&'static str, Self)] = &[];
}
";

/// The codes as the server spells them.
pub(super) fn set_impl(name: &str, codes: &[Code]) -> Result<Item, GenerateError> {
    let mut lines = String::new();
    for of in codes {
        push(
            &mut lines,
            format_args!(
                "        ({}, Self::{}),\n",
                literal(&of.code),
                ident(&of.variant)?
            ),
        );
    }
    let template = if codes.is_empty() {
        EMPTY_SET_IMPL
    } else {
        SET_IMPL
    };
    Ok(Item::Text(fill(
        template,
        &[("name", name), ("codes", &lines)],
    )))
}
