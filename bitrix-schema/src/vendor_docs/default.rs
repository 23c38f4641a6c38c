//! Defaults in prose: "Default is `50`", "`50` by default".

use super::phrases::{LANGUAGES, Phrases};
use super::scan::{self, Cursor, Scan, folded};
use crate::facts::ValueFacts;

const LINKS: [char; 13] = [
    ' ', ':', '—', '–', '-', '=', ',', '(', '*', '\n', '"', '«', '\'',
];

/// The default that a description names. A word without marks is one only where it is among the values.
pub(super) fn read(scan: &Scan<'_>, values: &[ValueFacts]) -> Option<String> {
    LANGUAGES
        .iter()
        .find_map(|language| read_in(scan, values, language))
        .or_else(|| marked(values))
        .or_else(|| {
            LANGUAGES
                .iter()
                .find_map(|language| used_instead(scan, values, language))
        })
}

fn read_in(scan: &Scan<'_>, values: &[ValueFacts], language: &Phrases) -> Option<String> {
    for word in language.default_words {
        for range in scan.find(word) {
            let mut cursor = scan.cursor(range.end);
            // A longer word, "defaulting", is another word.
            if cursor.rest().starts_with(char::is_alphanumeric) {
                continue;
            }
            cursor.pass(&LINKS, language.default_links);
            let found = quoted(scan, cursor).or_else(|| value(&mut cursor, values));
            if found.is_some() {
                return found;
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
            let item = || closed.then(|| marked_item(text)).flatten();
            ends.then(|| before(text).or_else(item)).flatten()
        })
}

/// "- `fetch` — the bot asks (default)": the remark in parentheses is about the code that the item begins with.
fn marked_item(text: &str) -> Option<String> {
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

fn value(cursor: &mut Cursor<'_>, values: &[ValueFacts]) -> Option<String> {
    let start = *cursor;
    if let Some(code) = cursor.code() {
        return Some(clean(code));
    }
    let literals = ["true", "false", "null"];
    if let Some(literal) = literals.iter().find(|literal| cursor.word(&[literal])) {
        return Some((*literal).to_owned());
    }
    *cursor = start;
    if let Some(number) = cursor.number() {
        return (!is_duration(*cursor)).then(|| number.to_string());
    }
    let rest = start.rest();
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-');
    let number = |sign: char| sign.is_ascii_digit() || sign == '.';
    let end = rest.find(|sign| !number(sign)).unwrap_or(rest.len());
    let decimal = rest[..end].trim_end_matches('.');
    if decimal.parse::<f64>().is_ok() {
        return Some(decimal.to_owned());
    }
    let end = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let known = matches!(word, "Y" | "N") || values.iter().any(|value| value.value == word);
    (known && ends(behind)).then(|| word.to_owned())
}

/// `"new"` and `''`. The marks in which a value stands were passed over, but for the last.
fn quoted(scan: &Scan<'_>, cursor: Cursor<'_>) -> Option<String> {
    let mark = scan.plain[..cursor.at]
        .chars()
        .next_back()
        .filter(|mark| matches!(mark, '"' | '\'' | '«'))?;
    let mark = if mark == '«' { '»' } else { mark };
    let before = &scan.plain[..cursor.at - mark.len_utf8()];
    if before.ends_with(mark) && ends(cursor.rest()) {
        return Some(String::new());
    }
    let line = cursor.rest().lines().next().unwrap_or("");
    let (inner, behind) = line.split_once(mark)?;
    let short = inner.chars().count() <= 60 && !inner.contains('`');
    (short && ends(behind)).then(|| inner.to_owned())
}

fn ends(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '*']);
    behind.is_empty() || behind.starts_with(['.', ',', ';', ')', '(', '\n'])
}

/// "1 hour": the parameter counts in something else, so that 1 is not its default.
fn is_duration(mut cursor: Cursor<'_>) -> bool {
    cursor.skip(&[' ', '-']);
    let rest: String = cursor.rest().chars().take(12).collect();
    let rest = folded(&rest);
    LANGUAGES
        .iter()
        .flat_map(|language| language.durations)
        .any(|word| rest.starts_with(word))
}

/// "- `x` — one (default)": exactly one of the values.
fn marked(values: &[ValueFacts]) -> Option<String> {
    let mut marked = values.iter().filter(|value| {
        let gloss = folded(&value.text);
        let gloss = gloss.trim_end_matches([')', '.', ' ', '*']);
        let last = gloss.rsplit(['(', ',', '—', '–']).next().unwrap_or("");
        LANGUAGES
            .iter()
            .flat_map(|language| language.default_marks)
            .any(|mark| last.trim() == *mark)
    });
    let first = marked.next()?;
    marked.next().is_none().then(|| first.value.clone())
}

/// "If not specified, `50` is used". What is neither a number nor one of the values is the name of another field.
fn used_instead(scan: &Scan<'_>, values: &[ValueFacts], language: &Phrases) -> Option<String> {
    let is_value = |text: &String| {
        matches!(text.as_str(), "true" | "false")
            || text.parse::<f64>().is_ok()
            || values.iter().any(|value| value.value == *text)
    };
    let used = language.used.iter().flat_map(|phrase| scan.find(phrase));
    used.map(|range| &scan.plain[..range.start])
        .find_map(|text| {
            let start = text.rfind(['\n', '.']).map_or(0, |at| at + 1);
            let sentence = folded(&text[start..]);
            let absent = language.absent.iter().any(|word| sentence.contains(word));
            absent.then(|| before(text)).flatten().filter(is_value)
        })
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
