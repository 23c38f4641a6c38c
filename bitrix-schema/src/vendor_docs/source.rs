//! Bytes → lines.

use std::borrow::Cow;
use std::sync::Arc;

use super::DocsFile;
use super::finding::{FindingKind, Findings, report};
use crate::facts::Place;

/// The longest page of the reference has 60 KB. What goes beyond this is no page, and is not read.
const LARGEST: usize = 2 << 20;

/// A file as text.
pub(super) struct Source<'a> {
    pub(super) path: Arc<str>,
    pub(super) text: Cow<'a, str>,
}

/// A line, and where it stands: lines of an include stay lines of their file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) number: u32,
    pub(super) text: &'a str,
}

impl Line<'_> {
    pub(super) fn place(&self) -> Place {
        Place {
            file: Arc::clone(self.file),
            line: self.number,
        }
    }
}

pub(super) fn decode<'a>(files: &'a [DocsFile], findings: &mut Findings) -> Vec<Source<'a>> {
    files
        .iter()
        .filter(|file| is_markdown(&file.path))
        .map(|file| decode_one(file, findings))
        .collect()
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

fn decode_one<'a>(file: &'a DocsFile, findings: &mut Findings) -> Source<'a> {
    let path: Arc<str> = Arc::from(file.path.replace('\\', "/"));
    let mut bytes: &[u8] = &file.bytes;
    if bytes.len() > LARGEST {
        bytes = &bytes[..LARGEST];
        let place = Place {
            file: Arc::clone(&path),
            line: 0,
        };
        report(
            findings,
            FindingKind::File,
            &place,
            format!("the file has more than {LARGEST} bytes; the rest is not read"),
        );
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        let before = &bytes[..error.valid_up_to()];
        let ends = before
            .iter()
            .enumerate()
            .filter(|&(i, &byte)| {
                byte == b'\n' || (byte == b'\r' && before.get(i + 1) != Some(&b'\n'))
            })
            .count();
        let place = Place {
            file: Arc::clone(&path),
            line: u32::try_from(ends + 1).unwrap_or(u32::MAX),
        };
        report(
            findings,
            FindingKind::File,
            &place,
            "this line is not UTF-8; each byte that is wrong is read as \u{FFFD}",
        );
    }
    Source { path, text }
}

impl Source<'_> {
    /// The lines, whichever of the three line ends they have.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut rest: Option<&str> = Some(&self.text);
        let mut number = 0;
        std::iter::from_fn(move || {
            let text = rest?;
            let end = text.find(['\n', '\r']);
            let line = &text[..end.unwrap_or(text.len())];
            rest = end.map(|end| {
                let after = &text[end..];
                after.strip_prefix("\r\n").unwrap_or(&after[1..])
            });
            number += 1;
            Some(Line {
                file: &self.path,
                number,
                text: line,
            })
        })
    }
}
