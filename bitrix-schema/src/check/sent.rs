//! What is said of a value that the client sends: constants, fields that stand among others, what the client fills in,
//! what takes a parameter away again.

use super::Checker;
use super::names;
use crate::api::{Api, Field, Literal, Object, Type, Union};
use crate::diagnostic::Diagnostic;
use crate::model::{self, Param};
use crate::source::Place;
use crate::yaml::{Node, Value};

impl Checker<'_> {
    /// Whether a constant fits the type is asked with the other data.
    pub(super) fn constant(&mut self, written: &Param, ty: &Type) -> Option<Node> {
        let constant = written.constant.as_ref()?;
        if !matches!(ty, Type::Text | Type::Int | Type::Bool | Type::Json) {
            self.report(
                Diagnostic::new(
                    constant.place,
                    "a constant is a text, a number or a boolean",
                )
                .label("of another type")
                .help("write `type: string`, `int` or `bool`"),
            );
            return None;
        }
        Some(constant.clone())
    }

    pub(super) fn fill(&mut self, written: &Param) -> bool {
        let Some(fill) = &written.fill else {
            return false;
        };
        let is_bot_id =
            matches!(&written.content, model::Content::Type(ty) if ty.as_str() == "BotId");
        if !is_bot_id || written.required.as_ref().is_some_and(|of| of.value) {
            self.report(
                Diagnostic::new(
                    fill.place,
                    "the client can fill in an optional `BotId` only",
                )
                .label("of another type, or required")
                .help("write `type: BotId` and leave `required` out"),
            );
        }
        true
    }

    pub(super) fn remove(&mut self, written: &Param) -> Option<Literal> {
        let remove = written.remove.as_ref()?;
        let is_set =
            |flag: &Option<crate::source::At<bool>>| flag.as_ref().is_some_and(|of| of.value);
        let is_always_given = is_set(&written.required) || is_set(&written.argument);
        let literal = literal(remove);
        if literal.is_none() || is_always_given {
            let (what, help) = if is_always_given {
                (
                    "what is always given cannot be removed",
                    "leave `required` and `argument` out, or `remove`",
                )
            } else {
                (
                    "this is none of the values that stand for \"none\"",
                    "they are `null`, `false`, `0`, `[]`, `\"\"` and `\"N\"`",
                )
            };
            self.report(
                Diagnostic::new(remove.place, what)
                    .label("cannot remove it")
                    .help(help),
            );
        }
        literal
    }

    /// A flag inside something else would travel as a boolean.
    pub(super) fn lone_flag(&mut self, place: Place) {
        self.report(
            Diagnostic::new(
                place,
                "a `flag` is the whole type of a field or a parameter",
            )
            .label("inside another type")
            .help("describe an object with a field of this type, or use `bool`"),
        );
    }

    /// What cannot be decoded must not arrive; and what stands among other fields has to be told from them.
    pub(super) fn sent_only(&mut self, api: &Api) {
        let schema = self.schema;
        for (written, object) in schema.objects.iter().zip(&api.objects) {
            if object.is_output || !object.is_input {
                self.refuse_sent(&written.fields);
            }
            self.flat_fields(written, object, api);
            self.rows(written, object, api);
            self.functions(written, object, api);
        }
        for method in &schema.methods {
            self.refuse_sent(method.returns.fields.as_deref().unwrap_or_default());
        }
        for event in &schema.events {
            self.refuse_sent(&event.fields);
        }
        for (written, union) in schema.unions.iter().zip(&api.unions) {
            self.variant_functions(written, union, api);
            if let (true, Some(keyed)) = (union.is_output, &written.keyed) {
                self.report(
                    Diagnostic::new(
                        keyed.place,
                        "a union with keys is sent only, and this one arrives too",
                    )
                    .label("cannot be decoded")
                    .help("describe what arrives as an object with a field for each key"),
                );
            }
        }
    }

    /// Variants that become functions need names that functions can have.
    fn variant_functions(&mut self, written: &model::Union, union: &Union, api: &Api) {
        let is_union = |field: &Field| field.is_flat && field.ty == Type::Union(union.name.clone());
        let mut fields = api.objects.iter().flat_map(|object| &object.fields);
        if !union.is_keyed && !fields.any(is_union) {
            return;
        }
        for (said, of) in written.variants.iter().zip(&union.variants) {
            if names::is_keyword(&of.function) || of.function == "new" {
                let why = "is the name of a function that nobody can call, or of another one";
                self.report(names::refused(said.name.place, &of.function, why));
            }
        }
    }

    fn refuse_sent(&mut self, fields: &[Param]) {
        for field in fields {
            let constant = field.constant.as_ref().map(|of| ("constant", of.place));
            let flatten = field.flatten.as_ref().map(|of| ("flatten", of.place));
            let fill = field.fill.as_ref().map(|of| ("fill", of.place));
            let row_break = field.row_break.as_ref().map(|of| ("row_break", of.place));
            let keys = constant.into_iter().chain(flatten).chain(fill);
            for (key, place) in keys.chain(row_break) {
                self.report(
                    Diagnostic::new(
                        place,
                        format!("`{key}` is for objects that are sent, and only sent"),
                    )
                    .label("this arrives, or is not used")
                    .help("describe what arrives as an object of its own"),
                );
            }
        }
    }

    fn flat_fields(&mut self, written: &model::Object, object: &Object, api: &Api) {
        let fields = written.fields.iter().zip(&object.fields);
        for (said, field) in fields.filter(|(_, field)| field.is_flat) {
            let Some(inside) = objects_in(&field.ty, api) else {
                self.report(
                    Diagnostic::new(
                        said.name.place,
                        format!("`{}` has no fields that could stand here", field.wire),
                    )
                    .label("not an object, nor a union of objects")
                    .help(
                        "`flatten` is for an object, or for a union whose variants are all objects",
                    ),
                );
                continue;
            };
            let others: Vec<&Field> = object.fields.iter().filter(|of| !of.is_flat).collect();
            let twice = inside
                .iter()
                .flat_map(|of| &of.fields)
                .find(|of| of.is_flat || others.iter().any(|other| other.wire == of.wire));
            if let Some(twice) = twice {
                self.report(
                    Diagnostic::new(
                        said.name.place,
                        if twice.is_flat {
                            format!("`{}` has a `flatten` of its own inside", field.wire)
                        } else {
                            format!("`{}` would stand twice in `{}`", twice.wire, object.name)
                        },
                    )
                    .label("brings it along")
                    .help("leave one of the two out"),
                );
            }
        }
    }
}

impl Checker<'_> {
    /// What stands between rows is made without being told anything.
    fn rows(&mut self, written: &model::Object, object: &Object, api: &Api) {
        for (said, field) in written.fields.iter().zip(&object.fields) {
            let (Some(place), Some(name)) = (&said.row_break, &field.row_break) else {
                continue;
            };
            let breaks = break_of(&field.ty, name, api);
            let is_bare = breaks.is_some_and(|of| {
                of.fields
                    .iter()
                    .all(|of| of.constant.is_some() || !of.required)
            });
            if !field.required || !is_bare {
                self.report(
                    Diagnostic::new(place.place, format!("`{}` cannot stand between rows", place.value))
                        .label("not a variant that is an object, with nothing required in it")
                        .help("`row_break` is for a required list of a union's values, and names one of its variants"),
                );
            }
        }
    }

    /// An object that is sent has functions besides its setters.
    fn functions(&mut self, written: &model::Object, object: &Object, api: &Api) {
        let has_rows = object.fields.iter().any(|field| field.row_break.is_some());
        let mut taken: Vec<&str> = api
            .makers(object)
            .iter()
            .map(|(of, _)| &*of.function)
            .collect();
        taken.extend(has_rows.then_some("row"));
        for (said, field) in written.fields.iter().zip(&object.fields) {
            if taken.contains(&&*field.rust) {
                let place = said.rust.as_ref().unwrap_or(&said.name).place;
                let why = "is a function with which the object is built";
                self.report(names::refused(place, &field.rust, why));
            }
        }
    }
}

fn break_of<'a>(ty: &Type, name: &str, api: &'a Api) -> Option<&'a Object> {
    let Type::List(item) = ty else {
        return None;
    };
    let Type::Union(union) = &**item else {
        return None;
    };
    let union = api
        .unions
        .iter()
        .find(|of| of.name == *union && !of.is_keyed)?;
    let variant = union.variants.iter().find(|of| of.variant == name)?;
    match &variant.ty {
        Type::Object(name) => api.objects.iter().find(|of| of.name == *name),
        _ => None,
    }
}

/// The objects whose fields stand among those around a flat field.
fn objects_in<'a>(ty: &Type, api: &'a Api) -> Option<Vec<&'a Object>> {
    let object = |name: &str| api.objects.iter().find(|object| object.name == *name);
    match ty {
        Type::Object(name) => Some(vec![object(name)?]),
        Type::Union(name) => {
            let union: &Union = api.unions.iter().find(|union| union.name == *name)?;
            let objects = union.variants.iter().map(|of| match &of.ty {
                Type::Object(name) if !union.is_keyed => object(name),
                _ => None,
            });
            objects.collect()
        }
        _ => None,
    }
}

fn literal(node: &Node) -> Option<Literal> {
    Some(match &node.value {
        Value::Null => Literal::Null,
        Value::Bool(false) => Literal::False,
        Value::Int(0) => Literal::Zero,
        Value::List(items) if items.is_empty() => Literal::EmptyList,
        Value::Text(text) if text.is_empty() => Literal::EmptyText,
        Value::Text(text) if text == "N" => Literal::No,
        _ => return None,
    })
}
