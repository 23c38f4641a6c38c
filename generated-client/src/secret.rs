#[allow(dead_code, reason = "only schemas with secret parameters need it")]
mod held;

use std::fmt;
use std::sync::Arc;

use serde_core::ser::{Serialize, Serializer};

#[allow(unused_imports, reason = "only schemas with secret parameters need it")]
pub(crate) use held::{HoldsSecrets, held};

/// A text that must not be seen: a token, the secret of a webhook.
///
/// `Debug` and `Display` print `[masked]`, so that a secret never reaches a log by way of a value
/// that holds it. [`expose`](Self::expose) is the one way to read it. Clones share the text.
///
/// `Serialize` writes the text itself, because a secret that is a parameter has to reach the
/// server: do not serialize a value that holds secrets into a log.
///
/// The secrets of a call are masked in whatever the server says, too. One of fewer than four
/// characters is masked there only where it stands as a word of its own, because it would be found
/// inside every other word. The default, the empty text, stands for "none".
///
/// ```
/// use bitrix24_imbot::Secret;
///
/// let token = Secret::from("my_bot_token");
/// assert_eq!(format!("{token} {token:?}"), "[masked] [masked]");
/// assert_eq!(token.expose(), "my_bot_token");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(Arc<str>);

/// What is shown in place of a secret.
pub(crate) const MASK: &str = "[masked]";

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
