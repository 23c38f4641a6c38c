//! What is used by what: which objects are sent and which received, and what nothing uses.

use std::collections::HashSet;

use super::Checker;
use super::shared::CLIENT_IDS;
use crate::api::{Api, Returns, Type};
use crate::diagnostic::Diagnostic;
use crate::source::At;

impl Checker<'_> {
    pub(super) fn usage(&mut self, api: &mut Api) {
        let sent = reached(api, sent_types(api));
        let received = reached(api, received_types(api));
        for object in &mut api.objects {
            object.is_input = sent.contains(&Type::Object(object.name.clone()));
            object.is_output = received.contains(&Type::Object(object.name.clone()));
        }
        for union in &mut api.unions {
            union.is_input = sent.contains(&Type::Union(union.name.clone()));
            union.is_output = received.contains(&Type::Union(union.name.clone()));
        }
        // A file that could not be read may be the one that uses it.
        if self.schema.unread.is_empty() {
            self.unused(&sent.union(&received).cloned().collect());
        }
    }

    fn unused(&mut self, used: &HashSet<Type>) {
        let schema = self.schema;
        let ids = schema
            .api
            .iter()
            .flat_map(|api| &api.ids)
            .map(|(name, _)| name);
        let ids = ids.filter(|name| !CLIENT_IDS.contains(&name.as_str()));
        let ids = ids.map(|name| (name, "ID", Type::Id(name.value.clone())));
        let enums = schema.enums.iter().map(|item| {
            (
                &item.name,
                "enumeration",
                Type::Enum(item.name.value.clone()),
            )
        });
        let objects = schema
            .objects
            .iter()
            .map(|item| (&item.name, "object", Type::Object(item.name.value.clone())));
        let unions = schema
            .unions
            .iter()
            .map(|item| (&item.name, "union", Type::Union(item.name.value.clone())));
        for (name, kind, ty) in ids.chain(enums).chain(objects).chain(unions) {
            if !used.contains(&ty) {
                self.nothing_uses(name, kind);
            }
        }
        let methods = schema.methods.iter().flat_map(|method| &method.errors.uses);
        let common = schema.api.iter().flat_map(|api| &api.errors);
        let sets: HashSet<&str> = methods.chain(common).map(At::as_str).collect();
        for set in schema
            .error_sets
            .iter()
            .filter(|set| !sets.contains(set.name.as_str()))
        {
            self.nothing_uses(&set.name, "error set");
        }
    }

    fn nothing_uses(&mut self, name: &At<String>, kind: &str) {
        self.report(
            Diagnostic::new(
                name.place,
                format!("nothing uses the {kind} `{}`", name.value),
            )
            .label("not used")
            .help("refer to it from a method, an object or an event, or remove it"),
        );
    }
}

fn sent_types(api: &Api) -> Vec<Type> {
    api.methods
        .iter()
        .flat_map(|method| method.values())
        .map(|(_, value)| value.field.ty.clone())
        .collect()
}

fn received_types(api: &Api) -> Vec<Type> {
    let mut types = Vec::new();
    for method in &api.methods {
        match &method.returns {
            Returns::Value { ty, .. } => types.push(ty.clone()),
            Returns::Object { fields, .. } => {
                types.extend(fields.iter().map(|field| field.ty.clone()));
            }
        }
    }
    types.extend(
        api.events
            .iter()
            .flat_map(|event| &event.fields)
            .map(|field| field.ty.clone()),
    );
    types
}

/// The types that are reached from some others, those included.
fn reached(api: &Api, mut open: Vec<Type>) -> HashSet<Type> {
    let objects: std::collections::HashMap<_, _> = api
        .objects
        .iter()
        .map(|object| (object.name.as_str(), object))
        .collect();
    let unions: std::collections::HashMap<_, _> = api
        .unions
        .iter()
        .map(|union| (union.name.as_str(), union))
        .collect();
    let mut reached = HashSet::new();
    while let Some(ty) = open.pop() {
        if reached.contains(&ty) {
            continue;
        }
        match &ty {
            Type::List(item) | Type::Nullable(item) => open.push((**item).clone()),
            Type::Map(key, value) => open.extend([(**key).clone(), (**value).clone()]),
            Type::Object(name) => {
                let object = objects.get(name.as_str()).into_iter();
                let rest = object.clone().filter_map(|object| object.rest.as_ref());
                open.extend(rest.map(|rest| rest.value.clone()));
                let fields = object.flat_map(|object| &object.fields);
                open.extend(fields.map(|field| field.ty.clone()));
            }
            Type::Union(name) => {
                let variants = unions
                    .get(name.as_str())
                    .into_iter()
                    .flat_map(|union| &union.variants);
                open.extend(variants.map(|variant| variant.ty.clone()));
            }
            _ => {}
        }
        reached.insert(ty);
    }
    reached
}
