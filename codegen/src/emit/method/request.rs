//! The struct of a request and those of its groups.

use bitrix_schema::api::{Method, Param, ParamGroup, ParamPath, ParamValue};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, page};
use crate::ident::ident;
use crate::{GenerateError, runtime, types};

/// ```text
/// #[derive(Clone, Debug)]
/// #[must_use = "a request does nothing until it is awaited"]
/// pub struct MessageSend {
///     call: Call,
///     dialog_id: DialogId,
///     fields: Fields,
/// }
///
/// // Nested on the wire, setters of the call in Rust.
/// #[derive(Clone, Debug, Default)]
/// struct Fields {
///     text: Option<String>,
/// }
/// ```
pub(super) fn structs(scope: &mut Scope<'_>) -> Result<Vec<TokenStream>, GenerateError> {
    scope.import(&[runtime::CALL]);
    let docs = page::docs(scope)?;
    let method = scope.method;
    let (request, fields) = (scope.request.clone(), fields(scope, &method.params)?);
    let mut structs = vec![quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is awaited"]
        pub struct #request {
            call: Call,
            #fields
        }
    }];
    for group in groups(&method.params) {
        let (name, fields) = (ident(&group.type_name)?, fields_of(scope, group)?);
        let derives = if has_argument(&group.params) {
            quote!(Clone, Debug)
        } else {
            quote!(Clone, Debug, Default)
        };
        scope.imports.define(&group.type_name);
        structs.push(quote! {
            #[comment = " Nested on the wire, setters of the call in Rust."]
            #[derive(#derives)]
            struct #name {
                #fields
            }
        });
    }
    Ok(structs)
}

fn fields_of(scope: &mut Scope<'_>, group: &ParamGroup) -> Result<TokenStream, GenerateError> {
    fields(scope, &group.params)
}

fn fields(scope: &mut Scope<'_>, params: &[Param]) -> Result<TokenStream, GenerateError> {
    let mut fields = TokenStream::new();
    for param in params {
        fields.extend(match param {
            Param::Value(value) => {
                let (name, ty) = (
                    ident(&value.field.rust)?,
                    types::stored(&value.field.ty, &mut scope.imports)?,
                );
                if value.argument {
                    quote!(#name: #ty,)
                } else {
                    quote!(#name: Option<#ty>,)
                }
            }
            Param::Group(group) => {
                let (name, ty) = (ident(&group.rust)?, ident(&group.type_name)?);
                quote!(#name: #ty,)
            }
        });
    }
    Ok(fields)
}

/// ```text
///     pub(crate) fn new(call: Call, dialog_id: DialogId) -> Self {
///         Self { call, dialog_id, fields: Fields::default() }
///     }
/// ```
pub(super) fn constructor(scope: &mut Scope<'_>) -> Result<TokenStream, GenerateError> {
    let mut arguments = TokenStream::new();
    for value in arguments_of(scope.method) {
        let (name, ty) = (
            ident(&value.field.rust)?,
            types::stored(&value.field.ty, &mut scope.imports)?,
        );
        arguments.extend(quote!(, #name: #ty));
    }
    let mut values = quote!(call);
    for param in &scope.method.params {
        let value = initial(param)?;
        values.extend(quote!(, #value));
    }
    Ok(quote! {
        pub(crate) fn new(call: Call #arguments) -> Self {
            Self { #values }
        }
    })
}

fn initial(param: &Param) -> Result<TokenStream, GenerateError> {
    Ok(match param {
        Param::Value(value) => {
            let name = ident(&value.field.rust)?;
            if value.argument {
                quote!(#name)
            } else {
                quote!(#name: None)
            }
        }
        Param::Group(group) => {
            let (name, ty) = (ident(&group.rust)?, ident(&group.type_name)?);
            if has_argument(&group.params) {
                let values = group
                    .params
                    .iter()
                    .map(initial)
                    .collect::<Result<Vec<_>, _>>()?;
                quote!(#name: #ty { #(#values),* })
            } else {
                quote!(#name: #ty::default())
            }
        }
    })
}

/// The parameters that are arguments of the function, in schema order.
pub(in crate::emit) fn arguments_of(method: &Method) -> impl Iterator<Item = &ParamValue> {
    method
        .values()
        .into_iter()
        .map(|(_, value)| value)
        .filter(|value| value.argument)
}

/// All groups, outer ones first.
pub(super) fn groups(params: &[Param]) -> Vec<&ParamGroup> {
    let mut found = Vec::new();
    for param in params {
        if let Param::Group(group) = param {
            found.push(group);
            found.extend(groups(&group.params));
        }
    }
    found
}

fn has_argument(params: &[Param]) -> bool {
    params.iter().any(|param| match param {
        Param::Value(value) => value.argument,
        Param::Group(group) => has_argument(&group.params),
    })
}

/// The way to a parameter's field in Rust: `fields.text`.
pub(super) fn place(method: &Method, path: &ParamPath) -> Result<TokenStream, GenerateError> {
    let missing = || GenerateError::NoParameter {
        method: method.name.clone(),
        path: path.dotted(),
    };
    let mut params = &method.params[..];
    let mut place = TokenStream::new();
    for (depth, segment) in path.0.iter().enumerate() {
        let is_last = depth + 1 == path.0.len();
        let param = params.iter().find(|param| match param {
            Param::Value(value) => is_last && value.field.wire == *segment,
            Param::Group(group) => !is_last && group.wire == *segment,
        });
        match param.ok_or_else(missing)? {
            Param::Value(value) => {
                let name = ident(&value.field.rust)?;
                place.extend(quote!(#name));
            }
            Param::Group(group) => {
                let name = ident(&group.rust)?;
                place.extend(quote!(#name.));
                params = &group.params;
            }
        }
    }
    Ok(place)
}
