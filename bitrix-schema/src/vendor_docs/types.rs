//! The words for types.

use super::inline;
use super::phrases::LANGUAGES;
use super::scan;

/// Words that are no type, where a type stands in a sentence.
const NOT_TYPES: [&str; 6] = ["or", "или", "and", "и", "of", "the"];

/// Alternatives of one type; the reference has three at most.
const MOST: usize = 32;

/// The alternatives that a cell names: ```` ```string|null``` ```` → `string`, `null`.
pub(super) fn read(raw: &str) -> Vec<String> {
    let text = inline::text(raw);
    let codes = scan::codes(&text.plain);
    let mut types = Vec::new();
    if codes.is_empty() {
        let line = text
            .plain
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or("");
        let line = line.trim_matches(['*', ' ', ',', '(', ')']);
        // A sentence is no type.
        if line.chars().count() <= 40 && line.split_whitespace().count() <= 4 {
            add(line, &mut types);
        }
    }
    for (code, _) in codes {
        add(code, &mut types);
    }
    types
}

fn add(text: &str, types: &mut Vec<String>) {
    if let Some(one) = list(text) {
        push(one, types);
        return;
    }
    let text = text.replace(" or ", "|").replace(" или ", "|");
    for part in text.split(['|', '/', ',', ';']) {
        let part = part.trim().trim_matches(['\\', '*', '`', '"']).trim();
        let named = list(part).unwrap_or_else(|| word(part));
        push(named, types);
    }
}

fn push(name: String, types: &mut Vec<String>) {
    if types.len() < MOST
        && !name.is_empty()
        && !NOT_TYPES.contains(&name.as_str())
        && !types.contains(&name)
    {
        types.push(name);
    }
}

/// `array of integers`, `array<integer>`, `array[integer]` → `integer[]`.
fn list(text: &str) -> Option<String> {
    let folded = scan::folded(text.trim());
    let rest = ["array", "list", "массив"]
        .iter()
        .find_map(|word| folded.strip_prefix(word))?;
    let of = rest.trim().strip_prefix("of ");
    let of = of.or_else(|| {
        rest.strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
    });
    let of = of.or_else(|| {
        rest.strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
    });
    let of = of
        .map(str::trim)
        .filter(|of| !of.is_empty() && !of.contains([' ', '|']))?;
    // The name of an object keeps its capitals.
    let start = text.trim().len() - text.trim().trim_end_matches(['>', ']']).len();
    let original = text.trim().get(..text.trim().len() - start)?;
    let original = original
        .get(original.len().checked_sub(of.len())?..)
        .unwrap_or(of);
    let singular = word(original);
    let known =
        ["integers", "strings", "objects", "numbers", "booleans"].contains(&singular.as_str());
    let singular = if known {
        &singular[..singular.len() - 1]
    } else {
        &singular
    };
    Some(format!("{singular}[]"))
}

/// A type in the words of the English pages.
fn word(text: &str) -> String {
    let name = text.trim();
    if name.contains(' ') && !name.contains(['[', '(']) {
        let words: Vec<String> = name.split_whitespace().map(word).collect();
        return LANGUAGES
            .iter()
            .find_map(|language| alias(language.types, &scan::folded(name)))
            .unwrap_or_else(|| words.first().cloned().unwrap_or_default());
    }
    let (base, suffix) = match name.find('[') {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    let lower = scan::folded(base);
    let alias = LANGUAGES
        .iter()
        .find_map(|language| alias(language.types, &lower));
    let base = alias.unwrap_or_else(|| {
        if is_builtin(&lower) {
            lower
        } else {
            base.to_owned()
        }
    });
    format!("{base}{suffix}")
}

fn alias(types: &[(&str, &str)], word: &str) -> Option<String> {
    types
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, name)| (*name).to_owned())
}

/// Types that are written in lower case whatever the page has. `File` and `Time` are objects beside the types `file` and
/// `time`, and stay as they are.
fn is_builtin(word: &str) -> bool {
    matches!(
        word,
        "integer"
            | "string"
            | "boolean"
            | "object"
            | "array"
            | "null"
            | "double"
            | "float"
            | "number"
            | "datetime"
            | "any"
            | "mixed"
    )
}

pub(super) fn is_list(types: &[String]) -> bool {
    types
        .iter()
        .any(|name| name.ends_with("[]") || name == "array")
}

/// Types whose values are written as one word.
pub(super) fn is_scalar(types: &[String]) -> bool {
    types.is_empty()
        || types.iter().any(|name| {
            matches!(
                name.as_str(),
                "integer"
                    | "string"
                    | "boolean"
                    | "double"
                    | "float"
                    | "number"
                    | "char"
                    | "any"
                    | "mixed"
                    | "unknown"
            )
        })
}

pub(super) fn is_number(types: &[String]) -> bool {
    types
        .iter()
        .any(|name| matches!(name.as_str(), "integer" | "double" | "float" | "number"))
}
