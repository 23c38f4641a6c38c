//! `objects/<object>.rs`: an object that methods take, return, or both.

use bitrix_schema::api::{Field, Object};
use proc_macro2::TokenStream;
use quote::quote;

use super::fields::{self, ResultType};
use super::{EmittedFile, Item, described, is_argument, wire};
use crate::docs::{Doc, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::template::{fill, push};
use crate::{GenerateError, runtime, types};

/// The struct; how it is decoded; how it is built, encoded and checked.
pub(super) fn emit(object: &Object, index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let docs = Doc::of(&object.doc).paragraph(object.docs_url.as_deref().map(vendor_link));
    let mut items = if object.is_output || !object.is_input {
        let input = object.is_input;
        let result = ResultType {
            name: &object.name,
            at: &object.name,
            docs,
            fields: &object.fields,
            rest: object.rest.as_ref(),
            input,
        };
        fields::result_type(&result, &mut imports)?
    } else {
        vec![input_struct(object, &docs, &mut imports)?]
    };
    if object.is_input {
        items.push(Item::Tokens(builder(object, &mut imports)?));
        items.push(serialize_impl(object, &mut imports)?);
        items.extend(check_impl(object, index, &mut imports)?);
        items.extend(secrets_impl(object, index, &mut imports)?);
    }
    Ok(EmittedFile {
        path: format!("objects/{}.rs", ident(&object.module)?),
        source: object.file.clone(),
        docs: Doc::new(),
        imports,
        items,
    })
}

const INPUT: &str = "\
«docs»
#[derive(«derives»)]
#[non_exhaustive]
pub struct «name» {
«fields»
}
";

/// The struct of an object that is only sent.
fn input_struct(object: &Object, docs: &Doc, imports: &mut Imports) -> Result<Item, GenerateError> {
    imports.define(&object.name);
    let has_default = !object.fields.iter().any(is_argument);
    let derives = if has_default {
        "Clone, Debug, Default, PartialEq"
    } else {
        "Clone, Debug, PartialEq"
    };
    let holes = [
        ("docs", &*docs.outer("")),
        ("derives", derives),
        ("name", &*ident(&object.name)?.to_string()),
        (
            "fields",
            &*fields::public_fields(&object.fields, true, imports)?,
        ),
    ];
    Ok(Item::Text(fill(INPUT, &holes)))
}

/// ```text
/// impl BotProperties {
///     /// With everything that is required.
///     pub fn new(name: impl Into<String>) -> Self {
///         Self { name: name.into(), color: None }
///     }
///
///     /// Color of the bot.
///     pub fn color(mut self, color: impl Into<String>) -> Self {
///         self.color = Some(color.into());
///         self
///     }
/// }
/// ```
fn builder(object: &Object, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    let (mut arguments, mut values, mut setters) = (Vec::new(), Vec::new(), TokenStream::new());
    for field in &object.fields {
        let (name, argument) = (ident(&field.rust)?, types::argument(&field.ty, imports)?);
        let converted = types::convert(&field.ty, &quote!(#name));
        if is_argument(field) {
            arguments.push(quote!(#name: #argument));
            let is_shorthand = name == converted.to_string();
            values.push(if is_shorthand {
                quote!(#name)
            } else {
                quote!(#name: #converted)
            });
        } else {
            values.push(quote!(#name: None));
            setters.extend(setter(field, &argument, &converted)?);
        }
    }
    let (name, body) = (
        ident(&object.name)?,
        if arguments.is_empty() {
            quote!(Self::default())
        } else {
            quote!(Self { #(#values),* })
        },
    );
    let docs = if arguments.is_empty() {
        " With nothing set."
    } else {
        " With what is required, and nothing else set."
    };
    Ok(quote! {
        impl #name {
            #[doc = #docs]
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
            #setters
        }
    })
}

fn setter(
    field: &Field,
    argument: &TokenStream,
    converted: &TokenStream,
) -> Result<TokenStream, GenerateError> {
    let (docs, name) = (described::field(&field.wire, field), ident(&field.rust)?);
    Ok(quote! {
        #docs
        #[must_use]
        pub fn #name(mut self, #name: #argument) -> Self {
            self.#name = Some(#converted);
            self
        }
    })
}

fn serialize_impl(object: &Object, imports: &mut Imports) -> Result<Item, GenerateError> {
    let entries = object.fields.iter().map(|field| {
        Ok(wire::Entry {
            wire: &field.wire,
            place: ident(&field.rust)?,
            sent: if fields::is_optional_in(field, true) {
                wire::Sent::IfSet
            } else {
                wire::Sent::Always
            },
        })
    });
    let entries = entries.collect::<Result<Vec<_>, GenerateError>>()?;
    Ok(wire::serialize_impl(
        &ident(&object.name)?,
        &entries,
        imports,
    ))
}

const CHECK: &str = "\
impl CheckInside for «name» {
    fn check_inside(&self) -> Result<(), InvalidArgument> {
«steps»
        Ok(())
    }
}
";

/// The limits of its fields, under a path that begins with the object's name.
fn check_impl(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    let mut steps = String::new();
    for field in &object.fields {
        let (path, place) = (
            format!("{}.{}", object.name, field.wire),
            ident(&field.rust)?.to_string(),
        );
        steps.push_str(&wire::limit_checks(&path, &place, field, index, imports));
    }
    if steps.is_empty() {
        return Ok(None);
    }
    imports.add(runtime::CHECK_INSIDE);
    imports.add(runtime::INVALID_ARGUMENT);
    let name = ident(&object.name)?.to_string();
    Ok(Some(Item::Text(fill(
        CHECK,
        &[("name", &name), ("steps", &steps)],
    ))))
}

const SECRETS: &str = "\
impl HoldsSecrets for «name» {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
«steps»
    }
}
";

/// The secrets among its fields.
fn secrets_impl(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    let mut steps = String::new();
    for field in object
        .fields
        .iter()
        .filter(|of| index.holds_secrets(&of.ty))
    {
        let place = ident(&field.rust)?;
        push(
            &mut steps,
            format_args!("        self.{place}.add_to(secrets);\n"),
        );
    }
    if steps.is_empty() {
        return Ok(None);
    }
    imports.add(runtime::HOLDS_SECRETS);
    imports.add(runtime::SECRET);
    let name = ident(&object.name)?.to_string();
    let holes = [("name", &*name), ("steps", &*steps)];
    Ok(Some(Item::Text(fill(SECRETS, &holes))))
}
