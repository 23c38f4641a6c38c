//! `<family>/<method>.rs`: the request, its result and its error codes.

mod checks;
mod codes;
mod contract;
mod encode;
mod page;
mod paging;
mod request;
mod setters;

use bitrix_schema::api::{Method, ParamPath, ParamValue, Returns, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fields::{self, ResultType};
use super::{EmittedFile, Item};
use crate::docs::{Doc, code};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::{GenerateError, types};

pub(super) use page::summary;
pub(super) use request::arguments_of;

/// What the emitters of one method share.
struct Scope<'a> {
    method: &'a Method,
    index: &'a Index<'a>,
    request: Ident,
    error: Ident,
    imports: Imports,
}

/// The file, item by item, in the order in which a reader asks: what is sent, how, what comes back.
pub(super) fn emit(method: &Method, index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let family = super::family(method, index)?;
    let (request, error) = (ident(&method.rust.request)?, ident(&method.rust.error)?);
    let mut scope = Scope {
        method,
        index,
        request,
        error,
        imports: Imports::default(),
    };
    let output = scope.output()?;
    let mut items = request::structs(&mut scope)?;
    items.push(Item::Tokens(setters::inherent_impl(&mut scope, &output)?));
    items.push(contract::method_impl(&mut scope, &output)?);
    items.extend(paging::paged_impl(&mut scope, &output)?.map(Item::Tokens));
    items.extend(encode::serialize_impls(&mut scope)?);
    items.push(contract::request_impls(&mut scope));
    if let Returns::Object { fields, .. } = &method.returns {
        let docs = Doc::new().line(format!("What {} returns.", code(&method.name)));
        let result = ResultType {
            name: &method.rust.result,
            at: &method.name,
            docs,
            fields,
            rest: None,
            input: false,
        };
        items.extend(fields::result_type(&result, &mut scope.imports)?);
    }
    items.push(codes::error_type(&mut scope)?);
    for name in [&method.rust.request, &method.rust.error] {
        scope.imports.define(name);
    }
    Ok(EmittedFile {
        path: format!(
            "{}/{}.rs",
            ident(&family.module)?,
            ident(&method.rust.module)?
        ),
        source: method.file.clone(),
        docs: Doc::new(),
        imports: scope.imports,
        items,
    })
}

impl<'a> Scope<'a> {
    fn import(&mut self, paths: &[&str]) {
        for path in paths {
            self.imports.add(path);
        }
    }

    /// The type of the result.
    fn output(&mut self) -> Result<TokenStream, GenerateError> {
        match &self.method.returns {
            Returns::Value { ty, .. } => types::stored(ty, &mut self.imports),
            Returns::Object { .. } => {
                let name = ident(&self.method.rust.result)?;
                Ok(quote!(#name))
            }
        }
    }

    /// A parameter by its path.
    fn value(&self, path: &ParamPath) -> Result<Value<'a>, GenerateError> {
        let found = self
            .method
            .values()
            .into_iter()
            .find(|(at, _)| at == path)
            .ok_or_else(|| GenerateError::NoParameter {
                method: self.method.name.clone(),
                path: path.dotted(),
            })?;
        Ok(Value {
            param: found.1,
            place: request::place(self.method, path)?,
        })
    }
}

/// A parameter and the expression that names its field: `self.fields.text`, less the `self`.
struct Value<'a> {
    param: &'a ParamValue,
    place: TokenStream,
}

impl Value<'_> {
    fn ty(&self) -> &Type {
        &self.param.field.ty
    }
}
