//! Structs whose fields the schema names: how they are defined and decoded.

use bitrix_schema::api::{EVENT_NAME, Field, Literal, Rest, Type};

use super::Item;
use crate::docs::Doc;
use crate::ident::ident;
use crate::imports::Imports;
use crate::template::{fill, literal, push};
use crate::{GenerateError, runtime, types};

/// A struct that is decoded.
pub(super) struct ResultType<'a> {
    pub(super) name: &'a str,
    /// What the schema calls it.
    pub(super) at: &'a str,
    pub(super) docs: Doc,
    pub(super) fields: &'a [Field],
    /// Where fields are kept that are not among these.
    pub(super) rest: Option<&'a Rest>,
    /// Whether it is sent as well, and then has a `Serialize` of its own.
    pub(super) input: bool,
}

const STRUCT: &str = "\
«docs»
#[derive(Clone, Debug, Default, PartialEq)]
«serde»
#[non_exhaustive]
pub struct «name» {
«fields»
}
";

/// The struct, and how it is decoded.
pub(super) fn result_type(
    of: &ResultType<'_>,
    imports: &mut Imports,
) -> Result<Vec<Item>, GenerateError> {
    imports.define(of.name);
    let serde = if of.input {
        ""
    } else {
        serde_derive(of.fields)
    };
    let mut fields = public_fields(of.fields, of.input, imports)?;
    if let Some(rest) = of.rest {
        fields.push_str(&rest_field(rest, imports)?);
    }
    let holes = [
        ("docs", &*of.docs.outer("")),
        ("serde", serde),
        ("name", &*ident(of.name)?.to_string()),
        ("fields", &*fields),
    ];
    Ok(vec![
        Item::Text(fill(STRUCT, &holes)),
        object_impl(of, imports)?,
    ])
}

/// ```text
///     /// ID of the message.
///     pub id: Option<MessageId>,
/// ```
pub(super) fn public_fields(
    fields: &[Field],
    input: bool,
    imports: &mut Imports,
) -> Result<String, GenerateError> {
    let mut lines = String::new();
    let is_shown =
        |field: &&Field| field.constant.is_none() && event_named_by(field, fields).is_none();
    for field in fields.iter().filter(is_shown) {
        let (name, ty) = (ident(&field.rust)?, types::written(&field.ty, imports)?);
        let ty = if is_optional_in(field, input) {
            format!("Option<{ty}>")
        } else {
            ty
        };
        lines.push_str(&field_docs(field).outer("    "));
        if field.ty == Type::Event {
            lines.push_str("    #[cfg_attr(feature = \"serde\", serde(flatten))]\n");
        } else if !input && camel(&field.rust) != field.wire && field.rust != field.wire {
            let wire = literal(&field.wire);
            push(
                &mut lines,
                format_args!("    #[cfg_attr(feature = \"serde\", serde(rename = {wire}))]\n"),
            );
        }
        push(&mut lines, format_args!("    pub {name}: {ty},\n"));
    }
    Ok(lines)
}

/// ```text
///     /// What else the server sent.
///     #[cfg_attr(feature = "serde", serde(flatten))]
///     pub other: BTreeMap<String, serde_json::Value>,
/// ```
fn rest_field(rest: &Rest, imports: &mut Imports) -> Result<String, GenerateError> {
    imports.add(runtime::BTREE_MAP);
    let (name, value) = (ident(&rest.rust)?, types::written(&rest.value, imports)?);
    let docs = Doc::of(&rest.doc).outer("    ");
    Ok(format!(
        "{docs}    #[cfg_attr(feature = \"serde\", serde(flatten))]\n    pub {name}: BTreeMap<String, {value}>,\n"
    ))
}

fn field_docs(field: &Field) -> Doc {
    let notes: Vec<_> = field
        .since
        .iter()
        .map(|revision| format!("Since revision {revision}."))
        .collect();
    Doc::of(&field.doc).notes(&notes)
}

/// Whether a field of a result is an `Option`. Lists and maps are not, they can be empty; an event can be unknown.
pub(super) fn is_optional(field: &Field) -> bool {
    !matches!(field.ty, Type::List(_) | Type::Map(..) | Type::Event) && may_be_absent(field)
}

/// The event whose name the field is. It keeps its name itself.
fn event_named_by<'a>(field: &Field, fields: &'a [Field]) -> Option<&'a Field> {
    if field.wire != EVENT_NAME {
        return None;
    }
    fields.iter().find(|field| field.ty == Type::Event)
}

fn is_container(field: &Field) -> bool {
    matches!(field.ty, Type::List(_) | Type::Map(..))
}

/// What is sent can leave a list out, which is not the same as sending an empty one.
pub(super) fn is_optional_in(field: &Field, input: bool) -> bool {
    if input {
        may_be_absent(field)
    } else {
        is_optional(field)
    }
}

fn may_be_absent(field: &Field) -> bool {
    !field.required || !field.absent.is_empty()
}

/// The names on the wire where they do not follow from those in Rust.
fn serde_derive(fields: &[Field]) -> &'static str {
    if fields.iter().all(|field| field.wire == field.rust) {
        "#[cfg_attr(feature = \"serde\", derive(serde::Serialize))]\n"
    } else {
        "#[cfg_attr(feature = \"serde\", derive(serde::Serialize), serde(rename_all = \"camelCase\"))]\n"
    }
}

/// `message_id` → `messageId`, as serde does it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |camel, word| {
        let mut letters = word.chars();
        let initial = letters.next().map(|letter| letter.to_ascii_uppercase());
        camel + &initial.into_iter().collect::<String>() + letters.as_str()
    })
}

const OBJECT: &str = "\
impl Object for «name» {
«required»
    fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, value: Field<'_, A>) -> Result<(), A::Error> {
        match key {
«arms»
            _ => «else»,
        }
    }
}
";

const EMPTY_OBJECT: &str = "\
impl Object for «name» {
    fn set<'de, A: MapAccess<'de>>(&mut self, _: &str, value: Field<'_, A>) -> Result<(), A::Error> {
        «else»
    }
}
";

fn object_impl(of: &ResultType<'_>, imports: &mut Imports) -> Result<Item, GenerateError> {
    for path in [runtime::MAP_ACCESS, runtime::FIELD, runtime::OBJECT] {
        imports.add(path);
    }
    let arms = of
        .fields
        .iter()
        .map(|field| match event_named_by(field, of.fields) {
            Some(event) => event_arm(&field.wire, "name", event),
            None if field.ty == Type::Event => event_arm(&field.wire, "data", field),
            None => arm(field, of.input, imports),
        });
    let arms = arms.collect::<Result<String, GenerateError>>()?;
    let template = if of.fields.is_empty() {
        EMPTY_OBJECT
    } else {
        OBJECT
    };
    let (name, required) = (ident(of.name)?.to_string(), required(of)?);
    let unknown = match of.rest {
        Some(rest) => format!("value.into_rest(&mut self.{})", ident(&rest.rust)?),
        None => "value.skip()".to_owned(),
    };
    Ok(Item::Text(fill(
        template,
        &[
            ("name", &name),
            ("required", &required),
            ("arms", &arms),
            ("else", &unknown),
        ],
    )))
}

/// A list or a map can be empty, and an empty one may be left out.
fn required(of: &ResultType<'_>) -> Result<String, GenerateError> {
    let required = of
        .fields
        .iter()
        .filter(|field| !may_be_absent(field) && !is_container(field));
    let required: Vec<_> = required.map(|field| literal(&field.wire)).collect();
    match required.len() {
        0 => Ok(String::new()),
        1..=64 => {
            let required = required.join(", ");
            Ok(format!(
                "    const REQUIRED: &'static [&'static str] = &[{required}];\n\n"
            ))
        }
        _ => Err(GenerateError::TooManyRequired {
            at: of.at.to_owned(),
        }),
    }
}

/// Literals that stand for "none" are told where the type itself would take them for a value.
fn arm(field: &Field, input: bool, imports: &mut Imports) -> Result<String, GenerateError> {
    let (wire, name) = (literal(&field.wire), ident(&field.rust)?);
    let told = field
        .absent
        .iter()
        .filter_map(|&absent| told(absent, &field.ty));
    let told: Vec<_> = told.map(|name| format!("Absent::{name}")).collect();
    // A container is empty where there is nothing.
    let can_be_none = is_optional_in(field, input) || is_container(field);
    if told.is_empty() || !can_be_none {
        return Ok(format!(
            "            {wire} => value.into(&mut self.{name}),\n"
        ));
    }
    imports.add(runtime::ABSENT);
    let told = told.join(", ");
    Ok(format!(
        "            {wire} => value.into_unless(&[{told}], &mut self.{name}),\n"
    ))
}

/// Name and data of an event arrive in two fields, in any order, and end up in one.
fn event_arm(wire: &str, part: &str, event: &Field) -> Result<String, GenerateError> {
    let (wire, name) = (literal(wire), ident(&event.rust)?);
    Ok(format!(
        "            {wire} => value.event_{part}(&mut self.{name}),\n"
    ))
}

fn told(absent: Literal, ty: &Type) -> Option<&'static str> {
    let is_text = matches!(ty, Type::Text | Type::Secret | Type::Json | Type::Enum(_));
    match absent {
        Literal::False if matches!(ty, Type::Bool | Type::Json) => Some("False"),
        Literal::EmptyText if is_text => Some("EmptyText"),
        Literal::No => Some("No"),
        Literal::Zero => Some("Zero"),
        // Where nothing is required, an empty list would be an object in which nothing is set.
        Literal::EmptyList if matches!(ty, Type::Object(_)) => Some("EmptyList"),
        Literal::Null | Literal::False | Literal::EmptyList | Literal::EmptyText => None,
    }
}
