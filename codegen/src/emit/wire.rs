//! What structs that are sent have in common: how they are encoded, and checked before that.

use bitrix_schema::api::{Field, Limit};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::imports::Imports;
use crate::index::Index;
use crate::{literal, runtime};

/// One entry of a map that is sent.
pub(super) struct Entry<'a> {
    pub(super) wire: &'a str,
    pub(super) place: Ident,
    pub(super) is_optional: bool,
}

/// ```text
/// impl Serialize for MessageDelete {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
///         let mut map = serializer.serialize_map(None)?;
///         map.serialize_entry("messageId", &self.message_id)?;
///         entry(&mut map, "complete", &self.complete)?;
///         map.end()
///     }
/// }
/// ```
pub(super) fn serialize_impl(
    name: &Ident,
    entries: &[Entry<'_>],
    imports: &mut Imports,
) -> TokenStream {
    for path in [
        runtime::SERIALIZE,
        runtime::SERIALIZE_MAP,
        runtime::SERIALIZER,
    ] {
        imports.add(path);
    }
    let mut statements = TokenStream::new();
    for Entry {
        wire,
        place,
        is_optional,
    } in entries
    {
        statements.extend(if *is_optional {
            imports.add(runtime::ENTRY);
            quote!(entry(&mut map, #wire, &self.#place)?;)
        } else {
            quote!(map.serialize_entry(#wire, &self.#place)?;)
        });
    }
    let body = if entries.is_empty() {
        quote!(serializer.serialize_map(Some(0))?.end())
    } else {
        quote! {
            let mut map = serializer.serialize_map(None)?;
            #statements
            map.end()
        }
    };
    quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// ```text
///     limits::check("fields.message", &self.fields.text, &[Limit::MaxChars(20_000)])?;
///     limits::check_inside(&self.fields.properties)?;
/// ```
pub(super) fn limit_checks(
    path: &str,
    place: &TokenStream,
    field: &Field,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    if !field.limits.is_empty() {
        imports.add(runtime::LIMIT);
        let limits = field.limits.iter().map(|&of| limit(of));
        checks.push(quote!(limits::check(#path, &self.#place, &[#(#limits),*])?;));
    }
    if index.is_limited(&field.ty) {
        checks.push(quote!(limits::check_inside(&self.#place)?;));
    }
    if !checks.is_empty() {
        imports.add(runtime::LIMITS_MODULE);
    }
    checks
}

fn limit(limit: Limit) -> TokenStream {
    let (name, number) = match limit {
        Limit::MinChars(least) => (quote!(MinChars), i128::from(least)),
        Limit::MaxChars(most) => (quote!(MaxChars), i128::from(most)),
        Limit::Min(least) => (quote!(Min), i128::from(least)),
        Limit::Max(most) => (quote!(Max), i128::from(most)),
        Limit::MinItems(least) => (quote!(MinItems), i128::from(least)),
        Limit::MaxItems(most) => (quote!(MaxItems), i128::from(most)),
        Limit::MaxBytes(most) => (quote!(MaxBytes), i128::from(most)),
    };
    let number = literal::number(number);
    quote!(Limit::#name(#number))
}
