//! Tables of codes under a heading of their own: colours, reactions, types.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use super::cell::Table;
use super::columns::{self, Column};
use super::fields::CodeTables;
use super::inline;
use super::name;
use super::outline::{Kind, Outline, Section};
use super::values;
use crate::facts::{Aside, EnumFacts, Place, ValueFacts};

/// The code tables of all pages. Pages that others include are read where they are included.
pub(super) fn read(pages: &[Outline]) -> Vec<EnumFacts> {
    let mut enums = Vec::new();
    for page in pages {
        for section in &page.sections {
            if matches!(
                section.kind,
                Kind::Errors | Kind::SystemErrors | Kind::FurtherReading
            ) {
                continue;
            }
            let Some(values) = section.tables().find_map(|(_, table)| values_of(table)) else {
                continue;
            };
            enums.push(EnumFacts {
                file: Arc::clone(&page.path),
                anchor: section.anchor(),
                values,
                title: Aside(section.title.clone()),
                place: Aside(section.place.clone()),
            });
        }
    }
    enums
}

/// For finding a table by any of the anchors that lead to it.
pub(super) fn index<'a>(pages: &[Outline], enums: &'a [EnumFacts]) -> CodeTables<'a> {
    let mut tables = HashMap::new();
    // A page with several methods comes in parts.
    let mut by_page: HashMap<(&str, &Place), &Section> = HashMap::new();
    for page in pages {
        let sections = page.sections.iter();
        by_page.extend(sections.map(|section| ((&*page.path, &section.place), section)));
    }
    for table in enums {
        tables
            .entry((Arc::clone(&table.file), table.anchor.clone()))
            .or_insert(table);
        let section = by_page.get(&(&*table.file, &*table.place)).copied();
        for anchor in section.into_iter().flat_map(|section| &section.anchors) {
            tables
                .entry((Arc::clone(&table.file), anchor.clone()))
                .or_insert(table);
        }
    }
    CodeTables {
        tables,
        left: Cell::new(0),
    }
}

/// A table with nothing but codes in its first column.
pub(super) fn values_of(table: &Table) -> Option<Vec<ValueFacts>> {
    let columns = columns::columns(table);
    let first = columns.kinds.first()?;
    if matches!(first, Column::Name | Column::Status) || columns.rows.len() < 2 {
        return None;
    }
    let mut values = Vec::with_capacity(columns.rows.len());
    for row in columns.rows {
        let code = name::single_code(row.raw(0))?;
        let code = values::plain_value(&code)?.to_owned();
        values.push(ValueFacts {
            value: code,
            text: Aside(inline::text(row.raw(1)).plain),
            place: Aside(row.place.clone()),
        });
    }
    Some(values)
}
