//! `objects/<union>.rs`: a value that is one of several types.

use bitrix_schema::api::{Type, Union, UnionVariant};
use proc_macro2::TokenStream;
use quote::quote;

use super::{EmittedFile, Item, wire};
use crate::docs::{Doc, vendor_link};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::template::{fill, literal, push};
use crate::{GenerateError, runtime, types};

const UNION: &str = "\
«docs»
#[derive(Clone, Debug, PartialEq)]
«serde»
#[non_exhaustive]
pub enum «name» {
«variants»
}
";

/// The types that it can be, how it is decoded and encoded, and that each of them turns into it.
pub(super) fn emit(union: &Union, index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    imports.define(&union.name);
    let name = ident(&union.name)?.to_string();
    let mut variants = String::new();
    for of in &union.variants {
        let (variant, ty) = (ident(&of.variant)?, types::written(&of.ty, &mut imports)?);
        push(
            &mut variants,
            format_args!("{}    {variant}({ty}),\n", Doc::of(&of.doc).outer("    ")),
        );
    }
    let docs = Doc::of(&union.doc)
        .paragraph(union.docs_url.as_deref().map(vendor_link))
        .outer("");
    let serde = "#[cfg_attr(feature = \"serde\", derive(serde::Serialize), serde(untagged))]\n";
    let serde = if union.is_input { "" } else { serde };
    let holes = [
        ("docs", &*docs),
        ("serde", serde),
        ("name", &*name),
        ("variants", &*variants),
    ];
    let mut items = vec![Item::Text(fill(UNION, &holes))];
    if union.is_keyed {
        items.push(Item::Tokens(constructors(union, &mut imports)?));
    }
    if union.is_output || !union.is_input {
        items.push(decode_impl(union, &name, &mut imports)?);
    }
    if union.is_input {
        items.push(serialize_impl(union, &name, index, &mut imports)?);
        items.extend(entries_impl(union, &name, index, &mut imports)?);
        items.extend(check_impl(union, &name, index, &mut imports)?);
        items.extend(secrets_impl(union, &name, index, &mut imports)?);
        items.extend(fill_impl(union, &name, index, &mut imports)?);
    }
    items.extend(conversions(union, &name, &mut imports)?);
    Ok(EmittedFile {
        path: format!("objects/{}.rs", ident(&union.module)?),
        source: union.file.clone(),
        docs: Doc::new(),
        imports,
        items,
    })
}

/// ```text
/// impl Block {
///     /// A text. It may have BB codes.
///     pub fn message(message: impl Into<String>) -> Self {
///         Self::Message(message.into())
///     }
/// }
/// ```
fn constructors(union: &Union, imports: &mut Imports) -> Result<TokenStream, GenerateError> {
    let mut functions = TokenStream::new();
    for of in &union.variants {
        let (function, variant) = (ident(&of.function)?, ident(&of.variant)?);
        let (argument, docs) = (types::argument(&of.ty, imports)?, Doc::of(&of.doc));
        let converted = types::convert(&of.ty, &quote!(#function));
        functions.extend(quote! {
            #docs
            pub fn #function(#function: #argument) -> Self {
                Self::#variant(#converted)
            }
        });
    }
    let name = ident(&union.name)?;
    Ok(quote!(impl #name { #functions }))
}

const DECODE: &str = "\
union_impls! {
    «name», «expected», default «default»,
    scalars [«scalars»],
    lists [«lists»],
    objects [«objects»]
}
";

fn decode_impl(union: &Union, name: &str, imports: &mut Imports) -> Result<Item, GenerateError> {
    imports.add(runtime::UNION_IMPLS);
    let (mut scalars, mut lists, mut objects) = (Vec::new(), Vec::new(), Vec::new());
    for of in &union.variants {
        let text = format!(
            "{}({})",
            ident(&of.variant)?,
            types::written(&of.ty, imports)?
        );
        match of.ty {
            Type::List(_) => lists.push(text),
            Type::Object(_) | Type::Map(..) => objects.push(text),
            _ => scalars.push(text),
        }
    }
    let default = union.variants.first().map_or("Unknown", |of| &of.variant);
    let holes = [
        ("name", name),
        ("expected", &*literal(&kinds(&union.variants))),
        ("default", &*ident(default)?.to_string()),
        ("scalars", &*scalars.join(", ")),
        ("lists", &*lists.join(", ")),
        ("objects", &*objects.join(", ")),
    ];
    Ok(Item::Text(fill(DECODE, &holes)))
}

/// `a text or an object`, for messages.
fn kinds(variants: &[UnionVariant]) -> String {
    let mut kinds = Vec::new();
    for of in variants {
        let kind = match of.ty {
            Type::Bool => "a boolean",
            Type::Int | Type::Id(_) => "an integer",
            Type::Float => "a number",
            Type::List(_) => "a list",
            Type::Object(_) | Type::Map(..) => "an object",
            Type::Json | Type::Union(_) => "a value",
            _ => "a text",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    match kinds.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "a value".to_owned(),
    }
}

const SERIALIZE: &str = "\
impl Serialize for «name» {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
«arms»
        }
    }
}
";

fn serialize_impl(
    union: &Union,
    name: &str,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Item, GenerateError> {
    if index.is_flat(&union.name) {
        return Ok(wire::serialize_flat(name, imports));
    }
    imports.add(runtime::SERIALIZE);
    imports.add(runtime::SERIALIZER);
    let mut arms = String::new();
    for of in &union.variants {
        let variant = ident(&of.variant)?;
        let written = if union.is_keyed {
            imports.add(runtime::KEYED);
            format!("keyed(serializer, {}, value)", literal(&of.wire))
        } else {
            "value.serialize(serializer)".to_owned()
        };
        push(
            &mut arms,
            format_args!("            Self::{variant}(value) => {written},\n"),
        );
    }
    Ok(Item::Text(fill(
        SERIALIZE,
        &[("name", name), ("arms", &arms)],
    )))
}

const ENTRIES: &str = "\
impl Entries for «name» {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
«arms»
        }
    }
}
";

/// Where its variants' fields stand among those of another object.
fn entries_impl(
    union: &Union,
    name: &str,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    if !index.is_flat(&union.name) {
        return Ok(None);
    }
    imports.add(runtime::ENTRIES);
    imports.add(runtime::SERIALIZE_MAP);
    let mut arms = String::new();
    for of in &union.variants {
        let variant = ident(&of.variant)?;
        push(
            &mut arms,
            format_args!("            Self::{variant}(value) => value.entries(map),\n"),
        );
    }
    let holes = [("name", name), ("arms", &*arms)];
    Ok(Some(Item::Text(fill(ENTRIES, &holes))))
}

const CHECK: &str = "\
impl CheckInside for «name» {
    fn check_inside(&self) -> Result<(), InvalidArgument> {
        match self {
«arms»
        }
    }
}
";

/// The limits of what its variants hold, where they have any.
fn check_impl(
    union: &Union,
    name: &str,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    if !index.is_limited(&Type::Union(union.name.clone())) {
        return Ok(None);
    }
    for path in [
        runtime::CHECK_INSIDE,
        runtime::INVALID_ARGUMENT,
        runtime::LIMITS_MODULE,
    ] {
        imports.add(path);
    }
    let mut arms = String::new();
    for of in union.variants.iter().filter(|of| index.is_limited(&of.ty)) {
        let variant = ident(&of.variant)?;
        push(
            &mut arms,
            format_args!("            Self::{variant}(value) => limits::check_inside(value),\n"),
        );
    }
    if !union.variants.iter().all(|of| index.is_limited(&of.ty)) {
        arms.push_str("            _ => Ok(()),\n");
    }
    Ok(Some(Item::Text(fill(
        CHECK,
        &[("name", name), ("arms", &arms)],
    ))))
}

const SECRETS: &str = "\
impl HoldsSecrets for «name» {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        match self {
«arms»
        }
    }
}
";

/// The secrets of what its variants hold, where they have any.
fn secrets_impl(
    union: &Union,
    name: &str,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    if !index.holds_secrets(&Type::Union(union.name.clone())) {
        return Ok(None);
    }
    imports.add(runtime::HOLDS_SECRETS);
    imports.add(runtime::SECRET);
    let mut arms = String::new();
    for of in union
        .variants
        .iter()
        .filter(|of| index.holds_secrets(&of.ty))
    {
        let variant = ident(&of.variant)?;
        push(
            &mut arms,
            format_args!("            Self::{variant}(value) => value.add_to(secrets),\n"),
        );
    }
    if !union.variants.iter().all(|of| index.holds_secrets(&of.ty)) {
        arms.push_str("            _ => {}\n");
    }
    let holes = [("name", name), ("arms", &*arms)];
    Ok(Some(Item::Text(fill(SECRETS, &holes))))
}

const FILL: &str = "\
impl FillBotId for «name» {
    fn fill_bot_id(&mut self, bot: BotId) {
«arms»
    }
}
";

/// The ID of the bot that calls, for the variants that take it.
fn fill_impl(
    union: &Union,
    name: &str,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    let taking = |of: &&UnionVariant| index.takes_bot_id(&of.ty);
    let mut arms = String::new();
    for of in union.variants.iter().filter(taking) {
        let variant = ident(&of.variant)?;
        push(
            &mut arms,
            format_args!(
                "        if let Self::{variant}(value) = self {{\n            value.fill_bot_id(bot);\n        }}\n"
            ),
        );
    }
    if arms.is_empty() {
        return Ok(None);
    }
    imports.add(runtime::BOT_ID);
    imports.add(runtime::FILL_BOT_ID);
    let holes = [("name", name), ("arms", &*arms)];
    Ok(Some(Item::Text(fill(FILL, &holes))))
}

const FROM: &str = "\
impl From<«type»> for «name» {
    fn from(value: «type») -> Self {
        Self::«variant»(value)
    }
}
";

const FROM_STR: &str = "\
impl From<&str> for «name» {
    fn from(value: &str) -> Self {
        Self::«variant»(value.to_owned())
    }
}
";

/// Not for a type that two variants hold: it would not say which of them is meant.
fn conversions(
    union: &Union,
    name: &str,
    imports: &mut Imports,
) -> Result<Vec<Item>, GenerateError> {
    let mut items = Vec::new();
    for of in &union.variants {
        if union
            .variants
            .iter()
            .filter(|other| other.ty == of.ty)
            .count()
            == 1
        {
            let (ty, variant) = (
                types::written(&of.ty, imports)?,
                ident(&of.variant)?.to_string(),
            );
            let holes = [("type", &*ty), ("name", name), ("variant", &*variant)];
            items.push(Item::Text(fill(FROM, &holes)));
            if of.ty == Type::Text && union.is_input {
                items.push(Item::Text(fill(FROM_STR, &holes)));
            }
        }
    }
    Ok(items)
}
