//! Enumerations in prose: "Allowed values: `a`, `b`", lists of codes, "Type: `chat`, `open`, and others".

use super::inline::Text;
use super::phrases::{LANGUAGES, Phrases};
use super::scan::{self, Cursor, Scan};
use crate::facts::{Aside, Place, ValueFacts};

#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) values: Vec<ValueFacts>,
    /// There are more than are listed.
    pub(super) open: bool,
}

const LINKS: [char; 7] = [' ', ':', '—', '–', '-', '=', '*'];

/// The longest explanation of a value that is looked through for the next one.
const GLOSS: usize = 600;

pub(super) fn read(text: &Text, scan: &Scan<'_>, place: &Place) -> Option<Values> {
    let said = LANGUAGES
        .iter()
        .find_map(|language| after_phrase(scan, language, place));
    said.or_else(|| after_colon(text, scan, place))
        .or_else(|| leading(scan, place))
        .or_else(|| yes_or_no(scan, place))
}

/// A text that begins with the values, each with what it means: "`Y` — yes, `N` — no".
fn leading(scan: &Scan<'_>, place: &Place) -> Option<Values> {
    let explained = |found: &Values| {
        let mut texts = found.values.iter().map(|value| &value.text);
        found.values.len() > 1 && texts.all(|text| !text.is_empty())
    };
    let mut cursor = scan.cursor(0);
    let on_line = on_line(&mut cursor, place).filter(explained);
    let bulleted = scan.plain.starts_with("- ") || scan.plain.starts_with("* ");
    on_line.or_else(|| {
        bulleted
            .then(|| lines(scan.cursor(0), place))
            .filter(explained)
    })
}

/// The flags of older sections: `Y/N`, `Y|N`.
fn yes_or_no(scan: &Scan<'_>, place: &Place) -> Option<Values> {
    let words = |text: &str| -> bool {
        let at = scan.plain.find(text);
        at.is_some_and(|at| {
            let around = |sign: char| sign.is_alphanumeric() || matches!(sign, '/' | '|' | '_');
            !scan.plain[..at].ends_with(around)
                && !scan.plain[at + text.len()..].starts_with(around)
        })
    };
    ["Y/N", "Y|N", "Y\\|N"]
        .into_iter()
        .any(words)
        .then(|| Values {
            values: vec![value("Y", "", place), value("N", "", place)],
            open: false,
        })
}

/// Fields that an object can have, from "Available fields: …".
pub(super) fn fields(scan: &Scan<'_>, place: &Place) -> Option<Values> {
    LANGUAGES.iter().find_map(|language| {
        language
            .fields_of_object
            .iter()
            .flat_map(|phrase| scan.find(phrase))
            .find_map(|range| {
                let mut cursor = scan.cursor(range.end);
                cursor.pass(&LINKS, language.value_links);
                list(cursor, place).filter(|values| !values.values.is_empty())
            })
    })
}

/// "Value: `ASC` or `DESC`": of each of the fields of an object.
pub(super) fn of_fields(scan: &Scan<'_>, place: &Place) -> Option<Values> {
    ["value", "значение", "values", "значения"]
        .iter()
        .flat_map(|phrase| scan.find(phrase))
        .find_map(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.skip(&[':', '—', '–', ' ']);
            list(cursor, place).filter(|values| values.values.len() > 1)
        })
}

fn after_phrase(scan: &Scan<'_>, language: &Phrases, place: &Place) -> Option<Values> {
    language.values.iter().find_map(|phrase| {
        scan.find(phrase).find_map(|range| {
            let mut cursor = scan.cursor(range.end);
            cursor.pass(&LINKS, language.value_links);
            // At the end of a line the word "values" may end the explanation of an item; a list has a colon above it.
            let led = scan.plain[range.end..cursor.at].contains(':');
            if !phrase.contains(' ') && !led && cursor.rest().starts_with('\n') {
                return None;
            }
            // "values" by itself needs a list behind it; "allowed value" may have one only.
            let least = if phrase.contains(' ') { 1 } else { 2 };
            let found = list(cursor, place).filter(|found| found.values.len() >= least);
            found
                .or_else(|| phrase.contains(' ').then(|| bare(cursor, place)).flatten())
                .or_else(|| explained(cursor, place, |_| true))
        })
    })
}

/// A sentence that ends in a colon and a list of codes is about these codes, unless it names others before.
fn after_colon(text: &Text, scan: &Scan<'_>, place: &Place) -> Option<Values> {
    let mut from = 0;
    for range in scan::sentences(&text.plain) {
        // A list stands on lines of its own: the sentence that leads to it is the one before.
        if range.start < from {
            continue;
        }
        let sentence = &scan.folded[range.clone()];
        let Some(colon) = sentence
            .rfind(": ")
            .into_iter()
            .chain(sentence.trim_end().strip_suffix(':').map(str::len))
            .max()
        else {
            continue;
        };
        let Some(colon) = first_colon(sentence).or(Some(colon)) else {
            continue;
        };
        let lead = &sentence[..colon];
        let example = LANGUAGES
            .iter()
            .flat_map(|language| language.for_example)
            .any(|word| {
                lead.match_indices(word)
                    .take(4)
                    .any(|(at, _)| !lead[..at].ends_with(char::is_alphanumeric))
            });
        from = range.start + colon + 1;
        if lead.contains('`') || example {
            continue;
        }
        let mut cursor = scan.cursor(from);
        cursor.skip(&[' ']);
        let found = list(cursor, place).filter(|found| found.values.len() >= 2);
        // Without marks only numbers are told from text.
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(values) = found.or_else(|| explained(cursor, place, number)) {
            return Some(values);
        }
    }
    None
}

/// The colon before the first code, else none.
fn first_colon(sentence: &str) -> Option<usize> {
    let code = sentence.find('`').unwrap_or(sentence.len());
    sentence[..code].rfind(':')
}

/// A list of codes, on the line or below it. `None` where something else stands there.
fn list(mut cursor: Cursor<'_>, place: &Place) -> Option<Values> {
    let below = cursor.rest().trim_start_matches(' ').starts_with('\n');
    let values = if below {
        cursor.skip(&[' ', '\n']);
        lines(cursor, place)
    } else {
        on_line(&mut cursor, place)?
    };
    (!values.values.is_empty()).then_some(values)
}

/// Lines that begin with a code: "- `Y` — yes".
fn lines(cursor: Cursor<'_>, place: &Place) -> Values {
    let mut values = Values::default();
    let mut bulleted = None;
    for line in cursor.rest().split('\n') {
        // What is under an item is about the item.
        if line.starts_with("  ") && !values.values.is_empty() {
            continue;
        }
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let item = line
            .strip_prefix("- ")
            .or_else(|| line.strip_prefix("* "))
            .or_else(|| line.strip_prefix("— "));
        let numbered = || {
            line.split_once(". ")
                .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let item = item.or_else(|| numbered().map(|(_, item)| item));
        if *bulleted.get_or_insert(item.is_some()) != item.is_some() {
            break;
        }
        let item = item.unwrap_or(line);
        let Some((code, gloss)) = item.strip_prefix('`').and_then(|rest| rest.split_once('`'))
        else {
            break;
        };
        // `a`, `b` on a line is a sentence, not an item.
        let is_item = gloss.is_empty()
            || gloss
                .trim_start()
                .starts_with(['—', '–', '-', ':', '(', ';', ',', '.']);
        let Some(code) = plain_value(code).filter(|_| is_item) else {
            break;
        };
        let gloss = gloss.trim_matches([' ', '—', '–', '-', ':', ';', ',', '.']);
        values.values.push(value(code, gloss, place));
    }
    values
}

/// `a` — one, `b` (two), or `c`
fn on_line(cursor: &mut Cursor<'_>, place: &Place) -> Option<Values> {
    let mut values = Values::default();
    loop {
        cursor.skip(&[' ', '*', '"']);
        for language in LANGUAGES {
            if cursor.word(language.and_others) {
                values.open = true;
                return Some(values);
            }
        }
        let Some(code) = cursor.code() else {
            break;
        };
        cursor.skip(&['*', '"']);
        if values.values.is_empty() && code.contains('|') {
            let parts: Option<Vec<&str>> = code
                .split('|')
                .map(|part| plain_value(part.trim()))
                .collect();
            values
                .values
                .extend(parts?.into_iter().map(|part| value(part, "", place)));
            return Some(values);
        }
        let Some(code) = plain_value(code) else {
            return (values.values.len() > 1).then_some(values);
        };
        let gloss = gloss(cursor);
        values.values.push(value(code, &gloss, place));
        if !separator(cursor, &mut values) {
            break;
        }
    }
    // What goes on in other words is a sentence with codes in it, not a list.
    let rest = cursor.rest();
    let ends = values.open
        || rest.is_empty()
        || rest.starts_with(['.', ';', '\n', ')', ' ', ',', ':', '*', '"', '|']);
    let goes_on = rest
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        && !values.open;
    (ends && !(goes_on && values.values.len() < 2)).then_some(values)
}

/// Passes what separates two values; false where the list has ended.
fn separator(cursor: &mut Cursor<'_>, values: &mut Values) -> bool {
    let before = *cursor;
    let mut separated = cursor.skip(&[' ', ',', ';', '/', '|']) && before.at + 1 < cursor.at
        || cursor.at > before.at && !cursor.rest().starts_with(char::is_alphabetic);
    for language in LANGUAGES {
        if cursor.word(language.and_others) {
            values.open = true;
            return false;
        }
        separated |= cursor.word(language.and_or);
    }
    let mut ahead = *cursor;
    ahead.skip(&[' ', '*', '"']);
    let goes_on = ahead.rest().starts_with('`')
        || LANGUAGES
            .iter()
            .any(|language| ahead.word(language.and_others));
    if !separated || !goes_on {
        *cursor = before;
        return false;
    }
    true
}

/// The explanation behind a value: in parentheses, or behind a dash up to the next code or the end of the sentence.
fn gloss(cursor: &mut Cursor<'_>) -> String {
    let rest = cursor.rest();
    let window = window(rest);
    if let Some(inner) = window.strip_prefix(" (") {
        if let Some(end) = inner
            .find(')')
            .filter(|&end| !inner[..end].contains(['`', '\n']))
        {
            cursor.at += end + 3;
            return inner[..end].to_owned();
        }
        return String::new();
    }
    let dash = [" — ", " – ", " - ", "—", " = "]
        .iter()
        .find(|dash| window.starts_with(**dash));
    let Some(dash) = dash else {
        return String::new();
    };
    let text = &window[dash.len()..];
    let ends = [
        ", `",
        "; `",
        " or `",
        " или `",
        " and `",
        ". ",
        ".\n",
        "\n",
        ", and others",
        " and others",
        ". Default",
    ];
    let end = ends
        .iter()
        .filter_map(|end| text.find(end))
        .min()
        .unwrap_or(text.len());
    cursor.at += dash.len() + end;
    text[..end].trim_end_matches('.').to_owned()
}

fn window(text: &str) -> &str {
    let mut end = text.len().min(GLOSS);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Values without code marks, each with what it means, on the line or on lines below: "0 — off, 1 — on".
fn explained(cursor: Cursor<'_>, place: &Place, is_value: impl Fn(&str) -> bool) -> Option<Values> {
    let rest = cursor.rest().trim_start_matches(' ');
    let below = rest.trim_start_matches(['\n', ' ']);
    let items: Vec<&str> = if rest.starts_with('\n') {
        let lines = below.lines().filter(|line| !line.trim().is_empty());
        lines
            .map_while(|line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")))
            .collect()
    } else {
        let line = rest.lines().next().unwrap_or("");
        let line = line.split(". ").next().unwrap_or("");
        line.trim_end_matches('.').split([',', ';']).collect()
    };
    let values: Option<Vec<ValueFacts>> = items
        .into_iter()
        .map(|item| {
            let (word, gloss) = [" — ", " – ", " - "]
                .iter()
                .find_map(|dash| item.split_once(dash))?;
            let word = plain_value(word).filter(|word| is_value(word))?;
            Some(value(word, gloss.trim_matches([' ', ';', ',', '.']), place))
        })
        .collect();
    let values = values.filter(|values| values.len() > 1)?;
    Some(Values {
        values,
        open: false,
    })
}

/// Values without code marks: "Allowed values: fetch, webhook", "Possible values are 'a' and 'b'".
fn bare(cursor: Cursor<'_>, place: &Place) -> Option<Values> {
    let line = cursor.rest().split(['\n', '.', ';']).next().unwrap_or("");
    let mut words = line.to_owned();
    for word in LANGUAGES.iter().flat_map(|language| language.and_or) {
        words = words.replace(&format!(" {word} "), ",");
    }
    let parts: Option<Vec<&str>> = words
        .split([',', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| plain_value(part.trim_matches(['"', '*'])))
        .collect();
    let parts = parts.filter(|parts| parts.len() > 1)?;
    Some(Values {
        values: parts
            .into_iter()
            .map(|part| value(part, "", place))
            .collect(),
        open: false,
    })
}

/// A code that can be a value: a word, a number; not a pattern, a call or a fragment of JSON.
pub(super) fn plain_value(code: &str) -> Option<&str> {
    let code = code.trim().trim_matches(['"', '\'']);
    let plain = code.chars().all(|sign| {
        sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.' | ':' | '/' | '+' | '#')
    });
    // Paths and colours are examples far more often than values.
    (plain && !code.is_empty() && !code.starts_with(['/', '#', '.']) && !code.contains("//"))
        .then_some(code)
}

fn value(code: &str, text: &str, place: &Place) -> ValueFacts {
    ValueFacts {
        value: code.to_owned(),
        text: Aside(text.trim().to_owned()),
        place: Aside(place.clone()),
    }
}
