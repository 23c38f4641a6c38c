//! Lines of a page, with what it includes in the place of the tags.

use std::collections::HashMap;

use super::finding::{FindingKind, Findings, report};
use super::source::{Line, Source};
use super::tag;

/// Includes of includes end here; the reference has one level.
const DEEPEST: usize = 8;

/// Bytes that a page can take in. Without a bound, eight files that include each other twice would never end.
const LARGEST: usize = 1 << 18;

/// Files by path.
pub(super) struct Library<'a> {
    sources: HashMap<&'a str, &'a Source<'a>>,
}

impl<'a> Library<'a> {
    pub(super) fn new(sources: &'a [Source<'a>]) -> Self {
        Self {
            sources: sources
                .iter()
                .map(|source| (&*source.path, source))
                .collect(),
        }
    }

    /// The lines of a page.
    pub(super) fn lines(&self, page: &'a Source<'a>, findings: &mut Findings) -> Vec<Line<'a>> {
        let mut expansion = Expansion {
            library: self,
            findings,
            lines: Vec::new(),
            open: vec![&page.path],
            taken: 0,
        };
        expansion.add(page);
        expansion.lines
    }
}

struct Expansion<'l, 'a, 'f> {
    library: &'l Library<'a>,
    findings: &'f mut Findings,
    lines: Vec<Line<'a>>,
    /// The page, and the includes that lead to the current one.
    open: Vec<&'a str>,
    taken: usize,
}

impl<'a> Expansion<'_, 'a, '_> {
    fn add(&mut self, source: &'a Source<'a>) {
        for line in source.lines() {
            match tag::tag_of_line(line.text).filter(|tag| tag::name(tag) == "include") {
                Some(tag) => self.include(tag, line),
                None => self.lines.push(line),
            }
        }
    }

    fn include(&mut self, tag: &str, line: Line<'a>) {
        let Some(path) = tag::include_path(tag) else {
            return self.refuse(line, "this include names no file".to_owned());
        };
        let path = resolve(line.file, path);
        let Some(&source) = self.library.sources.get(path.as_str()) else {
            return self.refuse(line, format!("there is no file `{path}` to include"));
        };
        if self.open.contains(&&*source.path) {
            return self.refuse(line, format!("`{path}` is being included already"));
        }
        if self.open.len() > DEEPEST {
            return self.refuse(
                line,
                format!("`{path}` is included more than {DEEPEST} levels deep"),
            );
        }
        self.taken = self.taken.saturating_add(source.text.len());
        if self.taken > LARGEST {
            return self.refuse(line, format!("the page includes more than {LARGEST} bytes"));
        }
        self.open.push(&source.path);
        self.add(source);
        self.open.pop();
    }

    fn refuse(&mut self, line: Line<'a>, message: String) {
        report(self.findings, FindingKind::Include, &line.place(), message);
    }
}

/// A path as it is written on a page → the path from the root.
pub(super) fn resolve(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.split('/').collect(),
    };
    if !path.starts_with('/') {
        parts.pop();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
