use std::collections::BTreeMap;

use serde_core::de::{IgnoredAny, MapAccess, SeqAccess};

use super::{
    Absent, Decode, Decoded, Drops, Found, KeySeed, Mismatch, Seed, Segment, drain_map, drain_seq,
};

/// A struct that is read field by field.
///
/// ```text
/// impl Object for Message {
///     const REQUIRED: &'static [&'static str] = &["id"];
///
///     fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, value: Field<'_, A>) -> Result<(), A::Error> {
///         match key {
///             "id" => value.into(&mut self.id),
///             "text" => value.into(&mut self.text),
///             _ => value.skip(),
///         }
///     }
/// }
/// ```
pub trait Object: Default {
    /// Keys without which there is no such object, 64 at most.
    const REQUIRED: &'static [&'static str] = &[];

    /// Takes one field. The value has to be taken or skipped.
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error>;
}

/// The value of one field, not read yet.
pub struct Field<'a, A> {
    pub(super) map: &'a mut A,
    pub(super) key: &'a str,
    pub(super) drops: &'a mut Drops,
    failure: &'a mut Option<Mismatch>,
}

impl<'de, A: MapAccess<'de>> Field<'_, A> {
    /// Decodes the value into its place. A value that is not what the place wants fails the object.
    pub(crate) fn into<T: Decode>(self, place: &mut T) -> Result<(), A::Error> {
        self.into_unless(&[], place)
    }

    /// Decodes the value into its place. What stands for "none" is read as `null`.
    pub(crate) fn into_unless<T: Decode>(
        self,
        absent: &'static [Absent],
        place: &mut T,
    ) -> Result<(), A::Error> {
        let mark = self.drops.mark();
        let decoded = self
            .map
            .next_value_seed(Seed::<T>::unless(absent, self.drops))?;
        if self.drops.mark() != mark {
            self.drops.within(mark, || Segment::key(self.key));
        }
        match decoded {
            Ok(value) => *place = value,
            Err(mismatch) => *self.failure = Some(mismatch.within(Segment::key(self.key))),
        }
        Ok(())
    }

    /// Keeps a field that this version does not know. One that does not decode is noted and left out.
    #[allow(dead_code, reason = "only schemas with such objects need it")]
    pub(crate) fn into_rest<T: Decode>(
        self,
        rest: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let mark = self.drops.mark();
        match self.map.next_value_seed(Seed::<T>::new(self.drops))? {
            Ok(value) => {
                rest.insert(self.key.to_owned(), value);
            }
            Err(mismatch) => self.drops.push(mismatch),
        }
        if self.drops.mark() != mark {
            self.drops.within(mark, || Segment::key(self.key));
        }
        Ok(())
    }

    /// Passes over a field that this version does not know.
    pub(crate) fn skip(self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>()?;
        Ok(())
    }
}

/// An object that contains objects of its own type has them in a box.
impl<T: Object> Object for Box<T> {
    const REQUIRED: &'static [&'static str] = T::REQUIRED;

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        T::set(self, key, value)
    }
}

impl<T: Object> Decode for T {
    const EXPECTED: &'static str = "an object";

    /// PHP cannot tell an empty object from an empty list, and sends the list.
    fn from_seq<'de, A: SeqAccess<'de>>(seq: A, _: &mut Drops) -> Decoded<Self, A::Error> {
        let found = drain_seq(seq)?;
        Ok(if found == Found::EmptyList && T::REQUIRED.is_empty() {
            Ok(T::default())
        } else {
            Err(Mismatch::new(Self::EXPECTED, found))
        })
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        const { assert!(T::REQUIRED.len() <= 64, "a bit for each required key") };
        let mut object = T::default();
        let mut missing = Missing::all(T::REQUIRED);
        let mut failure = None;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            missing.found(T::REQUIRED, &key);
            let field = Field {
                map: &mut map,
                key: &key,
                drops,
                failure: &mut failure,
            };
            object.set(&key, field)?;
            if let Some(mismatch) = failure {
                drain_map(&mut map)?;
                return Ok(Err(mismatch));
            }
        }
        Ok(match missing.first(T::REQUIRED) {
            None => Ok(object),
            Some(key) => {
                Err(Mismatch::new("a required field", Found::Nothing).within(Segment::key(key)))
            }
        })
    }
}

/// The required keys that have not come yet, a bit for each.
struct Missing(u64);

impl Missing {
    fn all(required: &[&str]) -> Self {
        Self(if required.is_empty() {
            0
        } else {
            u64::MAX >> (64 - required.len())
        })
    }

    fn found(&mut self, required: &[&str], key: &str) {
        if self.0 != 0
            && let Some(index) = required.iter().position(|&name| name == key)
        {
            self.0 &= !(1 << index);
        }
    }

    fn first(&self, required: &[&'static str]) -> Option<&'static str> {
        required.get(self.0.trailing_zeros() as usize).copied()
    }
}
