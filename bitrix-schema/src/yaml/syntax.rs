//! What keeps a file from being read at all, said in our own words: no text of the YAML library leaks.

mod missing_colon;
mod open_bracket;

use serde_yaml::Error;
use serde_yaml::budget::BudgetBreach;

use super::{MAX_BYTES, MAX_DEPTH};
use crate::diagnostic::{Diagnostic, is_invisible};
use crate::source::{Place, to_u32};

pub(super) const COMPOUND_KEY: &str = "compound key";
pub(super) const BINARY: &str = "binary value";

/// The text of a file, if it is text that a person can have written.
pub(super) fn readable_text(file: u32, bytes: &[u8]) -> Result<&str, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(
            Diagnostic::new(Place::start_of(file), "the file has more than 1 MiB")
                .label("too large")
                .help("a method is described in a few kilobytes; is this the right file?"),
        );
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| not_utf8(file, bytes, error.valid_up_to()))?;
    let forbidden = text
        .char_indices()
        .find(|&(at, char)| is_forbidden(at, char));
    if let Some((at, char)) = forbidden {
        return Err(forbidden_character(file, at, char));
    }
    Ok(text)
}

fn not_utf8(file: u32, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let place = Place {
        file,
        start: to_u32(valid_up_to),
        len: 1,
    };
    let byte = bytes[valid_up_to];
    Diagnostic::new(place, "the file is not UTF-8 text")
        .label(format!("byte 0x{byte:02X} is no character"))
        .help("save the file as UTF-8; if it is not text, it does not belong here")
}

fn is_forbidden(at: usize, char: char) -> bool {
    let byte_order_mark = at == 0 && char == '\u{FEFF}';
    let control = char.is_control() && !matches!(char, '\n' | '\r' | '\t');
    !byte_order_mark && (control || is_invisible(char))
}

fn forbidden_character(file: u32, at: usize, char: char) -> Diagnostic {
    let place = Place {
        file,
        start: to_u32(at),
        len: to_u32(char.len_utf8()),
    };
    let code = u32::from(char);
    if is_invisible(char) {
        Diagnostic::new(
            place,
            format!("the invisible character U+{code:04X} is not allowed"),
        )
        .label("invisible character")
        .help("it can make text read differently from what it says; remove it")
    } else {
        Diagnostic::new(
            place,
            format!("the control character U+{code:04X} is not allowed"),
        )
        .label("control character")
        .help("remove it; if the file is not text, it does not belong here")
    }
}

/// Says in our own words what the YAML library stumbled over.
pub(super) fn explain(file: u32, text: &str, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    let place = place_of(file, text, error);
    if let Error::Budget { breach, .. } = error {
        return over_budget(file, text, place, breach);
    }
    explain_message(file, text, place, &error.to_string())
}

fn over_budget(file: u32, text: &str, place: Place, breach: &BudgetBreach) -> Diagnostic {
    match breach {
        BudgetBreach::Anchors { .. } => anchor(file, text, place),
        BudgetBreach::Aliases { .. } => alias(place),
        BudgetBreach::Depth { .. } => too_deep(place),
        BudgetBreach::Documents { .. } => {
            explain_message(file, text, place, "multiple YAML documents")
        }
        _ => Diagnostic::new(place, "the file is larger than any method needs")
            .label("stopped reading here")
            .help("split it, or remove what does not belong"),
    }
}

fn anchor(file: u32, text: &str, place: Place) -> Diagnostic {
    // The library points at the value behind the anchor; the `&` stands before it.
    let before = &text[..place.start as usize];
    let start = before.rfind('&').unwrap_or(place.start as usize);
    let name_len = text[start..].find(char::is_whitespace).unwrap_or(1);
    let place = Place {
        file,
        start: to_u32(start),
        len: to_u32(name_len),
    };
    Diagnostic::new(place, "anchors (`&name`) are not allowed")
        .label("anchor")
        .help("write the value out where it is needed, or put what is shared under objects/, enums/ or errors/; quote a text that begins with `&`")
}

fn alias(place: Place) -> Diagnostic {
    Diagnostic::new(place, "aliases (`*name`) are not allowed")
        .label("alias")
        .help("write the value out; quote a text that begins with `*`")
}

fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::new(
        place,
        format!("values are nested more than {MAX_DEPTH} levels deep"),
    )
    .label("one level too many")
    .help("describe nested objects in files of their own under objects/")
}

/// Integers of the schema are those of the client.
pub(super) fn too_large(place: Place) -> Diagnostic {
    Diagnostic::new(place, "this number is too large")
        .label("beyond what 64 bits hold")
        .help("numbers go from -9223372036854775808 to 9223372036854775807; quote it, if a text is meant")
}

/// What the library says where something further up is wrong.
const VAGUE: &str = "did not find expected";

/// The library's sentences that have a better one of ours, by what they contain.
const SENTENCES: [(&str, &str, &str, &str); 17] = [
    (
        "recursion limit",
        "values are nested more than 64 levels deep",
        "one level too many",
        "describe nested objects in files of their own under objects/",
    ),
    (
        "nesting",
        "values are nested more than 64 levels deep",
        "one level too many",
        "describe nested objects in files of their own under objects/",
    ),
    (
        "escape",
        "double quotes do not know this `\\`",
        "not expected here",
        "put the text in single quotes, where `\\` is a character like any other; or write `\\\\`",
    ),
    (
        "tab",
        "a tab is used for indentation",
        "tab",
        "YAML is indented with spaces; use two for each level",
    ),
    (
        "unclosed quote",
        "the quoted text that begins here does not end",
        "begins here",
        "add the closing quote",
    ),
    (
        "unclosed bracket",
        "the list or mapping that begins here does not end",
        "begins here",
        "add the closing bracket",
    ),
    (
        "mapping values are not allowed",
        "a second `: ` stands on this line",
        "not expected here",
        "quote the text, or write it as a block: `details: |`",
    ),
    (
        "multiple YAML documents",
        "the file holds more than one YAML document",
        "second document",
        "one file describes one thing; remove the `---` line",
    ),
    (
        "anchor",
        "anchors (`&name`) and aliases (`*name`) are not allowed",
        "alias",
        "write the value out; quote a text that begins with `*`",
    ),
    (
        "alias",
        "aliases (`*name`) are not allowed",
        "alias",
        "write the value out; quote a text that begins with `*`",
    ),
    (
        COMPOUND_KEY,
        "a key is a plain name",
        "not a name",
        "write `name: value`",
    ),
    (
        "expected string scalar",
        "a key is a plain name",
        "not a name",
        "write `name: value`",
    ),
    (
        BINARY,
        "binary values are not allowed",
        "binary value",
        "remove the tag",
    ),
    (
        "tag",
        "tags (`!name`) are not allowed",
        "tag",
        "quote a text that begins with `!`",
    ),
    (
        "unexpected character",
        "a plain text cannot begin with this character",
        "not expected here",
        "quote the text",
    ),
    (
        "trailing content",
        "something follows the closing quote",
        "not expected here",
        "quote the whole text, and double a `'` inside single quotes; or a quote further up is not closed",
    ),
    (
        VAGUE,
        "this line does not fit the ones above",
        "not expected here",
        "check the indentation of this line and the one before it: keys of one mapping start in one column",
    ),
];

fn explain_message(file: u32, text: &str, place: Place, message: &str) -> Diagnostic {
    let known = SENTENCES.iter().find(|(part, ..)| message.contains(part));
    let is_vague = known.is_none_or(|(part, ..)| *part == VAGUE);
    if is_vague && let Some(finding) = open_bracket::explain(file, text, place) {
        return finding;
    }
    if let Some(finding) = missing_colon::explain(file, text, place, message) {
        return finding;
    }
    match known {
        Some((_, sentence, label, help)) => {
            Diagnostic::new(place, *sentence).label(*label).help(*help)
        }
        None => Diagnostic::new(whole_line(file, text, place), "this is not valid YAML")
            .label("cannot be read")
            .help("check indentation, colons and quotes on this line and the one before it"),
    }
}

fn place_of(file: u32, text: &str, error: &Error) -> Place {
    let Some(location) = error.location() else {
        return Place::start_of(file);
    };
    let start = location.span().byte_offset().map_or_else(
        || offset_of(text, location.line(), location.column()),
        |offset| usize::try_from(offset).unwrap_or(text.len()),
    );
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    // An error at the very end is shown at the last line that has something on it.
    if text[start..].trim().is_empty() {
        start = text.trim_end().len().saturating_sub(1);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
    }
    let len = text[start..].chars().next().map_or(0, char::len_utf8);
    Place {
        file,
        start: to_u32(start),
        len: to_u32(len),
    }
}

fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let count = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let line_start: usize = text
        .split_inclusive('\n')
        .take(count(line))
        .map(str::len)
        .sum();
    let in_line: usize = text[line_start..]
        .chars()
        .take(count(column))
        .map(char::len_utf8)
        .sum();
    line_start + in_line
}

fn whole_line(file: u32, text: &str, place: Place) -> Place {
    let start = text[..place.start as usize]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    Place {
        file,
        start: to_u32(start + indent),
        len: to_u32(line.trim().len().max(1)),
    }
}
