//! Values that are secrets because of the key that they stand under.

use crate::secret::MASK;

/// Endings of keys whose values are secrets, in lower case and without underscores.
const SECRET_ENDINGS: &[&str] = &["token", "secret", "password"];

/// Further keys, written the same way. `appId` contains the token of the bot, `downloadUrl` its own
/// authorization.
const SECRET_KEYS: &[&str] = &["appid", "auth", "downloadurl", "urldownload"];

/// Whether what stands under a key is a secret: `access_token`, `accessToken`, `BOT_TOKEN`.
pub(super) fn is_secret(key: &str) -> bool {
    let key: String = key.chars().filter(|&c| c != '_').collect();
    let key = key.to_ascii_lowercase();
    SECRET_KEYS.contains(&&*key) || SECRET_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// Masks what follows a secret key, in JSON (`"auth":"…"`) as in a query (`auth=…`). The text may
/// be broken anywhere, so that this is a scan and no parser.
pub(super) fn mask_values(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_word) {
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
    if let Some(after) = text.strip_prefix(MASK) {
        // Masked before, when the text still had its escapes.
        return MASK.len() + bare_length(after);
    }
    match text.as_bytes().first() {
        Some(b'{' | b'[') => text.len(),
        Some(b'"') => quoted_length(text),
        _ => bare_length(text),
    }
}

fn quoted_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

fn bare_length(text: &str) -> usize {
    let is_end = |c: char| matches!(c, ',' | '}' | ']' | '&' | '"' | '<') || c.is_whitespace();
    text.find(is_end).unwrap_or(text.len())
}
