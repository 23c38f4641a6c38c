//! Texts for people: they become documentation, and must not be able to become anything else.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::source::{At, Place};

/// Sequences that end a comment or begin an attribute in Rust. They are harmless in code spans.
const MARKUP: [&str; 4] = ["*/", "/*", "\"#", "#!["];

impl Checker<'_> {
    /// A text of one line.
    pub(super) fn line(&mut self, text: &At<String>) -> String {
        if text.value.contains('\n') {
            self.report(
                Diagnostic::new(self.first_line(text), "this text is one line")
                    .label("goes on over several lines")
                    .help("say the rest in `details`"),
            );
        }
        self.prose(text)
    }

    /// A text of any length.
    pub(super) fn prose(&mut self, text: &At<String>) -> String {
        let (outside, unclosed) = outside_code(&text.value);
        if let Some(mark) = unclosed {
            let place = self.find(text, mark);
            let what = if mark == "```" {
                "code block"
            } else {
                "code span"
            };
            self.report(
                Diagnostic::new(place, format!("nothing closes the {what} of this text"))
                    .label("no closing mark follows")
                    .help(format!("write a second {mark}")),
            );
        }
        for mark in MARKUP {
            if outside.contains(mark) {
                let place = self.find(text, mark);
                self.report(
                    Diagnostic::new(place, format!("`{mark}` stands outside a code span"))
                        .label("markup of the Rust language")
                        .help("put it in backticks"),
                );
            }
        }
        text.value.clone()
    }

    pub(super) fn maybe_prose(&mut self, text: Option<&At<String>>) -> Option<String> {
        text.map(|text| self.prose(text))
    }

    /// Where a part of a text stands. A block's text is indented in the file, so it is looked for there.
    fn find(&self, text: &At<String>, part: &str) -> Place {
        let place = text.place;
        let bytes = &self.schema.files[place.file as usize].bytes;
        let raw = bytes
            .get(place.start as usize..(place.start + place.len) as usize)
            .unwrap_or_default();
        let at = raw
            .windows(part.len())
            .position(|window| window == part.as_bytes());
        at.map_or(place, |at| place.part(at, part.len()))
    }

    fn first_line(&self, text: &At<String>) -> Place {
        let first = text.value.lines().next().unwrap_or_default();
        self.find(text, first)
    }
}

/// The text without its code spans and blocks, and the mark of a span or block that nothing closes.
fn outside_code(text: &str) -> (String, Option<&'static str>) {
    let mut outside = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        outside.push_str(&rest[..start]);
        let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let (mark, body) = rest[start..].split_at(ticks);
        let Some(end) = body.find(mark) else {
            return (outside, Some(if ticks >= 3 { "```" } else { "`" }));
        };
        outside.push(' ');
        rest = &body[end + ticks..];
    }
    outside.push_str(rest);
    (outside, None)
}
