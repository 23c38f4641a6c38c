//! `<family>/mod.rs`: the types of one family's methods.

use std::fmt::Write as _;

use bitrix_schema::api::{Api, Family, Returns};

use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, code};
use crate::ident::ident;
use crate::imports::{self, Imports};

/// ```text
/// mod message_delete;
/// mod message_send;
///
/// pub use message_delete::{MessageDelete, MessageDeleteError};
/// pub use message_send::{MessageSend, MessageSendError, MessageSendResult};
/// ```
pub(super) fn emit(at: usize, family: &Family, api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut methods: Vec<_> = api
        .methods
        .iter()
        .filter(|method| method.family == at)
        .collect();
    methods.sort_by_key(|method| &method.rust.module);
    let (mut modules, mut uses) = (String::new(), String::new());
    for method in methods {
        let names = &method.rust;
        writeln!(modules, "mod {};", ident(&names.module)?).ok();
        let mut types = vec![
            ident(&names.request)?.to_string(),
            ident(&names.error)?.to_string(),
        ];
        if matches!(method.returns, Returns::Object { .. }) {
            types.push(ident(&names.result)?.to_string());
        }
        uses.push_str(&imports::public_use(
            &names.module,
            types.iter().map(String::as_str),
        ));
    }
    let docs = Doc::of(&family.doc).notes(&[format!("The methods of {}.", code(&family.prefix))]);
    Ok(EmittedFile {
        path: format!("{}/mod.rs", ident(&family.module)?),
        source: "methods".into(),
        docs,
        imports: Imports::default(),
        items: [modules, uses]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(Item::Text)
            .collect(),
    })
}
