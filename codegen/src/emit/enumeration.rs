//! `enums/<enum>.rs`: an open enumeration of values.

use bitrix_schema::api::Enum;
use proc_macro2::TokenStream;
use quote::quote;

use super::{EmittedFile, Item};
use crate::docs::{Doc, code, inline, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::{GenerateError, runtime};

/// ```text
/// /// Kind of a chat.
/// #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// #[non_exhaustive]
/// pub enum ChatType {
///     /// `chat`: a group chat.
///     Chat,
///     /// A value that this version of the client does not know.
///     Unknown(UnknownValue),
/// }
///
/// impl OpenEnum for ChatType { … }
///
/// open_enum_impls!(ChatType);
/// ```
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
    let name = ident(&of.name)?;
    let (mut variants, mut values) = (TokenStream::new(), Vec::new());
    for value in &of.values {
        let line = format!("{}: {}", code(&value.wire), inline(&value.doc));
        let notes: Vec<_> = value
            .since
            .iter()
            .map(|revision| format!("Since revision {revision}."))
            .collect();
        let (docs, variant, wire) = (
            Doc::new().line(line).notes(&notes),
            ident(&value.variant)?,
            &value.wire,
        );
        variants.extend(quote!(#docs #variant,));
        values.push(quote!((#wire, Self::#variant)));
    }
    let docs = Doc::of(&of.doc).paragraph(of.docs_url.as_deref().map(vendor_link));
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #variants
            /// A value that this version of the client does not know.
            Unknown(UnknownValue),
        }
    };
    Ok(EmittedFile {
        path: format!("enums/{}.rs", ident(&of.module)?),
        source: of.file.clone(),
        docs: Doc::new(),
        imports,
        items: vec![
            Item::Tokens(definition),
            Item::Tokens(open_enum_impl(&name, &values)),
            Item::Text(format!("open_enum_impls!({name});\n")),
        ],
    })
}

/// ```text
/// impl OpenEnum for ChatType {
///     const VALUES: &'static [(&'static str, Self)] = &[("chat", Self::Chat)];
///
///     fn unknown(value: UnknownValue) -> Self {
///         Self::Unknown(value)
///     }
///
///     fn as_str(&self) -> &str {
///         match self {
///             Self::Unknown(value) => value.as_str(),
///             known => known.name(),
///         }
///     }
/// }
/// ```
fn open_enum_impl(name: &proc_macro2::Ident, values: &[TokenStream]) -> TokenStream {
    quote! {
        impl OpenEnum for #name {
            const VALUES: &'static [(&'static str, Self)] = &[#(#values),*];
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
    }
}
