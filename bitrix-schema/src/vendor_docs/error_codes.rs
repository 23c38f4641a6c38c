//! Tables of error codes, and the HTTP statuses in the text.

use super::cell::Row;
use super::columns::{self, Column, Columns};
use super::finding::{FindingKind, Findings, report};
use super::inline;
use super::outline::{Kind, Outline, Section};
use super::phrases;
use super::scan::{self, Scan};
use crate::facts::{Aside, CodeFacts};

/// The most codes that one row describes. Each of them repeats the text of the row.
const MOST_IN_ROW: usize = 32;

/// The codes in the sections of a kind.
pub(super) fn read(page: &Outline, kind: Kind, findings: &mut Findings) -> Vec<CodeFacts> {
    let mut codes: Vec<CodeFacts> = Vec::new();
    for (place, table) in page.of_kind(kind).flat_map(|(_, section)| section.tables()) {
        let columns = columns::columns(table);
        if columns.are_errors() {
            for row in columns.rows {
                read_row(row, &columns, &mut codes, findings);
            }
        } else if !columns.are_fields() {
            report(
                findings,
                FindingKind::Table,
                place,
                "this table under the errors has no column with codes",
            );
        }
    }
    codes
}

fn read_row(row: &Row, columns: &Columns<'_>, codes: &mut Vec<CodeFacts>, findings: &mut Findings) {
    let text = |column: Column| {
        columns
            .position(column)
            .map(|at| inline::text(row.raw(at)).plain)
    };
    let cell = text(Column::Code).unwrap_or_default();
    let (code_lines, message) = match cell.split_once('\n') {
        Some((code, message)) if columns.message_in_code => {
            (code.to_owned(), Some(message.trim().to_owned()))
        }
        _ => (cell.clone(), None),
    };
    let found = code_names(&code_lines);
    if found.is_empty() {
        let shown: String = cell.chars().take(40).collect();
        let message = if shown.is_empty() {
            "this row has no error code".to_owned()
        } else {
            format!("`{}` is no error code", shown.replace('`', ""))
        };
        report(findings, FindingKind::Code, &row.place, message);
        return;
    }
    let description = text(Column::Description);
    let meaning = text(Column::Meaning);
    // With a column for the meaning, the one for the description holds what the server sends.
    let (message, meaning) = match (message.or_else(|| text(Column::Message)), meaning) {
        (Some(message), meaning) => (message, meaning.or(description)),
        (None, Some(meaning)) => (description.unwrap_or_default(), Some(meaning)),
        (None, None) => (String::new(), description),
    };
    let message = unmarked(&message).to_owned();
    let status = text(Column::Status).and_then(|text| statuses_in(&text).first().copied());
    if found.len() > MOST_IN_ROW {
        let message = format!("this row has more than {MOST_IN_ROW} codes; the rest is not read");
        report(findings, FindingKind::Code, &row.place, message);
    }
    for code in found.into_iter().take(MOST_IN_ROW) {
        codes.push(CodeFacts {
            code,
            status,
            message: Aside(message.clone()),
            text: Aside(meaning.clone().unwrap_or_default()),
            place: Aside(row.place.clone()),
        });
    }
}

/// A message that is set as code as a whole is sent without the marks.
fn unmarked(message: &str) -> &str {
    let inner = message
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'));
    inner
        .filter(|inner| !inner.contains('`'))
        .unwrap_or(message)
}

/// `` `a` or `b` `` are two codes; a cell without marks is one if it is one word.
fn code_names(cell: &str) -> Vec<String> {
    let spans = scan::codes(cell);
    // A dash says that there is none.
    let is_code = |code: &&str| {
        !code.contains(char::is_whitespace)
            && code.contains(|sign: char| sign.is_ascii_alphanumeric())
    };
    if spans.is_empty() {
        let words = cell
            .split([',', '\n'])
            .map(|word| word.trim().trim_matches('*'));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        return if words.iter().all(is_code) {
            words.into_iter().map(str::to_owned).collect()
        } else {
            Vec::new()
        };
    }
    spans
        .into_iter()
        .map(|(code, _)| code)
        .filter(is_code)
        .map(str::to_owned)
        .collect()
}

/// "HTTP status: **400**, **403**" in the sections of a kind.
pub(super) fn statuses(page: &Outline, kinds: &[Kind]) -> Vec<u16> {
    let sections = page
        .sections
        .iter()
        .filter(|section| kinds.contains(&section.kind));
    let mut statuses: Vec<u16> = Vec::new();
    for status in sections.flat_map(section_statuses) {
        if !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    statuses
}

fn section_statuses(section: &Section) -> Vec<u16> {
    let mut statuses = Vec::new();
    for (_, text) in section.texts() {
        let scan = Scan::new(&text.plain);
        for range in
            phrases::all(|language| language.http_status).flat_map(|phrase| scan.find(phrase))
        {
            let line = scan.plain[range.end..].lines().next().unwrap_or("");
            // A sentence that mentions a status is no list of them.
            if line.trim_start().starts_with([':', '—', '–', '-'])
                || line
                    .trim_start()
                    .starts_with(|sign: char| sign.is_ascii_digit())
            {
                statuses.extend(statuses_in(line));
            }
        }
    }
    statuses
}

fn statuses_in(text: &str) -> Vec<u16> {
    let numbers = text
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter_map(|word| word.parse().ok());
    numbers
        .filter(|status| (100..600).contains(status))
        .take(64)
        .collect()
}
