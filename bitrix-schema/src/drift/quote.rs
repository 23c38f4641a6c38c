//! Whether quoted words still stand in a page.

use super::present::{Statement, names};

/// Whether the docs say one of these at or below a path.
pub(super) fn stands(
    quotes: &[&str],
    at: &str,
    pages: &[Vec<Statement>],
    is_name: &dyn Fn(&str) -> bool,
) -> bool {
    let quotes: Vec<String> = quotes.iter().map(|quote| folded(quote)).collect();
    pages
        .iter()
        .flat_map(|said| {
            let named = names(said);
            let is_name = move |path: &str| is_name(path) || named.contains(path);
            said.iter()
                .filter(move |statement| statement.is_about(at, &is_name))
        })
        .any(|statement| {
            let words = folded(&statement.words);
            quotes
                .iter()
                .any(|quote| words.contains(quote.as_str()) || in_another_script(quote, &words))
        })
}

/// White space, case and marks for emphasis say nothing.
fn folded(text: &str) -> String {
    let unmarked: String = text
        .chars()
        .filter(|sign| !matches!(sign, '`' | '*'))
        .flat_map(char::to_lowercase)
        .collect();
    unmarked.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of the English edition cannot be looked for in the Russian one.
fn in_another_script(quote: &str, words: &str) -> bool {
    is_cyrillic(words) != is_cyrillic(quote)
        && words.chars().any(char::is_alphabetic)
        && quote.chars().any(char::is_alphabetic)
        && (is_cyrillic(words) || is_cyrillic(quote))
}

fn is_cyrillic(text: &str) -> bool {
    text.chars()
        .any(|sign| matches!(sign, '\u{0400}'..='\u{04ff}'))
}
