//! Parameters level by level.

use std::collections::HashSet;

use serde_json::Value;

use crate::check::names::{camel, is_plain, setter_name, snake};
use crate::check::parameters::RESERVED;
use crate::draft::shared::Shared;
use crate::draft::tree::Branch;
use crate::draft::types::{self, Use};
use crate::draft::yaml::{Map, Yaml};
use crate::draft::{fields, names};
use crate::facts::{FieldFacts, OneOf};
use crate::source::{At, Place};

pub(super) struct Writing {
    /// The family's module, and the request.
    module: String,
    request: String,
    /// Setters of all levels hang on one request.
    taken: HashSet<String>,
    /// Groups of two levels may have one name, which no setter can have.
    groups: HashSet<String>,
    /// Of each choice of parameters, the one that an example shows.
    needed: HashSet<String>,
    pub(super) unworded: Vec<String>,
    /// How many values there are, and the paths of those that may be left out.
    pub(super) count: usize,
    pub(super) optional: HashSet<String>,
    /// Names that no parameter can have.
    pub(super) left_out: Vec<String>,
}

impl Writing {
    pub(super) fn new(module: &str, request: String, filled_in: &[&str], one_of: &[OneOf]) -> Self {
        let choices = one_of.iter();
        Self {
            module: module.to_owned(),
            request,
            taken: filled_in.iter().map(|name| snake(name)).collect(),
            groups: HashSet::new(),
            needed: choices
                .filter_map(|set| set.names.first().cloned())
                .collect(),
            unworded: Vec::new(),
            count: 0,
            optional: HashSet::new(),
            left_out: Vec::new(),
        }
    }

    /// The parameters of one level, and an invented call with those that it needs.
    pub(super) fn group<'b, 'f: 'b>(
        &mut self,
        shared: &mut Shared<'_>,
        branches: impl Iterator<Item = &'b Branch<'f>>,
        above: &str,
        samples: &[&Value],
        at: Use<'_>,
    ) -> (Map, Map) {
        let mut map = Map::default();
        let mut request = Map::short();
        let mut first = None;
        for branch in branches {
            if !is_usable(branch, above) {
                self.left_out.push(format!("{above}{}", branch.name));
                continue;
            }
            let samples: Vec<_> = samples
                .iter()
                .filter_map(|value| value.get(&branch.name))
                .collect();
            let path = format!("{above}{}", branch.name);
            let is_required = branch.field.is_some_and(|field| field.required);
            let is_needed = self.is_needed(branch, &path);
            let struct_name: String = path.split('.').map(camel).collect();
            let struct_name = format!("{}{struct_name}", self.request);
            let is_group =
                self.is_group(branch) && shared.types.take_group(&self.module, struct_name);
            let sample = if is_group {
                let inside = branch.inside.iter();
                let (inline, inside) =
                    self.group(shared, inside, &format!("{path}."), &samples, at);
                let mut group = Map::default();
                if is_required {
                    group.put("required", true);
                }
                group.put("inline", inline);
                map.put(&branch.name, group);
                Yaml::Map(inside)
            } else {
                let (value, sample, todos) = self.value(shared, branch, above, &samples, at);
                map.put_open(&branch.name, value, todos);
                self.count += 1;
                if !is_required {
                    self.optional.insert(path);
                }
                sample
            };
            let is_empty = matches!(&sample, Yaml::Map(map) if map.is_empty());
            if is_needed && !(is_empty && is_group) {
                request.put(&branch.name, sample);
            } else if first.is_none() && !is_empty {
                first = Some((&branch.name, sample));
            }
        }
        // A group that must be sent is not sent empty.
        if let Some((name, sample)) = first
            && request.is_empty()
            && !above.is_empty()
        {
            request.put(name, sample);
        }
        (map, request)
    }

    /// Whether a call has to have it, or something inside it.
    fn is_needed(&self, branch: &Branch<'_>, path: &str) -> bool {
        let is_required = branch.field.is_some_and(|field| field.required);
        let mut inside = branch.inside.iter();
        is_required
            || self.needed.contains(path)
            || inside.any(|inside| self.is_needed(inside, &format!("{path}.{}", inside.name)))
    }

    /// Parameters inside a parameter are setters of the call, if there is one of it and its name serves in Rust.
    fn is_group(&mut self, branch: &Branch<'_>) -> bool {
        let types = branch.field.map_or(&[][..], |field| field.types.as_slice());
        let is_object = types.iter().all(|word| word.eq_ignore_ascii_case("object"));
        let usable = branch
            .inside
            .iter()
            .any(|inside| is_usable(inside, "group"));
        let name = At::new(branch.name.clone(), Place::default());
        let Ok(name) = setter_name(&name, None) else {
            return false;
        };
        let serves = is_object && usable && !branch.is_list;
        serves
            && (self.groups.contains(&name)
                || self.taken.insert(name.clone()) && self.groups.insert(name))
    }

    fn value(
        &mut self,
        shared: &mut Shared<'_>,
        branch: &Branch<'_>,
        above: &str,
        samples: &[&Value],
        at: Use<'_>,
    ) -> (Map, Yaml, Vec<String>) {
        let nothing = FieldFacts::default();
        let field = branch.field.unwrap_or(&nothing);
        let mut typed = types::of(shared, branch, samples, at);
        let mut todos = std::mem::take(&mut typed.todos);
        let mut map = Map::default();
        let parent = above.trim_end_matches('.').rsplit('.').next();
        let parent = parent
            .filter(|parent| !parent.is_empty())
            .unwrap_or(at.subject);
        if let Some(rust) = names::setter(&branch.name, parent, &mut self.taken) {
            map.put("rust", rust);
        }
        map.put("type", typed.text.as_str());
        if field.required {
            map.put("required", true);
        }
        fields::limits(field, typed.base, &mut map, &mut todos);
        fields::default(field, &typed, &mut map, &mut todos);
        fields::since(shared, field.since, &mut map, &mut todos);
        if field.required_when.is_some() {
            todos
                .push("the page makes it required in some cases: say in `doc` in which".to_owned());
        }
        let (doc, is_open) = fields::doc(branch, &typed);
        if is_open {
            self.unworded.push(format!("{above}{}", branch.name));
        }
        map.put("doc", doc);
        (map, typed.sample, todos)
    }
}

/// Names that the server can take, and does not take for itself.
fn is_usable(branch: &Branch<'_>, above: &str) -> bool {
    let is_reserved = above.is_empty() && RESERVED.contains(&branch.name.as_str());
    is_plain(&branch.name) && !is_reserved
}
