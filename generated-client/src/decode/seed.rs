use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Absent, Decode, Decoded, Drops, Mismatch, Scalar};

/// The one visitor: asks the deserializer what there is, and gives it to the type that is wanted.
pub(crate) struct Seed<'a, T> {
    drops: &'a mut Drops,
    /// What stands for "none" here although the type would take it for a value.
    absent: &'static [Absent],
    wanted: PhantomData<T>,
}

impl<'a, T: Decode> Seed<'a, T> {
    pub(crate) fn new(drops: &'a mut Drops) -> Self {
        Self::unless(&[], drops)
    }

    pub(super) fn unless(absent: &'static [Absent], drops: &'a mut Drops) -> Self {
        Self {
            drops,
            absent,
            wanted: PhantomData,
        }
    }

    fn scalar(self, value: Scalar<'_>) -> Result<T, Mismatch> {
        let is_absent = self.absent.iter().any(|absent| absent.is(value));
        self.recover(T::from_scalar(if is_absent { Scalar::Null } else { value }))
    }

    fn recover(self, decoded: Result<T, Mismatch>) -> Result<T, Mismatch> {
        match decoded {
            Ok(value) => Ok(value),
            Err(mismatch) => T::recover(mismatch, self.drops),
        }
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Result<T, Mismatch>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Decode> Visitor<'de> for Seed<'_, T> {
    type Value = Result<T, Mismatch>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Decoded<T, E> {
        Ok(self.scalar(Scalar::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Decoded<T, E> {
        Ok(self.scalar(Scalar::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Decoded<T, E> {
        Ok(self.scalar(Scalar::Int(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Decoded<T, E> {
        Ok(self.scalar(i64::try_from(value).map_or(Scalar::UInt(value), Scalar::Int)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Decoded<T, E> {
        Ok(self.scalar(Scalar::Float(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Decoded<T, E> {
        Ok(self.scalar(Scalar::Str(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Decoded<T, A::Error> {
        let mut is_empty = true;
        let noted = Noted {
            seq,
            is_empty: &mut is_empty,
        };
        let decoded = T::from_seq(noted, self.drops)?;
        Ok(if is_empty && self.absent.contains(&Absent::EmptyList) {
            self.scalar(Scalar::Null)
        } else {
            self.recover(decoded)
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Decoded<T, A::Error> {
        let decoded = T::from_map(map, self.drops)?;
        Ok(self.recover(decoded))
    }
}

/// A list that notes whether it holds anything.
struct Noted<'a, A> {
    seq: A,
    is_empty: &'a mut bool,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Noted<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let item = self.seq.next_element_seed(seed)?;
        *self.is_empty &= item.is_none();
        Ok(item)
    }

    fn size_hint(&self) -> Option<usize> {
        self.seq.size_hint()
    }
}

/// Reads the key of an object, without a copy unless it holds an escape.
pub(crate) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
