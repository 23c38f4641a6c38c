//! `objects/<union>.rs`: a value that is one of several types.

use std::collections::HashSet;

use bitrix_schema::api::{Type, Union, UnionVariant};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{EmittedFile, Item};
use crate::docs::{Doc, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::{GenerateError, runtime, types};

/// ```text
/// /// A command, as methods name it.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum CommandRef {
///     /// By its ID.
///     Id(CommandId),
///     /// By its name.
///     Name(String),
/// }
///
/// union_impls! {
///     CommandRef, "an integer or a text", default Id,
///     scalars [Id(CommandId), Name(String)],
///     lists [],
///     objects []
/// }
///
/// impl From<CommandId> for CommandRef { … }
/// ```
pub(super) fn emit(union: &Union) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    imports.define(&union.name);
    let name = ident(&union.name)?;
    let mut variants = TokenStream::new();
    for of in &union.variants {
        let (docs, variant, ty) = (
            Doc::of(&of.doc),
            ident(&of.variant)?,
            types::stored(&of.ty, &mut imports)?,
        );
        variants.extend(quote!(#docs #variant(#ty),));
    }
    let docs = Doc::of(&union.doc).paragraph(union.docs_url.as_deref().map(vendor_link));
    let serde = (!union.is_input)
        .then(|| quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]));
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #serde
        #[non_exhaustive]
        pub enum #name {
            #variants
        }
    };
    let mut items = vec![Item::Tokens(definition)];
    if union.is_output || !union.is_input {
        items.push(Item::Text(decode_impl(union, &mut imports)?));
    }
    if union.is_input {
        items.push(Item::Tokens(serialize_impl(&name, union, &mut imports)?));
    }
    items.extend(conversions(&name, union, &mut imports)?);
    Ok(EmittedFile {
        path: format!("objects/{}.rs", ident(&union.module)?),
        source: union.file.clone(),
        docs: Doc::new(),
        imports,
        items,
    })
}

fn decode_impl(union: &Union, imports: &mut Imports) -> Result<String, GenerateError> {
    imports.add(runtime::UNION_IMPLS);
    let (mut scalars, mut lists, mut objects) = (Vec::new(), Vec::new(), Vec::new());
    for of in &union.variants {
        let ty = types::stored(&of.ty, imports)?.to_string().replace(' ', "");
        let text = format!("{}({})", ident(&of.variant)?, ty.replace(',', ", "));
        match of.ty {
            Type::List(_) => lists.push(text),
            Type::Object(_) | Type::Map(..) => objects.push(text),
            _ => scalars.push(text),
        }
    }
    let default = union.variants.first().map_or("Unknown", |of| &of.variant);
    Ok(format!(
        "union_impls! {{\n    {}, {:?}, default {},\n    scalars [{}],\n    lists [{}],\n    objects [{}]\n}}\n",
        ident(&union.name)?,
        kinds(&union.variants),
        ident(default)?,
        scalars.join(", "),
        lists.join(", "),
        objects.join(", "),
    ))
}

/// `a text or an object`, for messages.
fn kinds(variants: &[UnionVariant]) -> String {
    let mut kinds = Vec::new();
    for of in variants {
        let kind = match of.ty {
            Type::Bool => "a boolean",
            Type::Int | Type::Id(_) => "an integer",
            Type::Float => "a number",
            Type::List(_) => "a list",
            Type::Object(_) | Type::Map(..) => "an object",
            Type::Json | Type::Union(_) => "a value",
            _ => "a text",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    match kinds.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "a value".to_owned(),
    }
}

/// ```text
/// impl Serialize for CommandRef {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
///         match self {
///             Self::Id(value) => value.serialize(serializer),
///             Self::Name(value) => value.serialize(serializer),
///         }
///     }
/// }
/// ```
fn serialize_impl(
    name: &Ident,
    union: &Union,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    imports.add(runtime::SERIALIZE);
    imports.add(runtime::SERIALIZER);
    let variants = union.variants.iter().map(|of| ident(&of.variant));
    let variants = variants.collect::<Result<Vec<_>, _>>()?;
    Ok(quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#variants(value) => value.serialize(serializer),)*
                }
            }
        }
    })
}

/// ```text
/// impl From<CommandId> for CommandRef {
///     fn from(id: CommandId) -> Self {
///         Self::Id(id)
///     }
/// }
/// ```
fn conversions(
    name: &Ident,
    union: &Union,
    imports: &mut Imports,
) -> Result<Vec<Item>, GenerateError> {
    let mut seen = HashSet::new();
    let mut items = Vec::new();
    for of in &union.variants {
        if seen.insert(&of.ty) && !is_shadowed(&of.ty, union) {
            let (variant, ty) = (ident(&of.variant)?, types::stored(&of.ty, imports)?);
            items.push(Item::Tokens(quote! {
                impl From<#ty> for #name {
                    fn from(value: #ty) -> Self {
                        Self::#variant(value)
                    }
                }
            }));
        }
    }
    Ok(items)
}

/// A type that two variants hold would not say which of them is meant.
fn is_shadowed(ty: &Type, union: &Union) -> bool {
    union.variants.iter().filter(|of| of.ty == *ty).count() > 1
}
