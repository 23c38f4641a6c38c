use super::{Key, Record, Shape};
use crate::diagnostic::Diagnostic;
use crate::spelling::nearest;
use crate::yaml::{Entry, Node, Value};

/// Checks a mapping against a record: known keys, once each, none missing, each with a value of its shape.
pub(super) fn record(node: &Node, record: &'static Record, findings: &mut Vec<Diagnostic>) {
    let Value::Map(entries) = &node.value else {
        let keys: Vec<_> = record.keys().map(|key| key.name).collect();
        findings.push(
            Diagnostic::new(
                node.place,
                format!("{} is a mapping, found {}", record.name, node.kind()),
            )
            .label("expected a mapping")
            .help(format!("its keys are: {}", keys.join(", "))),
        );
        return;
    };
    duplicates(node, findings);
    for entry in entries {
        match record.keys().find(|key| key.name == entry.key.value) {
            Some(key) => value(&entry.value, &key.shape, &named(key), findings),
            None => findings.push(unknown_key(record, &entry.key)),
        }
    }
    let missing = record
        .keys()
        .filter(|key| key.required && node.get(key.name).is_none());
    findings.extend(
        missing
            .filter(|key| !is_misspelt(entries, record, key))
            .map(|key| missing_key(node, record, key)),
    );
}

fn named(key: &Key) -> String {
    format!("`{}`", key.name)
}

fn unknown_key(record: &'static Record, key: &crate::At<String>) -> Diagnostic {
    let names = record.keys().map(|known| known.name);
    let diagnostic = Diagnostic::new(
        key.place,
        format!("{} has no key `{}`", record.name, key.value),
    )
    .label("unknown key");
    match nearest(&key.value, names.clone()) {
        Some(name) => diagnostic.help(format!("did you mean `{name}`?")),
        None => diagnostic.help(format!(
            "its keys are: {}",
            names.collect::<Vec<_>>().join(", ")
        )),
    }
}

/// Whether an unknown key is meant to be this one: then its own finding says all there is to say.
fn is_misspelt(entries: &[Entry], record: &'static Record, key: &Key) -> bool {
    let names = record.keys().map(|known| known.name);
    let unknown = entries
        .iter()
        .map(|entry| entry.key.as_str())
        .filter(|name| !names.clone().any(|known| known == *name));
    unknown
        .into_iter()
        .any(|name| nearest(name, names.clone()) == Some(key.name))
}

fn missing_key(node: &Node, record: &'static Record, key: &Key) -> Diagnostic {
    // The first key stands for the mapping: the whole of it would be underlined otherwise.
    let place = node
        .entries()
        .first()
        .map_or(node.place, |entry| entry.key.place);
    Diagnostic::new(
        place,
        format!("{} needs the key `{}`", record.name, key.name),
    )
    .label(format!("`{}` is missing in this mapping", key.name))
    .help(key.doc)
}

fn duplicates(node: &Node, findings: &mut Vec<Diagnostic>) {
    let entries = node.entries();
    let mut seen = std::collections::HashMap::new();
    for entry in entries {
        if let Some(first) = seen.insert(entry.key.value.as_str(), entry.key.place) {
            findings.push(
                Diagnostic::new(
                    entry.key.place,
                    format!("the key `{}` stands twice in one mapping", entry.key.value),
                )
                .label("second time")
                .related(first, "first time")
                .help("keep one of them"),
            );
        }
    }
}

fn value(node: &Node, shape: &'static Shape, what: &str, findings: &mut Vec<Diagnostic>) {
    match shape {
        Shape::Prose => prose(node, what, findings),
        Shape::Word => word(node, what, findings),
        Shape::Bool => bool(node, what, findings),
        Shape::Count | Shape::Integer => integer(node, shape, what, findings),
        Shape::Data => data(node, findings),
        Shape::Keyword(words) => keyword(node, words, what, findings),
        Shape::List(item) => list(node, item, what, findings),
        Shape::Words => match &node.value {
            Value::List(_) => list(node, &Shape::Word, what, findings),
            _ => word(node, what, findings),
        },
        Shape::Map(item) => map(node, item, what, findings),
        Shape::Record(inner) => record(node, inner, findings),
        Shape::ProseOr(inner) => match &node.value {
            Value::Map(_) => record(node, inner, findings),
            _ => prose(node, what, findings),
        },
    }
}

fn prose(node: &Node, what: &str, findings: &mut Vec<Diagnostic>) {
    if let Some(comment) = node.comment {
        findings.push(
            Diagnostic::new(
                comment.place,
                format!("` #` ends the text of {what} here: what follows is a comment"),
            )
            .label("not part of the text")
            .help("quote the text; or, if a comment is meant, put it on a line of its own"),
        );
    }
    text(node, what, findings);
}

fn word(node: &Node, what: &str, findings: &mut Vec<Diagnostic>) {
    if let Some(comment) = node.comment.filter(|comment| !comment.spaced) {
        findings.push(
            Diagnostic::new(
                comment.place,
                format!("` #` ends {what} here: what follows is a comment"),
            )
            .label("not part of the value")
            .help("quote the value; or, if a comment is meant, put a space behind the `#`"),
        );
    }
    if let Some(text) = text(node, what, findings)
        && text.contains('\n')
    {
        findings.push(
            Diagnostic::new(node.place, format!("{what} is one line"))
                .label("more than one line")
                .help("write it on one line"),
        );
    }
}

/// A text that says something. Its YAML form must be a text: `yes`, `1.0` and `null` are not what they seem.
fn text<'a>(node: &'a Node, what: &str, findings: &mut Vec<Diagnostic>) -> Option<&'a str> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => return Some(text),
        Value::Text(_) | Value::Null if node.comment.is_none() => findings.push(
            Diagnostic::new(node.place, format!("{what} is empty"))
                .label("expected a text")
                .help("write the text, or remove the key"),
        ),
        Value::Null | Value::Text(_) => {}
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => findings.push(
            Diagnostic::new(
                node.place,
                format!("{what} is a text, found {}", node.kind()),
            )
            .label("expected a text")
            .help("quote it, if a text is meant"),
        ),
        Value::List(_) | Value::Map(_) => {
            findings.push(mismatch(node, &format!("{what} is a text"), "a text"));
        }
    }
    None
}

fn bool(node: &Node, what: &str, findings: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Bool(_) => unspaced_comment(node, what, findings),
        Value::Text(text) if is_loose_bool(text) => findings.push(
            Diagnostic::new(
                node.place,
                format!("{what} is `true` or `false`, found `{text}`"),
            )
            .label("not a boolean in YAML 1.2")
            .help(format!("write `{}`", is_loose_true(text))),
        ),
        _ => findings.push(mismatch(
            node,
            &format!("{what} is a boolean"),
            "`true` or `false`",
        )),
    }
}

fn is_loose_bool(text: &str) -> bool {
    ["yes", "no", "on", "off", "y", "n", "true", "false"]
        .contains(&text.to_ascii_lowercase().as_str())
}

fn is_loose_true(text: &str) -> bool {
    ["yes", "on", "y", "true"].contains(&text.to_ascii_lowercase().as_str())
}

fn integer(node: &Node, shape: &Shape, what: &str, findings: &mut Vec<Diagnostic>) {
    let is_count = matches!(shape, Shape::Count);
    match node.value {
        Value::Int(number) if !is_count || u32::try_from(number).is_ok() => {
            unspaced_comment(node, what, findings);
        }
        Value::Int(_) => findings.push(mismatch(
            node,
            &format!("{what} is a number from 0 to 4294967295"),
            "0 or more",
        )),
        _ => findings.push(mismatch(
            node,
            &format!("{what} is an integer"),
            "an integer",
        )),
    }
}

fn unspaced_comment(node: &Node, what: &str, findings: &mut Vec<Diagnostic>) {
    if let Some(comment) = node.comment.filter(|comment| !comment.spaced) {
        findings.push(
            Diagnostic::new(
                comment.place,
                format!("` #` ends {what} here: what follows is a comment"),
            )
            .label("not part of the value")
            .help("if a comment is meant, put a space behind the `#`"),
        );
    }
}

/// Data is the author's own, but a key that stands twice or a text that is cut short is never meant.
fn data(node: &Node, findings: &mut Vec<Diagnostic>) {
    if let Some(comment) = node.comment {
        findings.push(
            Diagnostic::new(
                comment.place,
                "` #` ends the value here: what follows is a comment",
            )
            .label("not part of the value")
            .help("quote the value; or, if a comment is meant, put it on a line of its own"),
        );
    }
    match &node.value {
        Value::Map(entries) => {
            duplicates(node, findings);
            for entry in entries {
                data(&entry.value, findings);
            }
        }
        Value::List(items) => {
            for item in items {
                data(item, findings);
            }
        }
        _ => {}
    }
}

fn keyword(
    node: &Node,
    words: &[(&'static str, &'static str)],
    what: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let names = words.iter().map(|(name, _)| *name);
    let listed = names
        .clone()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match node.as_str() {
        Some(text) if names.clone().any(|name| name == text) => {
            unspaced_comment(node, what, findings);
        }
        Some(text) => {
            let help = match nearest(text, names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("it is one of {listed}"),
            };
            findings.push(
                Diagnostic::new(node.place, format!("{what} cannot be `{text}`"))
                    .label(format!("expected one of {listed}"))
                    .help(help),
            );
        }
        None => findings.push(mismatch(
            node,
            &format!("{what} is one of {listed}"),
            "one of these words",
        )),
    }
}

fn list(node: &Node, item: &'static Shape, what: &str, findings: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::List(items) if items.is_empty() => findings.push(
            Diagnostic::new(node.place, format!("{what} is empty"))
                .label("nothing in it")
                .help("remove the key"),
        ),
        Value::List(items) => items
            .iter()
            .for_each(|inner| value(inner, item, &format!("an item of {what}"), findings)),
        _ => findings.push(mismatch(node, &format!("{what} is a list"), "a list")),
    }
}

fn map(node: &Node, item: &'static Shape, what: &str, findings: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Map(entries) if entries.is_empty() => findings.push(
            Diagnostic::new(node.place, format!("{what} is empty"))
                .label("nothing in it")
                .help("remove the key"),
        ),
        Value::Map(entries) => {
            duplicates(node, findings);
            for entry in entries {
                value(
                    &entry.value,
                    item,
                    &format!("`{}`", entry.key.value),
                    findings,
                );
            }
        }
        _ => findings.push(mismatch(node, &format!("{what} is a mapping"), "a mapping")),
    }
}

fn mismatch(node: &Node, rule: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(node.place, format!("{rule}, found {}", node.kind()))
        .label(format!("expected {expected}"))
}
