//! What the runtime asks of a request: its name, result, limits, replay; and that it can be awaited.

use bitrix_schema::api::{ParamPath, Replay, Returns, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, checks};
use crate::{GenerateError, runtime};

/// ```text
/// impl Method for MessageDelete {
///     type Output = bool;
///     type Code = MessageDeleteError;
///
///     const NAME: &'static str = "imbot.v2.Chat.Message.delete";
///     const RESULT_KEY: Option<&'static str> = Some("result");
///     const REPLAY: Replay = Replay::Safe { done: Some("MESSAGE_NOT_FOUND") };
///
///     fn call(&self) -> &Call {
///         &self.call
///     }
/// }
/// ```
pub(super) fn method_impl(
    scope: &mut Scope<'_>,
    output: &TokenStream,
) -> Result<TokenStream, GenerateError> {
    scope.import(&[runtime::METHOD]);
    let result_key = result_key(&scope.method.returns);
    let replay = replay(scope);
    let check = checks::check(scope)?;
    let fill_replay_key = fill_replay_key(scope)?;
    let (request, error, name) = (&scope.request, &scope.error, &scope.method.name);
    Ok(quote! {
        impl Method for #request {
            type Output = #output;
            type Code = #error;
            const NAME: &'static str = #name;
            #result_key
            #replay
            fn call(&self) -> &Call {
                &self.call
            }
            #check
            #fill_replay_key
        }
    })
}

fn result_key(returns: &Returns) -> Option<TokenStream> {
    match returns {
        Returns::Value { key: Some(key), .. } => {
            Some(quote!(const RESULT_KEY: Option<&'static str> = Some(#key);))
        }
        _ => None,
    }
}

/// Unsafe is what the trait says itself.
fn replay(scope: &mut Scope<'_>) -> Option<TokenStream> {
    let replay = match &scope.method.replay {
        Replay::Unsafe => return None,
        Replay::Safe { done } => {
            let done = optional(done.as_deref());
            quote!(Replay::Safe { done: #done })
        }
        Replay::Keyed { busy, .. } => {
            let busy = optional(busy.as_deref());
            quote!(Replay::Keyed { busy: #busy })
        }
    };
    scope.import(&[runtime::REPLAY]);
    Some(quote!(const REPLAY: Replay = #replay;))
}

fn optional(text: Option<&str>) -> TokenStream {
    text.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
}

/// ```text
///     fn fill_replay_key(&mut self) -> bool {
///         if self.fields.system == Some(true) {
///             return false;
///         }
///         self.fields.template_id.get_or_insert_with(Uuid::new_v4);
///         true
///     }
/// ```
fn fill_replay_key(scope: &mut Scope<'_>) -> Result<Option<TokenStream>, GenerateError> {
    let Replay::Keyed { key, unless, .. } = &scope.method.replay else {
        return Ok(None);
    };
    let switched_off = unless
        .as_ref()
        .map(|path| switched_off(scope, path))
        .transpose()?;
    let value = scope.value(key)?;
    let (place, is_argument, ty) = (
        value.place.clone(),
        value.param.argument,
        value.ty().clone(),
    );
    let fill = match ty {
        _ if is_argument => None,
        Type::Uuid => Some(quote!(self.#place.get_or_insert_with(Uuid::new_v4);)),
        _ => Some(quote!(self.#place.get_or_insert_with(|| Uuid::new_v4().to_string().into());)),
    };
    if fill.is_some() {
        scope.import(&[runtime::UUID]);
    }
    Ok(Some(quote! {
        fn fill_replay_key(&mut self) -> bool {
            #switched_off
            #fill
            true
        }
    }))
}

fn switched_off(scope: &Scope<'_>, path: &ParamPath) -> Result<TokenStream, GenerateError> {
    let value = scope.value(path)?;
    let place = &value.place;
    let condition = if value.param.argument {
        quote!(self.#place)
    } else {
        quote!(self.#place == Some(true))
    };
    Ok(quote!(if #condition { return false; }))
}

/// ```text
/// impl IntoFuture for MessageDelete {
///     type Output = Result<bool, CallError<MessageDeleteError>>;
///     type IntoFuture = CallFuture<Self>;
///
///     fn into_future(self) -> Self::IntoFuture {
///         call::start(self)
///     }
/// }
/// ```
pub(super) fn future_impl(scope: &mut Scope<'_>, output: &TokenStream) -> TokenStream {
    scope.import(&[
        runtime::CALL_MODULE,
        runtime::CALL_FUTURE,
        runtime::CALL_ERROR,
    ]);
    let (request, error) = (&scope.request, &scope.error);
    quote! {
        impl IntoFuture for #request {
            type Output = Result<#output, CallError<#error>>;
            type IntoFuture = CallFuture<Self>;
            fn into_future(self) -> Self::IntoFuture {
                call::start(self)
            }
        }
    }
}
