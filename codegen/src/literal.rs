//! Data of an example as Rust expressions, directed by the types that are wanted.

mod json;
mod names;
mod number;

use bitrix_schema::api::{Field, Method, Param, Type, Union};
use bitrix_schema::forms;
use bitrix_schema::yaml::{Entry, Node, Value};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use json::json;
pub(crate) use json::{text_json, wire_json};
pub(crate) use names::Names;
pub(crate) use number::grouped;
use number::{float, number};

use crate::GenerateError;
use crate::emit::{self, paths};
use crate::ident::ident;
use crate::index::Index;

/// What stands behind a conversion that can fail: in documentation, in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failing {
    Question,
    Unwrap,
}

/// How a value is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// To a function, which converts it.
    Argument,
    /// Inside a list that is handed to a function: inner lists may differ in length.
    Item,
    /// As the type itself.
    Owned,
}

struct Writer<'a> {
    index: &'a Index<'a>,
    failing: Failing,
    names: &'a mut Names,
    /// Where the example stands, for messages.
    at: String,
}

/// The call of an example: `bot.chat().message().delete(789).complete(true)`.
pub(crate) fn call(
    method: &Method,
    request: &Node,
    index: &Index<'_>,
    failing: Failing,
    names: &mut Names,
) -> Result<TokenStream, GenerateError> {
    let mut writer = Writer {
        index,
        failing,
        names,
        at: method.name.clone(),
    };
    let mut arguments = Vec::new();
    let mut setters = TokenStream::new();
    writer.params(&method.params, Some(request), &mut arguments, &mut setters)?;
    let path = paths::call_path(method, index)?;
    Ok(quote!(#path(#(#arguments),*) #setters))
}

impl Writer<'_> {
    fn params(
        &mut self,
        params: &[Param],
        given: Option<&Node>,
        arguments: &mut Vec<TokenStream>,
        setters: &mut TokenStream,
    ) -> Result<(), GenerateError> {
        for param in params {
            match param {
                Param::Value(value) => {
                    let field = &value.field;
                    let node = given.and_then(|given| given.get(&field.wire));
                    self.field(field, value.argument, node, arguments, setters)?;
                }
                Param::Group(group) => {
                    let inside = given.and_then(|given| given.get(&group.wire));
                    self.params(&group.params, inside, arguments, setters)?;
                }
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        field: &Field,
        argument: bool,
        node: Option<&Node>,
        arguments: &mut Vec<TokenStream>,
        setters: &mut TokenStream,
    ) -> Result<(), GenerateError> {
        match node {
            Some(node) if argument => {
                arguments.push(self.value(&field.ty, node, Form::Argument)?);
            }
            Some(node) if is_removal(node, field) => {
                let name = format_ident!("remove_{}", field.rust);
                setters.extend(quote!(.#name()));
            }
            Some(node) => {
                let (name, value) = (
                    ident(&field.rust)?,
                    self.value(&field.ty, node, Form::Argument)?,
                );
                setters.extend(quote!(.#name(#value)));
            }
            None if argument => {
                return Err(self.mismatch(&format!("a value for `{}`", field.wire), "nothing"));
            }
            None => {}
        }
        Ok(())
    }

    fn value(&mut self, ty: &Type, node: &Node, form: Form) -> Result<TokenStream, GenerateError> {
        let owned = form == Form::Owned;
        Ok(match (ty, &node.value) {
            (Type::Bool, Value::Bool(value)) => quote!(#value),
            (Type::Flag, Value::Text(text)) => {
                let is_set = text == "Y";
                quote!(#is_set)
            }
            (Type::Float, Value::Float(value)) => float(*value),
            #[expect(
                clippy::cast_precision_loss,
                reason = "an example's number, written as a float"
            )]
            (Type::Float, Value::Int(value)) => float(*value as f64),
            (Type::Id(_), Value::Int(value)) if owned => {
                let value = number(i128::from(*value));
                quote!(#value.into())
            }
            (Type::Int | Type::Id(_), Value::Int(value)) => number(i128::from(*value)),
            (Type::Text | Type::Secret, Value::Text(text)) if owned => quote!(#text.into()),
            (Type::Text | Type::Secret, Value::Text(text)) => quote!(#text),
            (Type::DialogId, _) => self.dialog_id(node)?,
            (Type::Uuid, Value::Text(text)) if forms::is_uuid(text) => self.parsed(text, &quote!()),
            (Type::Bytes, Value::Text(text)) => self.bytes(text, form)?,
            (Type::DateTime, Value::Text(text)) if forms::is_plain_date_time(text) => {
                self.parsed(text, &quote!())
            }
            (Type::Json, _) => json(node),
            (Type::Enum(name), Value::Text(text)) => self.enum_value(name, text)?,
            (Type::Object(name), Value::Map(_)) => self.object(name, node)?,
            (Type::Union(name), _) => self.union_value(name, node, form)?,
            (Type::List(item), Value::List(nodes)) => self.list(item, nodes, form)?,
            (Type::Map(key, value), Value::Map(_) | Value::List(_)) => {
                self.map(key, value, node, form)?
            }
            (Type::Nullable(_), Value::Null) => quote!(None),
            (Type::Nullable(inner), _) => {
                let value = self.value(inner, node, form)?;
                quote!(Some(#value))
            }
            _ => return Err(self.mismatch(expected(ty), node.kind())),
        })
    }

    /// `DialogId::chat(5)` of `chat5`, `DialogId::user(1)` of `1`; other forms are parsed.
    fn dialog_id(&mut self, node: &Node) -> Result<TokenStream, GenerateError> {
        let text = match &node.value {
            Value::Int(id) => id.to_string(),
            Value::Text(text) if forms::is_dialog_id(text) => text.clone(),
            _ => return Err(self.mismatch("a dialog ID", node.kind())),
        };
        self.names.add("DialogId");
        let (kind, digits) = match text.strip_prefix("chat") {
            Some(digits) => ("chat", digits),
            None => ("user", &*text),
        };
        match digits.parse::<i64>() {
            Ok(id) if id.to_string() == digits => {
                let (kind, id) = (ident(kind)?, number(i128::from(id)));
                Ok(quote!(DialogId::#kind(#id)))
            }
            _ => Ok(self.parsed(&text, &quote!(::<DialogId>))),
        }
    }

    fn parsed(&mut self, text: &str, into: &TokenStream) -> TokenStream {
        self.names.can_fail = true;
        match self.failing {
            Failing::Question => quote!(#text.parse #into ()?),
            Failing::Unwrap => quote!(#text.parse #into ().unwrap()),
        }
    }

    /// `b"Hello"` of the Base64 that travels.
    fn bytes(&self, text: &str, form: Form) -> Result<TokenStream, GenerateError> {
        let bytes = forms::base64(text).ok_or_else(|| self.mismatch("Base64", "another text"))?;
        let bytes = proc_macro2::Literal::byte_string(&bytes);
        Ok(match form {
            Form::Argument => quote!(#bytes),
            Form::Item => quote!(&#bytes[..]),
            Form::Owned => quote!(#bytes.into()),
        })
    }

    fn enum_value(&mut self, name: &str, text: &str) -> Result<TokenStream, GenerateError> {
        let of = self.index.enumeration(name, &self.at)?;
        let value = of.values.iter().find(|value| value.wire == text);
        let value = value
            .ok_or_else(|| self.mismatch(&format!("a value of `{name}`"), &format!("`{text}`")))?;
        self.names.add("enums");
        let (name, variant) = (ident(name)?, ident(&value.variant)?);
        Ok(quote!(enums::#name::#variant))
    }

    /// `objects::BotProperties::new("Helper").color("RED")`
    fn object(&mut self, name: &str, node: &Node) -> Result<TokenStream, GenerateError> {
        let object = self.index.object(name, &self.at)?;
        self.names.add("objects");
        let mut arguments = Vec::new();
        let mut setters = TokenStream::new();
        for field in object.fields.iter().filter(|of| of.constant.is_none()) {
            let given = if field.is_flat {
                // Its fields stand among the others; whether they are there shows when they are read.
                self.value(&field.ty, node, Form::Owned)
                    .is_ok()
                    .then_some(node)
            } else {
                node.get(&field.wire)
            };
            let is_argument = emit::is_argument(field);
            self.field(field, is_argument, given, &mut arguments, &mut setters)?;
        }
        let name = ident(name)?;
        Ok(quote!(objects::#name::new(#(#arguments),*) #setters))
    }

    /// The first variant that the data fits. An object turns into the union by itself where a function takes it.
    fn union_value(
        &mut self,
        name: &str,
        node: &Node,
        form: Form,
    ) -> Result<TokenStream, GenerateError> {
        let union: &Union = self.index.union(name, &self.at)?;
        self.names.add("objects");
        for of in &union.variants {
            let data = if union.is_keyed {
                node.get(&of.wire)
            } else {
                Some(node)
            };
            let Some(data) = data.filter(|data| has_constants(&of.ty, data, self.index)) else {
                continue;
            };
            if let Ok(value) = self.value(&of.ty, data, Form::Owned) {
                let same = union.variants.iter().filter(|other| other.ty == of.ty);
                if form == Form::Argument && matches!(of.ty, Type::Object(_)) && same.count() == 1 {
                    return Ok(value);
                }
                let (name, variant) = (ident(name)?, ident(&of.variant)?);
                return Ok(quote!(objects::#name::#variant(#value)));
            }
        }
        Err(self.mismatch(&format!("a value of `{name}`"), node.kind()))
    }

    fn list(
        &mut self,
        item: &Type,
        nodes: &[Node],
        form: Form,
    ) -> Result<TokenStream, GenerateError> {
        if nodes.is_empty() && form != Form::Owned {
            let item = self.plain_type(item)?;
            return Ok(quote!(Vec::<#item>::new()));
        }
        let inner = if form == Form::Owned {
            Form::Owned
        } else {
            Form::Item
        };
        let items = nodes
            .iter()
            .map(|node| self.value(item, node, inner))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(if form == Form::Argument {
            quote!([#(#items),*])
        } else {
            quote!(vec![#(#items),*])
        })
    }

    fn map(
        &mut self,
        key: &Type,
        value: &Type,
        node: &Node,
        form: Form,
    ) -> Result<TokenStream, GenerateError> {
        if node.entries().is_empty() && form != Form::Owned {
            let (key, value) = (self.plain_type(key)?, self.plain_type(value)?);
            return Ok(quote!(Vec::<(#key, #value)>::new()));
        }
        let inner = if form == Form::Owned {
            Form::Owned
        } else {
            Form::Item
        };
        // Where nothing says what is left out, its type has to.
        let is_null = |entry: &Entry| matches!(entry.value.value, Value::Null);
        let nothing = match value {
            Type::Nullable(value) if node.entries().iter().all(is_null) => {
                let value = self.plain_type(value)?;
                Some(quote!(None::<#value>))
            }
            _ => None,
        };
        let mut pairs = Vec::new();
        for entry in node.entries() {
            let text = Node {
                value: key_value(key, &entry.key.value),
                place: entry.key.place,
                comment: None,
            };
            let key = self.value(key, &text, inner)?;
            let value = match &nothing {
                Some(nothing) => nothing.clone(),
                None => self.value(value, &entry.value, inner)?,
            };
            pairs.push(quote!((#key, #value)));
        }
        Ok(match form {
            Form::Argument => quote!([#(#pairs),*]),
            Form::Item => quote!(vec![#(#pairs),*]),
            Form::Owned => quote!([#(#pairs),*].into()),
        })
    }

    /// A type that says what an empty list would hold.
    fn plain_type(&mut self, ty: &Type) -> Result<TokenStream, GenerateError> {
        Ok(match ty {
            Type::Bool | Type::Flag => quote!(bool),
            Type::Int | Type::Id(_) => quote!(i64),
            Type::Float => quote!(f64),
            Type::Text | Type::Secret => quote!(String),
            Type::Json => quote!(serde_json::Value),
            Type::Uuid => quote!(uuid::Uuid),
            Type::Event => return Err(self.mismatch("a value that is sent", "an event")),
            Type::Bytes => quote!(Vec<u8>),
            Type::DateTime | Type::DialogId => {
                let name = if *ty == Type::DateTime {
                    "DateTime"
                } else {
                    "DialogId"
                };
                self.names.add(name);
                let name = ident(name)?;
                quote!(#name)
            }
            Type::Enum(name) => {
                self.names.add("enums");
                let name = ident(name)?;
                quote!(enums::#name)
            }
            Type::Object(name) | Type::Union(name) => {
                self.names.add("objects");
                let name = ident(name)?;
                quote!(objects::#name)
            }
            Type::List(item) => {
                let item = self.plain_type(item)?;
                quote!(Vec<#item>)
            }
            Type::Map(key, value) => {
                let (key, value) = (self.plain_type(key)?, self.plain_type(value)?);
                quote!(Vec<(#key, #value)>)
            }
            Type::Nullable(inner) => {
                let inner = self.plain_type(inner)?;
                quote!(Option<#inner>)
            }
        })
    }

    fn mismatch(&self, expected: &str, found: &str) -> GenerateError {
        GenerateError::Example {
            at: self.at.clone(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }
}

fn is_removal(node: &Node, field: &Field) -> bool {
    let removed_by = field.removed_by.map(emit::literal_json);
    removed_by.is_some_and(|json| json == node.to_json())
}

/// Whether an object has the values that tell it from others.
fn has_constants(ty: &Type, node: &Node, index: &Index<'_>) -> bool {
    let Type::Object(name) = ty else {
        return true;
    };
    let fields = index.object(name, name).map_or(&[][..], |of| &of.fields);
    let mut constants = fields
        .iter()
        .filter_map(|of| Some((&of.wire, of.constant.as_ref()?)));
    constants.all(|(wire, constant)| {
        node.get(wire)
            .is_some_and(|given| given.to_json() == constant.to_json())
    })
}

/// Keys are texts in YAML and in JSON, whatever their type.
fn key_value(ty: &Type, key: &str) -> Value {
    match (ty, key.parse()) {
        (Type::Int | Type::Id(_), Ok(number)) => Value::Int(number),
        _ => Value::Text(key.to_owned()),
    }
}

fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "a boolean",
        Type::Flag => "`Y` or `N`",
        Type::Int | Type::Id(_) => "an integer",
        Type::Float => "a number",
        Type::Text | Type::Secret | Type::Enum(_) => "a text",
        Type::DateTime => "a date and time",
        Type::DialogId => "a dialog ID",
        Type::Uuid => "a UUID",
        Type::Object(_) | Type::Map(..) | Type::Event => "a mapping",
        Type::Bytes => "Base64",
        Type::List(_) => "a list",
        Type::Json | Type::Union(_) | Type::Nullable(_) => "a value",
    }
}
