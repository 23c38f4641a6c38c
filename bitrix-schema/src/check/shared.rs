//! What methods share: families, IDs, enumerations, objects, unions, events.

use super::Checker;
use super::names::{self, Scope};
use crate::api::{Enum, EnumValue, Event, Family, Id, Object, Type, Union, UnionVariant};
use crate::diagnostic::Diagnostic;
use crate::source::{At, Place};

/// IDs that the client itself uses: a handle has a bot's ID, a `DialogId` is made of the others.
pub(super) const CLIENT_IDS: [&str; 3] = ["BotId", "ChatId", "UserId"];

impl Checker<'_> {
    pub(super) fn families(&mut self) -> Vec<Family> {
        let schema = self.schema;
        let Some(api) = &schema.api else {
            return Vec::new();
        };
        let families = api.families.iter().map(|family| {
            let module = names::family_name(&family.module).unwrap_or_else(|finding| {
                self.report(finding);
                String::new()
            });
            if !family.prefix.value.split('.').all(names::is_plain) {
                self.report(
                    Diagnostic::new(
                        family.prefix.place,
                        format!(
                            "`{}` is not what method names begin with",
                            family.prefix.value
                        ),
                    )
                    .label("expected names with dots in between")
                    .help("write it without a dot at the end: `imbot.v2`"),
                );
            }
            let taken = self.names.take(
                Scope::Modules(String::new()),
                &module,
                family.module.place,
                "a family",
            );
            self.findings.extend(taken);
            let type_name = names::camel(&module);
            self.take_type(&type_name, family.module.place, "a family");
            Family {
                prefix: family.prefix.value.clone(),
                module,
                type_name,
                doc: self.line(&family.doc),
            }
        });
        families.collect()
    }

    pub(super) fn ids(&mut self) -> Vec<Id> {
        let schema = self.schema;
        let Some(api) = &schema.api else {
            return Vec::new();
        };
        let missing = CLIENT_IDS
            .into_iter()
            .filter(|name| !self.symbols.ids.contains(name))
            .collect::<Vec<_>>();
        if let Some(name) = missing.first() {
            let place = api
                .ids
                .first()
                .map_or(api.docs.place, |(first, _)| first.place);
            self.report(
                Diagnostic::new(place, format!("the ID type `{name}` is missing"))
                    .label("not among these")
                    .help("the client's own types are made of BotId, ChatId and UserId: describe them under `ids`"),
            );
        }
        api.ids
            .iter()
            .map(|(name, doc)| {
                self.take_imported_type(&name.value, name.place, "an ID");
                Id {
                    name: name.value.clone(),
                    doc: self.line(doc),
                }
            })
            .collect()
    }

    pub(super) fn enums(&mut self) -> Vec<Enum> {
        self.schema
            .enums
            .iter()
            .map(|written| self.enumeration(written))
            .collect()
    }

    fn enumeration(&mut self, written: &crate::model::Enum) -> Enum {
        self.take_imported_type(&written.name.value, written.name.place, "an enumeration");
        let mut values: Vec<EnumValue> = Vec::new();
        for value in &written.values {
            let variant =
                names::variant_name(&value.value, value.rust.as_ref()).unwrap_or_else(|finding| {
                    self.report(finding);
                    value.value.value.clone()
                });
            if let Some(position) = values.iter().position(|other| other.variant == variant) {
                let first = written.values[position].value.place;
                self.same_variant(&value.value, first, &variant);
            }
            self.since(value.since.as_ref());
            values.push(EnumValue {
                wire: value.value.value.clone(),
                variant,
                doc: self.prose(&value.doc),
                since: value.since.as_ref().map(|since| since.value),
            });
        }
        self.value_deviations(written);
        Enum {
            name: written.name.value.clone(),
            file: self.file_of(&written.name),
            module: self.module("enums", &written.name, "an enumeration"),
            doc: self.prose(&written.doc),
            docs_url: self.docs_url(written.docs.as_ref()),
            values,
        }
    }

    pub(super) fn same_variant(&mut self, second: &At<String>, first: Place, variant: &str) {
        self.report(
            Diagnostic::new(
                second.place,
                format!("`{}` gives a second variant `{variant}`", second.value),
            )
            .label(format!("is called `{variant}`"))
            .related(first, format!("`{variant}` is taken here"))
            .help("give one of them another name with `rust:`"),
        );
    }

    pub(super) fn objects(&mut self) -> Vec<Object> {
        self.schema
            .objects
            .iter()
            .map(|written| {
                self.take_type(&written.name.value, written.name.place, "an object");
                let fields = self.fields(&written.fields);
                self.field_deviations(&written.deviations, &fields);
                let rest = written
                    .rest
                    .as_ref()
                    .map(|rest| self.rest(rest, &written.fields, &fields));
                Object {
                    name: written.name.value.clone(),
                    file: self.file_of(&written.name),
                    module: self.module("objects", &written.name, "an object"),
                    doc: self.prose(&written.doc),
                    docs_url: self.docs_url(written.docs.as_ref()),
                    fields,
                    rest,
                    is_input: false,
                    is_output: false,
                    examples: written.examples.clone(),
                }
            })
            .collect()
    }

    pub(super) fn unions(&mut self) -> Vec<Union> {
        self.schema
            .unions
            .iter()
            .map(|written| self.union(written))
            .collect()
    }

    fn union(&mut self, written: &crate::model::Union) -> Union {
        self.take_type(&written.name.value, written.name.place, "a union");
        let mut variants: Vec<UnionVariant> = Vec::new();
        for variant in &written.variants {
            let name = names::variant_name(&variant.name, None).unwrap_or_else(|finding| {
                self.report(finding);
                variant.name.value.clone()
            });
            if let Some(position) = variants.iter().position(|other| other.variant == name) {
                self.same_variant(&variant.name, written.variants[position].name.place, &name);
            }
            let resolved = self.resolve_type(&variant.ty);
            if resolved
                .as_ref()
                .is_some_and(|resolved| !resolved.absent.is_empty())
            {
                self.report(
                    Diagnostic::new(variant.ty.place, "a variant holds a value")
                        .label("has a value for \"none\"")
                        .help(
                            "name the type alone, and say it where the union is used: `… | null`",
                        ),
                );
            }
            let ty = resolved.map_or(Type::Json, |resolved| resolved.ty);
            if ty == Type::Flag {
                self.lone_flag(variant.ty.place);
            }
            let doc = self.prose(&variant.doc);
            variants.push(UnionVariant {
                wire: variant.name.value.clone(),
                function: names::snake(&variant.name.value),
                variant: name,
                ty,
                doc,
            });
        }
        Union {
            name: written.name.value.clone(),
            file: self.file_of(&written.name),
            module: self.module("objects", &written.name, "a union"),
            doc: self.prose(&written.doc),
            docs_url: self.docs_url(written.docs.as_ref()),
            is_keyed: written.keyed.as_ref().is_some_and(|keyed| keyed.value),
            variants,
            is_input: false,
            is_output: false,
        }
    }

    pub(super) fn events(&mut self) -> Vec<Event> {
        self.schema
            .events
            .iter()
            .map(|written| {
                self.take_type(&written.ty.value, written.ty.place, "an event");
                let fields = self.fields(&written.fields);
                self.event_deviations(&written.deviations, &fields);
                Event {
                    name: written.name.value.clone(),
                    type_name: written.ty.value.clone(),
                    file: self.file_of(&written.name),
                    module: self.module("events", &written.ty, "an event"),
                    summary: self.line(&written.summary),
                    details: self.maybe_prose(written.details.as_ref()),
                    docs_url: self.docs_url(written.docs.as_ref()),
                    since: self.since(written.since.as_ref()),
                    fields,
                    examples: written.examples.clone(),
                }
            })
            .collect()
    }

    /// Where the pages are published is the beginning of every link.
    pub(super) fn docs_base(&mut self) {
        let schema = self.schema;
        let Some(docs) = schema.api.as_ref().map(|api| &api.docs) else {
            return;
        };
        let host_and_path = docs.value.strip_prefix("https://").unwrap_or_default();
        let is_plain = |char: char| char.is_ascii_alphanumeric() || "/-_.:".contains(char);
        if host_and_path.len() < 2
            || host_and_path.starts_with('/')
            || !host_and_path.ends_with('/')
            || !host_and_path.chars().all(is_plain)
        {
            self.report(
                Diagnostic::new(docs.place, format!("`{}` is not where pages are published", docs.value))
                    .label("expected an address that begins with https:// and ends with /")
                    .help("the `docs` of a method are written behind it: `https://apidocs.bitrix24.com/api-reference/`"),
            );
        }
    }

    /// Takes the name of a type that the files of methods import: theirs must differ from it.
    pub(super) fn take_imported_type(&mut self, name: &str, place: Place, what: &str) {
        self.take_type(name, place, what);
        self.names.take(Scope::Imported, name, place, what);
    }

    /// Takes the name of a type of a method, of which the method's family has one each.
    pub(super) fn take_request_type(&mut self, module: &str, name: &str, place: Place, what: &str) {
        if let Err(finding) = names::type_name(name, place) {
            self.report(finding);
            return;
        }
        let imported = self.names.differs_from(Scope::Imported, name, place, what);
        let taken = self
            .names
            .take(Scope::Requests(module.to_owned()), name, place, what);
        self.findings.extend(imported.into_iter().chain(taken));
    }

    /// Takes the name of a type, of which the crate has one each.
    pub(super) fn take_type(&mut self, name: &str, place: Place, what: &str) {
        if let Err(finding) = names::type_name(name, place) {
            self.report(finding);
        } else {
            let taken = self.names.take(Scope::Types, name, place, what);
            self.findings.extend(taken);
        }
    }

    /// Takes the name of a file in a folder.
    pub(super) fn take_module(&mut self, folder: &str, module: &str, place: Place, what: &str) {
        self.findings
            .extend(names::module_name(module, place).err());
        let taken = self
            .names
            .take(Scope::Modules(folder.to_owned()), module, place, what);
        self.findings.extend(taken);
    }

    fn module(&mut self, folder: &str, name: &At<String>, what: &str) -> String {
        let module = names::snake(&name.value);
        self.take_module(folder, &module, name.place, what);
        module
    }

    pub(super) fn file_of<T>(&self, at: &At<T>) -> String {
        self.schema.files[at.place.file as usize].path.clone()
    }

    /// The address of a vendor's page: `a/b.md` is published as `a/b.html`.
    pub(super) fn docs_url(&mut self, docs: Option<&At<String>>) -> Option<String> {
        let docs = docs?;
        let (page, anchor) = docs
            .value
            .split_once('#')
            .map_or((docs.value.as_str(), None), |(page, anchor)| {
                (page, Some(anchor))
            });
        let is_plain = |text: &str, marks: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|char| char.is_ascii_alphanumeric() || marks.contains(char))
        };
        if let Some(anchor) = anchor.filter(|anchor| !is_plain(anchor, "-_")) {
            self.report(
                Diagnostic::new(docs.place, format!("`#{anchor}` is no anchor of a page"))
                    .label("expected letters, digits, `-` and `_` behind the `#`")
                    .help("copy it from the address of the page's section, or leave it out"),
            );
            return None;
        }
        let Some(page) = page.strip_suffix(".md").filter(|page| {
            page.split('/').all(|name| is_plain(name, "-_.")) && !page.contains("..")
        }) else {
            self.report(
                Diagnostic::new(docs.place, format!("`{}` is not the path of a page", docs.value))
                    .label("expected a path that ends with .md")
                    .help("write it relative to `docs` in api.yaml: `imbot.v2/messages/chat-message-delete.md`"),
            );
            return None;
        };
        let base = self
            .schema
            .api
            .as_ref()
            .map_or("", |api| api.docs.value.as_str());
        let anchor = anchor
            .map(|anchor| format!("#{anchor}"))
            .unwrap_or_default();
        Some(format!("{base}{page}.html{anchor}"))
    }
}
