//! Parameters against the tables, as the server binds them.

use serde_json::{Map, Value};

use crate::behaviours::Behaviour;
use crate::failure::Failure;
use crate::tables::{Kind, Method, Param};
use crate::values;

/// What the server's binding does for a method whose behaviour is known: it looks at the first level only. An
/// array that is not given is empty, unless the behaviour needs it.
pub(crate) fn check(
    method: &Method,
    behaviour: &Behaviour,
    params: &Map<String, Value>,
) -> Result<(), Failure> {
    for param in &method.params {
        if behaviour.reads_itself.contains(&param.name.as_str()) {
            continue;
        }
        let is_array = param.kind == Kind::Array;
        let is_needed = behaviour.needs.contains(&param.name.as_str())
            || (param.required && !is_array && !has_twin(param, params));
        top(param, is_needed, params)?;
    }
    Ok(())
}

/// The methods of a chat take `chatId`, a number, in the place of `dialogId`.
fn has_twin(param: &Param, params: &Map<String, Value>) -> bool {
    let twin = match param.name.as_str() {
        "dialogId" => params.get("chatId").and_then(values::int).is_some(),
        "code" => params.contains_key("CODE"),
        _ => false,
    };
    twin && !params.contains_key(&param.name)
}

/// What can be said of a method of which nothing is known but its description: everything in it is checked.
pub(crate) fn check_all(method: &Method, params: &Map<String, Value>) -> Result<(), Failure> {
    for param in &method.params {
        top(param, param.required, params)?;
        limits(param, given(params, &param.name))?;
        inside(param, given(params, &param.name))?;
    }
    for set in &method.one_of {
        let is_given = |path: &String| at_path(params, path).is_some_and(|value| !value.is_null());
        if let (Some(first), false) = (set.first(), set.iter().any(is_given)) {
            return Err(Failure::missing(first));
        }
    }
    Ok(())
}

fn top(param: &Param, is_needed: bool, params: &Map<String, Value>) -> Result<(), Failure> {
    let name = &param.name;
    match given(params, name) {
        None if is_needed => Err(Failure::missing(name)),
        None => Ok(()),
        Some(value) if fits(param.kind, value) => Ok(()),
        Some(value) => {
            let shown = values::text(value).unwrap_or_else(|| "array".to_owned());
            Err(Failure::mistyped(name, &shown, php_name(param.kind)))
        }
    }
}

fn inside(param: &Param, value: Option<&Value>) -> Result<(), Failure> {
    let given_in = |name: &str| {
        value
            .and_then(|value| value.get(name))
            .filter(|of| !of.is_null())
    };
    for inner in &param.params {
        let value = given_in(&inner.name);
        match value {
            None if inner.required => return Err(Failure::missing(&inner.name)),
            Some(value) if !fits(inner.kind, value) => return Err(Failure::strict(&inner.name)),
            _ => {}
        }
        limits(inner, value)?;
        inside(inner, value)?;
    }
    Ok(())
}

fn limits(param: &Param, value: Option<&Value>) -> Result<(), Failure> {
    let Some(value) = value else { return Ok(()) };
    let below = |min: Option<usize>, size: usize| min.is_some_and(|min| size < min);
    let above = |max: Option<usize>, size: usize| max.is_some_and(|max| size > max);
    let outside = |min, max, size| below(min, size) || above(max, size);
    let breaks = match value {
        Value::String(text) if param.kind == Kind::String => {
            outside(param.min_chars, param.max_chars, text.chars().count())
                || above(param.max_bytes, text.len())
        }
        Value::Array(items) => outside(param.min_items, param.max_items, items.len()),
        Value::Object(entries) => outside(param.min_items, param.max_items, entries.len()),
        number => values::int(number).is_some_and(|number| {
            param.min.is_some_and(|min| number < min) || param.max.is_some_and(|max| number > max)
        }),
    };
    if breaks {
        let shown = values::text(value).unwrap_or_else(|| "array".to_owned());
        return Err(Failure::mistyped(&param.name, &shown, php_name(param.kind)));
    }
    Ok(())
}

/// `string` refuses numbers, `int` takes a text that holds one.
fn fits(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Int => values::int(value).is_some(),
        Kind::Float => value.is_number() || value.as_str().is_some_and(is_float),
        Kind::String => value.is_string(),
        Kind::Array => value.is_array() || value.is_object(),
        // Booleans are normalised from whatever comes.
        Kind::Bool | Kind::Any => true,
    }
}

fn is_float(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

/// `null` is the same as nothing.
fn given<'a>(params: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    params.get(name).filter(|value| !value.is_null())
}

fn at_path<'a>(params: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut names = path.split('.');
    let first = params.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name))
}

fn php_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::Int => "int",
        Kind::Float => "float",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Any => "mixed",
    }
}
