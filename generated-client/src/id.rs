//! Newtypes of numeric IDs.

/// Declares an ID: a number that cannot be mistaken for the ID of something else.
///
/// ```text
/// id_type! {
///     /// ID of a message.
///     MessageId
/// }
/// ```
///
/// There is exactly one `From` of an integer, so that the type of a literal is inferred where a
/// method takes `impl Into<MessageId>`: `delete(789)`.
macro_rules! id_type {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        ///
        /// The default, `0`, is no valid ID: it stands for "none".
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(i64);

        impl $Name {
            /// The number itself.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $Name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$Name> for i64 {
            fn from(id: $Name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $Name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0)
            }
        }

        impl $crate::decode::Decode for $Name {
            const EXPECTED: &'static str = concat!("an integer (", stringify!($Name), ")");

            fn from_scalar(
                value: $crate::decode::Scalar<'_>,
            ) -> Result<Self, $crate::decode::Mismatch> {
                match value.integer() {
                    Some(id) => Ok(Self(id)),
                    None => Err(value.mismatch(Self::EXPECTED)),
                }
            }
        }

        impl $crate::decode::DecodeKey for $Name {
            fn from_key(key: &str) -> Option<Self> {
                key.parse().ok()
            }
        }
    };
}

pub(crate) use id_type;
