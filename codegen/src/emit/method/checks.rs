//! What is checked before a request is sent.

use bitrix_schema::api::{ParamPath, ParamValue};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, request};
use crate::emit::wire;
use crate::{GenerateError, runtime};

/// ```text
///     fn check(&self) -> Result<(), InvalidArgument> {
///         if self.bot_id.is_none() && self.code.is_none() {
///             return Err(InvalidArgument::none_of(&["botId", "code"]));
///         }
///         limits::check("fields.message", &self.fields.text, &[Limit::MaxChars(20_000)])?;
///         Ok(())
///     }
/// ```
pub(super) fn check(scope: &mut Scope<'_>) -> Result<Option<TokenStream>, GenerateError> {
    let method = scope.method;
    let mut steps = Vec::new();
    for (path, value) in method.values() {
        if value.field.required && !value.argument {
            steps.push(missing(scope, &[path])?);
        }
    }
    for paths in &method.one_of {
        let can_miss = paths
            .iter()
            .map(|path| scope.value(path).map(|value| !value.param.argument));
        if can_miss
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .all(|can| can)
        {
            steps.push(missing(scope, paths)?);
        }
    }
    for (path, value) in method.values() {
        steps.extend(limits(scope, &path, value)?);
    }
    if steps.is_empty() {
        return Ok(None);
    }
    scope.import(&[runtime::INVALID_ARGUMENT]);
    Ok(Some(quote! {
        fn check(&self) -> Result<(), InvalidArgument> {
            #(#steps)*
            Ok(())
        }
    }))
}

/// One of these has to be set; where it is only one, it is a required parameter that is not an argument.
fn missing(scope: &Scope<'_>, paths: &[ParamPath]) -> Result<TokenStream, GenerateError> {
    let places = paths
        .iter()
        .map(|path| request::place(scope.method, path))
        .collect::<Result<Vec<_>, _>>()?;
    let names: Vec<_> = paths.iter().map(ParamPath::dotted).collect();
    Ok(quote! {
        if #(self.#places.is_none())&&* {
            return Err(InvalidArgument::none_of(&[#(#names),*]));
        }
    })
}

fn limits(
    scope: &mut Scope<'_>,
    path: &ParamPath,
    value: &ParamValue,
) -> Result<Vec<TokenStream>, GenerateError> {
    let place = request::place(scope.method, path)?;
    let steps = wire::limit_checks(
        &path.dotted(),
        &place,
        &value.field,
        scope.index,
        &mut scope.imports,
    );
    Ok(steps)
}
