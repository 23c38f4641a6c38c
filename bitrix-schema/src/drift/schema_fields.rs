//! Parameters and fields of the schema, those that are not written down too, in one form.

use std::borrow::Cow;

use super::difference::Spot;
use super::finding::Subject;
use super::index::Index;
use crate::model::{self, Credentials, Method, Param, Returns, WrittenLimit};
use crate::source::{At, Place};
use crate::type_expression::{self, Kind, TypeExpression};
use crate::yaml::Node;

/// A parameter or a field.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) place: Place,
    pub(super) content: Content<'a>,
    pub(super) required: bool,
    pub(super) default: Option<&'a Node>,
    pub(super) since: Option<u32>,
    pub(super) limits: &'a [At<WrittenLimit>],
    /// Whether it has one value only.
    pub(super) is_constant: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Content<'a> {
    Type(Cow<'a, str>),
    Group(Vec<Field<'a>>),
    Unclear,
}

/// What lies under a field.
pub(super) enum Below<'a> {
    Fields {
        fields: Vec<Field<'a>>,
        /// The shared object that they belong to.
        object: Option<&'a model::Object>,
    },
    /// Anything: nothing can be said to be missing there.
    Open,
    /// No fields: that the docs have some shows in the type already.
    Nothing,
}

impl<'a> Field<'a> {
    pub(super) fn of(param: &'a Param) -> Self {
        Self {
            name: &param.name.value,
            place: param.name.place,
            content: match &param.content {
                model::Content::Type(ty) => Content::Type(Cow::Borrowed(&ty.value)),
                model::Content::Inline(params) => {
                    Content::Group(params.iter().map(Field::of).collect())
                }
                model::Content::Unclear => Content::Unclear,
            },
            required: param.required.as_ref().is_some_and(|at| at.value),
            default: param.default.as_ref(),
            since: param.since.as_ref().map(|at| at.value),
            limits: &param.limits,
            is_constant: param.constant.is_some(),
        }
    }

    fn implied(name: &'a str, content: Content<'a>, place: Place) -> Self {
        Self {
            name,
            place,
            content,
            required: false,
            default: None,
            since: None,
            limits: &[],
            is_constant: false,
        }
    }

    /// The fields of the group, or of the object that the type names.
    pub(super) fn below(&self, index: &Index<'a>) -> Below<'a> {
        match &self.content {
            Content::Group(fields) => Below::Fields {
                fields: fields.clone(),
                object: None,
            },
            Content::Unclear => Below::Open,
            Content::Type(text) => type_expression::parse(text)
                .map_or(Below::Open, |expression| below(&expression, index, 0)),
        }
    }

    /// The enumeration that the values are taken from, and whether the type is a boolean, a text or an integer.
    pub(super) fn enumeration(&self, index: &Index<'a>) -> Option<&'a model::Enum> {
        let Content::Type(text) = &self.content else {
            return None;
        };
        names(&type_expression::parse(text).ok()?)
            .into_iter()
            .find_map(|name| index.enumeration(name))
    }

    pub(super) fn is_type(&self, name: &str) -> bool {
        let Content::Type(text) = &self.content else {
            return false;
        };
        type_expression::parse(text).is_ok_and(|expression| names(&expression).contains(&name))
    }
}

/// The parameters of a method, with the credentials that the client fills in.
pub(super) fn params(method: &Method) -> Vec<Field<'_>> {
    let place = method.credentials.place;
    let id = || Field {
        required: true,
        ..Field::implied("botId", Content::Type(Cow::Borrowed("int")), place)
    };
    // Applications need no token, so that it is not required.
    let token = || Field::implied("botToken", Content::Type(Cow::Borrowed("string")), place);
    let mut fields = match method.credentials.value {
        Credentials::Bot => vec![id(), token()],
        Credentials::Token => vec![token()],
        Credentials::None => Vec::new(),
    };
    let written = method.params.iter().map(Field::of);
    let own: Vec<_> = written.collect();
    fields.retain(|implied| own.iter().all(|field| field.name != implied.name));
    fields.extend(own);
    fields
}

/// What stands behind `result`, as one field. A value under a key is published in two forms, with the key and without.
pub(super) fn result(returns: &Returns, with_key: bool) -> Field<'_> {
    let content = match (&returns.ty, &returns.fields) {
        (_, Some(fields)) => Content::Group(fields.iter().map(Field::of).collect()),
        (Some(ty), None) => {
            let value = Content::Type(Cow::Borrowed(ty.value.as_str()));
            match &returns.key {
                Some(key) if with_key => {
                    Content::Group(vec![Field::implied(&key.value, value, ty.place)])
                }
                _ => value,
            }
        }
        (None, None) => Content::Unclear,
    };
    Field::implied("result", content, returns.place)
}

/// Where the fields of an object stand.
pub(super) fn object_spot(object: &model::Object) -> Spot {
    Spot::new(Subject::Object(object.name.value.clone()), "fields")
}

fn below<'a>(expression: &TypeExpression, index: &Index<'a>, depth: usize) -> Below<'a> {
    // Unions can name one another in a circle, which `check` reports.
    if depth > 8 {
        return Below::Open;
    }
    match &expression.kind {
        Kind::List(item) => below(item, index, depth + 1),
        Kind::Map(..) => Below::Open,
        Kind::Literal(_) => Below::Nothing,
        Kind::Union(alternatives) => alternatives
            .iter()
            .map(|alternative| below(alternative, index, depth + 1))
            .reduce(joined)
            .unwrap_or(Below::Nothing),
        Kind::Name(name) => {
            if let Some(object) = index.object(name) {
                return Below::Fields {
                    fields: object.fields.iter().map(Field::of).collect(),
                    object: Some(object),
                };
            }
            if let Some(union) = index.union(name) {
                let variants = union.variants.iter();
                return variants
                    .filter_map(|variant| type_expression::parse(&variant.ty.value).ok())
                    .map(|expression| below(&expression, index, depth + 1))
                    .reduce(joined)
                    .unwrap_or(Below::Open);
            }
            if matches!(name.as_str(), "json" | "Event") {
                Below::Open
            } else {
                Below::Nothing
            }
        }
    }
}

/// Of several alternatives with fields it is not said which one a page means.
fn joined<'a>(a: Below<'a>, b: Below<'a>) -> Below<'a> {
    match (a, b) {
        (Below::Nothing, other) | (other, Below::Nothing) => other,
        _ => Below::Open,
    }
}

/// The names of a type's alternatives; of lists, those of their items.
fn names(expression: &TypeExpression) -> Vec<&str> {
    match &expression.kind {
        Kind::Name(name) => vec![name],
        Kind::List(item) => names(item),
        Kind::Union(alternatives) => alternatives.iter().flat_map(names).collect(),
        Kind::Map(..) | Kind::Literal(_) => Vec::new(),
    }
}
