//! Limits of parameters that the schema knows, checked before a call is sent.

mod inside;
mod json;
mod measure;

use std::fmt;

#[allow(
    unused_imports,
    reason = "only schemas with limits inside objects need it"
)]
pub(crate) use inside::{CheckInside, check_inside};
#[allow(unused_imports, reason = "only schemas with such a limit need it")]
pub(crate) use json::check_json;
use measure::Measure;

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
    /// A text has at most this many bytes in UTF-8, binary content as it is before Base64.
    MaxBytes(usize),
    /// The JSON that the value travels as has at most this many characters.
    MaxJsonChars(usize),
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
        actual: String,
    },
    Missing(&'static str),
    NoneOf(&'static [&'static str]),
    Unencodable(String),
}

impl InvalidArgument {
    /// Path of the parameter on the wire, as in `fields.message`. Absent where no single parameter
    /// is to blame.
    pub fn parameter(&self) -> Option<&'static str> {
        match self.0.reason {
            Reason::Limit { parameter, .. } | Reason::Missing(parameter) => Some(parameter),
            Reason::NoneOf(_) | Reason::Unencodable(_) => None,
        }
    }

    /// The limit that the parameter breaks.
    pub fn limit(&self) -> Option<Limit> {
        match self.0.reason {
            Reason::Limit { limit, .. } => Some(limit),
            Reason::Missing(_) | Reason::NoneOf(_) | Reason::Unencodable(_) => None,
        }
    }

    /// A parameter is not set, and the method needs it.
    #[allow(dead_code, reason = "only methods with required setters need it")]
    pub(crate) fn missing(parameter: &'static str) -> Self {
        Self::new(Reason::Missing(parameter))
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
        if let Some(actual) = value.beyond(limit) {
            return Err(InvalidArgument::new(Reason::Limit {
                parameter,
                limit,
                actual,
            }));
        }
    }
    Ok(())
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
                    Limit::MaxJsonChars(max) => {
                        write!(f, "has {actual} characters as JSON, the most is {max}")
                    }
                }?;
                f.write_str("; change it, or send it unchecked with `CallOptions::without_limits`")
            }
            Reason::Missing(parameter) => write!(f, "`{parameter}` has to be set"),
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
