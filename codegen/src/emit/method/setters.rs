//! The functions of a request: its constructor, a setter for each optional parameter, paging.

use bitrix_schema::api::{ParamPath, ParamValue};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Scope, paging, request};
use crate::emit::described;
use crate::ident::ident;
use crate::{GenerateError, types};

/// ```text
/// impl MessageDelete {
///     pub(crate) fn new(call: Call, message_id: MessageId) -> Self { … }
///
///     /// Removes the message from the database. Default: `false`.
///     pub fn complete(mut self, complete: bool) -> Self { … }
/// }
/// ```
pub(super) fn inherent_impl(
    scope: &mut Scope<'_>,
    output: &TokenStream,
) -> Result<TokenStream, GenerateError> {
    let constructor = request::constructor(scope)?;
    let mut functions = TokenStream::new();
    for (path, value) in scope.method.values() {
        if !value.argument {
            functions.extend(setter(scope, &path, value)?);
        }
    }
    let paging = paging::functions(scope, output);
    let request = &scope.request;
    Ok(quote! {
        impl #request {
            #constructor
            #functions
            #paging
        }
    })
}

/// ```text
///     /// Text of the message. At most 20,000 characters.
///     pub fn text(mut self, text: impl Into<String>) -> Self {
///         self.fields.text = Some(text.into());
///         self
///     }
/// ```
fn setter(
    scope: &mut Scope<'_>,
    path: &ParamPath,
    value: &ParamValue,
) -> Result<TokenStream, GenerateError> {
    let docs = described::setter(path, value);
    let name = ident(&value.field.rust)?;
    let argument = types::argument(&value.field.ty, &mut scope.imports)?;
    let converted = types::convert(&value.field.ty, &quote!(#name));
    let place = request::place(scope.method, path)?;
    let (stored, removal) = match value.field.removed_by {
        None => (quote!(Some(#converted)), TokenStream::new()),
        Some(literal) => {
            let docs = described::removal(&value.field, literal);
            let remove = format_ident!("remove_{}", value.field.rust);
            let removal = quote! {
                #docs
                pub fn #remove(mut self) -> Self {
                    self.#place = Some(None);
                    self
                }
            };
            (quote!(Some(Some(#converted))), removal)
        }
    };
    Ok(quote! {
        #docs
        pub fn #name(mut self, #name: #argument) -> Self {
            self.#place = #stored;
            self
        }
        #removal
    })
}
