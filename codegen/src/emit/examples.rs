//! `examples.rs`: every example of the schema as a test.

use bitrix_schema::api::{Example, Method};
use bitrix_schema::yaml::Node;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{EmittedFile, Item, paths};
use crate::GenerateError;
use crate::docs::{self, Doc};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::{self, Failing, Names};

/// One test per method, object and event that has examples.
pub(super) fn emit(index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for method in index
        .api
        .methods
        .iter()
        .filter(|method| !method.examples.is_empty())
    {
        items.push(Item::Tokens(method_test(method, index, &mut imports)?));
    }
    for object in index
        .api
        .objects
        .iter()
        .filter(|object| object.is_output && !object.examples.is_empty())
    {
        imports.add("crate::generated::objects");
        let (name, ty) = (
            format_ident!("object_{}", ident(&object.module)?),
            ident(&object.name)?,
        );
        items.push(Item::Tokens(data_test(
            &name,
            &quote!(objects::#ty),
            &object.examples,
            &mut imports,
        )));
    }
    for event in index
        .api
        .events
        .iter()
        .filter(|event| !event.examples.is_empty())
    {
        imports.add("crate::generated::events");
        let (name, ty) = (
            format_ident!("event_{}", ident(&event.module)?),
            ident(&event.type_name)?,
        );
        items.push(Item::Tokens(data_test(
            &name,
            &quote!(events::#ty),
            &event.examples,
            &mut imports,
        )));
    }
    Ok(EmittedFile {
        path: "examples.rs".into(),
        source: "methods".into(),
        docs: Doc::new(),
        imports,
        items,
    })
}

/// ```text
/// #[test]
/// fn imbot_message_delete() {
///     let bot = bot();
///     encodes(bot.chat().message().delete(789).complete(true), r#"{"messageId": 789, "complete": true}"#);
///     decodes::<imbot::MessageDelete>(r#"{"result": true}"#);
///     fails_with::<imbot::MessageDelete>("MESSAGE_NOT_FOUND");
/// }
/// ```
fn method_test(
    method: &Method,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let family = ident(&super::family(method, index)?.module)?;
    let (module, request) = (ident(&method.rust.module)?, ident(&method.rust.request)?);
    let ty = quote!(#family::#request);
    let mut steps = TokenStream::new();
    let mut needs_handle = false;
    for example in &method.examples {
        if let Some(request) = &example.request {
            needs_handle = true;
            steps.extend(encodes(method, request, index, imports)?);
        }
        steps.extend(answer(example, &ty, &family.to_string(), imports));
    }
    let handle = needs_handle.then(|| {
        let (handle, _) = paths::root(method);
        imports.add(&format!("crate::example_checks::{handle}"));
        let handle = format_ident!("{handle}");
        quote!(let #handle = #handle();)
    });
    let name = format_ident!("{family}_{module}");
    Ok(quote! {
        #[test]
        fn #name() {
            #handle
            #steps
        }
    })
}

fn encodes(
    method: &Method,
    request: &Node,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<TokenStream, GenerateError> {
    let mut names = Names::default();
    let call = literal::call(method, request, index, Failing::Unwrap, &mut names)?;
    for name in names.iter() {
        imports.add(&match name {
            "objects" | "enums" => format!("crate::generated::{name}"),
            _ => format!("crate::{name}"),
        });
    }
    imports.add("crate::example_checks::encodes");
    let json = raw(&literal::wire_json(&method.params, request, index)?);
    Ok(quote!(encodes(#call, #json);))
}

fn answer(example: &Example, ty: &TokenStream, family: &str, imports: &mut Imports) -> TokenStream {
    let mut steps = TokenStream::new();
    if let Some(response) = &example.response {
        imports.add("crate::example_checks::decodes");
        let json = raw(&response.to_json());
        steps.extend(quote!(decodes::<#ty>(#json);));
    }
    if let Some(error) = &example.error {
        imports.add("crate::example_checks::fails_with");
        let code = &error.code;
        steps.extend(quote!(fails_with::<#ty>(#code);));
    }
    if !steps.is_empty() {
        imports.add(&format!("crate::generated::{family}"));
    }
    steps
}

/// ```text
/// #[test]
/// fn object_chat() {
///     decodes_data::<objects::Chat>(r#"{"id": 5}"#);
/// }
/// ```
fn data_test(
    name: &proc_macro2::Ident,
    ty: &TokenStream,
    examples: &[Node],
    imports: &mut Imports,
) -> TokenStream {
    imports.add("crate::example_checks::decodes_data");
    let examples = examples.iter().map(|example| raw(&example.to_json()));
    quote! {
        #[test]
        fn #name() {
            #(decodes_data::<#ty>(#examples);)*
        }
    }
}

/// JSON as a raw literal of one line, so that it reads as it travels. Characters that cannot be seen
/// are escaped, which only a plain literal can do.
fn raw(json: &str) -> Literal {
    if docs::has_hidden(json) {
        return Literal::string(json);
    }
    if !json.contains('"') {
        return raw_literal(json, "");
    }
    let longest = json
        .split('"')
        .skip(1)
        .map(|part| part.len() - part.trim_start_matches('#').len())
        .max();
    raw_literal(json, &"#".repeat(longest.unwrap_or(0) + 1))
}

fn raw_literal(json: &str, hashes: &str) -> Literal {
    format!("r{hashes}\"{json}\"{hashes}")
        .parse()
        .unwrap_or_else(|_| Literal::string(json))
}
