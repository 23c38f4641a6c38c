//! Values that stand for "none", and fields that no place is for, in types as the generator emits them.

use std::collections::BTreeMap;

use serde_core::de::MapAccess;
use serde_json::{Value, json};

use super::sample::Permissions;
use super::{clean, decoded};
use crate::decode::{Absent, Field, Object};

/// Parts of a message.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Parts {
    /// Buttons.
    pub keyboard: Vec<Value>,
    /// Numbers by name.
    pub counters: BTreeMap<String, i64>,
    /// Rights, if there are any.
    pub rights: Option<Permissions>,
    /// Rights of somebody else.
    pub others: Option<Permissions>,
}

/// Everything that is not described.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Open {
    /// What it is called.
    pub name: Option<String>,
    /// What else the server sent.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub other: BTreeMap<String, i64>,
}

impl Object for Open {
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "name" => value.into(&mut self.name),
            _ => value.into_rest(&mut self.other),
        }
    }
}

#[test]
fn what_is_not_described_is_kept() {
    let open: Open = clean(&json!({"a": 1, "name": "n", "b": "2"}));
    assert_eq!(open.name.as_deref(), Some("n"));
    let other = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    assert_eq!(open.other, other);
    #[cfg(feature = "serde")]
    assert_eq!(
        serde_json::to_value(&open).expect("texts as keys"),
        json!({"name": "n", "a": 1, "b": 2})
    );
    let (open, dropped) = decoded::<Open>(&json!({"a": [5], "b": 2}));
    assert_eq!(
        open.map(|open| open.other),
        Ok(BTreeMap::from([("b".to_owned(), 2)]))
    );
    assert_eq!(dropped, ["$.a: expected an integer, found a list"]);
}

impl Object for Parts {
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "keyboard" => value.into_unless(&[Absent::No], &mut self.keyboard),
            "counters" => value.into_unless(&[Absent::Zero], &mut self.counters),
            "rights" => value.into_unless(&[Absent::EmptyList], &mut self.rights),
            "others" => value.into(&mut self.others),
            _ => value.skip(),
        }
    }
}

#[test]
fn literals_that_stand_for_an_empty_container() {
    let parts: Parts = clean(&json!({"keyboard": "N", "counters": 0}));
    assert_eq!(parts, Parts::default());
    let (parts, dropped) = decoded::<Parts>(&json!({"keyboard": "Y", "counters": 1}));
    assert_eq!(parts, Ok(Parts::default()));
    assert_eq!(
        dropped,
        [
            "$.counters: expected an object, found a number",
            "$.keyboard: expected a list, found a text",
        ]
    );
}

#[test]
fn an_empty_list_in_place_of_an_object() {
    let parts: Parts = clean(&json!({"rights": [], "others": []}));
    assert_eq!(parts.rights, None);
    assert_eq!(parts.others, Some(Permissions::default()));
    let parts: Parts = clean(&json!({"rights": {}, "others": null}));
    assert_eq!(parts.rights, Some(Permissions::default()));
    assert_eq!(parts.others, None);
    let (parts, dropped) = decoded::<Parts>(&json!({"rights": [5]}));
    assert_eq!(parts, Ok(Parts::default()));
    assert_eq!(dropped, ["$.rights: expected an object, found a list"]);
}
