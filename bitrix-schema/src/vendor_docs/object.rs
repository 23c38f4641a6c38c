//! Pages of objects: a section for each, with one table or several.

use super::example;
use super::fields::CodeTables;
use super::finding::Findings;
use super::outline::{Outline, Section};
use super::tree::{self, Tree};
use crate::facts::{Aside, ObjectFacts};

pub(super) fn read(
    page: &Outline,
    codes: &CodeTables<'_>,
    findings: &mut Findings,
) -> Vec<ObjectFacts> {
    // A file without a title is a part of other pages, and is read there.
    if page.title().is_none() {
        return Vec::new();
    }
    let mut tree = Tree::new(page, codes, findings);
    let mut objects: Vec<ObjectFacts> = Vec::new();
    for (index, section) in page.sections.iter().enumerate() {
        if is_object(section) {
            objects.extend(object(page, index, &mut tree, findings));
        }
    }
    // Tables under other headings have no name but their title.
    for index in tree.sections() {
        if !tree.claimed.contains(&index) {
            let section = &page.sections[index];
            objects.push(ObjectFacts {
                name: section.title.clone(),
                fields: tree::without_duplicates(tree.rows(index), findings),
                examples: Aside(example::read(&page.sections[index..=index], findings)),
                place: Aside(section.place.clone()),
                ..ObjectFacts::default()
            });
        }
    }
    objects
}

/// A heading that is nothing but the name of an object: `## User {#user}`; in a translated page its anchor is the name.
fn is_object(section: &Section) -> bool {
    let title = section.title.trim_matches('`');
    let word = !title.contains(char::is_whitespace);
    let named = word && title.starts_with(|sign: char| sign.is_ascii_uppercase());
    let translated = !title.is_ascii() && section.level == 2 && section.anchors.len() == 1 && word;
    section.level >= 2 && (named || translated)
}

fn object(
    page: &Outline,
    index: usize,
    tree: &mut Tree<'_>,
    findings: &mut Findings,
) -> Option<ObjectFacts> {
    let section = &page.sections[index];
    let below = index..index + page.subtree(index).len();
    let mut tables = 0;
    let mut fields = Vec::new();
    for at in below {
        if at != index && is_object(&page.sections[at]) {
            break;
        }
        if !tree.has(at) || !tree.claimed.insert(at) {
            continue;
        }
        // The first table is the object; the others say under which circumstances there is more.
        let group = (tables > 0).then(|| page.sections[at].title.clone());
        fields.extend(tree.rows(at).into_iter().map(|mut field| {
            field.group = Aside(group.clone());
            field
        }));
        tables += 1;
    }
    if fields.is_empty() {
        return None;
    }
    let paragraphs = section.texts().filter(|(block, _)| block.note.is_none());
    let text: Vec<&str> = paragraphs.map(|(_, text)| text.plain.as_str()).collect();
    Some(ObjectFacts {
        name: name(section),
        fields: tree::without_duplicates(fields, findings),
        text: Aside(text.join("\n\n")),
        examples: Aside(example::read(page.subtree(index), findings)),
        place: Aside(section.place.clone()),
    })
}

fn name(section: &Section) -> String {
    let title = section.title.trim_matches('`');
    if title.is_ascii() {
        return title.to_owned();
    }
    let anchor = section.anchor();
    let mut signs = anchor.chars();
    signs.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + signs.as_str()
    })
}
