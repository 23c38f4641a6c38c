//! What drafts share with one another and with the schema: IDs, enumerations, objects.

use std::collections::HashSet;

use super::names::{Modules, Types, Vocabulary};
use super::section::{Section, nearness};
use super::yaml::Map;
use crate::facts::{Facts, ObjectFacts};
use crate::model::{Enum, Schema};

/// Everything that a draft is made from, and what it brings along.
pub(super) struct Shared<'a> {
    pub(super) facts: &'a Facts,
    pub(super) schema: &'a Schema,
    pub(super) section: Section,
    pub(super) modules: Modules,
    pub(super) types: Types,
    /// The words of the documentation's names.
    pub(super) vocabulary: Vocabulary,
    /// What IDs identify: `Chat`, `Message`.
    subjects: Vec<String>,
    /// ID types that the schema does not have yet.
    pub(super) ids: Vec<String>,
    pub(super) enums: Vec<DraftedEnum>,
    /// `None` while an object is being drafted, so that it does not come to contain itself.
    pub(super) objects: Vec<DraftedObject>,
}

/// An enumeration that the schema does not have yet.
pub(super) struct DraftedEnum {
    pub(super) name: String,
    pub(super) values: HashSet<String>,
    pub(super) file: Map,
}

/// An object that the schema does not have yet.
pub(super) struct DraftedObject {
    /// In the docs' words, with the page: the same name may mean something else in another section.
    pub(super) origin: String,
    pub(super) name: String,
    /// `None` while it is being drafted: what refers to it then stands inside it.
    pub(super) file: Option<Map>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(facts: &'a Facts, schema: &'a Schema) -> Self {
        let docs = schema.api.as_ref().map_or("", |api| api.docs.as_str());
        let section = Section::of(docs, facts);
        let methods = section.methods(facts);
        let modules = Modules::of_schema(schema, &facts.methods.iter().collect::<Vec<_>>());
        let vocabulary = Vocabulary::of(facts);
        let mut types = Types::of(schema, &methods, &modules);
        types.take_events(schema, &section.events(facts), &modules, &vocabulary);
        let in_section = |object: &&ObjectFacts| section.relative(&object.place.file).is_some();
        let described = facts.objects.iter().filter(in_section);
        let ids = schema.api.iter().flat_map(|api| &api.ids);
        let known = ids.filter_map(|(name, _)| name.value.strip_suffix("Id"));
        let mut subjects: Vec<_> = known.map(str::to_owned).collect();
        subjects.extend(described.map(|object| object.name.clone()));
        Self {
            facts,
            schema,
            section,
            modules,
            types,
            vocabulary,
            subjects,
            ids: Vec::new(),
            enums: Vec::new(),
            objects: Vec::new(),
        }
    }

    /// The ID type of what a name ends with: `lastMessageId` → `MessageId`. The schema gets it where it has none.
    pub(super) fn id_named(&mut self, name: &str) -> Option<String> {
        let stem = name
            .strip_suffix("Id")
            .or_else(|| name.strip_suffix("ID"))?;
        let mut first = stem.chars();
        let capital = first.next()?.to_uppercase();
        let stem: String = capital.chain(first).collect();
        let ends = |subject: &&String| stem.ends_with(subject.as_str()) && !subject.is_empty();
        let subject = self
            .subjects
            .iter()
            .filter(ends)
            .max_by_key(|one| one.len());
        let subject = subject?.clone();
        Some(self.id_of(&subject))
    }

    /// What IDs identify.
    pub(super) fn subjects(&self) -> &[String] {
        &self.subjects
    }

    /// `Chat` → `ChatId`. The schema gets it where it has none.
    pub(super) fn id_of(&mut self, subject: &str) -> String {
        let id = format!("{subject}Id");
        let ids = self.schema.api.iter().flat_map(|api| &api.ids);
        let mut known = ids.map(|(name, _)| &name.value).chain(&self.ids);
        if !known.any(|name| *name == id) {
            self.ids.push(id.clone());
        }
        id
    }

    /// Whether a name is one of those that IDs identify.
    pub(super) fn is_subject(&self, name: &str) -> bool {
        self.subjects.iter().any(|subject| subject == name)
    }

    /// The described object of a name that lies nearest to a page.
    pub(super) fn described(&self, name: &str, page: &str) -> Option<&'a ObjectFacts> {
        let named = self
            .facts
            .objects
            .iter()
            .filter(|object| object.name == name);
        // The first of several that are equally near.
        named
            .rev()
            .max_by_key(|object| nearness(&object.place.file, page))
    }

    /// A type of the schema: an object, a union, an enumeration.
    pub(super) fn type_in_schema(&self, names: &[String]) -> Option<String> {
        let schema = self.schema;
        let objects = schema.objects.iter().map(|item| &item.name.value);
        let unions = schema.unions.iter().map(|item| &item.name.value);
        let enums = schema.enums.iter().map(|item| &item.name.value);
        let mut known = objects.chain(unions).chain(enums);
        known.find(|name| names.contains(name)).cloned()
    }

    /// An enumeration with these values and no others: of the schema, or drafted before.
    pub(super) fn enum_with(&self, values: &HashSet<String>) -> Option<String> {
        let in_schema = self.schema.enums.iter();
        in_schema
            .filter(|item| values_of(item) == *values)
            .map(|item| item.name.value.clone())
            .chain(
                self.enums
                    .iter()
                    .filter(|item| item.values == *values)
                    .map(|item| item.name.clone()),
            )
            .next()
    }

    /// An enumeration of this name that has these values among others.
    pub(super) fn wider_enum(&self, name: &str, values: &HashSet<String>) -> Option<String> {
        let in_schema = self.schema.enums.iter();
        let in_schema = in_schema.map(|item| (&item.name.value, values_of(item)));
        let drafted = self.enums.iter();
        let mut all = in_schema.chain(drafted.map(|item| (&item.name, item.values.clone())));
        all.find(|(other, known)| *other == name && values.is_subset(known))
            .map(|(name, _)| name.clone())
    }
}

fn values_of(item: &Enum) -> HashSet<String> {
    let values = item.values.iter();
    values.map(|value| value.value.value.clone()).collect()
}
