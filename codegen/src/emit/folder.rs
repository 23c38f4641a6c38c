//! `objects/mod.rs`, `enums/mod.rs`, `events/mod.rs`: one file per type, all types in one module.

use std::fmt::Write as _;

use bitrix_schema::api::Api;

use super::{EmittedFile, Item, event};
use crate::GenerateError;
use crate::docs::Doc;
use crate::ident::ident;
use crate::imports::{self, Imports};

/// A folder of types that is emitted where there are any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Enums,
    Events,
    /// Objects and unions.
    Objects,
}

impl Kind {
    pub(crate) fn all_in(api: &Api) -> impl Iterator<Item = Self> + use<'_> {
        [Self::Enums, Self::Events, Self::Objects]
            .into_iter()
            .filter(|kind| !kind.types(api).is_empty())
    }

    pub(crate) fn module(self) -> &'static str {
        match self {
            Self::Enums => "enums",
            Self::Events => "events",
            Self::Objects => "objects",
        }
    }

    /// ```text
    /// mod chat;
    /// mod user;
    ///
    /// pub use chat::Chat;
    /// pub use user::User;
    /// ```
    pub(crate) fn emit(self, api: &Api) -> Result<EmittedFile, GenerateError> {
        let mut types = self.types(api);
        types.sort_unstable();
        let (mut modules, mut uses) = (String::new(), String::new());
        for (module, name) in types {
            writeln!(modules, "mod {};", ident(module)?).ok();
            uses.push_str(&imports::public_use(
                module,
                [ident(name)?.to_string().as_str()],
            ));
        }
        let mut imports = Imports::default();
        let mut items = vec![Item::Text(modules), Item::Text(uses)];
        if self == Self::Events {
            items.push(event::any_of(api, &mut imports)?);
        }
        Ok(EmittedFile {
            path: format!("{}/mod.rs", self.module()),
            source: self.module().into(),
            docs: Doc::new().line(self.doc()),
            imports,
            items,
        })
    }

    /// Module and name of every type.
    fn types(self, api: &Api) -> Vec<(&str, &str)> {
        match self {
            Self::Enums => api
                .enums
                .iter()
                .map(|of| (of.module.as_str(), of.name.as_str()))
                .collect(),
            Self::Events => api
                .events
                .iter()
                .map(|of| (of.module.as_str(), of.type_name.as_str()))
                .collect(),
            Self::Objects => {
                let objects = api
                    .objects
                    .iter()
                    .map(|of| (of.module.as_str(), of.name.as_str()));
                objects
                    .chain(
                        api.unions
                            .iter()
                            .map(|of| (of.module.as_str(), of.name.as_str())),
                    )
                    .collect()
            }
        }
    }

    fn doc(self) -> &'static str {
        match self {
            Self::Enums => {
                "Values that come from a fixed list, which the server may extend at any time."
            }
            Self::Events => {
                "What the portal tells a bot: one type per event, holding the event's data."
            }
            Self::Objects => "Objects that methods take and return, and that events carry.",
        }
    }
}
