//! Methods: what both sides say of them, and those that only one side has.

use super::Comparison;
use super::difference::{Difference, Spot};
use super::fields::Side;
use super::finding::{Kind, Subject, Thing};
use super::{paste, schema_fields};
use crate::facts::{FieldFacts, MethodFacts, OneOf};
use crate::model::Method;
use crate::source::At;

impl<'a> Comparison<'a> {
    pub(super) fn methods(&mut self) {
        let (schema, facts) = (self.schema, self.facts);
        for method in &schema.methods {
            match self.index.method_facts(&method.name.value) {
                Some(described) => self.method(method, described),
                None => self.differ(
                    Difference::new(
                        Kind::Unknown,
                        Thing::Method,
                        spot(method, ""),
                        "the docs do not have this method",
                    )
                    .schema(method.name.place),
                ),
            }
        }
        for described in &facts.methods {
            let known = schema
                .methods
                .iter()
                .any(|method| method.name.value == described.name);
            if !known {
                let mut difference = Difference::new(
                    Kind::Missing,
                    Thing::Method,
                    Spot::new(Subject::Method(described.name.clone()), ""),
                    "the schema does not describe this method",
                )
                .docs(&described.place)
                .paste(paste::new_file("methods", &described.name));
                difference.not_yet = true;
                self.differ(difference);
            }
        }
    }

    fn method(&mut self, method: &'a Method, described: &'a MethodFacts) {
        self.about(method, described);
        let params = spot(method, "params");
        self.fields(
            Side {
                root: &params,
                object: None,
                thing: Thing::Parameter,
                marks_required: true,
                page: &described.place,
                place: method.params_place,
            },
            &schema_fields::params(method),
            &described.params,
        );
        self.one_of(method, described);
        self.returned(method, described);
        self.method_errors(method, described);
    }

    /// The page, the scope and the revision.
    fn about(&mut self, method: &Method, described: &MethodFacts) {
        let written = &method.docs;
        let page = super::objects::page(written.as_str());
        if !described.place.file.ends_with(page) {
            self.differ(
                Difference::new(
                    Kind::Differs,
                    Thing::Page,
                    spot(method, "docs"),
                    format!(
                        "the schema names the page `{page}`, the method is described elsewhere"
                    ),
                )
                .docs(&described.place)
                .schema(written.place),
            );
        }
        if !described.scopes.contains(&method.scope.value) {
            let docs = if described.scopes.is_empty() {
                "no scope".to_owned()
            } else {
                format!("`{}`", described.scopes.join("`, `"))
            };
            let yaml = match described.scopes.first() {
                Some(scope) => format!(
                    "# {}\nscope: {}",
                    paste::file(&spot(method, "")),
                    paste::scalar(scope)
                ),
                None => paste::deviation(&spot(method, "scope"), None, "no scope"),
            };
            self.differ(
                Difference::new(
                    Kind::Differs,
                    Thing::Scope,
                    spot(method, "scope"),
                    format!("the docs name {docs}, the schema `{}`", method.scope.value),
                )
                .docs(&described.place)
                .schema(method.scope.place)
                .paste(yaml),
            );
        }
        let ours = method.since.as_ref().map(|since| since.value);
        if let Some(docs) = described.since.filter(|docs| ours != Some(*docs)) {
            let ours = ours.map_or("none".to_owned(), |since| since.to_string());
            self.differ(
                Difference::new(
                    Kind::Differs,
                    Thing::Since,
                    spot(method, "since"),
                    format!("the docs say revision {docs}, the schema {ours}"),
                )
                .docs(&described.place)
                .schema(method.name.place)
                .paste(format!(
                    "# {}\nsince: {docs}",
                    paste::file(&spot(method, ""))
                )),
            );
        }
    }

    fn one_of(&mut self, method: &Method, described: &MethodFacts) {
        let sorted = |names: &mut dyn Iterator<Item = &str>| {
            let mut names: Vec<String> = names.map(str::to_owned).collect();
            names.sort_unstable();
            names
        };
        let of_docs = |set: &OneOf| sorted(&mut set.names.iter().map(String::as_str));
        let ours: Vec<Vec<String>> = method
            .one_of
            .iter()
            .map(|set| sorted(&mut set.iter().map(At::as_str)))
            .collect();
        // A set with a parameter that only one side has is not compared: that parameter is a difference already.
        let known = schema_fields::params(method);
        let is_known = |name: &String| {
            let first = name.split('.').next().unwrap_or(name);
            known.iter().any(|field| field.name == first)
        };
        let is_described = |name: &String| described.params.iter().any(|row| row.path == *name);
        for set in described
            .one_of
            .iter()
            .filter(|set| !ours.contains(&of_docs(set)) && set.names.iter().all(is_known))
        {
            let names = set.names.join(", ");
            self.differ(
                Difference::new(
                    Kind::Missing,
                    Thing::OneOf,
                    spot(method, "one_of").child(&of_docs(set).join("|")),
                    format!("the docs say that one of {names} must be given, the schema does not"),
                )
                .docs(&set.place)
                .schema(method.name.place)
                .paste(format!(
                    "# {}\none_of: [[{names}]]",
                    paste::file(&spot(method, ""))
                )),
            );
        }
        for (set, names) in method.one_of.iter().zip(&ours) {
            let is_same = described.one_of.iter().any(|set| of_docs(set) == *names);
            if !is_same && names.iter().all(is_described) {
                let spot = spot(method, "one_of").child(&names.join("|"));
                let yaml =
                    paste::deviation(&Spot::new(spot.subject.clone(), "one_of"), None, "absent");
                let place = set.first().map_or(method.name.place, |name| name.place);
                self.differ(
                    Difference::new(
                        Kind::Unknown,
                        Thing::OneOf,
                        spot,
                        format!(
                            "the schema says that one of {} must be given, the docs do not",
                            names.join(", ")
                        ),
                    )
                    .docs(&described.place)
                    .schema(place)
                    .paste(yaml),
                );
            }
        }
    }

    /// What stands behind `result`; `time` is the runtime's.
    fn returned(&mut self, method: &'a Method, described: &MethodFacts) {
        let docs = result_rows(&described.returns);
        if docs.is_empty() {
            // The reader has said that there is no table.
            return;
        }
        let with_key = method.returns.key.as_ref().is_some_and(|key| {
            docs.iter()
                .any(|row| row.path == format!("returns.{}", key.value))
        });
        let mut result = schema_fields::result(&method.returns, with_key);
        result.name = "returns";
        let root = spot(method, "");
        self.fields(
            Side {
                root: &root,
                object: None,
                thing: Thing::Field,
                marks_required: false,
                page: &described.place,
                place: method.returns.place,
            },
            &[result],
            &docs,
        );
    }
}

/// The rows on the result, with `returns` for `result`. Pages of another style leave `result` out.
pub(super) fn result_rows(rows: &[FieldFacts]) -> Vec<FieldFacts> {
    let first = |row: &FieldFacts| {
        row.path
            .split(['.', '['])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let named = rows.iter().any(|row| first(row) == "result");
    rows.iter()
        .filter(|row| first(row) != "time")
        .map(|row| {
            let rest = row
                .path
                .strip_prefix("result")
                .filter(|_| first(row) == "result");
            let path = match rest {
                Some(rest) if named => format!("returns{rest}"),
                _ => format!("returns.{}", row.path),
            };
            FieldFacts {
                path,
                ..row.clone()
            }
        })
        .collect()
}

pub(super) fn spot(method: &Method, path: &str) -> Spot {
    Spot::new(Subject::Method(method.name.value.clone()), path)
}
