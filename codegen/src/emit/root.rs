//! `mod.rs` of the whole tree.

use std::fmt::Write as _;

use bitrix_schema::api::Api;

use super::{EmittedFile, Item, errors, folder};
use crate::GenerateError;
use crate::docs::Doc;
use crate::ident::ident;
use crate::imports::{self, Imports};

/// ```text
/// mod errors;
/// mod ids;
///
/// pub mod imbot;
/// pub mod objects;
/// pub mod paths;
///
/// #[cfg(test)]
/// mod examples;
/// #[cfg(any(test, feature = "fixtures"))]
/// mod fixtures;
///
/// pub use errors::{BotCode, SystemCode};
/// pub use ids::{BotId, MessageId};
/// #[cfg(any(test, feature = "fixtures"))]
/// pub(crate) use fixtures::ALL_FIXTURES;
/// ```
pub(super) fn emit(api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut public = vec!["paths".to_owned()];
    public.extend(folder::Kind::all_in(api).map(|kind| kind.module().to_owned()));
    for family in &api.families {
        public.push(ident(&family.module)?.to_string());
    }
    public.sort();
    let mut public_lines = String::new();
    for module in public {
        writeln!(public_lines, "pub mod {module};").ok();
    }
    let mut names = String::new();
    for (module, names_of) in [
        (
            "errors",
            errors::group_types(api)
                .map(|group| group.type_name.as_str())
                .collect::<Vec<_>>(),
        ),
        (
            "events",
            api.events.first().map(|_| "Event").into_iter().collect(),
        ),
        ("ids", api.ids.iter().map(|id| id.name.as_str()).collect()),
    ] {
        if !names_of.is_empty() {
            names.push_str(&imports::public_use(module, names_of));
        }
    }
    names.push_str(
        "#[cfg(any(test, feature = \"fixtures\"))]\npub(crate) use fixtures::ALL_FIXTURES;\n",
    );
    let items = [
        "mod errors;\nmod ids;\n",
        &public_lines,
        "#[cfg(test)]\nmod examples;\n#[cfg(any(test, feature = \"fixtures\"))]\nmod fixtures;\n",
        &names,
    ];
    Ok(EmittedFile {
        path: "mod.rs".into(),
        source: "api.yaml".into(),
        docs: Doc::new(),
        imports: Imports::default(),
        items: items
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| Item::Text(text.to_owned()))
            .collect(),
    })
}
