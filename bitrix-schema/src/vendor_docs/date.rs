//! Dates as the pages write them: `06.05.2026`, `2026-05-06`, "6 May 2026", "May 6, 2026", "6 мая 2026".

use super::phrases::LANGUAGES;
use super::scan;
use crate::facts::Date;

/// The first date of a text.
pub(super) fn first(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '.' | '-' | '/')))
        .map(|word| word.trim_matches(['.', '-', '/']))
        .filter(|word| !word.is_empty())
        .take(64)
        .collect();
    (0..words.len()).find_map(|at| in_digits(words[at]).or_else(|| in_words(&words[at..])))
}

/// The day comes first with points, the year with dashes.
fn in_digits(word: &str) -> Option<Date> {
    let numbers: Option<Vec<u16>> = word
        .split(['.', '-', '/'])
        .map(|part| part.parse().ok())
        .collect();
    let numbers = numbers?;
    let &[first, month, last] = numbers.as_slice() else {
        return None;
    };
    let (year, day) = if first > 31 {
        (first, last)
    } else {
        (last, first)
    };
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn in_words(words: &[&str]) -> Option<Date> {
    let &[first, second, year, ..] = words else {
        return None;
    };
    let year = year.parse().ok()?;
    if let Some(month) = month(second) {
        return Date::new(year, month, day(first)?);
    }
    Date::new(year, month(first)?, day(second)?)
}

fn day(word: &str) -> Option<u8> {
    word.trim_end_matches(|sign: char| sign.is_alphabetic())
        .parse()
        .ok()
}

fn month(word: &str) -> Option<u8> {
    let word = scan::folded(word);
    (1..=12).find(|&month| {
        LANGUAGES
            .iter()
            .any(|language| language.months[usize::from(month) - 1].contains(&word.as_str()))
    })
}
