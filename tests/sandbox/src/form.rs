//! Forms as PHP reads them: `fields[message]=Hi&userIds[]=1`.

use serde_json::{Map, Value};

/// PHP's own limits, `max_input_vars` and `max_input_nesting_level`: what is beyond them is dropped.
const MAX_VALUES: usize = 1000;
const MAX_DEPTH: usize = 64;

/// The parameters of a form. All scalars are texts.
pub(crate) fn parse(form: &[u8]) -> Map<String, Value> {
    let mut read = Map::new();
    for (name, value) in form_urlencoded::parse(form).take(MAX_VALUES) {
        let keys = keys(&name);
        if !keys.is_empty() && keys.len() <= MAX_DEPTH {
            insert(&mut read, &keys, value.into_owned());
        }
    }
    read.into_iter()
        .map(|(key, value)| (key, listed(value)))
        .collect()
}

/// `fields[forwardIds][x]` → `fields`, `forwardIds`, `x`. An empty key takes the next number.
fn keys(name: &str) -> Vec<&str> {
    let Some((first, mut rest)) = name.split_once('[') else {
        return if name.is_empty() {
            Vec::new()
        } else {
            vec![name]
        };
    };
    let mut keys = vec![first];
    while let Some((key, after)) = rest.split_once(']') {
        keys.push(key);
        let Some(next) = after.strip_prefix('[') else {
            break;
        };
        rest = next;
    }
    if first.is_empty() { Vec::new() } else { keys }
}

fn insert(into: &mut Map<String, Value>, keys: &[&str], value: String) {
    let Some((key, below)) = keys.split_first() else {
        return;
    };
    let key = if key.is_empty() {
        next_number(into)
    } else {
        (*key).to_owned()
    };
    if below.is_empty() {
        into.insert(key, Value::String(value));
        return;
    }
    let slot = into
        .entry(key)
        .and_modify(|slot| {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
        })
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(inner) = slot {
        insert(inner, below, value);
    }
}

fn next_number(map: &Map<String, Value>) -> String {
    let numbers = map.keys().filter_map(|key| key.parse::<u64>().ok());
    let next = numbers.max().map_or(0, |number| number.saturating_add(1));
    next.to_string()
}

/// A PHP array whose keys are 0, 1, 2… is a list.
fn listed(value: Value) -> Value {
    let Value::Object(map) = value else {
        return value;
    };
    let is_list = (0..map.len()).all(|at| map.contains_key(&at.to_string()));
    if !is_list {
        let inner = map.into_iter().map(|(key, value)| (key, listed(value)));
        return Value::Object(inner.collect());
    }
    let mut items: Vec<_> = map.into_iter().collect();
    items.sort_by_key(|(key, _)| key.parse::<u64>().unwrap_or(u64::MAX));
    Value::Array(items.into_iter().map(|(_, value)| listed(value)).collect())
}
