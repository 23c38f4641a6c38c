//! Limits in prose: "(1–50)", "from 1 to 1000", "at most 100", "Maximum length — 20,000 characters".

use super::phrases::{LANGUAGES, Phrases};
use super::scan::{Cursor, Scan, sentences};
use super::types;
use crate::facts::FieldFacts;

const DASHES: [char; 5] = ['–', '—', '-', '‑', '…'];
const LINKS: [char; 11] = [' ', ':', '—', '–', '-', '=', '*', '(', '\n', ',', '`'];

/// Fills in the limits of a field whose types are known.
pub(super) fn read(scan: &Scan<'_>, field: &mut FieldFacts) {
    let range = LANGUAGES.iter().find_map(|language| words(scan, language));
    let range = range
        .or_else(|| parenthesised(scan))
        .or_else(|| alone(scan))
        .or_else(|| LANGUAGES.iter().find_map(|language| named(scan, language)));
    if let Some(range) = range {
        apply(range, field);
    }
    for language in LANGUAGES {
        at_most(scan, language, field);
        at_least(scan, language, field);
    }
    field.since = LANGUAGES.iter().find_map(|language| since(scan, language));
}

#[derive(Clone, Copy)]
struct Range {
    min: i64,
    max: i64,
    characters: bool,
}

fn apply(range: Range, field: &mut FieldFacts) {
    if range.min > range.max {
        return;
    }
    if types::is_number(&field.types) || field.types.is_empty() && !range.characters {
        field.min.get_or_insert(range.min);
        field.max.get_or_insert(range.max);
    } else if range.characters || field.types.iter().any(|name| name == "string") {
        set(&mut field.max_chars, range.max);
    } else if types::is_list(&field.types) {
        set(&mut field.max_items, range.max);
    }
}

/// "from 1 to 1000"
fn words(scan: &Scan<'_>, language: &Phrases) -> Option<Range> {
    let pairs = language.from_to.iter();
    pairs
        .flat_map(|&(from, to)| scan.find(from).map(move |range| (range.end, to)))
        .find_map(|(end, to)| {
            let mut cursor = scan.cursor(end);
            cursor.skip(&[' ', '`', '*']);
            let min = cursor.number()?;
            cursor.skip(&[' ', '`', '*']);
            if !cursor.word(&[to]) {
                return None;
            }
            cursor.skip(&[' ', '`', '*']);
            let max = cursor.number()?;
            Some(finish(min, max, cursor))
        })
}

/// "(1–50)"
fn parenthesised(scan: &Scan<'_>) -> Option<Range> {
    scan.plain
        .match_indices('(')
        .take(16)
        .find_map(|(at, _)| dashed(scan.cursor(at + 1)))
}

/// A sentence or a line that is nothing but a range, or ends in one behind a colon: "1..50", "Days: 1 to 31".
fn alone(scan: &Scan<'_>) -> Option<Range> {
    sentences(scan.plain)
        .into_iter()
        .take(64)
        .find_map(|sentence| {
            let text = &scan.plain[sentence.clone()];
            let start = text.rfind(": ").map_or(0, |at| at + 2);
            let cursor = scan.cursor(sentence.start + start);
            let (range, cursor) = range_at(cursor)?;
            let ends = cursor.rest().trim_start_matches([' ', '*', '`']);
            (ends.is_empty() || ends.starts_with(['.', '\n', ';', ','])).then_some(range)
        })
}

/// "Range: 1–50", "Range [1, 50]"
fn named(scan: &Scan<'_>, language: &Phrases) -> Option<Range> {
    language
        .range
        .iter()
        .flat_map(|phrase| scan.find(phrase))
        .find_map(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.pass(&[' ', ':', '*', '—', '–', '='], language.limit_links);
            dashed(cursor)
        })
}

fn dashed(cursor: Cursor<'_>) -> Option<Range> {
    range_at(cursor).map(|(range, _)| range)
}

/// "1–50", "1..50", "1 to 50" or "[1, 50]", and what follows it.
fn range_at(mut cursor: Cursor<'_>) -> Option<(Range, Cursor<'_>)> {
    const AROUND: [char; 3] = [' ', '`', '*'];
    cursor.skip(&AROUND);
    let bracket = cursor.sign(&['[']).is_some();
    let min = cursor.number()?;
    cursor.skip(&AROUND);
    let dots = cursor.rest().starts_with("..") && cursor.skip(&['.']);
    let to = LANGUAGES
        .iter()
        .flat_map(|language| language.from_to)
        .any(|&(_, to)| cursor.word(&[to]));
    if !(dots || to || bracket && cursor.sign(&[',', ';']).is_some()) {
        cursor.sign(&DASHES)?;
    }
    cursor.skip(&AROUND);
    let max = cursor.number()?;
    // Three numbers with dashes are a date.
    (!cursor.rest().starts_with(DASHES)).then_some(())?;
    if bracket {
        cursor.sign(&[']'])?;
    }
    Some((finish(min, max, cursor), cursor))
}

fn finish(min: i64, max: i64, cursor: Cursor<'_>) -> Range {
    Range {
        min,
        max,
        characters: LANGUAGES
            .iter()
            .any(|language| unit(cursor, language.characters)),
    }
}

fn at_most(scan: &Scan<'_>, language: &Phrases, field: &mut FieldFacts) {
    for (range, phrase) in language
        .at_most
        .iter()
        .flat_map(|phrase| scan.find(phrase).map(move |range| (range, phrase)))
    {
        let mut cursor = scan.cursor(range.end);
        let about = cursor.at;
        cursor.pass(&LINKS, language.limit_links);
        let length = scan.folded.get(about..cursor.at).unwrap_or("");
        // "Maximum length — 40" and "Maximum number of characters — 40" count the same.
        let length = language
            .length
            .iter()
            .chain(language.characters)
            .any(|word| length.contains(word) || phrase.contains(word));
        let start = cursor;
        let Some(number) = cursor.number() else {
            continue;
        };
        if is_rate(cursor) {
            continue;
        }
        if let Some(size) = size(start, cursor) {
            field.max_size.get_or_insert(size);
        } else if unit(cursor, language.characters) || length {
            set(&mut field.max_chars, number);
        } else if types::is_number(&field.types) {
            field.max.get_or_insert(number);
        } else if types::is_list(&field.types) || field.types.iter().any(|name| name == "object") {
            set(&mut field.max_items, number);
        }
    }
}

fn at_least(scan: &Scan<'_>, language: &Phrases, field: &mut FieldFacts) {
    for range in language
        .at_least
        .iter()
        .flat_map(|phrase| scan.find(phrase))
    {
        let mut cursor = scan.cursor(range.end);
        cursor.pass(&LINKS, language.limit_links);
        if let Some(number) = cursor
            .number()
            .filter(|_| types::is_number(&field.types) && !unit(cursor, language.characters))
        {
            field.min.get_or_insert(number);
        }
    }
}

pub(super) fn since(scan: &Scan<'_>, language: &Phrases) -> Option<u32> {
    language
        .since_revision
        .iter()
        .flat_map(|phrase| scan.find(phrase))
        .find_map(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.skip(&[' ', '*', '`']);
            u32::try_from(cursor.number()?).ok()
        })
}

/// "5 requests per second" limits the calls, and not the value.
fn is_rate(cursor: Cursor<'_>) -> bool {
    let rest: String = cursor.rest().chars().take(40).collect();
    let rest = super::scan::folded(rest.split(['.', ',', ';', '\n']).next().unwrap_or(""));
    LANGUAGES
        .iter()
        .flat_map(|language| language.rates)
        .any(|rate| rest.contains(rate))
}

/// Whether a unit stands behind a number.
fn unit(mut cursor: Cursor<'_>, units: &[&str]) -> bool {
    cursor.skip(&[' ', '`', '*', '-']);
    let rest = super::scan::folded(&cursor.rest().chars().take(12).collect::<String>());
    units.iter().any(|unit| rest.starts_with(unit))
}

/// `100 MB`, with one space and Latin letters, whichever language it came in.
fn size(start: Cursor<'_>, mut cursor: Cursor<'_>) -> Option<String> {
    let number = start.rest().get(..cursor.at - start.at)?.trim();
    cursor.skip(&[' ', '*']);
    let word: String = cursor
        .rest()
        .chars()
        .take_while(|sign| sign.is_alphabetic())
        .take(12)
        .collect();
    let word = super::scan::folded(&word);
    LANGUAGES
        .iter()
        .any(|language| language.sizes.contains(&word.as_str()))
        .then(|| {
            let unit = match word.as_str() {
                "кб" | "килобайт" | "kilobytes" => "KB".to_owned(),
                "мб" | "мегабайт" | "megabytes" => "MB".to_owned(),
                "гб" => "GB".to_owned(),
                "байт" | "байта" | "байтов" | "byte" | "bytes" => "bytes".to_owned(),
                word => word.to_uppercase(),
            };
            format!("{number} {unit}")
        })
}

fn set(limit: &mut Option<u64>, number: i64) {
    if let Ok(number) = u64::try_from(number) {
        limit.get_or_insert(number);
    }
}
