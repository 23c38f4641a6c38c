//! `#| || cell | cell || |#`: the tables of YFM, whose cells can go over many lines.

use super::cell::{Cell, Row, Table};
use super::finding::{FindingKind, Findings, report};
use super::inline;
use super::source::Line;
use super::{code_table, columns};

/// The table that begins in a line, and the line behind it.
pub(super) fn read(lines: &[Line<'_>], first: usize, findings: &mut Findings) -> (Table, usize) {
    let (mut table, end) = read_one(lines, first, findings);
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    for cell in cells.filter(|cell| cell.raw.contains("#|")) {
        take_tables(cell, findings);
    }
    (table, end)
}

/// Takes the tables of codes or fields out of a cell's text. What stands in the cells of these is text.
fn take_tables(cell: &mut Cell, findings: &mut Findings) {
    let raw = std::mem::take(&mut cell.raw);
    let lines: Vec<Line<'_>> = raw
        .lines()
        .zip(cell.place.line..)
        .map(|(text, number)| Line {
            file: &cell.place.file,
            number,
            text,
        })
        .collect();
    let mut text = String::with_capacity(raw.len());
    let mut code = false;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let start = line.text.trim_start();
        code ^= start.starts_with("```");
        if code || !start.starts_with("#|") {
            text.push_str(line.text);
            text.push('\n');
            index += 1;
            continue;
        }
        let mut inside = Vec::new();
        let (table, end) = read_one(&lines, index, &mut inside);
        let columns = columns::columns(&table);
        if columns.are_fields() || code_table::values_of(&table).is_some() {
            findings.append(&mut inside);
            cell.tables.push(table);
        } else {
            report(
                findings,
                FindingKind::Table,
                &line.place(),
                "a table inside a cell is read as text",
            );
            for line in &lines[index..end] {
                text.push_str(line.text);
                text.push('\n');
            }
        }
        index = end;
    }
    cell.raw = text;
}

fn read_one(lines: &[Line<'_>], first: usize, findings: &mut Findings) -> (Table, usize) {
    let mut reader = Reader {
        table: Table { rows: Vec::new() },
        row: None,
        nested: 0,
        code: false,
        findings,
    };
    let mut index = first;
    let mut skip = lines[first].text.find("#|").map_or(0, |at| at + 2);
    while let Some(&line) = lines.get(index) {
        if index > first && reader.ends_before(line) {
            break;
        }
        match reader.line(line, skip) {
            Step::Next => {}
            Step::End => return (reader.finish(), index + 1),
        }
        skip = 0;
        index += 1;
    }
    report(
        reader.findings,
        FindingKind::Table,
        &lines[first].place(),
        "nothing closes this table",
    );
    (reader.finish(), index)
}

enum Step {
    Next,
    End,
}

struct Reader<'f> {
    table: Table,
    row: Option<Row>,
    /// Tables that are open inside a cell.
    nested: usize,
    /// Inside a code block of a cell.
    code: bool,
    findings: &'f mut Findings,
}

impl Reader<'_> {
    /// A heading stands in no cell: where one comes, the end of the table was forgotten.
    fn ends_before(&self, line: Line<'_>) -> bool {
        let heading = line.text.starts_with("## ")
            || line.text.starts_with("### ")
            || line.text.starts_with("#### ");
        heading && !self.code
    }

    fn line(&mut self, line: Line<'_>, skip: usize) -> Step {
        let text = line.text;
        if self.row.is_some() && text.trim_start().starts_with("```") {
            let alone = !text.trim_start().trim_start_matches('`').contains('`');
            if alone {
                self.code = !self.code;
            }
        }
        let spans = if self.code {
            Vec::new()
        } else {
            inline::code_spans(text)
        };
        let mut spans = spans.into_iter().peekable();
        let bytes = text.as_bytes();
        let mut at = skip;
        let mut kept = skip;
        while at < bytes.len() {
            while spans.peek().is_some_and(|span| span.end <= at) {
                spans.next();
            }
            if let Some(span) = spans.peek()
                && span.start <= at
            {
                at = span.end;
                continue;
            }
            let pair = (bytes[at], bytes.get(at + 1).copied().unwrap_or(b' '));
            if self.code || !matches!(pair, (b'|' | b'\\', _) | (b'#', b'|')) {
                at += 1;
                continue;
            }
            let step = match pair {
                (b'\\', _) => 2,
                (b'#', _) => self.open_nested(),
                (_, b'#') if self.nested > 0 => {
                    self.nested -= 1;
                    2
                }
                (_, b'#') if text[at + 2..].trim().is_empty() => {
                    self.keep(&text[kept..at], line);
                    return Step::End;
                }
                _ if self.nested > 0 => 1,
                (_, b'|') => {
                    self.keep(&text[kept..at], line);
                    self.row_mark(line);
                    kept = at + 2;
                    2
                }
                _ => {
                    self.keep(&text[kept..at], line);
                    self.cell_mark(line);
                    kept = at + 1;
                    1
                }
            };
            at += step;
        }
        self.keep(text.get(kept..).unwrap_or(""), line);
        self.new_line();
        Step::Next
    }

    fn open_nested(&mut self) -> usize {
        if self.row.is_none() {
            return 1;
        }
        self.nested += 1;
        2
    }

    /// Text of a cell. Outside a row there is none, unless the mark that opens the row was forgotten.
    fn keep(&mut self, text: &str, line: Line<'_>) {
        if self.row.is_none() {
            if text.trim().is_empty() {
                return;
            }
            report(
                self.findings,
                FindingKind::Table,
                &line.place(),
                "this text stands outside the rows of its table; it is read as a row",
            );
            self.open(line);
        }
        if let Some(cell) = self.row.as_mut().and_then(|row| row.cells.last_mut()) {
            // Looked at from the front only: a long cell that ends in empty lines would be gone through for each of them.
            if cell.raw.chars().all(char::is_whitespace) {
                cell.raw.clear();
                cell.place = line.place();
            }
            cell.raw.push_str(text);
        }
    }

    fn new_line(&mut self) {
        if let Some(cell) = self.row.as_mut().and_then(|row| row.cells.last_mut()) {
            cell.raw.push('\n');
        }
    }

    fn row_mark(&mut self, line: Line<'_>) {
        match self.row.take() {
            Some(row) => self.table.rows.push(row),
            None => self.open(line),
        }
    }

    fn cell_mark(&mut self, line: Line<'_>) {
        match &mut self.row {
            Some(row) => row.cells.push(empty(line)),
            None => self.open(line),
        }
    }

    fn open(&mut self, line: Line<'_>) {
        self.row = Some(Row {
            place: line.place(),
            cells: vec![empty(line)],
        });
    }

    fn finish(mut self) -> Table {
        if let Some(row) = self.row.take() {
            report(
                self.findings,
                FindingKind::Table,
                &row.place,
                "nothing closes this row",
            );
            self.table.rows.push(row);
        }
        self.table
    }
}

fn empty(line: Line<'_>) -> Cell {
    Cell {
        place: line.place(),
        raw: String::new(),
        tables: Vec::new(),
    }
}
