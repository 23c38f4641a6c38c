//! Lines of a page → blocks.
//!
//! Notes, tabs and cuts do not nest blocks in one another: each block says what it stands in. So a table inside a list
//! inside a note is a table, and nothing here calls itself.

use super::cell::Table;
use super::fence::{End, Ends, Fence};
use super::finding::{FindingKind, Findings, report};
use super::inline::{self, Text};
use super::source::Line;
use super::{pipe_table, table, tag};
use crate::facts::Place;

/// Tags that can be open at once; the reference has four. Every block looks through those that are.
const MOST_OPEN: usize = 64;

/// Signs of a title, of the name of a tab and of the kind of a note, which what stands below them repeats.
const LONGEST_TITLE: usize = 400;

/// Anchors of one heading.
const MOST_ANCHORS: usize = 16;

#[derive(Clone)]
pub(super) struct Block {
    pub(super) place: Place,
    pub(super) content: Content,
    /// Kind of the note that the block stands in, and the place of that note.
    pub(super) note: Option<(String, Place)>,
    /// Name of the tab that the block stands in.
    pub(super) tab: Option<String>,
}

#[derive(Clone)]
pub(super) enum Content {
    Heading(Heading),
    Table(Table),
    Code {
        language: String,
        text: String,
    },
    /// Paragraphs, lists and quotations, up to the next blank line.
    Text(Text),
}

#[derive(Clone)]
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) title: String,
    /// As it is written: `{#anchor}`; there can be more than one.
    pub(super) anchors: Vec<String>,
}

pub(super) fn blocks(lines: &[Line<'_>], findings: &mut Findings) -> Vec<Block> {
    let mut reader = Reader {
        lines,
        findings,
        ends: Ends::default(),
        blocks: Vec::new(),
        containers: Vec::new(),
        tab: None,
        anchors: Vec::new(),
    };
    let mut index = 0;
    while index < lines.len() {
        index = reader.block(index).max(index + 1);
    }
    reader.finish();
    reader.blocks
}

struct Reader<'l, 'a, 'f> {
    lines: &'l [Line<'a>],
    findings: &'f mut Findings,
    ends: Ends,
    blocks: Vec<Block>,
    /// Tags that are open: their names, kinds and places.
    containers: Vec<(String, String, Place)>,
    tab: Option<String>,
    /// Anchors that stand on lines of their own before a heading.
    anchors: Vec<String>,
}

impl Reader<'_, '_, '_> {
    /// Reads what begins in a line; the answer is the line behind it.
    fn block(&mut self, index: usize) -> usize {
        let line = self.lines[index];
        let text = line.text.trim();
        if text.is_empty() || is_rule(text) {
            return index + 1;
        }
        if let Some(fence) = Fence::open(line.text) {
            return self.code(index, fence);
        }
        if let Some(tag) = tag::tag_of_line(line.text) {
            self.tag(tag, line);
            return index + 1;
        }
        if let Some(anchor) = inline::anchor_of_line(text) {
            self.anchors.push(anchor);
            return index + 1;
        }
        if text.starts_with("#|") {
            let (table, end) = table::read(self.lines, index, self.findings);
            self.push(line, Content::Table(table));
            return end;
        }
        if let Some(level) = heading_level(text) {
            self.heading(line, level);
            return index + 1;
        }
        if pipe_table::begins(self.lines, index) {
            let (table, end) = pipe_table::read(self.lines, index);
            self.push(line, Content::Table(table));
            return end;
        }
        if text.starts_with("<table") {
            report(
                self.findings,
                FindingKind::Table,
                &line.place(),
                "a table in HTML is not read",
            );
        }
        self.text(index)
    }

    fn code(&mut self, index: usize, fence: Fence<'_>) -> usize {
        let (end, next) = match self.ends.find(self.lines, index + 1, fence) {
            End::Closed(end) => (end, end + 1),
            End::Unclosed(end) => {
                report(
                    self.findings,
                    FindingKind::Fence,
                    &self.lines[index].place(),
                    "nothing closes this code block",
                );
                (end, end)
            }
        };
        let text: Vec<&str> = self.lines[index + 1..end]
            .iter()
            .map(|line| line.text)
            .collect();
        let content = Content::Code {
            language: fence.language.to_owned(),
            text: text.join("\n"),
        };
        self.push(self.lines[index], content);
        next
    }

    fn tag(&mut self, tag: &str, line: Line<'_>) {
        let name = tag::name(tag);
        match name {
            "note" | "list" | "cut" => {
                let kind = tag.split_whitespace().nth(1).unwrap_or("");
                let kind = shortened(kind.to_owned());
                if self.containers.len() >= MOST_OPEN {
                    let message = format!("more than {MOST_OPEN} tags are open here");
                    return report(self.findings, FindingKind::Tag, &line.place(), message);
                }
                self.containers.push((name.to_owned(), kind, line.place()));
                self.tab = None;
                let title = tag::title(tag);
                if !title.is_empty() {
                    self.push(line, Content::Text(inline::text(title)));
                }
            }
            "endnote" | "endlist" | "endcut" => self.close(&name[3..], line),
            // Conditions of the vendor's build, whose content is read whichever way they turn out.
            "if" | "else" | "elsif" | "endif" | "for" | "endfor" | "anchor" => {}
            _ => report(
                self.findings,
                FindingKind::Tag,
                &line.place(),
                format!("the tag `{name}` is not known"),
            ),
        }
    }

    fn close(&mut self, name: &str, line: Line<'_>) {
        self.tab = None;
        let Some(position) = self.containers.iter().rposition(|(open, ..)| open == name) else {
            return report(
                self.findings,
                FindingKind::Tag,
                &line.place(),
                format!("`end{name}` closes nothing"),
            );
        };
        for (open, _, place) in self.containers.drain(position..).skip(1) {
            unclosed(self.findings, &open, &place);
        }
    }

    fn finish(&mut self) {
        for (open, _, place) in self.containers.drain(..) {
            unclosed(self.findings, &open, &place);
        }
    }

    fn heading(&mut self, line: Line<'_>, level: usize) {
        // A note or a list belongs to one section: one that is still open here was forgotten. A cut can hold sections.
        let forgotten =
            |(name, _, place): &(String, String, Place)| name != "cut" && place.file == *line.file;
        if level <= 2 && line.text.starts_with('#') && self.containers.iter().any(forgotten) {
            self.finish();
            self.tab = None;
        }
        let (title, mut anchors) = inline::heading(line.text.trim().trim_start_matches('#'));
        anchors.append(&mut self.anchors);
        anchors.truncate(MOST_ANCHORS);
        if title.len() > LONGEST_TITLE {
            let message = format!("this title has more than {LONGEST_TITLE} bytes");
            report(self.findings, FindingKind::Section, &line.place(), message);
        }
        let heading = Heading {
            level,
            title: shortened(title),
            anchors,
        };
        self.push(line, Content::Heading(heading));
    }

    fn text(&mut self, index: usize) -> usize {
        let first = self.lines[index];
        if self.in_tabs()
            && let Some(name) = tab_name(first.text)
        {
            self.tab = Some(shortened(inline::text(name).plain));
            return index + 1;
        }
        let mut end = index + 1;
        while end < self.lines.len() && !self.breaks_text(end) {
            end += 1;
        }
        let text: Vec<&str> = self.lines[index..end]
            .iter()
            .map(|line| line.text)
            .collect();
        self.push(first, Content::Text(inline::text(&text.join("\n"))));
        end
    }

    fn breaks_text(&self, index: usize) -> bool {
        let text = self.lines[index].text.trim();
        text.is_empty()
            || text.starts_with("#|")
            || Fence::open(text).is_some()
            || heading_level(text).is_some()
            || tag::tag_of_line(text).is_some()
            || pipe_table::begins(self.lines, index)
            || (self.in_tabs() && tab_name(self.lines[index].text).is_some())
    }

    fn in_tabs(&self) -> bool {
        self.containers
            .last()
            .is_some_and(|(name, ..)| name == "list")
    }

    fn push(&mut self, line: Line<'_>, content: Content) {
        let note = self
            .containers
            .iter()
            .rev()
            .find(|(name, ..)| name == "note");
        self.blocks.push(Block {
            place: line.place(),
            content,
            note: note.map(|(_, kind, place)| (kind.clone(), place.clone())),
            tab: self.tab.clone(),
        });
    }
}

fn shortened(mut text: String) -> String {
    if text.len() > LONGEST_TITLE {
        let end = (0..=LONGEST_TITLE)
            .rev()
            .find(|&at| text.is_char_boundary(at));
        text.truncate(end.unwrap_or(0));
    }
    text
}

fn unclosed(findings: &mut Findings, name: &str, place: &Place) {
    report(
        findings,
        FindingKind::Tag,
        place,
        format!("nothing closes this `{name}`"),
    );
}

/// `## Title` → 2. `#|` opens a table, `#1` is text.
fn heading_level(text: &str) -> Option<usize> {
    let level = text.bytes().take_while(|&byte| byte == b'#').count();
    let heading = (1..=6).contains(&level) && text[level..].starts_with([' ', '\t', '\u{a0}']);
    heading.then_some(level)
}

/// `---`, `***`, `===`: a line between sections.
fn is_rule(text: &str) -> bool {
    let first = text.as_bytes()[0];
    text.len() >= 3
        && matches!(first, b'-' | b'*' | b'_' | b'=')
        && text.bytes().all(|byte| byte == first)
}

/// The name of a tab is an item of the list itself, which is not indented.
fn tab_name(line: &str) -> Option<&str> {
    line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))
}
