//! A text with BB codes.

use std::fmt;
use std::ops::{Add, AddAssign};

use super::escape::escape;

/// A text with BB codes, made of pieces.
///
/// A `&str` or a `String` that becomes a piece is neutralised, once: see [`escape`](super::escape). What is a `Markup`
/// already stays as it is.
///
/// ```
/// use bitrix24_imbot::formatting::{Markup, bold, line_break};
///
/// let name = "Anna [b]";
/// let text: Markup = bold("Order 142") + " of " + name + line_break() + "Thank you";
/// assert_eq!(text.as_str(), "[b]Order 142[/b] of Anna [\u{2060}b][br]Thank you");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markup(String);

impl Markup {
    /// BB codes as they are written here. Never make them of what users write.
    pub fn raw(codes: impl Into<String>) -> Self {
        Self(codes.into())
    }

    /// The text as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds a piece. A quote begins a new line.
    pub fn push(&mut self, piece: impl Into<Self>) {
        let piece = piece.into();
        // A text that is neutralised never begins like this.
        let is_quote = piece.0.starts_with(">>") || piece.0.starts_with("--");
        if is_quote && !self.0.is_empty() && !self.0.ends_with(['\n', '\r']) {
            self.0.push('\n');
        }
        self.0.push_str(&piece.0);
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Markup {
    fn from(text: &str) -> Self {
        Self(escape(text))
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self(escape(&text))
    }
}

impl From<&String> for Markup {
    fn from(text: &String) -> Self {
        Self(escape(text))
    }
}

impl From<Markup> for String {
    fn from(text: Markup) -> Self {
        text.0
    }
}

impl<T: Into<Markup>> Add<T> for Markup {
    type Output = Self;

    fn add(mut self, piece: T) -> Self {
        self.push(piece);
        self
    }
}

impl<T: Into<Markup>> AddAssign<T> for Markup {
    fn add_assign(&mut self, piece: T) {
        self.push(piece);
    }
}

impl<T: Into<Markup>> Extend<T> for Markup {
    fn extend<I: IntoIterator<Item = T>>(&mut self, pieces: I) {
        for piece in pieces {
            self.push(piece);
        }
    }
}

impl<T: Into<Markup>> FromIterator<T> for Markup {
    fn from_iter<I: IntoIterator<Item = T>>(pieces: I) -> Self {
        let mut text = Self::default();
        text.extend(pieces);
        text
    }
}
