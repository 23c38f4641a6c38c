//! Whether a parameter is required, as far as its description says.

use super::inline::Text;
use super::phrases::{LANGUAGES, Phrases};
use super::scan::{self, Cursor, Scan};

#[derive(Debug, Default)]
pub(super) struct Requirement {
    pub(super) always: bool,
    /// When it is, in the words of the page.
    pub(super) when: Option<String>,
    /// Names of parameters that do instead: "Required if `code` is not specified".
    pub(super) instead_of: Vec<String>,
}

pub(super) fn read(text: &Text) -> Requirement {
    let mut requirement = Requirement::default();
    let scan = Scan::new(&text.plain);
    for range in scan::sentences(&text.plain) {
        let cursor = scan.cursor(range.start);
        for language in LANGUAGES {
            sentence(
                cursor,
                &text.plain[range.clone()],
                range.end,
                language,
                &mut requirement,
            );
        }
    }
    requirement.always |= LANGUAGES
        .iter()
        .any(|language| in_parentheses(&scan, language));
    requirement
}

/// "Required." and "Required parameter" say so; "Required when …" says when.
fn sentence(
    mut cursor: Cursor<'_>,
    sentence: &str,
    end: usize,
    language: &Phrases,
    found: &mut Requirement,
) {
    let start = cursor.at;
    cursor.skip(&[' ', '*', '\n', '-', '—', '(', '>']);
    // "This parameter is required".
    cursor.pass(&[' '], language.subjects);
    if !cursor.word(language.required_words) {
        return;
    }
    let condition = cursor.at;
    cursor.pass(&[' ', '*'], language.parameter_nouns);
    let rest = sentence.get(cursor.at - start..).unwrap_or("");
    if rest.trim_start().is_empty()
        || rest.starts_with(['.', ';', ':', '!', ')', ',']) && !rest.starts_with(", ")
    {
        found.always = true;
        return;
    }
    cursor.skip(&[' ', ',']);
    if !cursor.word(language.conditions) || cursor.at > end {
        return;
    }
    let when = sentence
        .get(condition - start..)
        .unwrap_or("")
        .trim_matches([' ', ',', '.', ';', '\n']);
    found.when.get_or_insert_with(|| when.to_owned());
    let rest = Scan::new(when);
    if rest.has(language.absent) {
        let names = scan::codes(when)
            .into_iter()
            .map(|(code, _)| code.to_owned());
        found.instead_of.extend(names.filter(|name| is_name(name)));
    }
}

fn in_parentheses(scan: &Scan<'_>, language: &Phrases) -> bool {
    language.required_words.iter().any(|word| {
        scan.find(word).any(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.pass(&[' '], language.parameter_nouns);
            scan.plain[..range.start].ends_with('(') && cursor.rest().starts_with(')')
        })
    })
}

/// Names in a sentence that says one of them has to be given.
pub(super) fn one_of(text: &Text) -> Vec<Vec<String>> {
    let scan = Scan::new(&text.plain);
    let mut sets = Vec::new();
    for range in scan::sentences(&text.plain) {
        let says = LANGUAGES.iter().any(|language| {
            let phrases = language.one_of.iter();
            phrases
                .flat_map(|phrase| scan.find(phrase))
                .any(|found| range.contains(&found.start))
        });
        if says {
            let codes = scan::codes(&text.plain[range.clone()]);
            let names: Vec<String> = codes.into_iter().map(|(code, _)| code.to_owned()).collect();
            sets.push(names);
        }
    }
    sets
}

fn is_name(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && text
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == '_' || sign == '.')
}
