//! The change log: entries with codes, under headings of revisions or by themselves.

use std::collections::HashMap;

use super::cell::Row;
use super::date;
use super::finding::{FindingKind, Findings, report};
use super::inline::Text;
use super::name;
use super::outline::{Outline, Section};
use super::phrases::{self, Phrases};
use super::scan::{self, Scan};
use crate::facts::{Aside, ChangeKind, ChangeLogEntry, Date};

pub(super) fn is_one(page: &Outline) -> bool {
    page.sections
        .iter()
        .any(|section| code(&section.title).is_some())
}

pub(super) fn read(page: &Outline, findings: &mut Findings) -> Vec<ChangeLogEntry> {
    let sections = page.sections.iter().enumerate();
    let mut dates = Dates::new();
    sections
        .filter_map(|(index, section)| entry(page, index, section, &mut dates, findings))
        .collect()
}

/// The dates of publication of sections that entries stand under, by section. Each is looked for once.
type Dates = HashMap<usize, Option<Date>>;

fn entry(
    page: &Outline,
    index: usize,
    section: &Section,
    dates: &mut Dates,
    findings: &mut Findings,
) -> Option<ChangeLogEntry> {
    let (code, title) = code(&section.title)?;
    let above: Vec<usize> =
        std::iter::successors(section.parent, |&above| page.sections[above].parent).collect();
    let mut own = |choose: Choose| {
        let date = labelled_date(section, choose)?;
        if date.is_err() {
            report(
                findings,
                FindingKind::Date,
                &section.place,
                "a date under this heading cannot be read",
            );
        }
        date.ok()
    };
    let published = own(|language| language.published);
    let supported_until = own(|language| language.supported_until)
        .or_else(|| date_in_prose(page.subtree(index), |language| language.until));
    let applies_from = own(|language| language.applies_from);
    let inherited = || {
        let date = |&above: &usize| {
            let section = &page.sections[above];
            *dates
                .entry(above)
                .or_insert_with(|| labelled_date(section, |language| language.published)?.ok())
        };
        above.iter().find_map(date)
    };
    let published = published.or_else(inherited);
    check_date(&code, published, section, findings);
    let (methods, events) = affected(page.subtree(index));
    let paragraphs = page.subtree(index).iter().flat_map(Section::texts);
    let text: Vec<&str> = paragraphs.map(|(_, text)| text.plain.as_str()).collect();
    Some(ChangeLogEntry {
        kind: kind(&code),
        code,
        revision: above
            .iter()
            .find_map(|&above| revision(&page.sections[above].title)),
        published,
        supported_until,
        applies_from,
        methods,
        events,
        title: Aside(title),
        text: Aside(text.join("\n\n")),
        place: Aside(section.place.clone()),
    })
}

/// `BOT-NEW-0501-2: Bot.update, rotation` → the code, and what follows it.
fn code(title: &str) -> Option<(String, String)> {
    let plain = title.trim().trim_start_matches(['`', '*', '[']);
    let end = plain
        .find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'))
        .unwrap_or(plain.len());
    let code = plain[..end].trim_end_matches('-');
    let parts: Vec<&str> = code.split('-').collect();
    let [words @ .., day, number] = parts.as_slice() else {
        return None;
    };
    let letters = words.len() >= 2
        && words
            .iter()
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let found = letters && day.len() == 4 && digits(day) && digits(number);
    let rest = plain[end..].trim_start_matches(['`', '*', ']', ':', '.', ' ', '—', '–', '-']);
    found.then(|| (code.to_owned(), rest.to_owned()))
}

fn kind(code: &str) -> ChangeKind {
    let mut parts = code.split('-').rev().skip(2);
    match parts.next() {
        Some("NEW") => ChangeKind::New,
        Some("FIX") => ChangeKind::Fix,
        Some("BC") => ChangeKind::Breaking,
        _ => ChangeKind::Other,
    }
}

/// "REST Revision 36", "REST 36 (May 2026)"
fn revision(title: &str) -> Option<u32> {
    let scan = Scan::new(title);
    phrases::all(|language| language.revision)
        .flat_map(|phrase| scan.find(phrase))
        .find_map(|range| {
            let rest = scan.plain[range.end..].trim_start_matches([' ', ':', '#', '№', '`']);
            let end = rest
                .find(|sign: char| !sign.is_ascii_digit())
                .unwrap_or(rest.len());
            // "REST 3.0" is a version of something else.
            let version = rest[end..].starts_with('.')
                && rest[end + 1..].starts_with(|sign: char| sign.is_ascii_digit());
            rest[..end].parse().ok().filter(|_| !version)
        })
}

type Choose = fn(&'static Phrases) -> &'static [&'static str];

/// The kinds of dates. "Date of the limit's application" is not the "date" of publication: the longest phrase counts.
const DATES: [Choose; 3] = [
    |language| language.published,
    |language| language.supported_until,
    |language| language.applies_from,
];

/// How much of the beginning of a text a kind of date explains.
fn label_length(folded: &str, choose: Choose) -> usize {
    phrases::all(choose)
        .filter(|phrase| scan::starts_with_word(folded, phrase))
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// "> Publication date: 30.03.2026 | Support for the old format until: 30.09.2026": the part that begins with a phrase.
/// A quotation that begins so and holds no date is an error.
fn labelled_date(section: &Section, choose: Choose) -> Option<Result<Date, ()>> {
    section.texts().find_map(|(_, text)| {
        let parts = text.plain.lines().flat_map(|line| line.split('|'));
        let mut labelled = parts.filter(|part| {
            let folded = scan::folded(part.trim_start_matches(['>', ' ', '*']));
            let own = label_length(&folded, choose);
            own > 0
                && DATES
                    .iter()
                    .all(|&other| label_length(&folded, other) <= own)
        });
        let part = labelled.next()?;
        match date::first(part) {
            Some(date) => Some(Ok(date)),
            None => text.plain.starts_with('>').then_some(Err(())),
        }
    })
}

/// "The old format is supported until 5 November 2026", anywhere in the text.
fn date_in_prose(sections: &[Section], choose: Choose) -> Option<Date> {
    let texts = sections.iter().flat_map(Section::texts);
    texts.into_iter().find_map(|(_, text)| {
        let scan = Scan::new(&text.plain);
        phrases::all(choose)
            .flat_map(|phrase| scan.find(phrase))
            .find_map(|range| {
                let rest: String = scan.plain[range.end..].chars().take(40).collect();
                date::first(rest.lines().next().unwrap_or(""))
            })
    })
}

/// The code repeats the month and the day.
fn check_date(code: &str, published: Option<Date>, section: &Section, findings: &mut Findings) {
    let said = code.rsplit('-').nth(1).unwrap_or("");
    let message = match published {
        None => format!("`{code}` has no date of publication"),
        Some(date) if format!("{:02}{:02}", date.month(), date.day()) != said => {
            format!("`{code}` was published on {date}, its code says another day")
        }
        Some(_) => return,
    };
    report(findings, FindingKind::Date, &section.place, message);
}

/// Methods and events after "Affected methods:"; without such a line the methods that the entry links to.
fn affected(sections: &[Section]) -> (Vec<String>, Vec<String>) {
    let texts: Vec<&Text> = sections
        .iter()
        .flat_map(Section::texts)
        .map(|(_, text)| text)
        .collect();
    let label = texts.iter().position(|text| {
        let label = text.plain.split([':', '\n']).next().unwrap_or("");
        let label = scan::folded(label.trim_start_matches(['*', '>', ' ', '-', '_']));
        // A label can end in the word too, as "which methods are affected" does; a longer text is a sentence.
        let short = label.chars().count() <= 60;
        let named = |phrase: &str| label.starts_with(phrase) || short && label.ends_with(phrase);
        phrases::all(|language| language.affected).any(named)
    });
    let mut names = Names::default();
    if let Some(label) = label {
        names.add(texts[label], false);
        // The list can stand in the next paragraph.
        if let Some(next) = texts.get(label + 1).filter(|_| names.is_empty()) {
            names.add(next, false);
        }
    }
    if names.is_empty() {
        for text in &texts {
            names.add(text, true);
        }
    }
    if names.is_empty() {
        let tables = sections.iter().flat_map(Section::tables);
        let rows = tables.flat_map(|(_, table)| &table.rows);
        for name in rows.filter_map(method_of_row) {
            push(&mut names.methods, &name);
        }
    }
    (names.methods, names.events)
}

/// The method that a row begins with, where a table says what changes.
fn method_of_row(row: &Row) -> Option<String> {
    name::single_code(row.raw(0)).filter(|name| is_method(name))
}

#[derive(Default)]
struct Names {
    methods: Vec<String>,
    events: Vec<String>,
}

impl Names {
    fn is_empty(&self) -> bool {
        self.methods.is_empty() && self.events.is_empty()
    }

    fn add(&mut self, text: &Text, links_only: bool) {
        let linked = text
            .links
            .iter()
            .map(|link| text.words(link).trim_matches('`'))
            .filter(|words| is_method(words));
        for method in linked {
            push(&mut self.methods, method);
        }
        if links_only {
            return;
        }
        if self.methods.is_empty() {
            for name in scan::dotted_names(&text.plain) {
                push(&mut self.methods, name);
            }
        }
        let words = text
            .plain
            .split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '*'));
        for word in words.filter(|word| is_event(word)) {
            push(&mut self.events, word);
        }
    }
}

fn push(names: &mut Vec<String>, name: &str) {
    if names.len() < 500 && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

fn is_method(words: &str) -> bool {
    scan::dotted_names(words).next() == Some(words)
}

/// `ONIMBOTV2DELETE`, and `ONIMBOTV2*` for all of a family.
fn is_event(word: &str) -> bool {
    let rest = word.strip_prefix("ON").unwrap_or("");
    rest.len() >= 3
        && rest
            .trim_end_matches('*')
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
