//! `examples.rs`: every example of a call in the schema as a test.

use bitrix_schema::api::Method;
use bitrix_schema::yaml::Node;
use proc_macro2::Literal;

use super::{EmittedFile, Item, fixtures, paths};
use crate::GenerateError;
use crate::docs::Doc;
use crate::format;
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::literal::{self, Failing, Names};
use crate::template::{fill, push};

/// One test per method that has examples; that fixtures decode is tested for all of them at once.
pub(super) fn emit(index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for method in &index.api.methods {
        items.extend(method_test(method, index, &mut imports)?);
    }
    Ok(EmittedFile {
        path: "examples.rs".into(),
        source: "methods".into(),
        docs: Doc::new(),
        imports,
        items,
    })
}

const TEST: &str = "\
#[test]
fn «name»() {
«steps»
}
";

/// ```text
/// #[test]
/// fn imbot_message_delete() {
///     encodes(bot().chat().message().delete(789).complete(true), r#"{"messageId": 789, "complete": true}"#);
///     fails_with::<imbot::MessageDelete>("MESSAGE_NOT_FOUND");
/// }
/// ```
fn method_test(
    method: &Method,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<Option<Item>, GenerateError> {
    let family = ident(&super::family(method, index)?.module)?.to_string();
    let (module, request) = (ident(&method.rust.module)?, ident(&method.rust.request)?);
    let mut steps = String::new();
    for example in &method.examples {
        if let Some(request) = &example.request {
            steps.push_str(&encodes(method, request, index, imports)?);
        }
        if let Some(error) = &example.error {
            imports.add("crate::example_checks::fails_with");
            imports.add(&format!("crate::generated::{family}"));
            let code = Literal::string(&error.code);
            push(
                &mut steps,
                format_args!("    fails_with::<{family}::{request}>({code});\n"),
            );
        }
    }
    if steps.is_empty() {
        return Ok(None);
    }
    let name = format!("{family}_{module}");
    let holes = [("name", &*name), ("steps", &*steps)];
    Ok(Some(Item::Text(fill(TEST, &holes))))
}

/// A call and what it sends, on one line: examples are a table.
fn encodes(
    method: &Method,
    request: &Node,
    index: &Index<'_>,
    imports: &mut Imports,
) -> Result<String, GenerateError> {
    let mut names = Names::default();
    let call = literal::call(method, request, index, Failing::Unwrap, &mut names)?;
    for name in names.iter() {
        imports.add(&match name {
            "objects" | "enums" => format!("crate::generated::{name}"),
            _ => format!("crate::{name}"),
        });
    }
    imports.add("crate::example_checks::encodes");
    let (root, _) = paths::root(method);
    imports.add(&format!("crate::example_checks::{root}"));
    // What is a variable in the documentation is made by a function here.
    let call = format::one_line(&method.file, &call)?;
    let call = call.replacen(root, &format!("{root}()"), 1);
    let json = fixtures::raw(&literal::wire_json(&method.params, request, index)?);
    Ok(format!("    encodes({call}, {json});\n"))
}
