//! Blocks → sections, with what each is about.

use std::collections::HashMap;
use std::sync::Arc;

use super::block::{Block, Content};
use super::cell::Table;
use super::inline::Text;
use super::phrases::{self, Phrases};
use super::scan;
use crate::facts::Place;

/// A page in sections. The first holds what stands before the first heading.
pub(super) struct Outline {
    pub(super) path: Arc<str>,
    pub(super) sections: Vec<Section>,
    /// Sections by anchor.
    anchors: HashMap<String, usize>,
}

pub(super) struct Section {
    pub(super) level: usize,
    pub(super) title: String,
    pub(super) anchors: Vec<String>,
    pub(super) place: Place,
    /// What the title says, else what the section above is about.
    pub(super) kind: Kind,
    /// Whether it is the title itself that says it.
    pub(super) named: bool,
    pub(super) parent: Option<usize>,
    pub(super) blocks: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Parameters,
    Returned,
    Response,
    Examples,
    Errors,
    SystemErrors,
    FurtherReading,
    Other,
}

impl Section {
    pub(super) fn tables(&self) -> impl Iterator<Item = (&Place, &Table)> {
        self.blocks.iter().filter_map(|block| match &block.content {
            Content::Table(table) => Some((&block.place, table)),
            _ => None,
        })
    }

    /// Paragraphs, those in notes too.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&Block, &Text)> {
        self.blocks.iter().filter_map(|block| match &block.content {
            Content::Text(text) => Some((block, text)),
            _ => None,
        })
    }

    /// The anchor that links use; made from the title where none is written.
    pub(super) fn anchor(&self) -> String {
        self.anchors
            .first()
            .cloned()
            .unwrap_or_else(|| slug(&self.title))
    }
}

impl Outline {
    pub(super) fn new(path: Arc<str>, blocks: Vec<Block>) -> Self {
        let mut sections = vec![Section {
            level: 0,
            title: String::new(),
            anchors: Vec::new(),
            place: Place {
                file: Arc::clone(&path),
                line: 1,
            },
            kind: Kind::Other,
            named: false,
            parent: None,
            blocks: Vec::new(),
        }];
        let mut open: Vec<usize> = vec![0];
        for block in blocks {
            let Content::Heading(heading) = block.content else {
                if let Some(section) = sections.last_mut() {
                    section.blocks.push(block);
                }
                continue;
            };
            while open
                .last()
                .is_some_and(|&above| sections[above].level >= heading.level)
            {
                open.pop();
            }
            let parent = open.last().copied();
            let own = kind_of_title(&heading.title);
            let above = parent.map_or(Kind::Other, |parent| sections[parent].kind);
            open.push(sections.len());
            sections.push(Section {
                level: heading.level,
                // A title that says "parameters" and hangs under another section with a purpose names no second list.
                kind: own.unwrap_or(above),
                named: own.is_some(),
                title: heading.title,
                anchors: heading.anchors,
                place: block.place,
                parent,
                blocks: Vec::new(),
            });
        }
        let anchors = anchors(&sections);
        Self {
            path,
            sections,
            anchors,
        }
    }

    pub(super) fn by_anchor(&self, anchor: &str) -> Option<usize> {
        self.anchors.get(anchor).copied()
    }

    /// The title of the page.
    pub(super) fn title(&self) -> Option<&Section> {
        self.sections.iter().find(|section| section.level == 1)
    }

    /// What stands under the title, before the next heading.
    pub(super) fn intro(&self) -> impl Iterator<Item = &Section> {
        self.intro_indices().map(|at| &self.sections[at])
    }

    pub(super) fn intro_indices(&self) -> impl Iterator<Item = usize> + use<> {
        let first = self.sections.iter().position(|section| section.level > 0);
        let title = first.filter(|&at| self.sections[at].level == 1);
        std::iter::once(0).chain(title)
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &Section)> {
        self.sections
            .iter()
            .enumerate()
            .filter(move |(_, section)| section.kind == kind)
    }

    /// A section and everything under it.
    pub(super) fn subtree(&self, root: usize) -> &[Section] {
        let level = self.sections[root].level;
        let rest = &self.sections[root + 1..];
        let length = rest
            .iter()
            .take_while(|section| section.level > level)
            .count();
        &self.sections[root..=root + length]
    }
}

fn anchors(sections: &[Section]) -> HashMap<String, usize> {
    let mut anchors = HashMap::new();
    for (index, section) in sections.iter().enumerate() {
        for anchor in &section.anchors {
            anchors.entry(anchor.clone()).or_insert(index);
        }
    }
    for (index, section) in sections.iter().enumerate().skip(1) {
        anchors.entry(slug(&section.title)).or_insert(index);
    }
    anchors
}

/// `How to Start` → `how-to-start`.
fn slug(title: &str) -> String {
    let words = title.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

pub(super) fn kind_of_title(title: &str) -> Option<Kind> {
    type Choose = fn(&'static Phrases) -> &'static [&'static str];
    const KINDS: [(Kind, Choose); 6] = [
        (Kind::SystemErrors, |language| language.system_errors),
        (Kind::Errors, |language| language.errors),
        (Kind::Returned, |language| language.returned),
        (Kind::Response, |language| language.response),
        (Kind::Examples, |language| language.examples),
        (Kind::FurtherReading, |language| language.further_reading),
    ];
    let title = scan::folded(title.trim_end_matches(':').trim());
    if phrases::all(|language| language.parameters).any(|phrase| title == phrase) {
        return Some(Kind::Parameters);
    }
    let found = KINDS
        .iter()
        .find(|(_, choose)| phrases::all(choose).any(|phrase| title.starts_with(phrase)));
    found.map(|&(kind, _)| kind)
}
