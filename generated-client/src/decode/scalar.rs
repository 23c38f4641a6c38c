use super::mismatch::{Found, Mismatch};

/// A value without parts, as it arrived.
#[derive(Clone, Copy, Debug)]
pub enum Scalar<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer above `i64::MAX`.
    UInt(u64),
    /// Any other number.
    Float(f64),
    /// A text.
    Str(&'a str),
}

/// Above this, a float no longer stands for one integer.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

impl Scalar<'_> {
    /// The integer that this is: a number, a float without a fraction, or the text of an integer.
    pub(crate) fn integer(self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(number),
            Self::Float(number) => integral(number),
            Self::Str(text) => text.parse().ok(),
            Self::Null | Self::Bool(_) | Self::UInt(_) => None,
        }
    }

    /// The kinds in which the server sends "there is nothing here". `"0"` is the form that `false`
    /// takes in a webhook.
    pub(crate) fn is_absent(self) -> bool {
        matches!(self, Self::Null | Self::Bool(false) | Self::Str("" | "0"))
    }

    pub(crate) fn mismatch(self, expected: &'static str) -> Mismatch {
        Mismatch::new(expected, self.found())
    }

    /// The number that a JSON number stands for.
    pub(super) fn from_number(text: &str) -> Scalar<'_> {
        let integer = text.parse().map(Scalar::Int);
        let number = integer.or_else(|_| text.parse().map(Scalar::UInt));
        number.unwrap_or_else(|_| text.parse().map_or(Scalar::Str(text), Scalar::Float))
    }

    fn found(self) -> Found {
        match self {
            Self::Null => Found::Null,
            Self::Bool(_) => Found::Boolean,
            Self::Int(_) | Self::UInt(_) | Self::Float(_) => Found::Number,
            Self::Str(_) => Found::Text,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be an integer that fits"
)]
fn integral(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= LARGEST_EXACT).then_some(number as i64)
}
