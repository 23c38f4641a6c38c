//! Values as PHP takes them.

use serde_json::{Map, Value};

/// An integer, or a text that holds one.
pub(crate) fn int(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| truncated(number.as_f64()?)),
        Value::String(text) => {
            let text = text.trim();
            let whole = text.parse().ok();
            whole.or_else(|| truncated(text.parse().ok()?))
        }
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "PHP cuts the fraction, and the range is looked at"
)]
fn truncated(number: f64) -> Option<i64> {
    (number.abs() < 9e15).then_some(number as i64)
}

/// The normaliser of Bitrix: a boolean, or `Y`, `1`, `TRUE` in any case. All else is false, the number 1 too.
pub(crate) fn flag(value: &Value) -> bool {
    match value {
        Value::Bool(value) => *value,
        Value::String(text) => ["Y", "1", "TRUE"]
            .iter()
            .any(|yes| text.eq_ignore_ascii_case(yes)),
        _ => false,
    }
}

/// PHP's own idea of truth: the texts `N` and `false` are true.
pub(crate) fn php_bool(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty() && text != "0",
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => !map.is_empty(),
    }
}

/// A PHP array as a map: a list has the keys 0, 1, 2…
pub(crate) fn array(value: &Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(map) => Some(map.clone()),
        Value::Array(items) => {
            let entries = items.iter().cloned().enumerate();
            Some(entries.map(|(at, item)| (at.to_string(), item)).collect())
        }
        _ => None,
    }
}

/// The items of a PHP array, whatever its keys.
pub(crate) fn items(value: Option<&Value>) -> Vec<Value> {
    let items = value.and_then(array).unwrap_or_default();
    let mut items: Vec<_> = items.into_iter().collect();
    items.sort_by_key(|(key, _)| key.parse::<u64>().unwrap_or(u64::MAX));
    items.into_iter().map(|(_, item)| item).collect()
}

/// The integers of a list; what is none is dropped.
pub(crate) fn ints(value: Option<&Value>) -> Vec<i64> {
    items(value).iter().filter_map(int).collect()
}

/// A scalar as the text into which PHP turns it.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("1".to_owned()),
        Value::Bool(false) => Some(String::new()),
        _ => None,
    }
}

/// Whether a text is a UUID v4 in lower case, which makes it the key of an idempotent call.
pub(crate) fn is_uuid_v4(text: &str) -> bool {
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => is_hex(byte),
        })
}
