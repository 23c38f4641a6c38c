//! What may be shown of an answer: texts without secrets, and a short beginning of the body.

mod escapes;
mod keys;

use std::cmp::Reverse;
use std::iter;

use serde_json::Value;

use crate::secret::{MASK, Secret};
use escapes::unescape;

/// Takes the secrets out of what the server sent: those of the call, wherever they stand, and
/// whatever stands under a key that is known to hold one.
///
/// Servers and proxies repeat a request in the escapes of JSON, of URLs and of HTML, and in escapes
/// of escapes. So a text is looked at as it is, then without its escapes, and so on.
pub(crate) struct Scrubber {
    /// The secrets in the forms in which they may be met, the longest first: one that begins with
    /// another would be masked in part only.
    forms: Vec<String>,
}

/// Length of an excerpt, in characters.
const SHOWN: usize = 300;

/// How much of a body is looked at, in bytes.
const WINDOW: usize = 16 * 1024;

/// How often escapes are escaped again, at most.
const LAYERS: usize = 6;

/// Length of one character of a secret in its escapes, at most.
const LONGEST_ESCAPE: usize = 16;

/// A shorter secret is found inside any word, and is masked as a word of its own only.
const SHORTEST_PART: usize = 4;

impl Scrubber {
    pub(crate) fn new(secrets: impl IntoIterator<Item = Secret>) -> Self {
        let mut forms: Vec<String> = secrets.into_iter().flat_map(|s| forms(&s)).collect();
        forms.retain(|form| !form.is_empty());
        forms.sort_by_key(|form| Reverse(form.len()));
        forms.dedup();
        Self { forms }
    }

    /// The beginning of a body, which need not be JSON, nor complete.
    pub(crate) fn excerpt(&self, body: &str) -> String {
        let window = window(body);
        let mut text = self.text(&unescape(&self.masked(window)));
        if window.len() < body.len() {
            // A secret that the window's edge cuts in half is not recognized.
            let longest = self.forms.first().map_or(0, String::len);
            let whole = text.chars().count();
            text = beginning(&text, whole.saturating_sub(longest * LONGEST_ESCAPE));
        }
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = beginning(&text, SHOWN);
        if shown.len() < text.len() || window.len() < body.len() {
            shown + "…"
        } else {
            shown
        }
    }

    /// A text without secrets. It keeps its escapes, unless a secret is found behind them.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut shown = self.masked(text);
        let mut layer = shown.clone();
        for _ in 0..LAYERS {
            let plain = unescape(&layer);
            if plain == layer {
                break;
            }
            layer = self.masked(&plain);
            if layer != plain {
                shown.clone_from(&layer);
            }
        }
        shown
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
            Value::Number(number) => {
                let digits = number.to_string();
                let shown = self.text(&digits);
                if shown == digits {
                    Value::Number(number)
                } else {
                    Value::String(shown)
                }
            }
            Value::Null | Value::Bool(_) => value,
        }
    }

    pub(crate) fn field(&self, key: &str, value: Value) -> (String, Value) {
        let value = if keys::is_secret(key) {
            MASK.into()
        } else {
            self.value(value)
        };
        (self.text(key), value)
    }

    /// A text with what is seen in it without looking behind escapes masked.
    fn masked(&self, text: &str) -> String {
        let mut text = keys::mask_values(text);
        for form in &self.forms {
            if text.contains(form) {
                text = if form.chars().count() < SHORTEST_PART {
                    mask_words(&text, form)
                } else {
                    text.replace(form, MASK)
                };
            }
        }
        text
    }
}

/// A secret as it is, and with `+` in place of blanks as in a form. A secret that itself looks like
/// escapes is met without them too, because a text loses all of its escapes at once.
fn forms(secret: &Secret) -> impl Iterator<Item = String> + use<> {
    let plain = secret.expose().to_owned();
    let form = plain.contains(' ').then(|| plain.replace(' ', "+"));
    [Some(plain), form].into_iter().flatten().flat_map(layers)
}

/// A text, and what is left of it without its escapes, without theirs, and so on.
fn layers(text: String) -> impl Iterator<Item = String> {
    let without = |text: &String| Some(unescape(text)).filter(|plain| plain != text);
    iter::successors(Some(text), without).take(LAYERS)
}

/// Masks a secret where no letter or digit stands beside it.
fn mask_words(text: &str, secret: &str) -> String {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for (at, _) in text.match_indices(secret) {
        let after = &text[at + secret.len()..];
        if !is_part(text[..at].chars().next_back()) && !is_part(after.chars().next()) {
            masked.push_str(&text[end..at]);
            masked.push_str(MASK);
            end = at + secret.len();
        }
    }
    masked.push_str(&text[end..]);
    masked
}

/// As much of a body as is looked at.
fn window(body: &str) -> &str {
    let mut end = WINDOW.min(body.len());
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    &body[..end]
}

fn beginning(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
