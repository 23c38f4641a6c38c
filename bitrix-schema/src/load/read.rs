//! Nodes that have the shape of their kind, read into the model.

use crate::language::FileKind;
use crate::model::{
    ApiFile, Code, Content, Credentials, Deviation, Enum, EnumValue, ErrorSet, Event, Example,
    Family, Legacy, Method, MethodErrors, Object, Paging, Param, Replay, Rest, Returns, Schema,
    Union, Variant, WrittenLimit,
};
use crate::source::{At, Place};
use crate::yaml::Node;

pub(super) fn into_schema(kind: &FileKind, node: &Node, schema: &mut Schema) {
    match kind.tag {
        "api" => schema.api = Some(api(node)),
        "changelog" => schema.changelog = pairs(node, "handled"),
        "method" => schema.methods.push(method(node)),
        "object" => schema.objects.push(object(node)),
        "union" => schema.unions.push(union(node)),
        "enum" => schema.enums.push(enumeration(node)),
        "event" => schema.events.push(event(node)),
        "errors" => schema.error_sets.push(error_set(node)),
        tag => unreachable!("every kind of file is read, `{tag}` too"),
    }
}

fn api(node: &Node) -> ApiFile {
    ApiFile {
        docs: text(node, "docs"),
        revision: count(node, "revision").unwrap_or_default(),
        families: map(node, "families", |name, family| Family {
            prefix: name,
            module: text(family, "module"),
            doc: text(family, "doc"),
        }),
        ids: pairs(node, "ids"),
        errors: texts(node, "errors"),
        deviations: list(node, "deviations", deviation),
    }
}

fn method(node: &Node) -> Method {
    let names = node.get("rust");
    Method {
        name: text(node, "method"),
        summary: text(node, "summary"),
        details: maybe_text(node, "details"),
        docs: text(node, "docs"),
        scope: text(node, "scope"),
        caller: maybe_text(node, "caller"),
        credentials: text(node, "credentials").map(|word| match word.as_str() {
            "bot" => Credentials::Bot,
            "token" => Credentials::Token,
            _ => Credentials::None,
        }),
        since: count(node, "since"),
        replay: node.get("replay").map_or_else(|| replay(node), replay),
        params: map(node, "params", param),
        params_place: key_place(node, "params"),
        one_of: list(node, "one_of", |names| {
            names.items().iter().filter_map(as_text).collect()
        }),
        returns: returns(node.get("returns").unwrap_or(node)),
        errors: node.get("errors").map(method_errors).unwrap_or_default(),
        paging: node.get("paging").map(paging),
        legacy: list(node, "legacy", legacy),
        deviations: list(node, "deviations", deviation),
        examples: list(node, "examples", example),
        rust_type: names.and_then(|names| maybe_text(names, "type")),
        rust_function: names.and_then(|names| maybe_text(names, "function")),
    }
}

fn replay(node: &Node) -> Replay {
    Replay {
        place: node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place),
        safe: bool(node, "safe"),
        done: maybe_text(node, "done"),
        key: maybe_text(node, "key"),
        busy: maybe_text(node, "busy"),
        unless: node.get("unless").map_or_else(Vec::new, words),
    }
}

fn param(name: At<String>, node: &Node) -> Param {
    let content = match (maybe_text(node, "type"), node.get("inline")) {
        (Some(ty), None) => Content::Type(ty),
        (None, Some(_)) => Content::Inline(map(node, "inline", param)),
        _ => Content::Unclear,
    };
    Param {
        name,
        content,
        required: bool(node, "required"),
        argument: bool(node, "argument"),
        doc: maybe_text(node, "doc"),
        rust: maybe_text(node, "rust"),
        default: node.get("default").cloned(),
        since: count(node, "since"),
        limits: limits(node),
        legacy: list(node, "legacy", legacy),
        constant: node.get("constant").cloned(),
        flatten: bool(node, "flatten"),
        fill: maybe_text(node, "fill"),
        row_break: maybe_text(node, "row_break"),
        remove: node.get("remove").cloned(),
    }
}

const LIMIT_KEYS: [&str; 8] = [
    "min",
    "max",
    "min_chars",
    "max_chars",
    "max_bytes",
    "min_items",
    "max_items",
    "max_json_chars",
];

fn limits(node: &Node) -> Vec<At<WrittenLimit>> {
    LIMIT_KEYS
        .into_iter()
        .filter_map(|key| {
            let value = node.get(key)?;
            Some(At::new(
                WrittenLimit {
                    key,
                    number: value.as_int()?,
                },
                value.place,
            ))
        })
        .collect()
}

/// Where a key stands; where it is left out, the first one.
fn key_place(node: &Node, key: &str) -> Place {
    let entries = node.entries();
    entries
        .iter()
        .find(|entry| entry.key.value == key)
        .or(entries.first())
        .map_or(node.place, |entry| entry.key.place)
}

fn returns(node: &Node) -> Returns {
    Returns {
        place: node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place),
        ty: maybe_text(node, "type"),
        key: maybe_text(node, "key"),
        fields: node.get("fields").map(|_| map(node, "fields", param)),
        doc: text(node, "doc"),
    }
}

fn method_errors(node: &Node) -> MethodErrors {
    MethodErrors {
        uses: texts(node, "use"),
        codes: map(node, "codes", code),
    }
}

fn code(code: At<String>, node: &Node) -> Code {
    match as_text(node) {
        Some(doc) => Code {
            code,
            doc,
            rust: None,
        },
        None => Code {
            code,
            doc: text(node, "doc"),
            rust: maybe_text(node, "rust"),
        },
    }
}

fn paging(node: &Node) -> Paging {
    Paging {
        offset: text(node, "offset"),
        limit: maybe_text(node, "limit"),
        items: maybe_text(node, "items"),
        more: maybe_text(node, "more"),
        next: maybe_text(node, "next"),
        place: node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place),
    }
}

fn legacy(node: &Node) -> Legacy {
    Legacy {
        form: text(node, "form"),
        until: text(node, "until"),
        change: maybe_text(node, "change"),
    }
}

fn deviation(node: &Node) -> Deviation {
    Deviation {
        at: node.get("at").map_or_else(Vec::new, words),
        docs: text(node, "docs"),
        server: text(node, "server"),
        evidence: text(node, "evidence"),
        quote: node.get("quote").map_or_else(Vec::new, words),
    }
}

fn example(node: &Node) -> Example {
    Example {
        place: node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place),
        title: maybe_text(node, "title"),
        request: node.get("request").cloned(),
        response: node.get("response").cloned(),
        error: node
            .get("error")
            .map(|error| (text(error, "code"), text(error, "description"))),
    }
}

fn object(node: &Node) -> Object {
    Object {
        name: text(node, "object"),
        doc: text(node, "doc"),
        docs: maybe_text(node, "docs"),
        fields: map(node, "fields", param),
        fields_place: key_place(node, "fields"),
        rest: node.get("rest").map(rest),
        deviations: list(node, "deviations", deviation),
        examples: list(node, "examples", Node::clone),
    }
}

fn rest(node: &Node) -> Rest {
    Rest {
        place: node
            .entries()
            .first()
            .map_or(node.place, |entry| entry.key.place),
        ty: text(node, "type"),
        doc: text(node, "doc"),
        rust: maybe_text(node, "rust"),
    }
}

fn union(node: &Node) -> Union {
    Union {
        name: text(node, "union"),
        doc: text(node, "doc"),
        docs: maybe_text(node, "docs"),
        keyed: bool(node, "keyed"),
        variants: map(node, "variants", |name, variant| Variant {
            name,
            ty: text(variant, "type"),
            doc: text(variant, "doc"),
        }),
    }
}

fn enumeration(node: &Node) -> Enum {
    Enum {
        name: text(node, "enum"),
        doc: text(node, "doc"),
        docs: maybe_text(node, "docs"),
        values: map(node, "values", |value, said| match as_text(said) {
            Some(doc) => EnumValue {
                value,
                doc,
                rust: None,
                since: None,
            },
            None => EnumValue {
                value,
                doc: text(said, "doc"),
                rust: maybe_text(said, "rust"),
                since: count(said, "since"),
            },
        }),
        deviations: list(node, "deviations", deviation),
    }
}

fn event(node: &Node) -> Event {
    Event {
        name: text(node, "event"),
        ty: text(node, "type"),
        summary: text(node, "summary"),
        details: maybe_text(node, "details"),
        docs: maybe_text(node, "docs"),
        since: count(node, "since"),
        fields: map(node, "fields", param),
        fields_place: key_place(node, "fields"),
        deviations: list(node, "deviations", deviation),
        examples: list(node, "examples", Node::clone),
    }
}

fn error_set(node: &Node) -> ErrorSet {
    ErrorSet {
        name: text(node, "errors"),
        doc: text(node, "doc"),
        group: maybe_text(node, "group"),
        codes: map(node, "codes", code),
        deviations: list(node, "deviations", deviation),
    }
}

/// A text that the shape of the record guarantees.
fn text(node: &Node, key: &str) -> At<String> {
    maybe_text(node, key).unwrap_or_default()
}

fn maybe_text(node: &Node, key: &str) -> Option<At<String>> {
    node.get(key).and_then(as_text)
}

fn as_text(node: &Node) -> Option<At<String>> {
    // A block ends with a line break that is no part of what it says.
    node.as_str()
        .map(|text| At::new(text.trim_end().to_owned(), node.place))
}

fn bool(node: &Node, key: &str) -> Option<At<bool>> {
    node.get(key)
        .and_then(|value| Some(At::new(value.as_bool()?, value.place)))
}

fn count(node: &Node, key: &str) -> Option<At<u32>> {
    node.get(key)
        .and_then(|value| Some(At::new(u32::try_from(value.as_int()?).ok()?, value.place)))
}

/// One text, or a list of them.
fn words(node: &Node) -> Vec<At<String>> {
    match as_text(node) {
        Some(word) => vec![word],
        None => node.items().iter().filter_map(as_text).collect(),
    }
}

fn texts(node: &Node, key: &str) -> Vec<At<String>> {
    node.get(key).map_or_else(Vec::new, |list| {
        list.items().iter().filter_map(as_text).collect()
    })
}

fn list<T>(node: &Node, key: &str, read: impl Fn(&Node) -> T) -> Vec<T> {
    node.get(key)
        .map_or_else(Vec::new, |list| list.items().iter().map(read).collect())
}

fn map<T>(node: &Node, key: &str, read: impl Fn(At<String>, &Node) -> T) -> Vec<T> {
    node.get(key).map_or_else(Vec::new, |map| {
        map.entries()
            .iter()
            .map(|entry| read(entry.key.clone(), &entry.value))
            .collect()
    })
}

fn pairs(node: &Node, key: &str) -> Vec<(At<String>, At<String>)> {
    map(node, key, |name, value| {
        (name, as_text(value).unwrap_or_default())
    })
}
