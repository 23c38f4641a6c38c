//! Pages of events: one page has one event in its title, or a section for each of many.

use super::example;
use super::fields::CodeTables;
use super::finding::{FindingKind, Findings, report};
use super::method;
use super::outline::{Kind, Outline, Section};
use super::scan;
use super::tree::Tree;
use crate::facts::{Aside, EventFacts, ObjectFacts};

pub(super) fn is_one(page: &Outline) -> bool {
    page.sections.iter().any(is_event) || single(page).is_some()
}

/// A heading that is nothing but the name of an event.
fn is_event(section: &Section) -> bool {
    is_name(section.title.trim_matches('`'))
}

fn is_name(word: &str) -> bool {
    let rest = ["ON", "On", "on"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        rest.len() >= 3
            && rest.starts_with(|sign: char| sign.is_ascii_uppercase())
            && rest
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
    })
}

/// The event of a page that says who can subscribe to it: its name is in the title.
fn single(page: &Outline) -> Option<(usize, String)> {
    method::intro_line(page, |language| language.subscriber)?;
    let at = page
        .sections
        .iter()
        .position(|section| section.level == 1)?;
    let title = page.sections[at].title.replace('`', " ");
    let name = title
        .split_whitespace()
        .map(|word| word.trim_matches([',', ':', '.']))
        .find(|word| is_name(word))?;
    Some((at, name.to_ascii_uppercase()))
}

pub(super) fn read(
    page: &Outline,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> (Vec<EventFacts>, Vec<ObjectFacts>) {
    let mut tree = Tree::new(page, codes, findings);
    let mut events = Vec::new();
    if let Some((at, name)) = single(page) {
        let named = |named: bool| -> Vec<usize> {
            page.of_kind(Kind::Parameters)
                .filter(|(index, section)| tree.has(*index) && (section.named || !named))
                .map(|(index, _)| index)
                .collect()
        };
        let mut roots = named(true);
        if roots.is_empty() {
            roots = named(false);
        }
        if roots.is_empty() {
            roots.extend(tree.sections().first());
        }
        events.push(event(page, at, name, &roots, &mut tree, findings));
    }
    for (index, section) in page
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| is_event(section))
    {
        // The table stands under the heading, or under the first heading below it.
        let below = index..index + page.subtree(index).len();
        let own = below
            .clone()
            .find(|&at| tree.has(at) && !tree.claimed.contains(&at));
        let roots: Vec<usize> = own.into_iter().collect();
        events.push(event(
            page,
            index,
            section.title.trim_matches('`').to_owned(),
            &roots,
            &mut tree,
            findings,
        ));
    }
    let objects = rest(page, &tree);
    (events, objects)
}

fn event(
    page: &Outline,
    at: usize,
    name: String,
    roots: &[usize],
    tree: &mut Tree<'_>,
    findings: &mut Findings,
) -> EventFacts {
    let section = &page.sections[at];
    if roots.is_empty() {
        report(
            findings,
            FindingKind::Section,
            &section.place,
            format!("`{name}` has no table of its fields"),
        );
    }
    let sections = page.subtree(at);
    let paragraphs = section
        .texts()
        .filter(|(block, text)| block.note.is_none() && !text.plain.starts_with('>'));
    let text: Vec<&str> = paragraphs.map(|(_, text)| text.plain.as_str()).collect();
    EventFacts {
        name,
        fields: tree.unfold(roots, findings),
        text: Aside(text.join("\n\n")),
        notes: Aside(method::notes(sections)),
        examples: Aside(example::read(sections, findings)),
        place: Aside(section.place.clone()),
    }
}

/// Tables that no event leads to describe what all of them have in common: the envelope of a webhook.
fn rest(page: &Outline, tree: &Tree<'_>) -> Vec<ObjectFacts> {
    let sections = tree
        .sections()
        .into_iter()
        .filter(|section| !tree.claimed.contains(section));
    sections
        .map(|index| {
            let section = &page.sections[index];
            let anchor = section.anchor();
            ObjectFacts {
                name: if anchor.is_empty() {
                    scan::folded(&section.title)
                } else {
                    anchor
                },
                fields: tree.rows(index),
                text: Aside(section.title.clone()),
                place: Aside(section.place.clone()),
                ..ObjectFacts::default()
            }
        })
        .collect()
}
