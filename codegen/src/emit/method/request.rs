//! The struct of a request and those of its groups.

use bitrix_schema::api::{Method, Param, ParamGroup, ParamPath, ParamValue};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, page};
use crate::emit::Item;
use crate::ident::ident;
use crate::template::{fill, push};
use crate::{GenerateError, runtime, types};

const REQUEST: &str = "\
«docs»
#[derive(Clone, Debug)]
#[must_use = \"a request does nothing until it is awaited\"]
pub struct «name» {
    call: Call,
«fields»
}
";

const GROUP: &str = "\
// Nested on the wire, setters of the call in Rust.
#[derive(«derives»)]
struct «name» {
«fields»
}
";

/// The request, then its groups.
pub(super) fn structs(scope: &mut Scope<'_>) -> Result<Vec<Item>, GenerateError> {
    scope.import(&[runtime::CALL]);
    let (docs, name) = (page::docs(scope)?.outer(""), scope.request.to_string());
    let method = scope.method;
    let fields_of_request = fields(scope, &method.params)?;
    let holes = [
        ("docs", &*docs),
        ("name", &*name),
        ("fields", &*fields_of_request),
    ];
    let mut structs = vec![Item::Text(fill(REQUEST, &holes))];
    for group in groups(&method.params) {
        scope.imports.define(&group.type_name);
        let (name, fields) = (
            ident(&group.type_name)?.to_string(),
            fields(scope, &group.params)?,
        );
        let derives = if has_argument(&group.params) {
            "Clone, Debug"
        } else {
            "Clone, Debug, Default"
        };
        let holes = [("derives", derives), ("name", &*name), ("fields", &*fields)];
        structs.push(Item::Text(fill(GROUP, &holes)));
    }
    Ok(structs)
}

fn fields(scope: &mut Scope<'_>, params: &[Param]) -> Result<String, GenerateError> {
    let mut lines = String::new();
    for param in params {
        let (name, ty) = match param {
            Param::Value(value) => {
                let ty = types::written(&value.field.ty, &mut scope.imports)?;
                (
                    &value.field.rust,
                    match (value.argument, value.field.removed_by) {
                        (true, _) => ty,
                        (false, None) => format!("Option<{ty}>"),
                        // Not set, removed, or a value.
                        (false, Some(_)) => format!("Option<Option<{ty}>>"),
                    },
                )
            }
            Param::Group(group) => (&group.rust, ident(&group.type_name)?.to_string()),
        };
        push(&mut lines, format_args!("    {}: {ty},\n", ident(name)?));
    }
    Ok(lines)
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
