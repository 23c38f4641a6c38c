//! Values as the server sends them, for the tests of programs that use this crate. With the feature `fixtures`.
//!
//! Results, objects and events cannot be built by hand, since a later version may add fields to them. Each has
//! examples, which are those of its documentation, and can be read from JSON of your own.
//!
//! ```
//! use bitrix24_imbot::{fixtures, imbot};
//!
//! # fn main() -> Result<(), fixtures::InvalidFixture> {
//! // An example of what the server answers,
//! let sent = fixtures::value::<imbot::MessageSend>();
//! assert!(sent.id.is_some());
//!
//! // and an answer of your own, written as the server would write it.
//! let sent = fixtures::from_json::<imbot::MessageSend>(r#"{"id": 7, "uuidMap": []}"#)?;
//! assert_eq!(sent.id, Some(7.into()));
//! # Ok(())
//! # }
//! ```

use std::fmt;

use crate::decode::{self, Decode, Drops};
use crate::envelope;

/// Something of which the server's form is known: a method, of which it is what the method returns, an object or
/// the data of an event.
pub trait Fixture {
    /// What the JSON is decoded to.
    type Value: Decode;

    /// The key under which a result has the value.
    #[doc(hidden)]
    const KEY: Option<&'static str>;

    /// Examples as JSON, at least one: of a method, what stands behind `result`.
    const EXAMPLES: &'static [&'static str];
}

/// The first example as JSON; of a method, what stands behind `result`.
pub fn json<T: Fixture>() -> &'static str {
    T::EXAMPLES[0]
}

/// The first example.
///
/// # Panics
///
/// Never: this crate's own tests decode all examples.
pub fn value<T: Fixture>() -> T::Value {
    from_json::<T>(json::<T>()).expect("every example decodes")
}

/// A value from JSON of your own, as lenient as the client is with what the server sends.
pub fn from_json<T: Fixture>(json: &str) -> Result<T::Value, InvalidFixture> {
    let json = match T::KEY {
        Some(key) => envelope::under_key(json, key).unwrap_or(json),
        None => json,
    };
    let mut drops = Drops::default();
    let decoded = decode::decode(json, &mut drops).map_err(|error| InvalidFixture {
        message: error.to_string(),
    })?;
    // What the client would pass over on a portal is a mistake in a test.
    let dropped = drops.into_list();
    let found = decoded
        .map_err(Some)
        .and_then(|value| match dropped.into_iter().next() {
            Some(mismatch) => Err(Some(mismatch)),
            None => Ok(value),
        });
    found.map_err(|mismatch| InvalidFixture {
        message: mismatch.map_or_else(String::new, |mismatch| {
            let (path, expected) = (mismatch.path("$"), mismatch.expected());
            format!("`{path}`: expected {expected}, found {}", mismatch.found())
        }),
    })
}

/// A [`Fixture`] whose type is not known: for tests of all of them.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AnyFixture {
    /// Path of the type in this crate: `imbot::MessageGet`.
    pub name: &'static str,
    /// Reads JSON, and shows what was read as `Debug` does.
    pub read: fn(&str) -> Result<String, InvalidFixture>,
}

/// Every method, object and event that has examples.
pub fn all() -> &'static [AnyFixture] {
    crate::generated::ALL_FIXTURES
}

/// JSON that is not what the server would send.
#[derive(Debug)]
pub struct InvalidFixture {
    message: String,
}

impl fmt::Display for InvalidFixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not what the server would send: {}", self.message)
    }
}

impl std::error::Error for InvalidFixture {}

/// Implements [`Fixture`] for methods and data, and lists all of them for the tests.
macro_rules! fixtures {
    ($($kind:ident $Name:ty => [$($json:literal),* $(,)?];)*) => {
        $($crate::fixtures::fixture!($kind $Name => [$($json),*]);)*

        pub(crate) const ALL_FIXTURES: &[$crate::fixtures::AnyFixture] = &[
            $($crate::fixtures::AnyFixture {
                name: stringify!($Name),
                read: |json| {
                    let value = $crate::fixtures::from_json::<$Name>(json)?;
                    Ok(format!("{value:?}"))
                },
            },)*
        ];

        #[cfg(test)]
        #[test]
        fn every_fixture_decodes() {
            $(
                for json in <$Name as $crate::fixtures::Fixture>::EXAMPLES {
                    if let Err(error) = $crate::fixtures::from_json::<$Name>(json) {
                        panic!("{}: {error}: {json}", stringify!($Name));
                    }
                }
            )*
        }
    };
}

macro_rules! fixture {
    (method $Name:ty => [$($json:literal),*]) => {
        impl $crate::fixtures::Fixture for $Name {
            type Value = <Self as $crate::Method>::Output;
            const KEY: Option<&'static str> = <Self as $crate::Method>::RESULT_KEY;
            const EXAMPLES: &'static [&'static str] = &[$($json),*];
        }
    };
    (data $Name:ty => [$($json:literal),*]) => {
        impl $crate::fixtures::Fixture for $Name {
            type Value = Self;
            const KEY: Option<&'static str> = None;
            const EXAMPLES: &'static [&'static str] = &[$($json),*];
        }
    };
}

pub(crate) use {fixture, fixtures};
