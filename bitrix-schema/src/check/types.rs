//! Types as they are written, resolved.

use super::Checker;
use crate::api::{Literal, Type};
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::spelling::nearest;
use crate::type_expression::{Kind, TypeExpression, parse};

/// Names that people bring from elsewhere, with the schema's.
const OTHER_NAMES: [(&str, &str); 16] = [
    ("boolean", "bool"),
    ("integer", "int"),
    ("number", "int` or `float"),
    ("i64", "int"),
    ("u64", "int"),
    ("f64", "float"),
    ("double", "float"),
    ("str", "string"),
    ("String", "string"),
    ("text", "string"),
    ("object", "json"),
    ("array", "T[]"),
    ("list", "T[]"),
    ("datetime", "DateTime"),
    ("base64", "bytes"),
    ("binary", "bytes"),
];

/// A resolved type with the values that stand for "none".
pub(super) struct Resolved {
    pub ty: Type,
    pub absent: Vec<Literal>,
}

impl Checker<'_> {
    /// Resolves a type. `None` where a finding says why not, or where the type's own file could not be read.
    pub(super) fn resolve_type(&mut self, written: &At<String>) -> Option<Resolved> {
        let expression = match parse(&written.value) {
            Ok(expression) => expression,
            Err(error) => {
                let place = self.inside(written, error.at);
                self.report(
                    Diagnostic::new(place, error.message)
                        .label("not a type")
                        .help(error.help),
                );
                return None;
            }
        };
        let alternatives = match expression.kind {
            Kind::Union(alternatives) => alternatives,
            _ => vec![expression],
        };
        let absent: Vec<_> = alternatives.iter().filter_map(as_literal).collect();
        let mut types = alternatives
            .iter()
            .filter(|alternative| as_literal(alternative).is_none());
        let Some(first) = types.next() else {
            self.report(
                Diagnostic::new(
                    written.place,
                    "the type has no alternative that holds a value",
                )
                .label("only values that stand for \"none\"")
                .help("name the type of the value too: `DateTime | false`"),
            );
            return None;
        };
        if let Some(second) = types.next() {
            let place = self.inside(written, second.at);
            self.report(
                Diagnostic::new(
                    place,
                    "alternatives that both hold values need a type of their own",
                )
                .label("second alternative with a value")
                .help("describe a `union:` in a file under objects/, and name it here"),
            );
            return None;
        }
        let ty = self.resolve_expression(written, first)?;
        Some(Resolved { ty, absent })
    }

    fn resolve_expression(
        &mut self,
        written: &At<String>,
        expression: &TypeExpression,
    ) -> Option<Type> {
        match &expression.kind {
            Kind::Name(name) => self.resolve_name(written, name, expression.at),
            Kind::List(item) => Some(Type::List(Box::new(self.resolve_inner(written, item)?))),
            Kind::Map(key, value) => {
                let resolved_key = self.resolve_expression(written, key)?;
                if !is_map_key(&resolved_key) {
                    let place = self.inside(written, key.at);
                    self.report(
                        Diagnostic::new(
                            place,
                            "a map is looked up by a text, an ID, a UUID or an enumeration",
                        )
                        .label("cannot be a key")
                        .help("keys travel as texts"),
                    );
                    return None;
                }
                let value = self.resolve_map_value(written, value)?;
                Some(Type::Map(Box::new(resolved_key), Box::new(value)))
            }
            Kind::Literal(_) | Kind::Union(_) => {
                let place = self.inside(written, expression.at);
                self.report(
                    Diagnostic::new(place, "alternatives stand at the top of a type only")
                        .label("inside another type")
                        .help("describe a `union:` in a file under objects/, and name it here"),
                );
                None
            }
        }
    }

    /// The type of an item, where a flag would not know how to travel.
    fn resolve_inner(&mut self, written: &At<String>, expression: &TypeExpression) -> Option<Type> {
        let ty = self.resolve_expression(written, expression)?;
        if ty == Type::Flag {
            let place = self.inside(written, expression.at);
            self.lone_flag(place);
            return None;
        }
        Some(ty)
    }

    /// Beside a key there can be nothing: `map<string, string | null>`.
    fn resolve_map_value(&mut self, written: &At<String>, value: &TypeExpression) -> Option<Type> {
        let Kind::Union(alternatives) = &value.kind else {
            return self.resolve_inner(written, value);
        };
        let is_null = |of: &TypeExpression| as_literal(of) == Some(Literal::Null);
        let (inner, null) = match &alternatives[..] {
            [inner, null] if is_null(null) => (inner, null),
            [null, inner] if is_null(null) => (inner, null),
            _ => return self.resolve_expression(written, value),
        };
        let inner = self.resolve_expression(written, inner)?;
        if is_null_apart(&inner) {
            return Some(Type::Nullable(Box::new(inner)));
        }
        let place = self.inside(written, null.at);
        self.report(
            Diagnostic::new(place, "only single values of a map can be `null`")
                .label("beside a list, an object, a secret, or any value")
                .help("leave it out, or write `json`"),
        );
        None
    }

    fn resolve_name(
        &mut self,
        written: &At<String>,
        name: &str,
        at: (usize, usize),
    ) -> Option<Type> {
        let found = self.symbols.type_named(name);
        if found.is_some() || self.symbols.unread.contains(name) {
            return found;
        }
        let place = self.inside(written, at);
        let finding =
            Diagnostic::new(place, format!("there is no type `{name}`")).label("unknown type");
        let other = OTHER_NAMES
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, ours)| *ours);
        let meant = other.or_else(|| nearest(name, self.symbols.type_names()));
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "types are bool, int, float, string, secret, json, DateTime, DialogId, Uuid, bytes, Event, the IDs of api.yaml, \
                     and what is described under objects/ and enums/"
                .to_owned(),
        };
        self.report(finding.help(help));
        None
    }

    /// The place of a part of a text. Quotes around it move it by one.
    pub(super) fn inside(
        &self,
        written: &At<String>,
        (offset, len): (usize, usize),
    ) -> crate::Place {
        let bytes = &self.schema.files[written.place.file as usize].bytes;
        let is_quoted = bytes
            .get(written.place.start as usize)
            .is_some_and(|byte| matches!(byte, b'"' | b'\''));
        let offset = offset + usize::from(is_quoted && !written.value.starts_with(['"', '\'']));
        written.place.part(offset, len.max(1))
    }
}

fn as_literal(expression: &TypeExpression) -> Option<Literal> {
    match expression.kind {
        Kind::Literal(literal) => Some(literal),
        _ => None,
    }
}

/// Single values that `null` is told from, and that nothing is to be checked or masked inside of.
fn is_null_apart(ty: &Type) -> bool {
    match ty {
        Type::Bool
        | Type::Int
        | Type::Float
        | Type::Text
        | Type::DateTime
        | Type::DialogId
        | Type::Uuid
        | Type::Id(_)
        | Type::Enum(_) => true,
        Type::Secret
        | Type::Flag
        | Type::Bytes
        | Type::Json
        | Type::Event
        | Type::Object(_)
        | Type::Union(_)
        | Type::List(_)
        | Type::Map(..)
        | Type::Nullable(_) => false,
    }
}

fn is_map_key(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Id(_) | Type::Uuid | Type::Enum(_))
}
