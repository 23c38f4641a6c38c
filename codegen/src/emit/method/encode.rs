//! How a request travels: a map of its parameters, in schema order.

use bitrix_schema::api::Param;
use proc_macro2::Ident;

use super::{Scope, request};
use crate::GenerateError;
use crate::emit::Item;
use crate::emit::wire;
use crate::ident::ident;

/// The request, then its groups.
pub(super) fn serialize_impls(scope: &mut Scope<'_>) -> Result<Vec<Item>, GenerateError> {
    let method = scope.method;
    let mut impls = vec![serialize_impl(
        scope,
        &scope.request.clone(),
        &method.params,
    )?];
    for group in request::groups(&method.params) {
        impls.push(serialize_impl(
            scope,
            &ident(&group.type_name)?,
            &group.params,
        )?);
    }
    Ok(impls)
}

fn serialize_impl(
    scope: &mut Scope<'_>,
    name: &Ident,
    params: &[Param],
) -> Result<Item, GenerateError> {
    let mut entries = Vec::new();
    for param in params {
        entries.push(match param {
            Param::Value(value) => wire::Entry::of(&value.field, !value.argument)?,
            Param::Group(group) => {
                wire::Entry::group(&group.wire, &ident(&group.rust)?, group.is_always_sent())
            }
        });
    }
    Ok(wire::serialize_impl(name, &entries, &mut scope.imports))
}
