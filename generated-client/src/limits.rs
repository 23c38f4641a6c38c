//! Limits of parameters that the schema knows, checked before a call is sent.

use std::collections::BTreeMap;
use std::fmt;

/// A documented limit of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// A text has at least this many characters.
    MinChars(usize),
    /// A text has at most this many characters.
    MaxChars(usize),
    /// A number is at least this.
    Min(i64),
    /// A number is at most this.
    Max(i64),
    /// A list or map has at least this many items.
    MinItems(usize),
    /// A list or map has at most this many items.
    MaxItems(usize),
    /// A text has at most this many bytes in UTF-8.
    MaxBytes(usize),
}

/// A call that was refused before anything was sent: a parameter breaks a documented limit.
///
/// The limits are those of the vendor's documentation. Where a portal allows more,
/// [`CallOptions::without_limits`](crate::CallOptions::without_limits) sends the call unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidArgument(Box<Refusal>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    method: &'static str,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    Limit {
        parameter: &'static str,
        limit: Limit,
        actual: i128,
    },
    NoneOf(&'static [&'static str]),
    Unencodable(String),
}

impl InvalidArgument {
    /// Path of the parameter on the wire, as in `fields.message`. Absent where no single parameter
    /// is to blame.
    pub fn parameter(&self) -> Option<&'static str> {
        match self.0.reason {
            Reason::Limit { parameter, .. } => Some(parameter),
            Reason::NoneOf(_) | Reason::Unencodable(_) => None,
        }
    }

    /// The limit that the parameter breaks.
    pub fn limit(&self) -> Option<Limit> {
        match self.0.reason {
            Reason::Limit { limit, .. } => Some(limit),
            Reason::NoneOf(_) | Reason::Unencodable(_) => None,
        }
    }

    /// None of several parameters is set, and the method needs one.
    #[allow(dead_code, reason = "only methods with alternatives need it")]
    pub(crate) fn none_of(parameters: &'static [&'static str]) -> Self {
        Self::new(Reason::NoneOf(parameters))
    }

    pub(crate) fn unencodable(error: &serde_json::Error) -> Self {
        Self::new(Reason::Unencodable(error.to_string()))
    }

    pub(crate) fn method(&self) -> &'static str {
        self.0.method
    }

    pub(crate) fn in_method(mut self, method: &'static str) -> Self {
        self.0.method = method;
        self
    }

    fn new(reason: Reason) -> Self {
        Self(Box::new(Refusal { method: "", reason }))
    }
}

/// Checks one parameter against its limits; an absent one is within all of them.
#[allow(dead_code, reason = "only methods with limits need it")]
pub(crate) fn check(
    parameter: &'static str,
    value: &impl Measure,
    limits: &[Limit],
) -> Result<(), InvalidArgument> {
    for &limit in limits {
        if let Some(actual) = value.measure(limit)
            && !limit.allows(actual)
        {
            return Err(InvalidArgument::new(Reason::Limit {
                parameter,
                limit,
                actual,
            }));
        }
    }
    Ok(())
}

/// A value that a limit can be held against.
pub(crate) trait Measure {
    /// The size that `limit` speaks about; nothing where it does not apply to the value.
    fn measure(&self, limit: Limit) -> Option<i128>;
}

impl Measure for str {
    fn measure(&self, limit: Limit) -> Option<i128> {
        match limit {
            Limit::MinChars(_) | Limit::MaxChars(_) => Some(self.chars().count() as i128),
            Limit::MaxBytes(_) => Some(self.len() as i128),
            _ => None,
        }
    }
}

impl Measure for String {
    fn measure(&self, limit: Limit) -> Option<i128> {
        self.as_str().measure(limit)
    }
}

impl Measure for i64 {
    fn measure(&self, limit: Limit) -> Option<i128> {
        matches!(limit, Limit::Min(_) | Limit::Max(_)).then_some(i128::from(*self))
    }
}

impl<T> Measure for Vec<T> {
    fn measure(&self, limit: Limit) -> Option<i128> {
        items(self.len(), limit)
    }
}

impl<K, V> Measure for BTreeMap<K, V> {
    fn measure(&self, limit: Limit) -> Option<i128> {
        items(self.len(), limit)
    }
}

impl<T: Measure> Measure for Option<T> {
    fn measure(&self, limit: Limit) -> Option<i128> {
        self.as_ref().and_then(|value| value.measure(limit))
    }
}

fn items(len: usize, limit: Limit) -> Option<i128> {
    matches!(limit, Limit::MinItems(_) | Limit::MaxItems(_)).then_some(len as i128)
}

impl Limit {
    fn allows(self, actual: i128) -> bool {
        match self {
            Self::MinChars(bound) | Self::MinItems(bound) => actual >= bound as i128,
            Self::MaxChars(bound) | Self::MaxItems(bound) | Self::MaxBytes(bound) => {
                actual <= bound as i128
            }
            Self::Min(bound) => actual >= i128::from(bound),
            Self::Max(bound) => actual <= i128::from(bound),
        }
    }
}

impl fmt::Display for InvalidArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.reason {
            Reason::Limit {
                parameter,
                limit,
                actual,
            } => {
                write!(f, "`{parameter}` ")?;
                match limit {
                    Limit::MinChars(min) => {
                        write!(f, "has {actual} characters, the least is {min}")
                    }
                    Limit::MaxChars(max) => write!(f, "has {actual} characters, the most is {max}"),
                    Limit::Min(min) => write!(f, "is {actual}, the least is {min}"),
                    Limit::Max(max) => write!(f, "is {actual}, the most is {max}"),
                    Limit::MinItems(min) => write!(f, "has {actual} items, the least is {min}"),
                    Limit::MaxItems(max) => write!(f, "has {actual} items, the most is {max}"),
                    Limit::MaxBytes(max) => write!(f, "has {actual} bytes, the most is {max}"),
                }?;
                f.write_str("; change it, or send it unchecked with `CallOptions::without_limits`")
            }
            Reason::NoneOf(parameters) => {
                f.write_str("one of ")?;
                for (index, parameter) in parameters.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}`{parameter}`")?;
                }
                f.write_str(" has to be set")
            }
            Reason::Unencodable(error) => write!(f, "the parameters cannot be encoded: {error}"),
        }
    }
}

impl std::error::Error for InvalidArgument {}
