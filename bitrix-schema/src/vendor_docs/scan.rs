//! Looking for words in plain text.

use std::ops::Range;

/// A phrase that comes more often than this in one text is not looked at again, so that no text costs more than its length.
const MOST: usize = 16;

/// Plain text, and the same with capitals and code spans out of the way.
pub(super) struct Scan<'a> {
    pub(super) plain: &'a str,
    /// In lower case, byte for byte as long as `plain`; what stands in code is blank.
    pub(super) folded: String,
    /// Phrases in Cyrillic need not be looked for in a text without any.
    cyrillic: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(plain: &'a str) -> Self {
        let mut code = false;
        let mut folded = String::with_capacity(plain.len());
        for sign in plain.chars() {
            if sign == '`' || sign == '\n' {
                code = sign == '`' && !code;
                folded.push(sign);
            } else if code {
                folded.extend(std::iter::repeat_n('\0', sign.len_utf8()));
            } else {
                folded.push(fold(sign));
            }
        }
        Self {
            plain,
            folded,
            cyrillic: plain.contains(|sign| ('\u{400}'..='\u{52f}').contains(&sign)),
        }
    }

    /// Where a phrase begins a word. It may go on: `character` finds "characters".
    pub(super) fn find(&self, phrase: &str) -> impl Iterator<Item = Range<usize>> {
        let possible = self.cyrillic || phrase.is_ascii();
        let starts = possible.then(|| self.folded.match_indices(phrase).take(MOST));
        starts
            .into_iter()
            .flatten()
            .filter(|&(at, _)| !self.folded[..at].ends_with(char::is_alphanumeric))
            .map(|(at, found)| at..at + found.len())
    }

    pub(super) fn has(&self, phrases: &[&str]) -> bool {
        phrases
            .iter()
            .any(|phrase| self.find(phrase).next().is_some())
    }

    /// The text behind an offset.
    pub(super) fn cursor(&self, at: usize) -> Cursor<'_> {
        Cursor {
            plain: self.plain,
            folded: &self.folded,
            at,
        }
    }
}

fn fold(sign: char) -> char {
    let mut lower = sign.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(folded), None) if folded.len_utf8() == sign.len_utf8() => folded,
        _ => sign,
    }
}

/// Lower case, without code.
pub(super) fn folded(plain: &str) -> String {
    plain.chars().map(fold).collect()
}

/// Reads on from a place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    plain: &'a str,
    folded: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.plain[self.at..]
    }

    fn folded_rest(&self) -> &'a str {
        &self.folded[self.at..]
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest()
            .trim_start_matches([' ', '.', ')', '*'])
            .is_empty()
    }

    pub(super) fn sign(&mut self, signs: &[char]) -> Option<char> {
        let sign = self
            .rest()
            .chars()
            .next()
            .filter(|sign| signs.contains(sign))?;
        self.at += sign.len_utf8();
        Some(sign)
    }

    pub(super) fn skip(&mut self, signs: &[char]) -> bool {
        let from = self.at;
        while self.sign(signs).is_some() {}
        self.at > from
    }

    /// A whole word out of a list.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let rest = self.folded_rest();
        let found = words
            .iter()
            .filter(|&&word| starts_with_word(rest, word))
            .map(|word| word.len());
        let Some(length) = found.max() else {
            return false;
        };
        self.at += length;
        true
    }

    /// Skips signs and words in any order.
    pub(super) fn pass(&mut self, signs: &[char], words: &[&str]) {
        while self.skip(signs) || self.word(words) {}
    }

    /// The content of a code span.
    pub(super) fn code(&mut self) -> Option<&'a str> {
        let inner = self.rest().strip_prefix('`')?;
        let end = inner
            .find(['`', '\n'])
            .filter(|&end| inner[end..].starts_with('`'))?;
        self.at += end + 2;
        Some(inner[..end].trim())
    }

    /// A whole number; its digits may stand in groups of three: `20,000`, `20 000`.
    pub(super) fn number(&mut self) -> Option<i64> {
        let bytes = self.rest().as_bytes();
        let negative = bytes.first() == Some(&b'-');
        let mut end = usize::from(negative);
        let mut digits = String::from(if negative { "-" } else { "" });
        loop {
            let from = end;
            while bytes.get(end).is_some_and(u8::is_ascii_digit) && digits.len() < 20 {
                digits.push(char::from(bytes[end]));
                end += 1;
            }
            if end == from {
                return None;
            }
            let group = matches!(bytes.get(end), Some(b',' | b' ' | b'.' | b'\''))
                && bytes
                    .get(end + 1..end + 4)
                    .is_some_and(|group| group.iter().all(u8::is_ascii_digit))
                && !bytes.get(end + 4).is_some_and(u8::is_ascii_digit);
            if !group {
                break;
            }
            end += 1;
        }
        let fraction =
            bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let number = digits.parse().ok().filter(|_| !fraction)?;
        self.at += end;
        Some(number)
    }
}

/// Whether a word begins the text and ends where the word does.
pub(super) fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The code spans of a text, with the places of their marks. A span ends with its line at the latest.
pub(super) fn codes(plain: &str) -> Vec<(&str, Range<usize>)> {
    let mut codes = Vec::new();
    let mut from: Option<usize> = None;
    for (at, sign) in plain.char_indices() {
        match (sign, from) {
            ('`', Some(start)) => {
                codes.push((plain[start + 1..at].trim(), start..at + 1));
                from = None;
            }
            ('`', None) => from = Some(at),
            ('\n', _) => from = None,
            _ => {}
        }
    }
    codes
}

/// The sentences of a text: they end with their line, or with a full stop, a `!` or a `?` before a space.
pub(super) fn sentences(plain: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut code = false;
    let mut signs = plain.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let end = match sign {
            '\n' => true,
            '`' => {
                code = !code;
                false
            }
            '.' | '!' | '?' | ';' if !code => signs
                .peek()
                .is_none_or(|&(_, next)| next == ' ' || next == '\n'),
            _ => false,
        };
        if end {
            code = false;
            sentences.push(from..at + sign.len_utf8());
            from = at + sign.len_utf8();
        }
    }
    sentences.push(from..plain.len());
    sentences.retain(|range| !plain[range.clone()].trim().is_empty());
    sentences
}

/// Identifiers with at least one point between them: `imbot.v2.Bot.get`.
pub(super) fn dotted_names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_')))
        .map(|word| word.trim_matches('.'))
        .filter(|word| {
            word.contains('.')
                && word
                    .split('.')
                    .all(|part| part.starts_with(|sign: char| sign.is_ascii_alphabetic()))
        })
}
