//! Names of types: those that are shared, of which the crate has one each, and those of requests, of which a family has.

use std::collections::{HashMap, HashSet};

use super::{Modules, Vocabulary, event_words, segments, subject_and_action};
use crate::check::names::{self, camel, snake};
use crate::facts::{EventFacts, MethodFacts};
use crate::model::{Credentials, Schema};
use crate::source::Place;

/// The types of the crate: which names are taken, and how each method's request is called.
#[derive(Debug, Default)]
pub(in crate::draft) struct Types {
    taken: HashSet<String>,
    events: HashMap<String, String>,
    /// Those among them that the files of methods name without a path.
    imported: HashSet<String>,
    /// The types of methods by the modules of their families.
    families: HashMap<String, HashSet<String>>,
    owners: HashSet<String>,
    requests: HashMap<String, Request>,
}

/// How a method's request is called.
#[derive(Clone, Debug)]
struct Request {
    name: String,
    /// What the names of shared types begin with that are made for it: two families may have requests of one name.
    owner: String,
}

impl Types {
    /// Takes the names of all that is in the schema and of all methods of the docs, those that are not drafted too:
    /// what a draft is called must not depend on the order in which methods are imported.
    pub(in crate::draft) fn of(
        schema: &Schema,
        methods: &[&MethodFacts],
        modules: &Modules,
    ) -> Self {
        let mut types = Self::default();
        let ids = schema.api.iter().flat_map(|api| &api.ids);
        let groups = schema
            .error_sets
            .iter()
            .filter_map(|set| set.group.as_ref());
        let names = ids.map(|(name, _)| name);
        let names = names.chain(schema.enums.iter().map(|item| &item.name));
        types.imported.extend(names.map(|name| name.value.clone()));
        types
            .imported
            .extend(groups.map(|group| format!("{}Code", group.value)));
        types.taken.clone_from(&types.imported);
        let objects = schema.objects.iter().map(|item| &item.name);
        types.taken.extend(
            objects
                .chain(schema.unions.iter().map(|item| &item.name))
                .chain(schema.events.iter().map(|item| &item.ty))
                .map(|name| name.value.clone()),
        );
        types
            .taken
            .extend(modules.all().map(|(_, module)| camel(module)));
        for method in &schema.methods {
            let module = modules.of(&method.name.value);
            types.take_path(&method.name.value, method.credentials.value, module);
            let written = method.rust_type.as_ref().map(|name| name.value.clone());
            types.take_request(&method.name.value, written, module);
        }
        let mut methods: Vec<_> = methods
            .iter()
            .filter(|method| !types.requests.contains_key(&method.name))
            .collect();
        methods.sort_by_key(|method| modules.position(&method.name));
        for method in methods {
            let module = modules.of(&method.name);
            for credentials in [Credentials::Bot, Credentials::None] {
                types.take_path(&method.name, credentials, module);
            }
            types.take_request(&method.name, None, module);
        }
        types
    }

    /// Takes the names of events that the schema does not have, drafted or not, for the same reason.
    pub(in crate::draft) fn take_events(
        &mut self,
        schema: &Schema,
        events: &[&EventFacts],
        modules: &Modules,
        vocabulary: &Vocabulary,
    ) {
        let is_new = |event: &&&EventFacts| {
            let mut known = schema.events.iter();
            known.all(|known| known.name.value != event.name)
        };
        let mut events: Vec<_> = events.iter().filter(is_new).copied().collect();
        modules.sort_events(&mut events);
        for event in events {
            let words = event_words(&event.name, modules, vocabulary);
            self.event(&event.name, &words, modules);
        }
    }

    /// The type of an event's data: `MessageAddEvent`.
    pub(in crate::draft) fn event(
        &mut self,
        event: &str,
        words: &[String],
        modules: &Modules,
    ) -> String {
        if let Some(name) = self.events.get(event) {
            return name.clone();
        }
        let base = camel(&words.join("_"));
        let family = camel(modules.of_event(event).1);
        // One word does not say what is deleted.
        let short = (words.len() > 1).then(|| format!("{base}Event"));
        let long = [
            format!("{family}{base}Event"),
            format!("{family}{base}EventData"),
        ];
        let name = self.choose(short.into_iter().chain(long));
        self.events.insert(event.to_owned(), name.clone());
        name
    }

    /// The request of a method, and whether its name follows from the method's.
    pub(in crate::draft) fn request(&self, method: &str) -> (String, bool) {
        let derived = request_name(method);
        match self.requests.get(method) {
            Some(request) => (request.name.clone(), request.name == derived),
            None => (derived, true),
        }
    }

    /// What the names of types that are made for a method begin with.
    pub(in crate::draft) fn owner(&self, method: &str) -> String {
        let request = self.requests.get(method);
        request.map_or_else(|| request_name(method), |request| request.owner.clone())
    }

    /// The first name that is free and that the check accepts; it is taken.
    pub(in crate::draft) fn choose(
        &mut self,
        candidates: impl IntoIterator<Item = String>,
    ) -> String {
        let candidates: Vec<_> = candidates.into_iter().collect();
        let last = candidates.last().map_or("", String::as_str);
        let plain: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain: String = plain.chars().take(80).collect();
        let made_up = format!("Drafted{plain}");
        let numbered = (2_u32..).map(|number| format!("Drafted{plain}{number}"));
        let mut names = candidates
            .into_iter()
            .chain([plain.clone(), made_up])
            .chain(numbered);
        // There are more numbers than names that are taken.
        names
            .find(|name| {
                is_type_name(name) && self.is_free(name) && self.taken.insert(name.clone())
            })
            .unwrap_or_default()
    }

    fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && self.families.values().all(|taken| !taken.contains(name))
    }

    /// Takes the name that the check gives to a group of parameters, if it is free.
    pub(in crate::draft) fn take_group(&mut self, module: &str, name: String) -> bool {
        let taken = self.families.entry(module.to_owned()).or_default();
        is_type_name(&name) && !self.imported.contains(&name) && taken.insert(name)
    }

    fn take_request(&mut self, method: &str, written: Option<String>, module: &str) {
        let derived = request_name(method);
        let candidates = match written {
            Some(name) => vec![name],
            None => vec![
                derived.clone(),
                format!("{}{derived}", camel(module)),
                format!("{}{derived}Request", camel(module)),
            ],
        };
        let parts = |name: &String| {
            [
                name.clone(),
                format!("{name}Error"),
                format!("{name}Result"),
            ]
        };
        let taken = self.families.entry(module.to_owned()).or_default();
        let is_free = |name: &String| {
            parts(name)
                .iter()
                .all(|part| !taken.contains(part) && !self.imported.contains(part))
        };
        let mut free = candidates.iter().filter(|name| is_type_name(name));
        let name = free
            .find(|name| is_free(name))
            .unwrap_or(&candidates[0])
            .clone();
        taken.extend(parts(&name));
        let prefixed = format!("{}{name}", camel(module));
        let numbered = (2_u32..).map(|number| format!("{prefixed}{number}"));
        let mut owners = [name.clone(), prefixed.clone()].into_iter().chain(numbered);
        let owner = owners.find(|owner| self.owners.insert(owner.clone()));
        let owner = owner.unwrap_or_default();
        self.requests
            .insert(method.to_owned(), Request { name, owner });
    }

    /// `BotChatMessage`, the handle on the way to a method.
    fn take_path(&mut self, method: &str, credentials: Credentials, module: &str) {
        let root = match credentials {
            Credentials::Bot => "bot",
            Credentials::Token | Credentials::None => module,
        };
        let mut handle = camel(root);
        let segments: Vec<_> = segments(method).collect();
        for segment in &segments[..segments.len().saturating_sub(1)] {
            handle.push_str(&camel(segment));
            self.taken.insert(handle.clone());
        }
    }
}

fn is_type_name(name: &str) -> bool {
    names::type_name(name, Place::default()).is_ok()
        && names::module_name(&snake(name), Place::default()).is_ok()
}

/// `imbot.v2.Chat.Message.delete` → `MessageDelete`
fn request_name(method: &str) -> String {
    let (subject, action) = subject_and_action(method);
    format!("{}{}", camel(subject), camel(action))
}
