//! Pages: the request for the next one, and what the streams of all of them are made of.

use bitrix_schema::api::{Field, Paging, Returns, Type};
use bitrix_schema::yaml::Node;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, Value};
use crate::emit::fields;
use crate::ident::ident;
use crate::{GenerateError, runtime, types};

/// ```text
///     /// The request for the page after `page`; `None` where `page` was the last one.
///     pub fn next_page(&self, page: &BotListResult) -> Result<Option<Self>, CallError<BotListError>> {
///         pages::next(self, page)
///     }
///
///     /// All pages, as a stream: each is asked for when it is wanted.
///     pub fn pages(self) -> Pages<Self> { … }
///
///     /// The items of all pages, as a stream: each page is asked for when its first item is wanted.
///     pub fn items(self) -> Items<Self> { … }
/// ```
pub(super) fn functions(scope: &mut Scope<'_>, output: &TokenStream) -> TokenStream {
    if scope.method.paging.is_none() {
        return TokenStream::new();
    }
    scope.import(&[
        runtime::CALL_ERROR,
        runtime::PAGES_MODULE,
        runtime::PAGES,
        runtime::ITEMS,
    ]);
    let error = &scope.error;
    quote! {
        /// The request for the page after `page`; `None` where `page` was the last one.
        pub fn next_page(&self, page: &#output) -> Result<Option<Self>, CallError<#error>> {
            pages::next(self, page)
        }
        /// All pages, as a stream: each is asked for when it is wanted.
        pub fn pages(self) -> Pages<Self> {
            Pages::new(self)
        }
        /// The items of all pages, as a stream: each page is asked for when its first item is wanted.
        pub fn items(self) -> Items<Self> {
            Items::new(self)
        }
    }
}

/// ```text
/// impl Paged for BotList {
///     type Item = objects::BotInfo;
///
///     fn turn(&self, page: &BotListResult) -> Result<Option<Self>, PagingError> {
///         if page.has_next_page != Some(true) {
///             return Ok(None);
///         }
///         let offset = pages::behind(self.offset.unwrap_or(0), page.bots.len())?;
///         let mut next = self.clone();
///         next.offset = Some(offset);
///         Ok(Some(next))
///     }
///
///     fn items_of(page: BotListResult) -> Vec<objects::BotInfo> {
///         page.bots
///     }
/// }
/// ```
pub(super) fn paged_impl(
    scope: &mut Scope<'_>,
    output: &TokenStream,
) -> Result<Option<TokenStream>, GenerateError> {
    let Some(paging) = &scope.method.paging else {
        return Ok(None);
    };
    scope.import(&[runtime::PAGED, runtime::PAGING_ERROR]);
    let offset = scope.value(&paging.offset)?;
    let items = items(scope, paging)?;
    let end = end(scope, paging, &items)?;
    let next = match &paging.next {
        Some(next) => by_cursor(scope, paging, &offset, next)?,
        None => by_count(&offset, &items),
    };
    let item = item(scope, paging)?;
    let (request, place) = (&scope.request, &offset.place);
    let stored = if offset.param.argument {
        quote!(offset)
    } else {
        quote!(Some(offset))
    };
    Ok(Some(quote! {
        impl Paged for #request {
            type Item = #item;
            fn turn(&self, page: &#output) -> Result<Option<Self>, PagingError> {
                #end
                #next
                let mut next = self.clone();
                next.#place = #stored;
                Ok(Some(next))
            }
            fn items_of(page: #output) -> Vec<#item> {
                #items
            }
        }
    }))
}

/// Stops where the server says that nothing follows. Where it does not say so, an empty page does.
fn end(
    scope: &Scope<'_>,
    paging: &Paging,
    items: &TokenStream,
) -> Result<TokenStream, GenerateError> {
    let is_last = if let Some(more) = &paging.more {
        let field = result_field(scope, more)?;
        let name = ident(&field.rust)?;
        if fields::is_optional(field) {
            quote!(page.#name != Some(true))
        } else {
            quote!(!page.#name)
        }
    } else {
        quote!(#items.is_empty())
    };
    Ok(quote!(if #is_last { return Ok(None); }))
}

/// The result names the next offset; one that does not move would ask for the same page forever.
fn by_cursor(
    scope: &Scope<'_>,
    paging: &Paging,
    offset: &Value<'_>,
    next: &str,
) -> Result<TokenStream, GenerateError> {
    let field = result_field(scope, next)?;
    let name = ident(&field.rust)?;
    let given = match (fields::is_optional(field), &paging.more) {
        (false, _) => quote!(let offset = page.#name;),
        (true, None) => quote!(let Some(offset) = page.#name else { return Ok(None); };),
        (true, Some(_)) => quote!(let offset = page.#name.ok_or_else(PagingError::nowhere)?;),
    };
    let current = current(offset);
    let (from, to) = if *offset.ty() == Type::Int {
        (current, quote!(offset))
    } else {
        (quote!(#current.get()), quote!(offset.get()))
    };
    Ok(quote! {
        #given
        pages::check_move(#from, #to)?;
    })
}

/// The offset grows by the number of items.
fn by_count(offset: &Value<'_>, items: &TokenStream) -> TokenStream {
    let current = current(offset);
    if *offset.ty() == Type::Int {
        quote!(let offset = pages::behind(#current, #items.len())?;)
    } else {
        quote!(let offset = pages::behind(#current.get(), #items.len())?.into();)
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

/// The type of an item.
fn item(scope: &mut Scope<'_>, paging: &Paging) -> Result<TokenStream, GenerateError> {
    let method = scope.method;
    let list = match (&paging.items, &method.returns) {
        (Some(field), _) => &result_field(scope, field)?.ty,
        (None, Returns::Value { ty, .. }) => ty,
        (None, Returns::Object { .. }) => &Type::Json,
    };
    match list {
        Type::List(item) => types::stored(item, &mut scope.imports),
        _ => Err(GenerateError::NoResultField {
            method: method.name.clone(),
            field: paging.items.clone().unwrap_or_default(),
        }),
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
