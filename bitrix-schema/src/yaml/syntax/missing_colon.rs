//! A key without its colon is taken for a text that goes on; the error comes later or says nothing.

use crate::diagnostic::Diagnostic;
use crate::source::{Place, to_u32};

/// A key that is longer is not looked for by YAML.
const KEY_CHARS: usize = 1024;

pub(super) fn explain(file: u32, text: &str, error: Place, message: &str) -> Option<Diagnostic> {
    let line = line_at(text, error.start as usize);
    let at_colon = message.contains("mapping values are not allowed");
    let is_unexplained = message.contains("simple key") || message.contains("expected ':'");
    let is_long = line.1.find(": ").is_some_and(|at| at > KEY_CHARS);
    if is_long && (at_colon || is_unexplained) {
        return Some(too_long(file, line));
    }
    if at_colon {
        let before = &text[line.0..error.start as usize];
        let previous = text[..line.0].trim_end();
        let previous = line_at(text, previous.len());
        return (!has_colon(before) && is_lone_text(previous.1)).then(|| missing(file, previous));
    }
    (is_unexplained && is_lone_text(line.1)).then(|| missing(file, line))
}

fn too_long(file: u32, line: (usize, &str)) -> Diagnostic {
    Diagnostic::new(place(file, line), "a key has at most 1,024 characters")
        .label("too long")
        .help("if it is the end of a text from the line before, quote the text, or write it as a block")
}

fn missing(file: u32, line: (usize, &str)) -> Diagnostic {
    let trimmed = line.1.trim();
    let finding = Diagnostic::new(place(file, line), "this line has no `: `")
        .label("a key, or the rest of a text?");
    match trimmed.split_once(' ') {
        Some((key, value)) => finding.help(format!(
            "write `{key}: {}`; or, if it goes on from the line before, write the text as a block: `details: |`",
            excerpt(value.trim())
        )),
        None => finding.help("write `key: value`; or indent it, if it goes on from the line before"),
    }
}

/// The beginning of a text, which may be a whole paragraph.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

fn is_lone_text(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty()
        && !has_colon(line)
        && !line.starts_with(['-', '#', '[', '{', '"', '\'', '|', '>'])
}

fn has_colon(line: &str) -> bool {
    line.contains(": ") || line.trim_end().ends_with(':')
}

/// The line that holds a place: where it begins, and its text.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

fn place(file: u32, (start, line): (usize, &str)) -> Place {
    let indent = line.len() - line.trim_start().len();
    Place {
        file,
        start: to_u32(start + indent),
        len: to_u32(line.trim().len().max(1)),
    }
}
