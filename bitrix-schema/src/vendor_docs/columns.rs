//! What the columns of a table are.

use super::cell::{Row, Table};
use super::inline;
use super::name;
use super::phrases;
use super::scan;

/// Columns of one table that are looked at: every row looks through them.
const MOST: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Type,
    Description,
    Code,
    Status,
    Message,
    Meaning,
    Required,
    Default,
    /// The revision that brought it.
    Since,
    /// More of the description.
    Note,
    Other,
}

pub(super) struct Columns<'t> {
    pub(super) kinds: Vec<Column>,
    /// The name's cell holds the type too, in its second line.
    pub(super) type_in_name: bool,
    /// The code's cell holds the message too.
    pub(super) message_in_code: bool,
    /// Whether the table has a head.
    pub(super) headed: bool,
    /// The rows under the head.
    pub(super) rows: &'t [Row],
}

impl Columns<'_> {
    pub(super) fn position(&self, column: Column) -> Option<usize> {
        self.kinds.iter().position(|&each| each == column)
    }

    /// A table of parameters or fields.
    pub(super) fn are_fields(&self) -> bool {
        self.kinds.first() == Some(&Column::Name)
            && (self.type_in_name
                || self.position(Column::Type).is_some()
                || self.position(Column::Description).is_some())
    }

    pub(super) fn are_errors(&self) -> bool {
        self.position(Column::Code).is_some()
    }
}

pub(super) fn columns(table: &Table) -> Columns<'_> {
    let Some((head, rows)) = table.rows.split_first().filter(|(head, _)| is_head(head)) else {
        return without_head(table);
    };
    let mut columns = Columns {
        kinds: Vec::new(),
        type_in_name: false,
        message_in_code: false,
        headed: true,
        rows,
    };
    for (index, cell) in head.cells.iter().take(MOST).enumerate() {
        let parts = parts(&cell.raw);
        let first = parts.first().map_or("", String::as_str);
        let mut column = column(first, index);
        let second = parts.get(1).map_or("", String::as_str);
        // A "value" over a type is a field.
        if column == Column::Code && index == 0 && is(second, |language| language.kind) {
            column = Column::Name;
        }
        columns.type_in_name |= column == Column::Name && is(second, |language| language.kind);
        columns.message_in_code |= column == Column::Code && !second.is_empty();
        columns.kinds.push(column);
    }
    columns
}

type Choose = fn(&'static phrases::Phrases) -> &'static [&'static str];

fn is(text: &str, choose: Choose) -> bool {
    phrases::all(choose).any(|phrase| phrase == text)
}

fn column(text: &str, index: usize) -> Column {
    // The same word means one thing in the first column and another further on: a "value" is a code or its meaning.
    let first: [(Choose, Column); 4] = [
        (|language| language.name, Column::Name),
        (|language| language.status, Column::Status),
        (|language| language.kind, Column::Type),
        (|language| language.code, Column::Code),
    ];
    let further: [(Choose, Column); 10] = [
        (|language| language.kind, Column::Type),
        (|language| language.description, Column::Description),
        (|language| language.required, Column::Required),
        (|language| language.default, Column::Default),
        (|language| language.status, Column::Status),
        (|language| language.message, Column::Message),
        (|language| language.meaning, Column::Meaning),
        (|language| language.code, Column::Code),
        (|language| language.since, Column::Since),
        (|language| language.note, Column::Note),
    ];
    let table: &[(Choose, Column)] = if index == 0 { &first } else { &further };
    let found = table.iter().find(|(choose, _)| is(text, *choose));
    found.map_or(Column::Other, |&(_, column)| column)
}

/// The words of a head's cell: `**Name**` over `` `type` ``, or both in a line.
fn parts(raw: &str) -> Vec<String> {
    let plain = inline::text(raw).plain;
    let parts = plain.split(['\n', '`', '/', ',']);
    let parts = parts.map(|part| scan::folded(part.trim_matches([' ', '*', ':', '.', '_'])));
    parts.filter(|part| !part.is_empty()).collect()
}

/// All cells of a head are bold or words that heads consist of.
fn is_head(row: &Row) -> bool {
    let mut cells = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.raw.trim().is_empty())
        .peekable();
    cells.peek().is_some()
        && cells.all(|(index, cell)| {
            let bold = index > 0 && {
                let line = cell
                    .raw
                    .trim()
                    .lines()
                    .next()
                    .unwrap_or("")
                    .trim_end_matches([',', ' ', ':']);
                line.starts_with("**") && line.ends_with("**") && line.len() > 4
            };
            let words = parts(&cell.raw);
            let known = words
                .first()
                .is_some_and(|word| column(word, index) != Column::Other);
            bold || known || (index == 0 && is_bold_title(cell.raw.trim()))
        })
}

/// A bold first cell with neither a type nor a star: `**Change**`.
fn is_bold_title(text: &str) -> bool {
    text.len() > 4
        && text.starts_with("**")
        && text.ends_with("**")
        && !text.ends_with("***")
        && !text[2..text.len() - 2].contains("**")
}

/// Without a head the rows themselves must say it: a bold name with a type, or codes.
fn without_head(table: &Table) -> Columns<'_> {
    let fields = !table.rows.is_empty()
        && table.rows.iter().all(|row| {
            row.raw(0).trim().starts_with("**")
                && row.raw(0).contains('`')
                && name::read(row.raw(0)).is_some()
        });
    let codes = !table.rows.is_empty()
        && table
            .rows
            .iter()
            .all(|row| name::single_code(row.raw(0)).is_some());
    let kinds = match (fields, codes) {
        (true, _) => vec![Column::Name, Column::Description],
        (_, true) => vec![Column::Code, Column::Description, Column::Meaning],
        _ => Vec::new(),
    };
    Columns {
        kinds,
        type_in_name: fields,
        message_in_code: false,
        headed: false,
        rows: &table.rows,
    }
}
