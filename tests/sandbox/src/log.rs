use std::time::Duration;

use serde_json::Value;

/// A call that reached a portal.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LogEntry {
    /// The method as the documentation spells it; as it was sent where there is no such method.
    pub method: String,
    /// The parameters as they were read, secrets replaced by `***`.
    pub params: Value,
    /// HTTP status of the answer.
    pub status: u16,
    /// Error code of the answer, if it is an error.
    pub code: Option<String>,
    /// When the call came, since 1970.
    pub at: Duration,
}

/// Keys whose values are secrets, without case and underscores.
const SECRETS: [&str; 7] = [
    "bottoken",
    "auth",
    "accesstoken",
    "refreshtoken",
    "clientsecret",
    "applicationtoken",
    "clientid",
];

/// Replaces secrets at any depth.
pub(crate) fn masked(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| {
                let bare = key.replace('_', "").to_ascii_lowercase();
                let is_secret = SECRETS.contains(&bare.as_str()) && !value.is_null();
                let value = if is_secret {
                    Value::from("***")
                } else {
                    masked(value)
                };
                (key.clone(), value)
            });
            Value::Object(entries.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(masked).collect()),
        other => other.clone(),
    }
}
