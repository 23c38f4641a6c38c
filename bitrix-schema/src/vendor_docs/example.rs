//! JSON in code blocks, and in the bodies of curl commands.

use super::block::{Block, Content};
use super::finding::{FindingKind, Findings, report};
use super::json;
use super::outline::{Kind, Section};
use crate::facts::{Example, ExampleKind, Place};

/// The examples of some sections.
pub(super) fn read(sections: &[Section], findings: &mut Findings) -> Vec<Example> {
    let mut examples = Vec::new();
    for section in sections {
        if matches!(section.kind, Kind::SystemErrors | Kind::FurtherReading) {
            continue;
        }
        for block in &section.blocks {
            if let Some(example) = example(section, block, findings) {
                examples.push(example);
            }
        }
    }
    examples
}

fn example(section: &Section, block: &Block, findings: &mut Findings) -> Option<Example> {
    let Content::Code { language, text } = &block.content else {
        return None;
    };
    let language = language
        .split([' ', '{', ','])
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    let (body, kind) = match language.as_str() {
        "json" | "json5" | "jsonc" => {
            let kind = match section.kind {
                Kind::Errors => ExampleKind::Error,
                Kind::Response | Kind::Returned => ExampleKind::Response,
                Kind::Examples | Kind::Parameters => ExampleKind::Request,
                _ => ExampleKind::Other,
            };
            (text.clone(), kind)
        }
        "bash" | "curl" | "sh" | "shell" | "http" => (request_body(text)?, ExampleKind::Request),
        _ => return None,
    };
    let title = match &block.tab {
        Some(tab) => format!("{}: {tab}", section.title),
        None => section.title.clone(),
    };
    let value = parse(&body, &block.place, findings)?;
    // An error in the section of the response is still an error.
    let kind = match kind {
        ExampleKind::Response if value.get("error").is_some_and(serde_json::Value::is_string) => {
            ExampleKind::Error
        }
        kind => kind,
    };
    Some(Example {
        kind,
        title,
        value,
        place: block.place.clone(),
    })
}

fn parse(text: &str, place: &Place, findings: &mut Findings) -> Option<serde_json::Value> {
    match json::parse(text) {
        Ok(parsed) => {
            if parsed.cleaned {
                report(
                    findings,
                    FindingKind::Json,
                    place,
                    "this example is read without its comments, dots and trailing commas, which are no JSON",
                );
            }
            Some(parsed.value)
        }
        Err((message, line)) => {
            let place = Place {
                line: place.line.saturating_add(line),
                ..place.clone()
            };
            report(
                findings,
                FindingKind::Json,
                &place,
                format!("the example cannot be read: {message}"),
            );
            None
        }
    }
}

/// What a curl command sends, if it is JSON: the text between the quotes of `-d '…'`.
fn request_body(command: &str) -> Option<String> {
    let flags = ["-d '", "--data '", "--data-raw '", "--data-binary '", "-d'"];
    let start = flags
        .iter()
        .filter_map(|flag| command.find(flag).map(|at| at + flag.len()))
        .min()?;
    // Within single quotes a shell writes a quote as '\''.
    let mut body = String::new();
    let mut rest = &command[start..];
    loop {
        let end = rest.find('\'')?;
        body.push_str(&rest[..end]);
        match rest[end..].strip_prefix("'\\''") {
            Some(after) => {
                body.push('\'');
                rest = after;
            }
            None => break,
        }
    }
    body.trim_start().starts_with(['{', '[']).then_some(body)
}
