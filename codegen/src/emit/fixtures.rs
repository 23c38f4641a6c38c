//! `fixtures.rs`: what the server sends in the examples of the schema.

use bitrix_schema::yaml::Node;
use proc_macro2::Literal;

use super::{EmittedFile, Item};
use crate::docs::{self, Doc};
use crate::ident::ident;
use crate::imports::Imports;
use crate::index::Index;
use crate::template::{fill, push};
use crate::{GenerateError, runtime};

const FIXTURES: &str = "\
fixtures! {
«rows»
}
";

/// One row per method, object and event that has examples.
///
/// ```text
/// fixtures! {
///     method imbot::MessageDelete => [r#"{"result": true}"#];
///     data objects::Chat => [r#"{"id": 5}"#];
/// }
/// ```
pub(super) fn emit(index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    let mut imports = Imports::default();
    let mut rows = String::new();
    for method in &index.api.methods {
        let responses = method.examples.iter().filter_map(|of| of.response.as_ref());
        let responses: Vec<_> = responses.collect();
        let family = ident(&super::family(method, index)?.module)?.to_string();
        let ty = format!("{family}::{}", ident(&method.rust.request)?);
        row("method", &ty, &responses, &mut rows, &mut imports);
    }
    for object in index.api.objects.iter().filter(|object| object.is_output) {
        let ty = format!("objects::{}", ident(&object.name)?);
        let examples: Vec<_> = object.examples.iter().collect();
        row("data", &ty, &examples, &mut rows, &mut imports);
    }
    for event in &index.api.events {
        let ty = format!("events::{}", ident(&event.type_name)?);
        let examples: Vec<_> = event.examples.iter().collect();
        row("data", &ty, &examples, &mut rows, &mut imports);
    }
    imports.add(runtime::FIXTURES);
    Ok(EmittedFile {
        path: "fixtures.rs".into(),
        source: "methods".into(),
        docs: Doc::new(),
        imports,
        items: vec![Item::Text(fill(FIXTURES, &[("rows", &rows)]))],
    })
}

fn row(kind: &str, ty: &str, examples: &[&Node], rows: &mut String, imports: &mut Imports) {
    if examples.is_empty() {
        return;
    }
    let module = ty.split("::").next().unwrap_or(ty);
    imports.add(&format!("crate::generated::{module}"));
    let examples = examples
        .iter()
        .map(|example| raw(&example.to_json()).to_string());
    let examples: Vec<_> = examples.collect();
    let list = match &examples[..] {
        [only] => format!("[{only}]"),
        _ => format!("[\n        {},\n    ]", examples.join(",\n        ")),
    };
    push(rows, format_args!("    {kind} {ty} => {list};\n"));
}

/// JSON as a raw literal of one line, so that it reads as it travels. Characters that cannot be seen
/// are escaped, which only a plain literal can do.
pub(super) fn raw(json: &str) -> Literal {
    if docs::has_hidden(json) {
        return Literal::string(json);
    }
    // As many hashes as it takes: one more than follow any quote inside.
    let inside = json.split('"').skip(1);
    let after_quote = inside.map(|part| part.len() - part.trim_start_matches('#').len());
    let hashes = "#".repeat(after_quote.max().map_or(0, |most| most + 1));
    format!("r{hashes}\"{json}\"{hashes}")
        .parse()
        .unwrap_or_else(|_| Literal::string(json))
}
