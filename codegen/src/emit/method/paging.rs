//! The request for the next page.

use bitrix_schema::api::{Field, Paging, Returns, Type};
use bitrix_schema::yaml::Node;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, Value};
use crate::docs::code;
use crate::emit::fields;
use crate::ident::ident;
use crate::{GenerateError, types};

/// ```text
///     /// The request for the page after `page`; `None` where `page` was the last one.
///     pub fn next_page(&self, page: &BotListResult) -> Option<Self> {
///         if page.has_next_page != Some(true) || page.bots.is_empty() {
///             return None;
///         }
///         let mut next = self.clone();
///         next.offset = Some(self.offset.unwrap_or(0).checked_add(i64::try_from(page.bots.len()).ok()?)?);
///         Some(next)
///     }
/// ```
pub(super) fn next_page(
    scope: &mut Scope<'_>,
    output: &TokenStream,
) -> Result<Option<TokenStream>, GenerateError> {
    let method = scope.method;
    let Some(paging) = &method.paging else {
        return Ok(None);
    };
    let offset = scope.value(&paging.offset)?;
    let (steps, next) = if let Some(next) = &paging.next {
        (
            end_by_flag(scope, paging, None)?,
            by_cursor(scope, &offset, next)?,
        )
    } else {
        let items = items(scope, paging)?;
        (
            end_by_flag(scope, paging, Some(&items))?,
            by_count(&offset, &items),
        )
    };
    let page = match &method.returns {
        Returns::Value {
            ty: Type::List(item),
            ..
        } => {
            let item = types::stored(item, &mut scope.imports)?;
            quote!([#item])
        }
        _ => output.clone(),
    };
    let place = &offset.place;
    let stored = if offset.param.argument {
        quote!(offset)
    } else {
        quote!(Some(offset))
    };
    let docs = next_page_docs(scope, paging)?;
    Ok(Some(quote! {
        #[doc = #docs]
        pub fn next_page(&self, page: &#page) -> Option<Self> {
            #steps
            #next
            let mut next = self.clone();
            next.#place = #stored;
            Some(next)
        }
    }))
}

/// What waits in a queue has no last page: more may come later.
fn next_page_docs(scope: &Scope<'_>, paging: &Paging) -> Result<String, GenerateError> {
    let Some(next) = &paging.next else {
        return Ok(
            " The request for the page after `page`; `None` where `page` was the last one.".into(),
        );
    };
    let next = code(&result_field(scope, next)?.rust);
    let end = if paging.more.is_some() {
        "where `page` says that nothing follows, or this request began there"
    } else {
        "where this request began there"
    };
    Ok(format!(
        " The request for what follows `page`, from its {next} on; `None` {end}."
    ))
}

/// Stops where the server says that nothing follows, and where a page is empty.
fn end_by_flag(
    scope: &Scope<'_>,
    paging: &Paging,
    items: Option<&TokenStream>,
) -> Result<TokenStream, GenerateError> {
    let mut ends = Vec::new();
    if let Some(more) = &paging.more {
        let field = result_field(scope, more)?;
        let name = ident(&field.rust)?;
        ends.push(if fields::is_optional(field) {
            quote!(page.#name != Some(true))
        } else {
            quote!(!page.#name)
        });
    }
    ends.extend(items.map(|items| quote!(#items.is_empty())));
    Ok(if ends.is_empty() {
        quote!()
    } else {
        quote!(if #(#ends)||* { return None; })
    })
}

/// The result names the next offset; one that does not move would ask for the same page forever.
fn by_cursor(
    scope: &mut Scope<'_>,
    offset: &Value<'_>,
    next: &str,
) -> Result<TokenStream, GenerateError> {
    let field = result_field(scope, next)?;
    let name = ident(&field.rust)?;
    let converted = if field.ty == *offset.ty() {
        quote!()
    } else {
        quote!(.into())
    };
    let given = if fields::is_optional(field) {
        quote!(page.#name? #converted)
    } else {
        quote!(page.#name #converted)
    };
    let ty = types::stored(offset.ty(), &mut scope.imports)?;
    let current = current(offset);
    Ok(quote! {
        let offset: #ty = #given;
        if #current == offset {
            return None;
        }
    })
}

/// The offset grows by the number of items.
fn by_count(offset: &Value<'_>, items: &TokenStream) -> TokenStream {
    let current = current(offset);
    match offset.ty() {
        Type::Int => quote!(let offset = #current.checked_add(i64::try_from(#items.len()).ok()?)?;),
        _ => {
            quote!(let offset = #current.get().checked_add(i64::try_from(#items.len()).ok()?)?.into();)
        }
    }
}

/// The offset of this request; what the server assumes where none is set.
fn current(offset: &Value<'_>) -> TokenStream {
    let place = &offset.place;
    let default = offset
        .param
        .field
        .default
        .as_ref()
        .and_then(Node::as_int)
        .unwrap_or(0);
    let default = proc_macro2::Literal::i64_unsuffixed(default);
    match offset.ty() {
        _ if offset.param.argument => quote!(self.#place),
        Type::Int => quote!(self.#place.unwrap_or(#default)),
        _ => quote!(self.#place.unwrap_or(#default.into())),
    }
}

fn items(scope: &Scope<'_>, paging: &Paging) -> Result<TokenStream, GenerateError> {
    match &paging.items {
        Some(field) => {
            let name = ident(&result_field(scope, field)?.rust)?;
            Ok(quote!(page.#name))
        }
        None => Ok(quote!(page)),
    }
}

fn result_field<'a>(scope: &Scope<'a>, wire: &str) -> Result<&'a Field, GenerateError> {
    let fields = match &scope.method.returns {
        Returns::Object { fields, .. } => &fields[..],
        Returns::Value {
            ty: Type::Object(name),
            ..
        } => &scope.index.object(name, &scope.method.name)?.fields[..],
        Returns::Value { .. } => &[],
    };
    fields
        .iter()
        .find(|field| field.wire == wire)
        .ok_or_else(|| GenerateError::NoResultField {
            method: scope.method.name.clone(),
            field: wire.to_owned(),
        })
}
