//! The scalar types: what each of them accepts.

use uuid::Uuid;

use super::{Decode, DecodeKey, Mismatch, Scalar};
use crate::secret::Secret;

impl Decode for bool {
    const EXPECTED: &'static str = "a boolean";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        let flag = match value {
            Scalar::Bool(value) => Some(value),
            Scalar::Str(text) => flag(text),
            number => match number.integer() {
                Some(1) => Some(true),
                Some(0) => Some(false),
                _ => None,
            },
        };
        flag.ok_or_else(|| value.mismatch(Self::EXPECTED))
    }
}

/// What a text says of yes or no, in any case of its letters.
fn flag(text: &str) -> Option<bool> {
    let is_any = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is_any(["1", "Y", "true"]) {
        Some(true)
    } else {
        is_any(["0", "N", "false"]).then_some(false)
    }
}

impl Decode for i64 {
    const EXPECTED: &'static str = "an integer";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        value
            .integer()
            .ok_or_else(|| value.mismatch(Self::EXPECTED))
    }
}

impl DecodeKey for i64 {
    fn from_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }
}

impl Decode for f64 {
    const EXPECTED: &'static str = "a number";

    #[expect(clippy::cast_precision_loss, reason = "a float is what is wanted")]
    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        let number = match value {
            Scalar::Int(number) => Some(number as f64),
            Scalar::UInt(number) => Some(number as f64),
            Scalar::Float(number) => Some(number),
            Scalar::Str(text) => text.parse().ok(),
            Scalar::Null | Scalar::Bool(_) => None,
        };
        number
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| value.mismatch(Self::EXPECTED))
    }
}

impl Decode for String {
    const EXPECTED: &'static str = "a text";

    /// Numbers become text. Booleans do not, because `false` means "no value".
    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        match value {
            Scalar::Str(text) => Ok(text.to_owned()),
            Scalar::Int(number) => Ok(number.to_string()),
            Scalar::UInt(number) => Ok(number.to_string()),
            Scalar::Float(number) => Ok(number.to_string()),
            Scalar::Null | Scalar::Bool(_) => Err(value.mismatch(Self::EXPECTED)),
        }
    }
}

impl DecodeKey for String {
    fn from_key(key: &str) -> Option<Self> {
        Some(key.to_owned())
    }
}

impl Decode for Secret {
    const EXPECTED: &'static str = String::EXPECTED;

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        String::from_scalar(value).map(Self::from)
    }
}

impl Decode for Uuid {
    const EXPECTED: &'static str = "a UUID";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        match value {
            Scalar::Str(text) => Self::from_key(text),
            _ => None,
        }
        .ok_or_else(|| value.mismatch(Self::EXPECTED))
    }
}

impl DecodeKey for Uuid {
    fn from_key(key: &str) -> Option<Self> {
        Self::try_parse(key).ok()
    }
}
