//! The shared items of an API by name, looked up once per reference instead of searched for.

use std::collections::{HashMap, HashSet};

use bitrix_schema::api::{Api, Enum, Field, Object, Type, Union};

use crate::GenerateError;

/// What references lead to.
pub(crate) struct Index<'a> {
    pub(crate) api: &'a Api,
    objects: HashMap<&'a str, &'a Object>,
    unions: HashMap<&'a str, &'a Union>,
    enums: HashMap<&'a str, &'a Enum>,
    /// Objects and unions that hold a limit themselves or inside one of their fields or variants.
    limited: HashSet<&'a str>,
    /// Those that hold a secret in the same way.
    secretive: HashSet<&'a str>,
    /// Those into which the client fills the ID of the bot that calls.
    with_bot_id: HashSet<&'a str>,
    /// Those whose fields stand among the fields of another object.
    flat: HashSet<&'a str>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let mut index = Self {
            api,
            objects: api
                .objects
                .iter()
                .map(|object| (object.name.as_str(), object))
                .collect(),
            unions: api
                .unions
                .iter()
                .map(|union| (union.name.as_str(), union))
                .collect(),
            enums: api.enums.iter().map(|of| (of.name.as_str(), of)).collect(),
            limited: HashSet::new(),
            secretive: HashSet::new(),
            with_bot_id: HashSet::new(),
            flat: HashSet::new(),
        };
        index.limited = index.find_holders(|field| !field.limits.is_empty(), |_| false);
        index.secretive = index.find_holders(|field| is_secret(&field.ty), is_secret);
        index.with_bot_id = index.find_holders(|field| field.is_bot_id, |_| false);
        index.flat = index.find_flat();
        index
    }

    pub(crate) fn object(&self, name: &str, at: &str) -> Result<&'a Object, GenerateError> {
        self.objects
            .get(name)
            .copied()
            .ok_or_else(|| dangling("object", name, at))
    }

    pub(crate) fn union(&self, name: &str, at: &str) -> Result<&'a Union, GenerateError> {
        self.unions
            .get(name)
            .copied()
            .ok_or_else(|| dangling("union", name, at))
    }

    pub(crate) fn enumeration(&self, name: &str, at: &str) -> Result<&'a Enum, GenerateError> {
        self.enums
            .get(name)
            .copied()
            .ok_or_else(|| dangling("enumeration", name, at))
    }

    /// Whether values of the type have limits that are checked before sending.
    pub(crate) fn is_limited(&self, ty: &Type) -> bool {
        match ty {
            Type::Object(name) | Type::Union(name) => self.limited.contains(name.as_str()),
            Type::List(item) => self.is_limited(item),
            Type::Map(_, value) => self.is_limited(value),
            _ => false,
        }
    }

    /// Whether values of the type have secrets that must not be shown.
    pub(crate) fn holds_secrets(&self, ty: &Type) -> bool {
        match ty {
            Type::Secret => true,
            Type::Object(name) | Type::Union(name) => self.secretive.contains(name.as_str()),
            Type::List(item) => self.holds_secrets(item),
            Type::Map(_, value) => self.holds_secrets(value),
            _ => false,
        }
    }

    /// Whether the client fills the ID of the bot that calls into values of the type.
    pub(crate) fn takes_bot_id(&self, ty: &Type) -> bool {
        held_inside(ty).is_some_and(|name| self.with_bot_id.contains(name))
    }

    /// Whether the fields of an object, or of a union's variants, stand among those of another object.
    pub(crate) fn is_flat(&self, name: &str) -> bool {
        self.flat.contains(name)
    }

    fn find_flat(&self) -> HashSet<&'a str> {
        let fields = self.api.objects.iter().flat_map(|object| &object.fields);
        let mut flat = HashSet::new();
        for name in fields
            .filter(|field| field.is_flat)
            .filter_map(|field| held_inside(&field.ty))
        {
            flat.insert(name);
            if let Some(union) = self.unions.get(name) {
                flat.extend(union.variants.iter().filter_map(|of| held_inside(&of.ty)));
            }
        }
        flat
    }

    /// What has a field or a variant of some kind, then what holds that, until none is added.
    fn find_holders(
        &self,
        field: impl Fn(&Field) -> bool,
        variant: impl Fn(&Type) -> bool,
    ) -> HashSet<&'a str> {
        let mut holders: HashMap<&str, Vec<&'a str>> = HashMap::new();
        let mut found = HashSet::new();
        let mut open: Vec<&'a str> = Vec::new();
        for object in self.api.objects.iter().filter(|object| object.is_input) {
            if object.fields.iter().any(&field) {
                open.push(&object.name);
            }
            for field in &object.fields {
                if let Some(inner) = held_inside(&field.ty) {
                    holders.entry(inner).or_default().push(&object.name);
                }
            }
        }
        for union in self.api.unions.iter().filter(|union| union.is_input) {
            if union.variants.iter().any(|of| variant(&of.ty)) {
                open.push(&union.name);
            }
            for variant in &union.variants {
                if let Some(inner) = held_inside(&variant.ty) {
                    holders.entry(inner).or_default().push(&union.name);
                }
            }
        }
        while let Some(name) = open.pop() {
            if found.insert(name) {
                open.extend(holders.get(name).into_iter().flatten());
            }
        }
        found
    }
}

fn is_secret(ty: &Type) -> bool {
    match ty {
        Type::Secret => true,
        Type::List(item) => is_secret(item),
        Type::Map(_, value) => is_secret(value),
        _ => false,
    }
}

fn held_inside(ty: &Type) -> Option<&str> {
    match ty {
        Type::Object(name) | Type::Union(name) => Some(name),
        Type::List(item) => held_inside(item),
        Type::Map(_, value) => held_inside(value),
        _ => None,
    }
}

fn dangling(kind: &'static str, name: &str, at: &str) -> GenerateError {
    GenerateError::Dangling {
        at: at.to_owned(),
        kind,
        name: name.to_owned(),
    }
}
