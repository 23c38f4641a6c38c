//! Rows of a table of parameters or fields → facts.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use super::cell::Row;
use super::columns::{Column, Columns};
use super::finding::{FindingKind, Findings, report};
use super::inline::{self, Text};
use super::phrases;
use super::scan::{self, Scan};
use super::{code_table, columns, default, include, limits, name, required, types, values};
use crate::facts::{Aside, EnumFacts, EnumReference, FieldFacts, ValueFacts};

/// The most fields that one row describes. Each of them repeats the text of the row.
const MOST_NAMES: usize = 32;

/// A field, and the text that may lead to a table of its own fields.
pub(super) struct Described {
    pub(super) field: FieldFacts,
    pub(super) text: Text,
    /// Names of the parameters that do in place of this one.
    pub(super) instead_of: Vec<String>,
    /// The rows of a table in the description's cell.
    pub(super) nested: Vec<Described>,
}

/// The code tables of all pages, by page and anchor.
pub(super) struct CodeTables<'a> {
    pub(super) tables: HashMap<(Arc<str>, String), &'a EnumFacts>,
    /// How many values the fields of the current page may still repeat.
    pub(super) left: Cell<usize>,
}

/// Values of tables and of other fields that the fields of one page repeat.
const MOST_VALUES: usize = 50_000;

impl CodeTables<'_> {
    pub(super) fn next_page(&self) {
        self.left.set(MOST_VALUES);
    }

    /// Gives a field values that stand elsewhere.
    fn repeat(&self, values: &[ValueFacts], field: &mut FieldFacts, findings: &mut Findings) {
        match self.left.get().checked_sub(values.len()) {
            Some(left) => {
                self.left.set(left);
                field.values = values.to_vec();
            }
            None => report(
                findings,
                FindingKind::Table,
                &field.place,
                format!(
                    "the fields of this page take more than {MOST_VALUES} values from tables; the rest is not read"
                ),
            ),
        }
    }
}

pub(super) fn read(
    columns: &Columns<'_>,
    page: &str,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> Vec<Described> {
    let mut fields = Vec::new();
    for row in columns.rows {
        let Some(name) = name::read(row.raw(0)) else {
            let shown: String = inline::text(row.raw(0)).plain.chars().take(40).collect();
            let message = if shown.is_empty() {
                "this row has no name".to_owned()
            } else {
                format!(
                    "`{}` is no name of a parameter or field",
                    shown.replace('`', "").replace('\n', " ")
                )
            };
            report(findings, FindingKind::Name, &row.place, message);
            continue;
        };
        if row.cells.len() == 1 {
            report(
                findings,
                FindingKind::Table,
                &row.place,
                "this row has a name and no description",
            );
        }
        if name.names.len() > MOST_NAMES {
            report(
                findings,
                FindingKind::Name,
                &row.place,
                format!("this row has more than {MOST_NAMES} names; the rest is not read"),
            );
        }
        for path in name.names.iter().take(MOST_NAMES) {
            fields.push(field(path, &name, row, columns, page, codes, findings));
        }
    }
    fields
}

fn field(
    path: &str,
    name: &name::Name,
    row: &Row,
    columns: &Columns<'_>,
    page: &str,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> Described {
    let mut raw = row
        .raw(columns.position(Column::Description).unwrap_or(1))
        .to_owned();
    if let Some(note) = columns.position(Column::Note) {
        raw.push('\n');
        raw.push_str(row.raw(note));
    }
    let text = inline::text(&raw);
    let types = match columns.position(Column::Type) {
        Some(column) => types::read(row.raw(column)),
        None => types::read(&name.rest),
    };
    if types.is_empty() && (columns.type_in_name || columns.position(Column::Type).is_some()) {
        report(
            findings,
            FindingKind::Type,
            &row.place,
            format!("`{path}` has no type"),
        );
    }
    let requirement = required::read(&text);
    let scan = Scan::new(&text.plain);
    let mut field = FieldFacts {
        path: path.to_owned(),
        types,
        required: name.starred
            || requirement.always
            || required_column(row, columns)
            || in_cell(&name.rest)
            || columns.position(Column::Type).is_some_and(|column| {
                row.raw(column).trim_end().ends_with('*')
                    && !row.raw(column).trim_end().ends_with("**")
            }),
        default: default_column(row, columns),
        required_when: Aside(requirement.when),
        place: Aside(row.place.clone()),
        ..FieldFacts::default()
    };
    limits::read(&scan, &mut field);
    allowed_values(&text, &scan, &mut field, page, codes, findings);
    if field.default.is_none() {
        // What an object's description says of a default is said of one of its fields, unless it is an object too.
        let whole = |value: &String| {
            types::is_scalar(&field.types) || value.starts_with(['{', '[']) || value == "null"
        };
        field.default = default::read(&scan, &field.values).filter(whole);
    }
    let mut nested = Vec::new();
    for table in row.cells.iter().flat_map(|cell| &cell.tables) {
        match code_table::values_of(table) {
            Some(values) if field.values.is_empty() => field.values = values,
            Some(_) => {}
            None => nested.extend(read(&columns::columns(table), page, codes, findings)),
        }
    }
    field.since = since_column(row, columns).or(field.since);
    field.text = Aside(text.plain.clone());
    Described {
        field,
        text,
        instead_of: requirement.instead_of,
        nested,
    }
}

/// `18`, `REST 37`
fn since_column(row: &Row, columns: &Columns<'_>) -> Option<u32> {
    let cell = inline::text(row.raw(columns.position(Column::Since)?)).plain;
    let mut words = cell.split([' ', '`', '\n']).filter(|word| !word.is_empty());
    words.find_map(|word| word.parse().ok())
}

/// A column "Required" with "yes" in it.
fn required_column(row: &Row, columns: &Columns<'_>) -> bool {
    columns.position(Column::Required).is_some_and(|column| {
        let cell = scan::folded(
            inline::text(row.raw(column))
                .plain
                .trim_matches(['`', ' ', '.']),
        );
        phrases::all(|language| language.yes).any(|yes| cell == yes)
    })
}

/// "required" beside the type, and not "not required".
fn in_cell(rest: &str) -> bool {
    let text = inline::text(rest);
    let scan = Scan::new(&text.plain);
    let mut found =
        phrases::all(|language| language.required_words).flat_map(|word| scan.find(word));
    found.any(|range| {
        let before = scan.folded[..range.start].trim_end_matches([' ', '-']);
        !phrases::all(|language| language.negations).any(|word| before.ends_with(word))
    })
}

fn default_column(row: &Row, columns: &Columns<'_>) -> Option<String> {
    let cell = inline::text(row.raw(columns.position(Column::Default)?)).plain;
    let value = cell.trim().trim_matches('`').trim_matches('"');
    let none = matches!(value, "" | "-" | "—" | "–");
    (!none && !value.contains(' ')).then(|| value.to_owned())
}

fn allowed_values(
    text: &Text,
    scan: &Scan<'_>,
    field: &mut FieldFacts,
    page: &str,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) {
    if !types::is_scalar(&field.types) {
        return;
    }
    if let Some(found) = values::read(text, scan, &field.place) {
        field.values = found.values;
        field.open = found.open;
    }
    if field.values.is_empty() {
        from_table(text, field, page, codes, findings);
    }
}

/// "Available values — in the [backgrounds table](#backgrounds)".
fn from_table(
    text: &Text,
    field: &mut FieldFacts,
    page: &str,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) {
    if field.types.iter().any(|name| name == "boolean") {
        return;
    }
    for link in &text.links {
        let Some((path, anchor)) = link.target.split_once('#') else {
            continue;
        };
        let file = if path.is_empty() {
            page.to_owned()
        } else {
            include::resolve(page, path)
        };
        let key = (Arc::from(file), anchor.to_owned());
        if let Some(table) = codes.tables.get(&key) {
            codes.repeat(&table.values, field, findings);
            field.values_from = Some(EnumReference {
                file: Arc::clone(&table.file),
                anchor: table.anchor.clone(),
            });
            return;
        }
    }
}

/// Fields of an object that stand in its description and not in a table: "Available fields: `id`, `name`".
pub(super) fn inline_fields(
    described: &Described,
    page: &str,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> Vec<FieldFacts> {
    if !described.field.types.iter().any(|name| name == "object") {
        return Vec::new();
    }
    let text = &described.text;
    let scan = Scan::new(&text.plain);
    let Some(listed) = values::fields(&scan, &described.field.place) else {
        return Vec::new();
    };
    let shared = values::of_fields(&scan, &described.field.place);
    let alone = listed.values.len() == 1;
    let fields = listed.values.into_iter().map(|listed| {
        let mut field = FieldFacts {
            path: listed.value,
            place: described.field.place.clone(),
            text: listed.text,
            ..FieldFacts::default()
        };
        if let Some(shared) = &shared {
            codes.repeat(&shared.values, &mut field, findings);
        } else if alone {
            from_table(text, &mut field, page, codes, findings);
        }
        field
    });
    fields.collect()
}
