//! Facts as text: a line each.

use std::fmt::Write;

use bitrix_schema::facts::{
    ChangeLogEntry, CodeFacts, EnumFacts, EventFacts, Facts, FieldFacts, MethodFacts, ObjectFacts,
};
use bitrix_schema::vendor_docs::Docs;

pub(super) fn docs(docs: &Docs) -> String {
    let mut out = facts(&docs.facts);
    for finding in &docs.findings {
        let _ = writeln!(out, "! {:?} {finding}", finding.kind);
    }
    out
}

pub(super) fn facts(facts: &Facts) -> String {
    let mut out = String::new();
    facts
        .methods
        .iter()
        .for_each(|method| out += &self::method(method));
    facts
        .objects
        .iter()
        .for_each(|object| out += &self::object(object));
    facts
        .events
        .iter()
        .for_each(|event| out += &self::event(event));
    facts
        .enums
        .iter()
        .for_each(|table| out += &self::table(table));
    if !facts.system_errors.is_empty() {
        out += "system errors\n";
        out += &codes(&facts.system_errors);
    }
    facts
        .changelog
        .iter()
        .for_each(|entry| out += &self::entry(entry));
    out
}

pub(super) fn method(method: &MethodFacts) -> String {
    let mut out = format!(
        "method {} scopes={:?} caller={:?} since={:?} statuses={:?}/{:?} system={} at {}\n",
        method.name,
        method.scopes,
        method.caller,
        method.since,
        method.statuses,
        method.error_statuses,
        method.system_errors,
        *method.place,
    );
    let _ = writeln!(out, "  title {:?}", *method.title);
    let _ = writeln!(out, "  text {:?}", short(&method.text));
    for note in method.notes.iter().filter(|note| note.kind != "tip") {
        let _ = writeln!(out, "  note {} {:?}", note.kind, short(&note.text));
    }
    out += &fields("param", &method.params);
    for set in &method.one_of {
        let _ = writeln!(out, "  one of {:?}", set.names);
    }
    out += &fields("returns", &method.returns);
    out += &codes(&method.errors);
    for example in method.examples.iter() {
        let _ = writeln!(
            out,
            "  example {:?} {:?} {} line {}",
            example.kind,
            example.title,
            short(&example.value.to_string()),
            example.place.line
        );
    }
    out
}

fn fields(label: &str, fields: &[FieldFacts]) -> String {
    fields.iter().fold(String::new(), |mut out, field| {
        let _ = write!(
            out,
            "  {label} {}{} : {}",
            field.path,
            if field.required { "*" } else { "" },
            field.types.join("|")
        );
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = write!(out, " {name}={value}");
            }
        };
        add("default", field.default.clone());
        add("min", field.min.map(|n| n.to_string()));
        add("max", field.max.map(|n| n.to_string()));
        add("max_chars", field.max_chars.map(|n| n.to_string()));
        add("max_items", field.max_items.map(|n| n.to_string()));
        add("max_size", field.max_size.clone());
        add("since", field.since.map(|n| n.to_string()));
        add(
            "when",
            field
                .required_when
                .0
                .clone()
                .map(|when| format!("{when:?}")),
        );
        add("group", field.group.0.clone());
        let values: Vec<&str> = field
            .values
            .iter()
            .map(|value| value.value.as_str())
            .collect();
        add("values", (!values.is_empty()).then(|| values.join(",")));
        add("and", field.open.then(|| "others".to_owned()));
        add(
            "from",
            field
                .values_from
                .as_ref()
                .map(|from| format!("{}#{}", from.file, from.anchor)),
        );
        let _ = writeln!(out, " @{}", field.place.line);
        out
    })
}

fn codes(codes: &[CodeFacts]) -> String {
    codes.iter().fold(String::new(), |mut out, code| {
        let status = code
            .status
            .map_or_else(String::new, |status| format!("{status} "));
        let _ = writeln!(
            out,
            "  error {status}{} {:?} / {:?} @{}",
            code.code,
            *code.message,
            short(&code.text),
            code.place.line
        );
        out
    })
}

fn object(object: &ObjectFacts) -> String {
    format!(
        "object {:?} at {} examples {}\n{}",
        object.name,
        *object.place,
        object.examples.len(),
        fields("field", &object.fields)
    )
}

fn event(event: &EventFacts) -> String {
    format!(
        "event {} at {} examples {}\n{}",
        event.name,
        *event.place,
        event.examples.len(),
        fields("field", &event.fields)
    )
}

fn table(table: &EnumFacts) -> String {
    let values: Vec<String> = table
        .values
        .iter()
        .map(|value| format!("{}({})", value.value, short(&value.text)))
        .collect();
    format!(
        "enum {}#{} {:?} line {}: {}\n",
        table.file,
        table.anchor,
        *table.title,
        table.place.line,
        values.join(", ")
    )
}

fn entry(entry: &ChangeLogEntry) -> String {
    let date = |date: Option<bitrix_schema::facts::Date>| {
        date.map_or_else(|| "-".to_owned(), |date| date.to_string())
    };
    format!(
        "change {} {:?} revision={:?} published={} until={} from={} methods={:?} events={:?} {:?} @{}\n",
        entry.code,
        entry.kind,
        entry.revision,
        date(entry.published),
        date(entry.supported_until),
        date(entry.applies_from),
        entry.methods,
        entry.events,
        *entry.title,
        entry.place.line,
    )
}

fn short(text: &str) -> String {
    text.chars().take(100).collect()
}
