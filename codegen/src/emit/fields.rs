//! Structs whose fields the schema names: how they are defined and decoded.

use bitrix_schema::api::{Field, Literal, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::docs::Doc;
use crate::ident::ident;
use crate::imports::Imports;
use crate::{GenerateError, runtime, types};

/// A struct that is decoded.
pub(super) struct ResultType<'a> {
    pub(super) name: &'a str,
    /// What the schema calls it.
    pub(super) at: &'a str,
    pub(super) docs: Doc,
    pub(super) fields: &'a [Field],
    /// Whether it is sent as well, and then has a `Serialize` of its own.
    pub(super) input: bool,
}

/// ```text
/// /// What `imbot.v2.Chat.Message.send` returns.
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
/// #[non_exhaustive]
/// pub struct MessageSendResult {
///     /// ID of the message; absent where only forwards were sent.
///     pub id: Option<MessageId>,
/// }
///
/// impl Object for MessageSendResult { … }
/// ```
pub(super) fn result_type(
    of: &ResultType<'_>,
    imports: &mut Imports,
) -> Result<Vec<TokenStream>, GenerateError> {
    imports.define(of.name);
    let (docs, name) = (&of.docs, ident(of.name)?);
    let serde = (!of.input).then(|| serde_derive(of.fields));
    let fields = public_fields(of.fields, of.input, imports)?;
    Ok(vec![
        quote! {
            #docs
            #[derive(Clone, Debug, Default, PartialEq)]
            #serde
            #[non_exhaustive]
            pub struct #name {
                #fields
            }
        },
        object_impl(of, imports)?,
    ])
}

/// The fields, all public, in schema order.
pub(super) fn public_fields(
    fields: &[Field],
    input: bool,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let mut found = TokenStream::new();
    for field in fields {
        let (docs, name) = (field_docs(field), ident(&field.rust)?);
        let rename =
            (!input && camel(&field.rust) != field.wire && field.rust != field.wire).then(|| {
                let wire = &field.wire;
                quote!(#[cfg_attr(feature = "serde", serde(rename = #wire))])
            });
        let ty = types::stored(&field.ty, imports)?;
        let ty = if is_optional_in(field, input) {
            quote!(Option<#ty>)
        } else {
            ty
        };
        found.extend(quote!(#docs #rename pub #name: #ty,));
    }
    Ok(found)
}

fn field_docs(field: &Field) -> Doc {
    let notes: Vec<_> = field
        .since
        .iter()
        .map(|revision| format!("Since revision {revision}."))
        .collect();
    Doc::of(&field.doc).notes(&notes)
}

/// Whether a field of a result is an `Option`. Lists and maps are not, they can be empty.
pub(super) fn is_optional(field: &Field) -> bool {
    !matches!(field.ty, Type::List(_) | Type::Map(..)) && may_be_absent(field)
}

/// What is sent can leave a list out, which is not the same as sending an empty one.
pub(super) fn is_optional_in(field: &Field, input: bool) -> bool {
    if input {
        may_be_absent(field)
    } else {
        is_optional(field)
    }
}

fn may_be_absent(field: &Field) -> bool {
    !field.required || !field.absent.is_empty()
}

/// The names on the wire where they do not follow from those in Rust.
fn serde_derive(fields: &[Field]) -> TokenStream {
    if fields.iter().all(|field| field.wire == field.rust) {
        return quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize))]);
    }
    quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))])
}

/// `message_id` → `messageId`, as serde does it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |camel, word| {
        let mut letters = word.chars();
        let initial = letters.next().map(|letter| letter.to_ascii_uppercase());
        camel + &initial.into_iter().collect::<String>() + letters.as_str()
    })
}

/// ```text
/// impl Object for Message {
///     const REQUIRED: &'static [&'static str] = &["id"];
///
///     fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, value: Field<'_, A>) -> Result<(), A::Error> {
///         match key {
///             "id" => value.into(&mut self.id),
///             _ => value.skip(),
///         }
///     }
/// }
/// ```
fn object_impl(of: &ResultType<'_>, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    for path in [runtime::MAP_ACCESS, runtime::FIELD, runtime::OBJECT] {
        imports.add(path);
    }
    let name = ident(of.name)?;
    let is_container = |field: &Field| matches!(field.ty, Type::List(_) | Type::Map(..));
    let required = of
        .fields
        .iter()
        .filter(|field| !may_be_absent(field) && !is_container(field));
    let required: Vec<_> = required.map(|field| &field.wire).collect();
    if required.len() > 64 {
        return Err(GenerateError::TooManyRequired {
            at: of.at.to_owned(),
        });
    }
    let required = (!required.is_empty())
        .then(|| quote!(const REQUIRED: &'static [&'static str] = &[#(#required),*];));
    let arms = of
        .fields
        .iter()
        .map(|field| arm(field, of.input, imports))
        .collect::<Result<TokenStream, _>>()?;
    Ok(if of.fields.is_empty() {
        quote! {
            impl Object for #name {
                fn set<'de, A: MapAccess<'de>>(&mut self, _: &str, value: Field<'_, A>) -> Result<(), A::Error> {
                    value.skip()
                }
            }
        }
    } else {
        quote! {
            impl Object for #name {
                #required
                fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, value: Field<'_, A>) -> Result<(), A::Error> {
                    match key {
                        #arms
                        _ => value.skip(),
                    }
                }
            }
        }
    })
}

/// Literals that stand for "none" are told where the type itself would take them for a value.
fn arm(field: &Field, input: bool, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    let (wire, name) = (&field.wire, ident(&field.rust)?);
    let literals: Vec<_> = field
        .absent
        .iter()
        .filter_map(|&absent| told(absent, &field.ty))
        .collect();
    if literals.is_empty() || !is_optional_in(field, input) {
        return Ok(quote!(#wire => value.into(&mut self.#name),));
    }
    imports.add(runtime::ABSENT);
    Ok(quote!(#wire => value.into_unless(&[#(#literals),*], &mut self.#name),))
}

fn told(absent: Literal, ty: &Type) -> Option<TokenStream> {
    let is_text = matches!(ty, Type::Text | Type::Secret | Type::Json | Type::Enum(_));
    match absent {
        Literal::False if matches!(ty, Type::Bool | Type::Json) => Some(quote!(Absent::False)),
        Literal::EmptyList if matches!(ty, Type::Json | Type::List(_)) => {
            Some(quote!(Absent::EmptyList))
        }
        Literal::EmptyText if is_text => Some(quote!(Absent::EmptyText)),
        Literal::No => Some(quote!(Absent::No)),
        Literal::Zero => Some(quote!(Absent::Zero)),
        Literal::Null | Literal::False | Literal::EmptyList | Literal::EmptyText => None,
    }
}
