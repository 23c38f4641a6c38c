//! An index of everything that can be referred to by name.

use std::collections::{HashMap, HashSet};

use crate::api::Type;
use crate::model::{Enum, ErrorSet, Object, Schema, Union};

/// Types that the client has by itself, with the names that the schema uses.
pub(super) const BUILT_IN: [(&str, Type); 12] = [
    ("bool", Type::Bool),
    ("flag", Type::Flag),
    ("int", Type::Int),
    ("float", Type::Float),
    ("string", Type::Text),
    ("secret", Type::Secret),
    ("json", Type::Json),
    ("DateTime", Type::DateTime),
    ("DialogId", Type::DialogId),
    ("Uuid", Type::Uuid),
    ("Event", Type::Event),
    ("bytes", Type::Bytes),
];

#[derive(Debug)]
pub(super) struct Symbols<'a> {
    pub enums: HashMap<&'a str, &'a Enum>,
    pub objects: HashMap<&'a str, &'a Object>,
    pub unions: HashMap<&'a str, &'a Union>,
    pub error_sets: HashMap<&'a str, &'a ErrorSet>,
    pub ids: HashSet<&'a str>,
    /// What files that could not be read would have defined.
    pub unread: HashSet<&'a str>,
}

impl<'a> Symbols<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        Self {
            enums: schema
                .enums
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            objects: schema
                .objects
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            unions: schema
                .unions
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            error_sets: schema
                .error_sets
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            ids: schema
                .api
                .iter()
                .flat_map(|api| &api.ids)
                .map(|(name, _)| name.as_str())
                .collect(),
            unread: schema.unread.iter().map(String::as_str).collect(),
        }
    }

    /// The type that a name stands for.
    pub(super) fn type_named(&self, name: &str) -> Option<Type> {
        let owned = || name.to_owned();
        if let Some((_, ty)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name) {
            return Some(ty.clone());
        }
        if self.ids.contains(name) {
            return Some(Type::Id(owned()));
        }
        if self.enums.contains_key(name) {
            return Some(Type::Enum(owned()));
        }
        if self.objects.contains_key(name) {
            return Some(Type::Object(owned()));
        }
        self.unions.contains_key(name).then(|| Type::Union(owned()))
    }

    /// Everything that can be written as a type.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        let built_in = BUILT_IN.iter().map(|(name, _)| *name);
        let defined = self.ids.iter().copied().chain(self.enums.keys().copied());
        let defined = defined
            .chain(self.objects.keys().copied())
            .chain(self.unions.keys().copied());
        built_in.chain(defined)
    }
}
