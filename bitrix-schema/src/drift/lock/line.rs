//! One line of the lock: words, quoted where they hold more than a name does.

use std::fmt::Write;

use crate::facts::Place;

/// A line, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) is_indented: bool,
    pub(super) kind: String,
    pub(super) name: String,
    /// `key=value`; a key alone has no value.
    pub(super) properties: Vec<(String, Option<String>)>,
    /// The file, where it is not that of the block, and the line.
    pub(super) place: Option<(Option<String>, u32)>,
}

impl Line {
    pub(super) fn new(kind: &str, name: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            name: name.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn with(mut self, key: &str, value: &impl ToString) -> Self {
        self.properties
            .push((key.to_owned(), Some(value.to_string())));
        self
    }

    pub(super) fn with_all<T: ToString>(
        self,
        key: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        values
            .into_iter()
            .fold(self, |line, value| line.with(key, &value))
    }

    pub(super) fn flag(mut self, key: &str, is_set: bool) -> Self {
        if is_set {
            self.properties.push((key.to_owned(), None));
        }
        self
    }

    /// The place of a block.
    pub(super) fn at(mut self, place: &Place) -> Self {
        self.place = Some((Some(place.file.to_string()), place.line));
        self
    }

    /// The place of a line in a block.
    pub(super) fn below(mut self, place: &Place, block: &Place) -> Self {
        let file = (place.file != block.file).then(|| place.file.to_string());
        self.is_indented = true;
        self.place = Some((file, place.line));
        self
    }

    pub(super) fn inside(mut self) -> Self {
        self.is_indented = true;
        self
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if self.is_indented {
            text.push_str("  ");
        }
        text.push_str(&self.kind);
        text.push(' ');
        text.push_str(&word(&self.name));
        for (key, value) in &self.properties {
            text.push(' ');
            text.push_str(key);
            if let Some(value) = value {
                text.push('=');
                text.push_str(&word(value));
            }
        }
        // Writing into a `String` cannot fail.
        let _ = match &self.place {
            Some((Some(file), line)) => write!(text, " @{}:{line}", word(file)),
            Some((None, line)) => write!(text, " @{line}"),
            None => Ok(()),
        };
        text
    }

    /// Reads a line. What is wrong with it is a sentence.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut line = Self {
            is_indented: text.starts_with("  "),
            ..Self::default()
        };
        let mut rest = text.trim();
        line.kind = take_key(&mut rest)?;
        rest = rest.trim_start();
        line.name = take_word(&mut rest)?;
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                return Ok(line);
            }
            if line.place.is_some() {
                return Err("nothing follows the place".to_owned());
            }
            if let Some(place) = rest.strip_prefix('@') {
                rest = place;
                line.place = Some(take_place(&mut rest)?);
                continue;
            }
            let key = take_key(&mut rest)?;
            let value = match rest.strip_prefix('=') {
                Some(after) => {
                    rest = after;
                    Some(take_word(&mut rest)?)
                }
                None => None,
            };
            line.properties.push((key, value));
        }
    }
}

/// What needs no quotes.
fn is_plain(sign: char) -> bool {
    sign.is_alphanumeric() || "_.-/[]#<>+*|,%$&".contains(sign)
}

fn word(text: &str) -> String {
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

fn take_key(rest: &mut &str) -> Result<String, String> {
    let len = rest
        .find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_' && sign != '-')
        .unwrap_or(rest.len());
    if len == 0 {
        return Err("expected the name of a property".to_owned());
    }
    let (key, after) = rest.split_at(len);
    *rest = after;
    Ok(key.to_owned())
}

fn take_word(rest: &mut &str) -> Result<String, String> {
    if rest.starts_with('"') {
        let mut texts = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let Some(Ok(text)) = texts.next() else {
            return Err("a quoted word does not end, or is no text".to_owned());
        };
        let end = texts.byte_offset();
        *rest = rest.get(end..).unwrap_or_default();
        return Ok(text);
    }
    let len = rest
        .find(|sign: char| !is_plain(sign))
        .unwrap_or(rest.len());
    if len == 0 {
        return Err("expected a word".to_owned());
    }
    let (word, after) = rest.split_at(len);
    *rest = after;
    Ok(word.to_owned())
}

fn take_place(rest: &mut &str) -> Result<(Option<String>, u32), String> {
    let first = take_word(rest)?;
    let (file, line) = match rest.strip_prefix(':') {
        Some(after) => {
            *rest = after;
            (Some(first), take_word(rest)?)
        }
        None => (None, first),
    };
    let line = line
        .parse()
        .map_err(|_| format!("`{line}` is not the number of a line"))?;
    Ok((file, line))
}
