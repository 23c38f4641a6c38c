//! Types of the model as Rust types: as they are stored, and as they are handed in.

use bitrix_schema::api::Type;
use proc_macro2::TokenStream;
use quote::quote;

use crate::GenerateError;
use crate::ident::ident;
use crate::imports::Imports;
use crate::runtime;

/// The owned type: of a struct's field, of a result.
pub(crate) fn stored(ty: &Type, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    Ok(match ty {
        Type::Bool | Type::Flag => quote!(bool),
        Type::Int => quote!(i64),
        Type::Float => quote!(f64),
        Type::Text => quote!(String),
        Type::Json => quote!(serde_json::Value),
        Type::Secret => named("Secret", runtime::SECRET, imports)?,
        Type::DateTime => named("DateTime", runtime::DATE_TIME, imports)?,
        Type::DialogId => named("DialogId", runtime::DIALOG_ID, imports)?,
        Type::Uuid => named("Uuid", runtime::UUID, imports)?,
        Type::Event => named("Event", runtime::EVENT, imports)?,
        Type::Bytes => named("Content", runtime::CONTENT, imports)?,
        Type::Id(name) => named(name, &format!("crate::generated::ids::{name}"), imports)?,
        Type::Enum(name) => named(name, &format!("crate::generated::enums::{name}"), imports)?,
        Type::Object(name) | Type::Union(name) => {
            imports.add("crate::generated::objects");
            let name = ident(name)?;
            quote!(objects::#name)
        }
        Type::List(item) => {
            let item = stored(item, imports)?;
            quote!(Vec<#item>)
        }
        Type::Map(key, value) => {
            imports.add(runtime::BTREE_MAP);
            let (key, value) = (stored(key, imports)?, stored(value, imports)?);
            quote!(BTreeMap<#key, #value>)
        }
        Type::Nullable(inner) => {
            let inner = stored(inner, imports)?;
            quote!(Option<#inner>)
        }
    })
}

/// The same as text: `Option<Vec<objects::User>>`.
pub(crate) fn written(ty: &Type, imports: &mut Imports) -> Result<String, GenerateError> {
    Ok(text(&stored(ty, imports)?))
}

/// The tokens of a type as text.
pub(crate) fn text(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "").replace(',', ", ")
}

fn named(name: &str, path: &str, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    imports.add(path);
    let name = ident(name)?;
    Ok(quote!(#name))
}

/// The type of a function's argument: whatever turns into the stored type without doubt.
pub(crate) fn argument(ty: &Type, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    Ok(match ty {
        Type::List(item) => {
            let item = argument(item, imports)?;
            quote!(impl IntoIterator<Item = #item>)
        }
        Type::Map(key, value) => {
            let (key, value) = (argument(key, imports)?, argument(value, imports)?);
            quote!(impl IntoIterator<Item = (#key, #value)>)
        }
        Type::Nullable(inner) => {
            let inner = argument(inner, imports)?;
            quote!(Option<#inner>)
        }
        _ => {
            let stored = stored(ty, imports)?;
            if converts(ty) {
                quote!(impl Into<#stored>)
            } else {
                stored
            }
        }
    })
}

/// The expression that turns an argument into the stored type.
pub(crate) fn convert(ty: &Type, argument: &TokenStream) -> TokenStream {
    match ty {
        Type::List(item) if is_plain(item) => quote!(#argument.into_iter().collect()),
        Type::List(item) if converts(item) => {
            quote!(#argument.into_iter().map(Into::into).collect())
        }
        Type::List(item) => {
            let converted = convert(item, &quote!(item));
            quote!(#argument.into_iter().map(|item| #converted).collect())
        }
        Type::Map(key, value) if is_plain(key) && is_plain(value) => {
            quote!(#argument.into_iter().collect())
        }
        Type::Map(key, value) => {
            let (key, value) = (convert(key, &quote!(key)), convert(value, &quote!(value)));
            quote!(#argument.into_iter().map(|(key, value)| (#key, #value)).collect())
        }
        Type::Nullable(inner) if converts(inner) => quote!(#argument.map(Into::into)),
        _ if converts(ty) => quote!(#argument.into()),
        _ => quote!(#argument),
    }
}

/// Whether a single value is taken as `impl Into<…>`.
fn converts(ty: &Type) -> bool {
    match ty {
        Type::Text
        | Type::Secret
        | Type::Json
        | Type::Bytes
        | Type::DialogId
        | Type::Id(_)
        | Type::Union(_) => true,
        Type::Bool
        | Type::Flag
        | Type::Int
        | Type::Float
        | Type::DateTime
        | Type::Uuid
        | Type::Event
        | Type::Enum(_)
        | Type::Object(_)
        | Type::List(_)
        | Type::Map(..)
        | Type::Nullable(_) => false,
    }
}

/// Whether a value is stored just as it is handed in.
fn is_plain(ty: &Type) -> bool {
    match ty {
        Type::Nullable(inner) => is_plain(inner),
        _ => !converts(ty) && !matches!(ty, Type::List(_) | Type::Map(..)),
    }
}
