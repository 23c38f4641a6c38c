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
            "$.keyboard: expected a list, found a text",
            "$.counters: expected an object, found a number",
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
