//! `objects/<object>.rs`: an object that methods take, return, or both.

use bitrix_schema::api::{Field, Object, Type};
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
        items.push(Item::Tokens(builder(object, index, &mut imports)?));
        items.push(serialize_impl(object, &mut imports)?);
        items.extend(check_impl(object, index, &mut imports)?);
        items.extend(secrets_impl(object, index, &mut imports)?);
        items.extend(fill_impl(object, index, &mut imports)?);
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
fn builder(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let (mut arguments, mut values, mut setters) = (Vec::new(), Vec::new(), TokenStream::new());
    for field in object.fields.iter().filter(|of| of.constant.is_none()) {
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
    let makers = makers(object, index, imports)?;
    let row = row(object, index, imports)?;
    Ok(quote! {
        impl #name {
            #[doc = #docs]
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
            #makers
            #row
            #setters
        }
    })
}

/// ```text
///     /// Opens an address.
///     pub fn link(text: impl Into<String>, link: impl Into<String>) -> Self {
///         Self::new(text, objects::ButtonLink::new(link))
///     }
/// ```
fn makers(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let mut functions = TokenStream::new();
    for (variant, made) in index.api.makers(object) {
        let (mut arguments, mut own, mut inner) = (Vec::new(), Vec::new(), Vec::new());
        for field in made.fields.iter().filter(|of| is_argument(of)) {
            let (name, ty) = (ident(&field.rust)?, types::argument(&field.ty, imports)?);
            arguments.push(quote!(#name: #ty));
            inner.push(quote!(#name));
        }
        let ty = ident(&made.name)?;
        let mut before = Vec::new();
        for field in object.fields.iter().filter(|of| is_argument(of)) {
            if field.is_flat {
                own.push(quote!(objects::#ty::new(#(#inner),*)));
            } else {
                let (name, ty) = (ident(&field.rust)?, types::argument(&field.ty, imports)?);
                before.push(quote!(#name: #ty));
                own.push(quote!(#name));
            }
        }
        before.append(&mut arguments);
        let (docs, name) = (Doc::of(&variant.doc), ident(&variant.function)?);
        functions.extend(quote! {
            #docs
            pub fn #name(#(#before),*) -> Self {
                Self::new(#(#own),*)
            }
        });
    }
    Ok(functions)
}

/// ```text
///     /// Adds a row.
///     pub fn row(mut self, row: impl IntoIterator<Item = impl Into<objects::KeyboardItem>>) -> Self {
///         if !self.buttons.is_empty() {
///             self.buttons.push(objects::NewLine::new().into());
///         }
///         self.buttons.extend(row.into_iter().map(Into::into));
///         self
///     }
/// ```
fn row(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let has_rows = |field: &&Field| field.row_break.is_some();
    let Some(field) = object.fields.iter().find(has_rows) else {
        return Ok(TokenStream::new());
    };
    let (Some(row_break), Type::List(item)) = (&field.row_break, &field.ty) else {
        return Ok(TokenStream::new());
    };
    let list = ident(&field.rust)?;
    let argument = types::argument(&field.ty, imports)?;
    let between = break_value(item, row_break, object, index)?;
    Ok(quote! {
        #[doc = " Adds a row."]
        #[must_use]
        pub fn row(mut self, row: #argument) -> Self {
            if !self.#list.is_empty() {
                self.#list.push(#between);
            }
            self.#list.extend(row.into_iter().map(Into::into));
            self
        }
    })
}

/// `objects::KeyboardItem::NewLine(objects::NewLine::new())`
fn break_value(
    item: &Type,
    row_break: &str,
    object: &Object,
    index: &Index<'_>,
) -> Result<TokenStream, GenerateError> {
    let dangling = || GenerateError::Dangling {
        at: object.name.clone(),
        kind: "variant",
        name: row_break.to_owned(),
    };
    let Type::Union(union) = item else {
        return Err(dangling());
    };
    let mut variants = index.union(union, &object.name)?.variants.iter();
    let variant = variants.find(|of| of.variant == *row_break);
    let Some(Type::Object(inner)) = variant.map(|of| &of.ty) else {
        return Err(dangling());
    };
    let (union, variant, inner) = (ident(union)?, ident(row_break)?, ident(inner)?);
    Ok(quote!(objects::#union::#variant(objects::#inner::new())))
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
        let is_optional = fields::is_optional_in(field, true);
        wire::Entry::of(field, is_optional)
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

const FILL: &str = "\
impl FillBotId for «name» {
    fn fill_bot_id(&mut self, bot: BotId) {
«steps»
    }
}
";

/// The fields that take the ID of the bot that calls.
fn fill_impl(
    object: &Object,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    let mut steps = String::new();
    for field in &object.fields {
        let place = ident(&field.rust)?;
        if field.is_bot_id {
            push(
                &mut steps,
                format_args!("        self.{place}.get_or_insert(bot);\n"),
            );
        } else if index.takes_bot_id(&field.ty) {
            push(
                &mut steps,
                format_args!("        self.{place}.fill_bot_id(bot);\n"),
            );
        }
    }
    if steps.is_empty() {
        return Ok(None);
    }
    imports.add(runtime::BOT_ID);
    imports.add(runtime::FILL_BOT_ID);
    let name = ident(&object.name)?.to_string();
    let holes = [("name", &*name), ("steps", &*steps)];
    Ok(Some(Item::Text(fill(FILL, &holes))))
}
