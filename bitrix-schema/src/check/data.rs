//! Data that the author gives, held against the types: defaults and examples.

mod fits;
mod flat;

use std::collections::HashMap;

use super::Checker;
use super::errors::all_codes;
use crate::api::{
    Api, EVENT_NAME, Enum, ErrorSet, Event, Example, ExampleError, Field, Method, MethodErrors,
    Object, Param, Rest, Returns, Type, Union,
};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::spelling::nearest;
use crate::yaml::{Entry, Node, Value};
use fits::Expected;

/// Which way data travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The client writes it.
    Sent,
    /// The server writes it, in any of the forms that it has for a value.
    Received,
    /// Neither does: it is what the server assumes.
    Assumed,
}

/// The types that data can be of, by name.
#[derive(Clone)]
struct Types<'a> {
    /// Which way the data travels.
    way: Way,
    enums: HashMap<&'a str, &'a Enum>,
    objects: HashMap<&'a str, &'a Object>,
    unions: HashMap<&'a str, &'a Union>,
    events: HashMap<&'a str, &'a Event>,
}

impl Checker<'_> {
    /// The examples of a method. Whether their values fit is asked once all types are known.
    pub(super) fn examples(
        &mut self,
        written: &model::Method,
        errors: &MethodErrors,
        sets: &[ErrorSet],
    ) -> Vec<Example> {
        written
            .examples
            .iter()
            .map(|example| {
                let answers =
                    usize::from(example.response.is_some()) + usize::from(example.error.is_some());
                if answers == 2 || (answers == 0 && example.request.is_none()) {
                    self.report(
                        Diagnostic::new(
                            example.place,
                            "an example has a `request`, and a `response` or an `error`",
                        )
                        .label("has none of them, or both answers")
                        .help("write a second example for the other answer"),
                    );
                }
                if let Some((code, _)) = &example.error {
                    self.known_code(code, errors, sets);
                }
                Example {
                    title: example.title.as_ref().map(|title| self.line(title)),
                    request: example.request.clone(),
                    response: example.response.clone(),
                    error: example
                        .error
                        .as_ref()
                        .map(|(code, description)| ExampleError {
                            code: spelling_of(&code.value, errors, sets),
                            description: description.value.clone(),
                        }),
                }
            })
            .collect()
    }

    /// Holds all defaults and examples against the types.
    pub(super) fn data(&mut self, api: &Api) {
        let types = Types {
            way: Way::Assumed,
            enums: api
                .enums
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            objects: api
                .objects
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            unions: api
                .unions
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
            events: api
                .events
                .iter()
                .map(|item| (item.name.as_str(), item))
                .collect(),
        };
        let received = Types {
            way: Way::Received,
            ..types.clone()
        };
        for object in &api.objects {
            self.defaults(object.fields.iter(), &types);
            self.constants(&object.fields, &types);
            for example in &object.examples {
                let what = format!("`{}`", object.name);
                let rest = object.rest.as_ref();
                self.object_data(example, &object.fields, rest, &what, &received);
            }
        }
        for event in &api.events {
            for example in &event.examples {
                self.object_data(example, &event.fields, None, "the event's data", &received);
            }
        }
        for method in &api.methods {
            self.defaults(
                method.values().into_iter().map(|(_, value)| &value.field),
                &types,
            );
            for example in &method.examples {
                self.example_data(example, method, &types);
            }
        }
    }

    fn defaults<'f>(&mut self, fields: impl Iterator<Item = &'f Field>, types: &Types<'_>) {
        for field in fields {
            // `null` says that the server assumes nothing in particular.
            if let Some(default) = &field.default
                && !matches!(default.value, Value::Null)
            {
                self.value(default, &Expected::of(field), "the default", types);
            }
        }
    }

    fn constants(&mut self, fields: &[Field], types: &Types<'_>) {
        for field in fields {
            if let Some(constant) = &field.constant {
                self.value(
                    constant,
                    &Expected::type_only(&field.ty),
                    "the constant",
                    types,
                );
            }
        }
    }

    fn example_data(&mut self, example: &Example, method: &Method, types: &Types<'_>) {
        if let Some(request) = &example.request {
            let types = Types {
                way: Way::Sent,
                ..types.clone()
            };
            self.request(request, &method.params, "the request", &types);
        }
        let Some(response) = &example.response else {
            return;
        };
        let types = Types {
            way: Way::Received,
            ..types.clone()
        };
        match &method.returns {
            Returns::Object { fields, .. } => {
                self.object_data(response, fields, None, "the response", &types);
            }
            Returns::Value { ty, key, .. } => {
                let inner = key.as_ref().and_then(|key| response.get(key));
                match (inner, key) {
                    (None, Some(key)) if !matches!(ty, Type::Bool) => self.report(
                        Diagnostic::new(response.place, format!("the response has no `{key}`"))
                            .label(format!("`{key}` is missing"))
                            .help("an example is what the server sends behind `result`"),
                    ),
                    (inner, _) => self.value(
                        inner.unwrap_or(response),
                        &Expected::type_only(ty),
                        "the response",
                        &types,
                    ),
                }
            }
        }
    }

    fn request(&mut self, node: &Node, params: &[Param], what: &str, types: &Types<'_>) {
        let Some(entries) = self.mapping(node, what) else {
            return;
        };
        for entry in entries {
            let found = params
                .iter()
                .find(|param| wire_name(param) == entry.key.value);
            match found {
                Some(Param::Value(value)) => {
                    self.value(
                        &entry.value,
                        &Expected::of(&value.field),
                        &format!("`{}`", entry.key.value),
                        types,
                    );
                }
                Some(Param::Group(group)) => self.request(
                    &entry.value,
                    &group.params,
                    &format!("`{}`", group.wire),
                    types,
                ),
                None => self.unknown_name(entry, what, params.iter().map(wire_name)),
            }
        }
        for param in params
            .iter()
            .filter(|param| node.get(wire_name(param)).is_none())
        {
            for name in required_in(param) {
                self.missing_name(node, what, &name);
            }
        }
    }

    fn object_data(
        &mut self,
        node: &Node,
        fields: &[Field],
        rest: Option<&Rest>,
        what: &str,
        types: &Types<'_>,
    ) {
        let Some(entries) = self.mapping(node, what) else {
            return;
        };
        let fields = match flat::fields_of(node, fields, types) {
            Ok(fields) => fields,
            Err(union) => {
                self.report(
                    Diagnostic::new(
                        node.place,
                        format!("{what} is none of the variants of `{union}`"),
                    )
                    .label("has the fields of none of them"),
                );
                return;
            }
        };
        for entry in entries {
            let name = format!("`{}`", entry.key.value);
            if let Some(field) = fields.iter().find(|field| field.wire == entry.key.value) {
                let expected = if types.way == Way::Sent {
                    Expected::of(field).present()
                } else {
                    Expected::of(field)
                };
                self.value(&entry.value, &expected, &name, types);
            } else if let Some(rest) = rest {
                let expected = Expected::type_only(&rest.value);
                self.value(&entry.value, &expected, &name, types);
            } else {
                let known = fields.iter().map(|field| field.wire.as_str());
                self.unknown_name(entry, what, known);
            }
        }
        for field in fields
            .iter()
            .filter(|field| field.required || field.constant.is_some())
            .filter(|field| node.get(&field.wire).is_none())
        {
            self.missing_name(node, what, &field.wire);
        }
        self.event_data_in(node, &fields, types);
    }

    /// The data of an event that is known has the fields of that event.
    fn event_data_in(&mut self, node: &Node, fields: &[&Field], types: &Types<'_>) {
        let name = node.get(EVENT_NAME).and_then(Node::as_str);
        let Some(event) = name.and_then(|name| types.events.get(name)) else {
            return;
        };
        for field in fields.iter().filter(|field| field.ty == Type::Event) {
            if let Some(data) = node.get(&field.wire) {
                self.object_data(
                    data,
                    &event.fields,
                    None,
                    &format!("`{}`", field.wire),
                    types,
                );
            }
        }
    }

    fn mapping<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Entry]> {
        if let Value::Map(entries) = &node.value {
            return Some(entries);
        }
        self.report(
            Diagnostic::new(
                node.place,
                format!("{what} is a mapping, found {}", node.kind()),
            )
            .label("expected a mapping"),
        );
        None
    }

    fn unknown_name<'n>(
        &mut self,
        entry: &Entry,
        what: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        let finding = Diagnostic::new(
            entry.key.place,
            format!("{what} has no `{}`", entry.key.value),
        )
        .label("not described above");
        self.report(match nearest(&entry.key.value, known) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding.help("describe it, or remove it from the example; the client fills in the bot's credentials"),
        });
    }

    fn missing_name(&mut self, node: &Node, what: &str, name: &str) {
        let place = node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place);
        self.report(
            Diagnostic::new(place, format!("{what} lacks `{name}`"))
                .label(format!("`{name}` is missing"))
                .help("it is required"),
        );
    }
}

/// What has to be given of a parameter: itself, or parameters of the group, by their paths.
fn required_in(param: &Param) -> Vec<String> {
    match param {
        Param::Value(value) if value.field.required || value.argument => {
            vec![value.field.wire.clone()]
        }
        Param::Value(_) => Vec::new(),
        Param::Group(group) => {
            let inside = group.params.iter().flat_map(required_in);
            inside
                .map(|name| format!("{}.{name}", group.wire))
                .collect()
        }
    }
}

/// The code as the method has it: the server's codes differ in case from method to method.
fn spelling_of(code: &str, errors: &MethodErrors, sets: &[ErrorSet]) -> String {
    all_codes(errors, sets)
        .find(|known| known.eq_ignore_ascii_case(code))
        .unwrap_or(code)
        .to_owned()
}

fn wire_name(param: &Param) -> &str {
    match param {
        Param::Value(value) => &value.field.wire,
        Param::Group(group) => &group.wire,
    }
}
