//! Defaults in prose: "Default is `50`", "`50` by default".

use super::phrases::{LANGUAGES, Phrases};
use super::scan::{self, Cursor, Scan};

const LINKS: [char; 12] = [' ', ':', '—', '–', '-', '=', ',', '(', '*', '\n', '"', '«'];

pub(super) fn read(scan: &Scan<'_>) -> Option<String> {
    LANGUAGES
        .iter()
        .find_map(|language| read_in(scan, language))
}

fn read_in(scan: &Scan<'_>, language: &Phrases) -> Option<String> {
    for word in language.default_words {
        for range in scan.find(word) {
            let mut cursor = scan.cursor(range.end);
            // A longer word, "defaulting", is another word.
            if cursor.rest().starts_with(char::is_alphanumeric) {
                continue;
            }
            cursor.pass(&LINKS, language.default_links);
            if let Some(value) = value(&mut cursor) {
                return Some(value);
            }
        }
    }
    let after = language.default_after.iter();
    after
        .flat_map(|phrase| scan.find(phrase))
        .find_map(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.skip(&[' ']);
            cursor.word(language.default_links);
            let ends = cursor.is_at_end() || cursor.rest().starts_with(['.', ')', ',', ';', '\n']);
            let text = &scan.plain[..range.start];
            let closed = cursor.rest().starts_with(')');
            let item = || closed.then(|| marked(text)).flatten();
            ends.then(|| before(text).or_else(item)).flatten()
        })
}

/// "- `fetch` — the bot asks (default)": the remark in parentheses is about the code that the item begins with.
fn marked(text: &str) -> Option<String> {
    let mut text = text.trim_end();
    for words in ["the", "value", "is", "значение", "используется", "это"] {
        text = text.strip_suffix(words).unwrap_or(text).trim_end();
    }
    let line = text.strip_suffix('(')?.rsplit('\n').next()?;
    let (code, range) = scan::codes(line).pop()?;
    let gloss = &line[range.end..];
    let same = !gloss.contains([';', '.', ':']) && !code.is_empty();
    same.then(|| clean(code))
}

fn value(cursor: &mut Cursor<'_>) -> Option<String> {
    let start = *cursor;
    if let Some(code) = cursor.code() {
        return Some(clean(code));
    }
    // A number is a default only where it is the whole of it: "1", not "1 hour".
    let literals = ["true", "false", "null"];
    if let Some(literal) = literals.iter().find(|literal| cursor.word(&[literal])) {
        return Some((*literal).to_owned());
    }
    *cursor = start;
    cursor.number().map(|number| number.to_string())
}

/// "`50` by default", "`false` — the default value", "used by default: …" has none.
fn before(text: &str) -> Option<String> {
    let mut text = text.trim_end_matches([' ', '(', ',', '—', '–', '-', '*']);
    for words in ["is used", "are used", "is", "используется", "the"] {
        text = text
            .strip_suffix(words)
            .unwrap_or(text)
            .trim_end_matches([' ', '(', ',', '—', '–', '-']);
    }
    if let Some(code) = text.strip_suffix('`') {
        let start = code.rfind(['`', '\n'])?;
        return code[start..]
            .starts_with('`')
            .then(|| clean(&code[start + 1..]));
    }
    let digits = text.len()
        - text
            .trim_end_matches(|sign: char| sign.is_ascii_digit())
            .len();
    let number = &text[text.len() - digits..];
    (digits > 0).then(|| number.to_owned())
}

/// `event_type=online` names the parameter as well; quotes are not part of a value.
fn clean(code: &str) -> String {
    let code = match code.split_once('=') {
        Some((name, value))
            if name
                .trim()
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || "_.".contains(sign)) =>
        {
            value
        }
        _ => code,
    };
    code.trim().trim_matches(['"', '\'']).to_owned()
}
