//! What may be shown of an answer: a short beginning of it, without secrets.

use std::cmp::Reverse;

use serde_json::Value;

use crate::secret::Secret;

/// Takes the secrets out of what the server sent: those of the call, wherever they stand, and
/// whatever stands under a key that is known to hold one.
pub(crate) struct Scrubber {
    secrets: Vec<Secret>,
}

const MASK: &str = "[masked]";

/// Length of an excerpt, in characters.
const SHOWN: usize = 300;

/// How much of a body is looked at, in bytes.
const WINDOW: usize = 16 * 1024;

/// Keys whose values are secrets. `appId` contains the token of the bot, `downloadUrl` its own
/// authorization.
const SECRET_KEYS: &[&str] = &[
    "access_token",
    "appId",
    "application_token",
    "auth",
    "botToken",
    "bot_token",
    "client_secret",
    "downloadUrl",
    "refresh_token",
    "token",
    "urlDownload",
];

impl Scrubber {
    /// Longer secrets go first: one that begins with another would be masked in part only.
    pub(crate) fn new(mut secrets: Vec<Secret>) -> Self {
        secrets.sort_by_key(|secret| Reverse(secret.expose().len()));
        Self { secrets }
    }

    /// The beginning of a body, which need not be JSON, nor complete.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        let window = &body[..body.len().min(WINDOW)];
        let masked = mask_values(&String::from_utf8_lossy(window));
        let mut text = self.text(&unescape(&masked));
        if body.len() > WINDOW {
            // A secret that the window's edge cuts in half is not recognized.
            let longest = self
                .secrets
                .first()
                .map_or(0, |secret| secret.expose().len());
            text = beginning(&text, text.chars().count().saturating_sub(longest));
        }
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = beginning(&text, SHOWN);
        if shown.len() < text.len() || body.len() > WINDOW {
            shown + "…"
        } else {
            shown
        }
    }

    /// A text without the secrets of the call.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.secrets {
            if !secret.expose().is_empty() && text.contains(secret.expose()) {
                text = text.replace(secret.expose(), MASK);
            }
        }
        text
    }

    /// A value without the secrets of the call, nor any under a secret key.
    pub(crate) fn value(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => fields
                .into_iter()
                .map(|(key, value)| self.field(&key, value))
                .collect(),
            other => other,
        }
    }

    pub(crate) fn field(&self, key: &str, value: Value) -> (String, Value) {
        let value = if is_secret(key) {
            MASK.into()
        } else {
            self.value(value)
        };
        (self.text(key), value)
    }
}

fn is_secret(key: &str) -> bool {
    SECRET_KEYS
        .iter()
        .any(|secret| secret.eq_ignore_ascii_case(key))
}

/// Masks what follows a secret key, in JSON (`"auth":"…"`) as in a query (`auth=…`). The text may
/// be broken anywhere, so that this is a scan and no parser.
fn mask_values(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| is_word(c)) {
        let (before, from_word) = rest.split_at(at);
        let end = from_word
            .find(|c: char| !is_word(c))
            .unwrap_or(from_word.len());
        let (word, after) = from_word.split_at(end);
        masked.push_str(before);
        masked.push_str(word);
        rest = after;
        if is_secret(word)
            && let Some((separator, value)) = split_value(after)
        {
            masked.push_str(separator);
            masked.push_str(MASK);
            rest = &value[value_length(value)..];
        }
    }
    masked.push_str(rest);
    masked
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The quotes, blanks and `:` or `=` that follow a key, and all that follows them.
fn split_value(after: &str) -> Option<(&str, &str)> {
    let is_separator =
        |c: char| matches!(c, '"' | '\'' | '\\' | ']' | ':' | '=') || c.is_whitespace();
    let end = after
        .find(|c: char| !is_separator(c))
        .unwrap_or(after.len());
    let (mut separator, mut value) = after.split_at(end);
    if !separator.contains([':', '=']) {
        return None;
    }
    // The quote that opens the value belongs to the value, so that its end is found.
    if separator.ends_with('"') {
        (separator, value) = after.split_at(end - 1);
    }
    Some((separator, value))
}

/// Length of the value that `text` starts with. An object or list is taken to the end of the text:
/// what is lost of an excerpt is no loss.
fn value_length(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(b'{' | b'[') => text.len(),
        Some(b'"') => {
            let mut escaped = false;
            text.bytes()
                .skip(1)
                .position(|byte| {
                    let ends = byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                    ends
                })
                .map_or(text.len(), |end| end + 2)
        }
        _ => {
            let is_end =
                |c: char| matches!(c, ',' | '}' | ']' | '&' | '"' | '<') || c.is_whitespace();
            text.find(is_end).unwrap_or(text.len())
        }
    }
}

/// Undoes the escapes of JSON, so that a secret is recognized and a text can be read.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let (unescaped, length) = match escape.as_bytes().first() {
            Some(b'u') => match code_point(escape) {
                Some((c, length)) => (c, length),
                None => ('\\', 0),
            },
            Some(b'n' | b'r' | b't') => (' ', 1),
            Some(&byte @ (b'/' | b'"' | b'\\')) => (char::from(byte), 1),
            _ => ('\\', 0),
        };
        plain.push(unescaped);
        rest = &escape[length..];
    }
    plain.push_str(rest);
    plain
}

/// The character of `uXXXX`, or of `uXXXX\uXXXX` for one outside the first plane.
fn code_point(escape: &str) -> Option<(char, usize)> {
    let unit = |text: &str| u16::from_str_radix(text, 16).ok();
    let first = unit(escape.get(1..5)?)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, 5));
    }
    let second = unit(escape.get(5..)?.strip_prefix("\\u")?.get(..4)?)?;
    let c = char::decode_utf16([first, second]).next()?.ok()?;
    Some((c, 11))
}

fn beginning(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
