//! The error codes of a method.

use proc_macro2::TokenStream;
use quote::quote;

use super::Scope;
use crate::docs::{Doc, code, inline};
use crate::emit::{Item, errors};
use crate::ident::ident;
use crate::{GenerateError, runtime};

/// ```text
/// /// Error codes of `imbot.v2.Chat.Message.delete`.
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum MessageDeleteError {
///     /// `MESSAGE_NOT_FOUND`: there is no such message.
///     MessageNotFound,
///     /// About the bot and its token.
///     Bot(BotCode),
///     /// A code that this version of the client does not know.
///     Unknown(UnknownCode),
/// }
///
/// impl ErrorSet for MessageDeleteError { … }
///
/// error_code_impls!(MessageDeleteError, Bot(BotCode));
/// ```
pub(super) fn error_type(scope: &mut Scope<'_>) -> Result<Vec<Item>, GenerateError> {
    scope.import(&[
        runtime::ERROR_SET,
        runtime::ERROR_CODE_IMPLS,
        runtime::UNKNOWN_CODE,
    ]);
    let method = scope.method;
    let own = errors::variants(&method.errors.codes)?;
    let (mut shared, mut sets) = (TokenStream::new(), String::new());
    for group in &method.errors.groups {
        let (variant, ty) = (ident(&group.variant)?, ident(&group.type_name)?);
        let docs = Doc::new().line(inline(&group.doc));
        scope
            .imports
            .add(&format!("crate::generated::errors::{ty}"));
        shared.extend(quote!(#docs #variant(#ty),));
        sets.push_str(&format!(", {variant}({ty})"));
    }
    let docs = Doc::new().line(format!("Error codes of {}.", code(&method.name)));
    let name = &scope.error;
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #own
            #shared
            /// A code that this version of the client does not know.
            Unknown(UnknownCode),
        }
    };
    Ok(vec![
        Item::Tokens(definition),
        Item::Tokens(errors::set_impl(name, &method.errors.codes)?),
        Item::Text(format!("error_code_impls!({name}{sets});\n")),
    ])
}
