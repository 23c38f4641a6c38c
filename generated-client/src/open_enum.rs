//! Enumerations of values that the server may extend at any time.

use std::fmt;

/// A value of an enumeration that this version of the client does not know.
///
/// It comes from the server and cannot be made: a later version may know the value, and then has a
/// variant for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value as the server sent it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An enumeration of values that stays open: a value that this version does not know is kept.
pub trait OpenEnum: Clone + PartialEq + Sized + 'static {
    /// The known values, as they travel.
    const VALUES: &'static [(&'static str, Self)];

    #[doc(hidden)]
    fn unknown(value: UnknownValue) -> Self;

    /// The value as it travels.
    fn as_str(&self) -> &str;

    #[doc(hidden)]
    fn from_value(value: &str) -> Self {
        match Self::VALUES.iter().find(|(name, _)| *name == value) {
            Some((_, known)) => known.clone(),
            None => Self::unknown(UnknownValue::new(value)),
        }
    }
}

/// Defines an open enumeration. `Default` is the unknown empty value.
///
/// ```text
/// open_enum! {
///     /// Kind of a chat.
///     ChatType {
///         "chat" => Chat, "A group chat.";
///     }
/// }
/// ```
#[allow(unused_macros, reason = "only schemas with enumerations need it")]
macro_rules! open_enum {
    (
        $(#[$docs:meta])*
        $Name:ident { $($value:literal => $Value:ident, $doc:literal;)* }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(#[doc = concat!("`", $value, "`: ", $doc)] $Value,)*
            /// A value that this version of the client does not know.
            Unknown($crate::UnknownValue),
        }

        impl $crate::OpenEnum for $Name {
            const VALUES: &'static [(&'static str, Self)] = &[$(($value, Self::$Value)),*];

            fn unknown(value: $crate::UnknownValue) -> Self {
                Self::Unknown(value)
            }

            fn as_str(&self) -> &str {
                match self {
                    $(Self::$Value => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl $crate::decode::Decode for $Name {
            const EXPECTED: &'static str = "a text";

            fn from_scalar(
                value: $crate::decode::Scalar<'_>,
            ) -> Result<Self, $crate::decode::Mismatch> {
                match value {
                    $crate::decode::Scalar::Str(text) => Ok($crate::OpenEnum::from_value(text)),
                    other => <String as $crate::decode::Decode>::from_scalar(other)
                        .map(|text| $crate::OpenEnum::from_value(&text)),
                }
            }
        }

        impl $crate::decode::DecodeKey for $Name {
            fn from_key(key: &str) -> Option<Self> {
                Some($crate::OpenEnum::from_value(key))
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                $crate::OpenEnum::unknown($crate::UnknownValue::default())
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::OpenEnum::as_str(self))
            }
        }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::OpenEnum::as_str(self))
            }
        }
    };
}

#[allow(unused_imports, reason = "only schemas with enumerations need it")]
pub(crate) use open_enum;
