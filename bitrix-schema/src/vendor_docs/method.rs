//! The page of a method.

use super::block::Block;
use super::error_codes;
use super::example;
use super::fields::CodeTables;
use super::finding::{FindingKind, Findings, report};
use super::inline::Text;
use super::outline::{Kind, Outline, Section};
use super::phrases::{self, LANGUAGES, Phrases};
use super::scan::{self, Scan};
use super::tree::Tree;
use super::{limits, parameters, returned};
use crate::facts::{Aside, MethodFacts, Note};

/// `None` where the page is about something else.
pub(super) fn read(
    page: &Outline,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> Option<MethodFacts> {
    let title = page.title()?;
    let caller = intro_line(page, |language| language.caller);
    if !is_method(page, title, caller.is_some()) {
        return None;
    }
    let name = name(page, title, findings)?;
    let mut tree = Tree::new(page, codes, findings);
    let (params, one_of) = parameters::read(page, &mut tree, findings);
    let returns = returned::read(page, &mut tree, findings);
    for section in tree.sections() {
        if !tree.claimed.contains(&section) {
            report(
                findings,
                FindingKind::Unattached,
                &page.sections[section].place,
                format!(
                    "no parameter and no returned field leads to the table under \"{}\"",
                    page.sections[section].title
                ),
            );
        }
    }
    if page.of_kind(Kind::Errors).next().is_none() {
        report(
            findings,
            FindingKind::Section,
            &title.place,
            "the page has no section with the errors of the method",
        );
    }
    Some(MethodFacts {
        name,
        scopes: intro_line(page, |language| language.scope)
            .map(|line| scopes(&line))
            .unwrap_or_default(),
        since: page
            .intro()
            .flat_map(Section::texts)
            .find_map(|(_, text)| since(text)),
        params,
        one_of,
        returns,
        errors: error_codes::read(page, Kind::Errors, findings),
        statuses: error_codes::statuses(page, &[Kind::Response, Kind::Returned]),
        error_statuses: error_codes::statuses(page, &[Kind::Errors]),
        system_errors: page.of_kind(Kind::SystemErrors).next().is_some(),
        title: Aside(title.title.clone()),
        caller: Aside(caller.map(|line| line.replace('`', ""))),
        text: Aside(intro_text(page)),
        notes: Aside(notes(&page.sections)),
        examples: Aside(example::read(&page.sections, findings)),
        place: Aside(title.place.clone()),
    })
}

/// A method says who may call it and what it takes; either may be missing where the title names it.
fn is_method(page: &Outline, title: &Section, caller: bool) -> bool {
    let event = intro_line(page, |language| language.subscriber).is_some();
    let described = || {
        let mut texts = page.intro().flat_map(Section::texts);
        texts
            .find_map(|(_, text)| described_name(text))
            .is_some_and(|name| title.title.split([' ', '`']).any(|word| word == name))
    };
    let named = scan::dotted_names(&title.title).next().is_some() || described();
    let takes = page
        .of_kind(Kind::Parameters)
        .any(|(_, section)| section.named);
    let returns = page.of_kind(Kind::Returned).next().is_some();
    !event && (caller && (takes || named && returns) || named && takes && returns)
}

/// The title has the name, and so has the first sentence; where they differ, the title counts.
fn name(page: &Outline, title: &Section, findings: &mut Findings) -> Option<String> {
    let described = page
        .intro()
        .flat_map(Section::texts)
        .find_map(|(_, text)| described_name(text));
    let plain = title.title.replace('`', " ");
    let titled = scan::dotted_names(&plain).last().map(str::to_owned);
    match (titled, described) {
        (Some(titled), Some(described)) => {
            if titled != described && described.contains('.') {
                report(
                    findings,
                    FindingKind::Name,
                    &title.place,
                    format!("the title says `{titled}`, the text `{described}`; the title counts"),
                );
            }
            Some(titled)
        }
        (Some(name), None) | (None, Some(name)) => Some(name),
        (None, None) => {
            report(
                findings,
                FindingKind::Name,
                &title.place,
                "this page of a method does not name it",
            );
            None
        }
    }
}

/// "The method `a.b` …", "The `a.b` method …", "Метод `a.b` …"
fn described_name(text: &Text) -> Option<String> {
    let first = scan::sentences(&text.plain).into_iter().next()?;
    let sentence = &text.plain[first];
    if sentence.starts_with('>') {
        return None;
    }
    let scan = Scan::new(sentence);
    let (code, range) = scan::codes(sentence).into_iter().next()?;
    let beside = phrases::all(|language| language.method)
        .flat_map(|phrase| scan.find(phrase))
        .any(|found| {
            let between = found.end.min(range.end)..found.start.max(range.start);
            sentence
                .get(between)
                .is_some_and(|between| between.trim_matches(['`', ' ', '*']).len() <= 2)
        });
    let is_name = code
        .chars()
        .all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_'));
    (beside && is_name).then(|| code.to_owned())
}

/// A line "Scope: …" under the title, without the phrase.
pub(super) fn intro_line(
    page: &Outline,
    choose: impl Fn(&'static Phrases) -> &'static [&'static str] + Copy,
) -> Option<String> {
    page.intro().flat_map(Section::texts).find_map(|(_, text)| {
        text.plain
            .lines()
            .flat_map(|line| line.split('|'))
            .find_map(|line| {
                let (label, rest) = line
                    .trim_start_matches(['>', ' ', '*', '-'])
                    .split_once(':')?;
                let label = scan::folded(label.trim_matches([' ', '*']));
                phrases::all(choose)
                    .any(|phrase| label.starts_with(phrase))
                    .then(|| rest.trim().to_owned())
            })
    })
}

/// `` `im`, `imbot` `` and `im, imbot`
fn scopes(line: &str) -> Vec<String> {
    let codes = scan::codes(line);
    let words: Vec<&str> = if codes.is_empty() {
        line.split([',', ' ', ';']).collect()
    } else {
        // `crm, task` in one span are two.
        codes
            .into_iter()
            .flat_map(|(code, _)| code.split([',', ' ', ';']))
            .collect()
    };
    let scopes = words
        .into_iter()
        .map(|word| word.trim_matches(['.', '*', ' ']));
    let is_scope = |word: &&str| {
        !word.is_empty()
            && word
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || "_.-".contains(sign))
            && *word != "or"
    };
    scopes.filter(is_scope).map(str::to_owned).collect()
}

fn since(text: &Text) -> Option<u32> {
    let scan = Scan::new(&text.plain);
    LANGUAGES
        .iter()
        .find_map(|language| limits::since(&scan, language))
}

/// The paragraphs under the title, without the lines on scope and caller.
fn intro_text(page: &Outline) -> String {
    let texts = page
        .intro()
        .flat_map(Section::texts)
        .filter(|(block, text)| block.note.is_none() && !text.plain.starts_with('>'));
    let texts: Vec<&str> = texts.map(|(_, text)| text.plain.as_str()).collect();
    texts.join("\n\n")
}

pub(super) fn notes(sections: &[Section]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let texts = sections.iter().flat_map(Section::texts);
    let framed = texts
        .filter_map(|(block, text): (&Block, &Text)| block.note.as_ref().map(|note| (note, text)));
    for ((kind, place), text) in framed {
        match notes.last_mut().filter(|last| last.place == *place) {
            Some(last) => {
                last.text.push_str("\n\n");
                last.text.push_str(&text.plain);
            }
            None => notes.push(Note {
                kind: kind.clone(),
                text: text.plain.clone(),
                place: place.clone(),
            }),
        }
    }
    notes
}
