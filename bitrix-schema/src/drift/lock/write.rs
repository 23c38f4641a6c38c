//! Facts to text.

use super::HEADER;
use super::line::Line;
use crate::facts::{
    ChangeKind, ChangeLogEntry, CodeFacts, EnumFacts, EventFacts, Facts, FieldFacts, MethodFacts,
    ObjectFacts, Place,
};

/// The text of the lock. The same facts give the same bytes.
pub fn write(facts: &Facts) -> String {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    blocks.extend(sorted(facts.methods.iter().map(method)));
    blocks.extend(sorted(facts.events.iter().map(event)));
    blocks.extend(sorted(facts.objects.iter().map(object)));
    blocks.extend(sorted(facts.enums.iter().map(table)));
    blocks.extend(sorted(
        facts
            .system_errors
            .iter()
            .map(|code| vec![system_error(code)]),
    ));
    blocks.extend(sorted(
        facts.changelog.iter().map(|entry| vec![change(entry)]),
    ));
    let mut text = format!("{HEADER}\n");
    let mut above = String::new();
    for block in blocks {
        // Blocks stand apart, and so do the lists of single lines.
        let kind = block
            .first()
            .map(|line| line.kind.clone())
            .unwrap_or_default();
        if block.len() > 1 || kind != above {
            text.push('\n');
        }
        above = kind;
        for line in block {
            text.push_str(&line.text());
            text.push('\n');
        }
    }
    text
}

fn sorted(blocks: impl Iterator<Item = Vec<Line>>) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = blocks.collect();
    blocks.sort_by_cached_key(|block| block.first().map(Line::text));
    blocks
}

fn method(method: &MethodFacts) -> Vec<Line> {
    let place = &*method.place;
    let mut lines = vec![Line::new("method", &method.name).at(place)];
    let mut about: Vec<Line> = Vec::new();
    about.extend(method.scopes.iter().map(|scope| Line::new("scope", scope)));
    about.extend(
        method
            .since
            .map(|since| Line::new("since", &since.to_string())),
    );
    let statuses = method.statuses.iter().map(ToString::to_string);
    about.extend(statuses.map(|status| Line::new("status", &status)));
    let statuses = method.error_statuses.iter().map(ToString::to_string);
    about.extend(statuses.map(|status| Line::new("error-status", &status)));
    if method.system_errors {
        about.push(Line::new("includes", "system-errors"));
    }
    lines.extend(about.into_iter().map(Line::inside));
    lines.extend(fields("param", &method.params, place));
    lines.extend(method.one_of.iter().map(|set| {
        let (first, others) = match set.names.split_first() {
            Some((first, others)) => (first.as_str(), others),
            None => ("", &[][..]),
        };
        Line::new("one-of", first)
            .with_all("or", others)
            .below(&set.place, place)
    }));
    lines.extend(fields("returns", &method.returns, place));
    lines.extend(
        method
            .errors
            .iter()
            .map(|code| self::code("error", code).below(&code.place, place)),
    );
    lines
}

fn event(event: &EventFacts) -> Vec<Line> {
    let mut lines = vec![Line::new("event", &event.name).at(&event.place)];
    lines.extend(fields("field", &event.fields, &event.place));
    lines
}

fn object(object: &ObjectFacts) -> Vec<Line> {
    let mut lines = vec![Line::new("object", &object.name).at(&object.place)];
    lines.extend(fields("field", &object.fields, &object.place));
    lines
}

fn table(table: &EnumFacts) -> Vec<Line> {
    let mut lines = vec![Line::new("table", &table.anchor).at(&table.place)];
    let values = table.values.iter();
    lines.extend(
        values.map(|value| Line::new("value", &value.value).below(&value.place, &table.place)),
    );
    lines
}

fn system_error(code: &CodeFacts) -> Line {
    self::code("system-error", code).at(&code.place)
}

fn code(kind: &str, code: &CodeFacts) -> Line {
    Line::new(kind, &code.code).with_all("status", code.status)
}

/// The order of rows is the vendor's taste; the order of paths puts what belongs together side by side.
fn fields(kind: &str, fields: &[FieldFacts], block: &Place) -> Vec<Line> {
    let mut fields: Vec<&FieldFacts> = fields.iter().collect();
    fields.sort_by(|a, b| a.path.cmp(&b.path));
    fields
        .into_iter()
        .map(|field| self::field(kind, field).below(&field.place, block))
        .collect()
}

fn field(kind: &str, field: &FieldFacts) -> Line {
    let from = field
        .values_from
        .as_ref()
        .map(|from| format!("{}#{}", from.file, from.anchor));
    Line::new(kind, &field.path)
        .with_all("type", &field.types)
        .flag("required", field.required)
        .with_all("default", &field.default)
        .with_all("min", field.min)
        .with_all("max", field.max)
        .with_all("max_chars", field.max_chars)
        .with_all("max_items", field.max_items)
        .with_all("max_size", &field.max_size)
        .with_all("since", field.since)
        .with_all("value", field.values.iter().map(|value| &value.value))
        .flag("open", field.open)
        .with_all("from", from)
}

fn change(entry: &ChangeLogEntry) -> Line {
    let kind = match entry.kind {
        ChangeKind::New => Some("new"),
        ChangeKind::Fix => Some("fix"),
        ChangeKind::Breaking => Some("breaking"),
        ChangeKind::Other => None,
    };
    Line::new("change", &entry.code)
        .with_all("kind", kind)
        .with_all("revision", entry.revision)
        .with_all("published", entry.published)
        .with_all("until", entry.supported_until)
        .with_all("from", entry.applies_from)
        .with_all("method", &entry.methods)
        .with_all("event", &entry.events)
        .at(&entry.place)
}
