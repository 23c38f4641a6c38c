use super::{Types, Way};
use crate::api::{Field, Limit, Literal, Type, Union};
use crate::check::Checker;
use crate::check::forms::{base64, is_date_time, is_dialog_id, is_plain_date_time, is_uuid};
use crate::diagnostic::Diagnostic;
use crate::spelling::nearest;
use crate::yaml::{Entry, Node, Value};

/// What a value should be: its type, the values for "none", the limits.
pub(super) struct Expected<'a> {
    ty: &'a Type,
    absent: &'a [Literal],
    /// The value that takes a parameter away, where the data is sent.
    removed_by: Option<Literal>,
    constant: Option<&'a Node>,
    limits: &'a [Limit],
}

impl<'a> Expected<'a> {
    pub(super) fn of(field: &'a Field) -> Self {
        Self {
            ty: &field.ty,
            absent: &field.absent,
            removed_by: field.removed_by,
            constant: field.constant.as_ref(),
            limits: &field.limits,
        }
    }

    /// Without the values for "none": what is not there is not sent.
    pub(super) fn present(self) -> Self {
        Self {
            absent: &[],
            ..self
        }
    }

    pub(super) fn type_only(ty: &'a Type) -> Self {
        Self {
            ty,
            absent: &[],
            removed_by: None,
            constant: None,
            limits: &[],
        }
    }
}

impl Checker<'_> {
    /// Holds a value against its type, as the server itself would write it.
    pub(super) fn value(
        &mut self,
        node: &Node,
        expected: &Expected<'_>,
        what: &str,
        types: &Types<'_>,
    ) {
        if expected
            .absent
            .iter()
            .chain(&expected.removed_by)
            .any(|literal| is_literal(node, *literal))
        {
            return;
        }
        if let Some(constant) = expected.constant
            && constant.to_json() != node.to_json()
        {
            self.report(
                Diagnostic::new(
                    node.place,
                    format!("{what} is always {}", constant.to_json()),
                )
                .label("another value"),
            );
        }
        for limit in expected.limits {
            if let Some(broken) = broken(node, expected.ty, *limit) {
                self.report(
                    Diagnostic::new(node.place, format!("{what} is outside its limits"))
                        .label(broken),
                );
            }
        }
        if types.way == Way::Received && is_lenient_form(node, expected.ty, types) {
            return;
        }
        match (expected.ty, &node.value) {
            // Which event it is, and so what it holds, stands beside it.
            (Type::Json, _)
            | (Type::Event, Value::Map(_))
            | (Type::Nullable(_), Value::Null)
            | (Type::Bool, Value::Bool(_))
            | (Type::Int | Type::Id(_), Value::Int(_))
            | (Type::Float, Value::Float(_) | Value::Int(_))
            | (Type::Text | Type::Secret, Value::Text(_)) => {}
            (Type::DateTime, Value::Text(text))
                if types.way == Way::Sent && is_plain_date_time(text) => {}
            (Type::DateTime, Value::Text(text)) if types.way != Way::Sent && is_date_time(text) => {
            }
            (Type::Flag, Value::Text(text)) if matches!(text.as_str(), "Y" | "N") => {}
            (Type::DialogId, Value::Text(text)) if is_dialog_id(text) => {}
            (Type::Uuid, Value::Text(text)) if is_uuid(text) => {}
            (Type::Bytes, Value::Text(text)) if base64(text).is_some() => {}
            (Type::Enum(name), Value::Text(text)) => self.enum_value(node, name, text, types),
            (Type::Enum(name), Value::Int(number)) if types.way == Way::Received => {
                self.enum_value(node, name, &number.to_string(), types);
            }
            (Type::List(item), Value::List(items)) => self.items(items, item, what, types),
            (Type::List(item), Value::Map(entries))
                if types.way == Way::Received && has_gaps(entries) =>
            {
                self.items(entries.iter().map(|entry| &entry.value), item, what, types);
            }
            (Type::Map(key, value), Value::Map(entries)) => {
                for entry in entries {
                    if !fits_key(&entry.key.value, key) {
                        self.report(
                            Diagnostic::new(
                                entry.key.place,
                                format!("a key of {what} is not {}", type_words(key)),
                            )
                            .label(format!("expected {}", type_words(key))),
                        );
                    }
                    self.value(
                        &entry.value,
                        &Expected::type_only(value),
                        &format!("`{}`", entry.key.value),
                        types,
                    );
                }
            }
            (Type::Nullable(inner), _) => {
                self.value(node, &Expected::type_only(inner), what, types);
            }
            (Type::Object(name), _) => {
                if let Some(object) = types.objects.get(name.as_str()) {
                    self.object_data(node, &object.fields, object.rest.as_ref(), what, types);
                }
            }
            (Type::Union(name), _) => self.union_value(node, name, what, types),
            (ty, _) => self.wrong_type(node, ty, what),
        }
    }

    fn items<'n>(
        &mut self,
        items: impl IntoIterator<Item = &'n Node>,
        ty: &Type,
        what: &str,
        types: &Types<'_>,
    ) {
        let expected = Expected::type_only(ty);
        for item in items {
            self.value(item, &expected, &format!("an item of {what}"), types);
        }
    }

    fn enum_value(&mut self, node: &Node, name: &str, text: &str, types: &Types<'_>) {
        let Some(known) = types.enums.get(name) else {
            return;
        };
        if known.values.iter().any(|value| value.wire == text) {
            return;
        }
        let finding = Diagnostic::new(node.place, format!("`{text}` is not a value of `{name}`"))
            .label("unknown value");
        let values = known.values.iter().map(|value| value.wire.as_str());
        self.report(match nearest(text, values.clone()) {
            Some(value) => finding.help(format!("did you mean `{value}`?")),
            None => finding.help(format!(
                "its values are: {}",
                values.collect::<Vec<_>>().join(", ")
            )),
        });
    }

    /// A union takes what one of its variants takes; what each of them says against it is not reported.
    fn union_value(&mut self, node: &Node, name: &str, what: &str, types: &Types<'_>) {
        let Some(union) = types.unions.get(name) else {
            return;
        };
        if union.is_keyed {
            self.keyed_value(node, union, what, types);
            return;
        }
        let before = self.findings.len();
        for variant in &union.variants {
            self.value(node, &Expected::type_only(&variant.ty), what, types);
            let fits = self.findings.len() == before;
            self.findings.truncate(before);
            if fits {
                return;
            }
        }
        self.report(
            Diagnostic::new(
                node.place,
                format!("{what} is none of the variants of `{name}`"),
            )
            .label(format!("found {}", node.kind())),
        );
    }

    /// An object with one key, which names the variant.
    fn keyed_value(&mut self, node: &Node, union: &Union, what: &str, types: &Types<'_>) {
        let entries = node.entries();
        let names = || union.variants.iter().map(|of| of.wire.as_str());
        let variant = entries
            .first()
            .and_then(|entry| union.variants.iter().find(|of| of.wire == entry.key.value));
        match (entries, variant) {
            ([entry], Some(variant)) => {
                let what = format!("`{}`", variant.wire);
                self.value(
                    &entry.value,
                    &Expected::type_only(&variant.ty),
                    &what,
                    types,
                );
            }
            _ => self.report(
                Diagnostic::new(
                    node.place,
                    format!("{what} is a mapping with one key of `{}`", union.name),
                )
                .label("has another key, none, or several")
                .help(format!(
                    "its keys are: {}",
                    names().collect::<Vec<_>>().join(", ")
                )),
            ),
        }
    }

    fn wrong_type(&mut self, node: &Node, ty: &Type, what: &str) {
        let finding = Diagnostic::new(
            node.place,
            format!("{what} is {}, found {}", type_words(ty), node.kind()),
        )
        .label(format!("expected {}", type_words(ty)));
        self.report(match (ty, &node.value) {
            (
                Type::DialogId | Type::Text | Type::DateTime,
                Value::Int(_) | Value::Float(_) | Value::Bool(_),
            ) => finding.help("quote it: it travels as a text"),
            (_, Value::Null) => finding
                .help("leave it out; if the server sends `null`, say so in the type: `… | null`"),
            (_, Value::Bool(false)) => finding
                .help("if the server sends `false` for \"none\", say so in the type: `… | false`"),
            _ => finding,
        });
    }
}

/// Other forms in which the server writes a value, as the client's decoder takes them.
fn is_lenient_form(node: &Node, ty: &Type, types: &Types<'_>) -> bool {
    let is_integral = |number: f64| number.fract() == 0.0 && number.abs() <= LARGEST_EXACT;
    match (ty, &node.value) {
        (Type::Bool, Value::Text(text)) => FLAGS.iter().any(|flag| flag.eq_ignore_ascii_case(text)),
        (Type::Bool, Value::Int(number)) => matches!(number, 0 | 1),
        (Type::Int | Type::Id(_), Value::Text(text)) => text.parse::<i64>().is_ok(),
        (Type::Int | Type::Id(_), Value::Float(number)) => is_integral(*number),
        (Type::Float, Value::Text(text)) => text.parse().is_ok_and(f64::is_finite),
        (Type::Text | Type::Secret, Value::Int(_) | Value::Float(_))
        | (Type::DialogId, Value::Int(_)) => true,
        // PHP cannot tell an empty object from an empty list.
        (Type::Object(name), Value::List(items)) => {
            let object = types.objects.get(name.as_str());
            items.is_empty()
                && object.is_some_and(|object| !object.fields.iter().any(|field| field.required))
        }
        _ => false,
    }
}

const FLAGS: [&str; 6] = ["1", "Y", "true", "0", "N", "false"];

/// Above this, a float no longer stands for one integer.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// PHP sends a list with gaps as an object whose keys are numbers.
fn has_gaps(entries: &[Entry]) -> bool {
    let mut keys = entries.iter().map(|entry| &entry.key.value);
    keys.all(|key| key.parse::<u32>().is_ok())
}

fn is_literal(node: &Node, literal: Literal) -> bool {
    match (&node.value, literal) {
        (Value::Null, Literal::Null)
        | (Value::Bool(false), Literal::False)
        | (Value::Int(0), Literal::Zero) => true,
        (Value::List(items), Literal::EmptyList) => items.is_empty(),
        (Value::Text(text), Literal::EmptyText) => text.is_empty(),
        (Value::Text(text), Literal::No) => text == "N",
        _ => false,
    }
}

fn broken(node: &Node, ty: &Type, limit: Limit) -> Option<String> {
    let count = |len: usize| u64::try_from(len).unwrap_or(u64::MAX);
    match (limit, &node.value) {
        (Limit::Min(least), Value::Int(number)) if *number < least => {
            Some(format!("less than {least}"))
        }
        (Limit::Max(most), Value::Int(number)) if *number > most => {
            Some(format!("more than {most}"))
        }
        (Limit::MinChars(least), Value::Text(text)) if count(text.chars().count()) < least => {
            Some(format!("shorter than {least} characters"))
        }
        (Limit::MaxChars(most), Value::Text(text)) if count(text.chars().count()) > most => {
            Some(format!("longer than {most} characters"))
        }
        (Limit::MaxBytes(most), Value::Text(text)) if count(bytes(text, ty)) > most => {
            Some(format!("longer than {most} bytes"))
        }
        (Limit::MaxJsonChars(most), _) if count(node.to_json().chars().count()) > most => {
            Some(format!("longer than {most} characters as JSON"))
        }
        (Limit::MinItems(least), _) if count(items(node)?) < least => {
            Some(format!("fewer than {least} items"))
        }
        (Limit::MaxItems(most), _) if count(items(node)?) > most => {
            Some(format!("more than {most} items"))
        }
        _ => None,
    }
}

/// How many bytes a text has, or those that it encodes.
fn bytes(text: &str, ty: &Type) -> usize {
    match ty {
        Type::Bytes => base64(text).map_or(0, |bytes| bytes.len()),
        _ => text.len(),
    }
}

fn items(node: &Node) -> Option<usize> {
    match &node.value {
        Value::List(items) => Some(items.len()),
        Value::Map(entries) => Some(entries.len()),
        _ => None,
    }
}

fn fits_key(key: &str, ty: &Type) -> bool {
    match ty {
        Type::Id(_) => key.parse().is_ok_and(|id: i64| id.to_string() == key),
        Type::Uuid => is_uuid(key),
        _ => true,
    }
}

fn type_words(ty: &Type) -> String {
    match ty {
        Type::Bool => "a boolean".to_owned(),
        Type::Flag => "`Y` or `N`".to_owned(),
        Type::Int => "an integer".to_owned(),
        Type::Float => "a number".to_owned(),
        Type::Text | Type::Secret => "a text".to_owned(),
        Type::Json => "any value".to_owned(),
        Type::DateTime => "a date and time such as 2024-10-11T10:00:00+02:00".to_owned(),
        Type::DialogId => "a dialog ID such as \"chat5\" or \"1\"".to_owned(),
        Type::Uuid => "a UUID in lower case".to_owned(),
        Type::Bytes => "Base64, with `=` at its end where that is due".to_owned(),
        Type::Id(name) => format!("a number (`{name}`)"),
        Type::Enum(name) => format!("a value of `{name}`"),
        Type::Object(name) | Type::Union(name) => format!("a `{name}`"),
        Type::Event => "the data of an event".to_owned(),
        Type::List(_) => "a list".to_owned(),
        Type::Map(..) => "a mapping".to_owned(),
        Type::Nullable(inner) => format!("{} or null", type_words(inner)),
    }
}
