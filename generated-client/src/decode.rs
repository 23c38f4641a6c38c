//! Lenient decoding, directed by the type that is wanted.
//!
//! The server was written in PHP: an ID may come as `"5"`, a boolean as `"Y"`, an empty object as
//! `[]`, an absent value as `false`. Each type says what it accepts, for scalars, lists and objects
//! apart, and one serde visitor feeds all of them. Two kinds of failure are kept apart:
//!
//! - broken JSON is an error of the deserializer, and ends everything;
//! - a [`Mismatch`] is an ordinary value: the JSON was read to the end of the item, only the item is
//!   not what was wanted. Who asked for it decides: an optional field becomes `None` and is noted in
//!   [`Drops`], a required one fails its object.
//!
//! Paths are put together only where something went wrong: each level that a mismatch passes on its
//! way out adds its own segment.

mod absent;
mod containers;
mod drops;
mod event;
mod mismatch;
mod object;
mod scalar;
mod scalars;
mod seed;
mod union;

use std::borrow::Cow;

use serde_core::de::{IgnoredAny, MapAccess, SeqAccess};

#[allow(unused_imports, reason = "only schemas with such fields need it")]
pub(crate) use absent::Absent;
pub use drops::Dropped;
pub(crate) use drops::{Drops, Mark};
pub(crate) use mismatch::{Found, Mismatch, Segment};
pub(crate) use object::{Field, Object};
pub(crate) use scalar::Scalar;
pub(crate) use seed::{KeySeed, Seed};
#[allow(unused_imports, reason = "only schemas with unions need it")]
pub(crate) use union::union_impls;

/// The outer error is broken JSON, the inner one an item that is not what was wanted.
pub(crate) type Decoded<T, E> = Result<Result<T, Mismatch>, E>;

/// A type that can be read from what the server sends.
///
/// An implementation takes the kinds of JSON that it accepts; the provided methods refuse the
/// others, after reading them to their end. Only [`Seed`] calls these methods, except that a
/// wrapping type calls those of the type it wraps.
pub trait Decode: Sized {
    /// What a message calls this type, as in "an integer".
    const EXPECTED: &'static str;

    /// Reads a scalar.
    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        Err(value.mismatch(Self::EXPECTED))
    }

    /// Reads a list, to its end whatever it holds.
    fn from_seq<'de, A: SeqAccess<'de>>(seq: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let _ = drops;
        Ok(Err(Mismatch::new(Self::EXPECTED, drain_seq(seq)?)))
    }

    /// Reads an object, to its end whatever it holds.
    fn from_map<'de, A: MapAccess<'de>>(map: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let _ = drops;
        scalar_or_map(map, Self::EXPECTED, Self::from_scalar)
    }

    /// What stands in for a value that did not decode. A type that can be empty notes the mismatch
    /// and is empty; the others fail.
    fn recover(mismatch: Mismatch, drops: &mut Drops) -> Result<Self, Mismatch> {
        let _ = drops;
        Err(mismatch)
    }
}

/// A type that can be the key of a map.
pub trait DecodeKey: Decode + Ord {
    /// Reads a key; nothing where the text is no key of this type.
    fn from_key(key: &str) -> Option<Self>;
}

/// Decodes one JSON text. The drops are those of the whole text.
pub(crate) fn decode<T: Decode>(json: &str, drops: &mut Drops) -> Decoded<T, serde_json::Error> {
    use serde_core::de::DeserializeSeed;

    let mut deserializer = serde_json::Deserializer::from_str(json);
    let decoded = Seed::new(drops).deserialize(&mut deserializer)?;
    deserializer.end()?;
    drops.look_up(json);
    Ok(decoded)
}

fn drain_seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Found, A::Error> {
    let mut found = Found::EmptyList;
    while seq.next_element::<IgnoredAny>()?.is_some() {
        found = Found::List;
    }
    Ok(found)
}

fn drain_map<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// The name under which `serde_json` hides a number where some other crate of the program has
/// switched its feature `arbitrary_precision` on: the number then arrives as an object of one field.
const HIDDEN_NUMBER: &str = "$serde_json::private::Number";

fn scalar_or_map<'de, A: MapAccess<'de>, T>(
    mut map: A,
    expected: &'static str,
    from_scalar: impl FnOnce(Scalar<'_>) -> Result<T, Mismatch>,
) -> Decoded<T, A::Error> {
    let mut decoded = Err(Mismatch::new(expected, Found::Object));
    match map.next_key_seed(KeySeed)? {
        Some(key) if key == HIDDEN_NUMBER => {
            let number: Cow<'_, str> = map.next_value_seed(KeySeed)?;
            decoded = from_scalar(Scalar::from_number(&number));
        }
        Some(_) => {
            map.next_value::<IgnoredAny>()?;
        }
        None => {}
    }
    drain_map(&mut map)?;
    Ok(decoded)
}
