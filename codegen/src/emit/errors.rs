//! `errors.rs`: sets of error codes that methods share.

use bitrix_schema::api::{Api, Code, ErrorGroup};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{EmittedFile, Item};
use crate::GenerateError;
use crate::docs::{Doc, code, inline};
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;

/// ```text
/// /// Errors about the bot that calls and its token.
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum BotCode {
///     /// `BOT_NOT_FOUND`: there is no such bot.
///     BotNotFound,
/// }
///
/// impl ErrorSet for BotCode {
///     const CODES: &'static [(&'static str, Self)] = &[("BOT_NOT_FOUND", Self::BotNotFound)];
/// }
///
/// error_set_impls!(BotCode);
/// ```
pub(super) fn emit(api: &Api) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for set in &api.error_sets {
        let Some(group) = &set.group else { continue };
        imports.add(runtime::ERROR_SET);
        imports.add(runtime::ERROR_SET_IMPLS);
        imports.define(&group.type_name);
        let name = ident(&group.type_name)?;
        let docs = Doc::of(&set.doc);
        let variants = variants(&set.codes)?;
        items.push(Item::Tokens(quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #variants
            }
        }));
        items.push(Item::Tokens(set_impl(&name, &set.codes)?));
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
///     /// `BOT_NOT_FOUND`: there is no such bot.
///     BotNotFound,
/// ```
pub(super) fn variants(codes: &[Code]) -> Result<TokenStream, GenerateError> {
    let variants = codes.iter().map(|of| {
        let docs = Doc::new().line(format!("{}: {}", code(&of.code), inline(&of.doc)));
        let variant = ident(&of.variant)?;
        Ok(quote!(#docs #variant,))
    });
    variants.collect()
}

/// ```text
/// impl ErrorSet for BotCode {
///     const CODES: &'static [(&'static str, Self)] = &[("BOT_NOT_FOUND", Self::BotNotFound)];
/// }
/// ```
pub(super) fn set_impl(name: &Ident, codes: &[Code]) -> Result<TokenStream, GenerateError> {
    let mut entries = TokenStream::new();
    for (at, of) in codes.iter().enumerate() {
        let (wire, variant) = (&of.code, ident(&of.variant)?);
        let comma = (at + 1 < codes.len()).then(|| quote!(,));
        entries.extend(quote!((#wire, Self::#variant) #comma));
    }
    Ok(quote! {
        impl ErrorSet for #name {
            const CODES: &'static [(&'static str, Self)] = &[#entries];
        }
    })
}
