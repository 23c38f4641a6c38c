//! `| cell | cell |` over `|---|---|`: the tables of plain markdown, which older editions have.

use super::cell::{Cell, Row, Table};
use super::inline;
use super::source::Line;

/// A table begins where the next line consists of dashes and bars.
pub(super) fn begins(lines: &[Line<'_>], index: usize) -> bool {
    let head = lines[index].text;
    head.contains('|')
        && !head.trim_start().starts_with("||")
        && lines
            .get(index + 1)
            .is_some_and(|line| is_delimiter(line.text))
}

fn is_delimiter(line: &str) -> bool {
    let text = line.trim();
    text.contains('|')
        && text.contains('-')
        && text
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
        && !text.starts_with("||")
}

pub(super) fn read(lines: &[Line<'_>], first: usize) -> (Table, usize) {
    let mut rows = Vec::new();
    let mut index = first;
    while let Some(&line) = lines.get(index) {
        if !line.text.contains('|') || line.text.trim_start().starts_with("#|") {
            break;
        }
        if index != first + 1 {
            rows.push(row(line));
        }
        index += 1;
    }
    (Table { rows }, index)
}

fn row(line: Line<'_>) -> Row {
    let text = line.text.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    let bytes = text.as_bytes();
    let mut spans = inline::code_spans(text).into_iter().peekable();
    let mut cells = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < bytes.len() {
        while spans.peek().is_some_and(|span| span.end <= at) {
            spans.next();
        }
        match spans.peek() {
            Some(span) if span.start <= at => at = span.end,
            _ if bytes[at] == b'\\' => at += 2,
            _ if bytes[at] == b'|' => {
                cells.push(cell(&text[from..at], line));
                from = at + 1;
                at += 1;
            }
            _ => at += 1,
        }
    }
    let rest = text.get(from..).unwrap_or("");
    if !rest.trim().is_empty() {
        cells.push(cell(rest, line));
    }
    Row {
        place: line.place(),
        cells,
    }
}

fn cell(text: &str, line: Line<'_>) -> Cell {
    Cell {
        place: line.place(),
        raw: text.to_owned(),
        tables: Vec::new(),
    }
}
