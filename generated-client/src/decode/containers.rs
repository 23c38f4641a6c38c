//! Types that hold other types. Each of them can be empty, so that none of them fails.

use std::collections::BTreeMap;

use serde_core::Deserialize;
use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{IgnoredAny, MapAccess, SeqAccess};
use serde_json::Value;

use super::{
    Decode, DecodeKey, Decoded, Drops, Found, KeySeed, Mark, Mismatch, Scalar, Seed, Segment,
    drain_map,
};

impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        if matches!(value, Scalar::Null) {
            return Ok(None);
        }
        match T::from_scalar(value) {
            Ok(value) => Ok(Some(value)),
            Err(_) if value.is_absent() => Ok(None),
            Err(mismatch) => Err(mismatch),
        }
    }

    fn from_seq<'de, A: SeqAccess<'de>>(seq: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        Ok(match T::from_seq(seq, drops)? {
            Ok(value) => Ok(Some(value)),
            Err(mismatch) if mismatch.is_empty_list() => Ok(None),
            Err(mismatch) => Err(mismatch),
        })
    }

    fn from_map<'de, A: MapAccess<'de>>(map: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        Ok(T::from_map(map, drops)?.map(Some))
    }

    fn recover(mismatch: Mismatch, drops: &mut Drops) -> Result<Self, Mismatch> {
        drops.push(mismatch);
        Ok(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        empty_or_mismatch(value)
    }

    fn from_seq<'de, A: SeqAccess<'de>>(mut seq: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let mut items = Self::new();
        for index in 0.. {
            let mark = drops.mark();
            let Some(item) = seq.next_element_seed(Seed::new(drops))? else {
                break;
            };
            keep(
                item,
                drops,
                mark,
                || Segment::Index(index),
                |item| items.push(item),
            );
        }
        Ok(Ok(items))
    }

    /// PHP sends a list with gaps as an object whose keys are numbers.
    fn from_map<'de, A: MapAccess<'de>>(mut map: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let mut items = Self::new();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            if key.parse::<u32>().is_err() {
                map.next_value::<IgnoredAny>()?;
                drain_map(&mut map)?;
                return Ok(Err(Mismatch::new(Self::EXPECTED, Found::Object)));
            }
            let mark = drops.mark();
            let item = map.next_value_seed(Seed::new(drops))?;
            keep(
                item,
                drops,
                mark,
                || Segment::key(&key),
                |item| items.push(item),
            );
        }
        Ok(Ok(items))
    }

    fn recover(mismatch: Mismatch, drops: &mut Drops) -> Result<Self, Mismatch> {
        drops.push(mismatch);
        Ok(Self::new())
    }
}

impl<K: DecodeKey, V: Decode> Decode for BTreeMap<K, V> {
    const EXPECTED: &'static str = "an object";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        empty_or_mismatch(value)
    }

    /// PHP sends a map whose keys are 0, 1, 2, … as a list.
    fn from_seq<'de, A: SeqAccess<'de>>(mut seq: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let mut entries = Self::new();
        for index in 0.. {
            let mark = drops.mark();
            let Some(value) = seq.next_element_seed(Seed::new(drops))? else {
                break;
            };
            let entry = with_key(K::from_key(&index.to_string()), value);
            keep(
                entry,
                drops,
                mark,
                || Segment::Index(index),
                |(key, value)| {
                    entries.insert(key, value);
                },
            );
        }
        Ok(Ok(entries))
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A, drops: &mut Drops) -> Decoded<Self, A::Error> {
        let mut entries = Self::new();
        while let Some(name) = map.next_key_seed(KeySeed)? {
            let mark = drops.mark();
            let entry = with_key(K::from_key(&name), map.next_value_seed(Seed::new(drops))?);
            keep(
                entry,
                drops,
                mark,
                || Segment::key(&name),
                |(key, value)| {
                    entries.insert(key, value);
                },
            );
        }
        Ok(Ok(entries))
    }

    fn recover(mismatch: Mismatch, drops: &mut Drops) -> Result<Self, Mismatch> {
        drops.push(mismatch);
        Ok(Self::new())
    }
}

impl Decode for Value {
    const EXPECTED: &'static str = "any value";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        Ok(match value {
            Scalar::Null => Self::Null,
            Scalar::Bool(value) => Self::Bool(value),
            Scalar::Int(number) => number.into(),
            Scalar::UInt(number) => number.into(),
            Scalar::Float(number) => number.into(),
            Scalar::Str(text) => text.into(),
        })
    }

    fn from_seq<'de, A: SeqAccess<'de>>(seq: A, _: &mut Drops) -> Decoded<Self, A::Error> {
        Self::deserialize(SeqAccessDeserializer::new(seq)).map(Ok)
    }

    fn from_map<'de, A: MapAccess<'de>>(map: A, _: &mut Drops) -> Decoded<Self, A::Error> {
        Self::deserialize(MapAccessDeserializer::new(map)).map(Ok)
    }
}

/// Where a container is wanted, the scalars that mean "nothing" are an empty one.
fn empty_or_mismatch<T: Decode + Default>(value: Scalar<'_>) -> Result<T, Mismatch> {
    if value.is_absent() {
        Ok(T::default())
    } else {
        Err(value.mismatch(T::EXPECTED))
    }
}

fn with_key<K: DecodeKey, V>(
    key: Option<K>,
    value: Result<V, Mismatch>,
) -> Result<(K, V), Mismatch> {
    match key {
        Some(key) => value.map(|value| (key, value)),
        None => Err(Mismatch::new(K::EXPECTED, Found::Key)),
    }
}

/// Keeps an item that decoded, and notes one that did not.
fn keep<T>(
    item: Result<T, Mismatch>,
    drops: &mut Drops,
    mark: Mark,
    segment: impl Fn() -> Segment,
    keep: impl FnOnce(T),
) {
    match item {
        Ok(item) => keep(item),
        Err(mismatch) => drops.push(mismatch),
    }
    if drops.mark() != mark {
        drops.within(mark, segment);
    }
}
