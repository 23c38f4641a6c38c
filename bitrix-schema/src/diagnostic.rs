//! Findings about the schema, each with its place and a sentence that helps.

use std::fmt;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::{Place, SourceFile};

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub place: Place,
    pub message: String,
    /// A few words under the caret.
    pub label: String,
    pub help: Option<String>,
    /// Other places that belong to the finding: "first defined here".
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            label: "here".to_owned(),
            help: None,
            related: Vec::new(),
        }
    }

    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// The finding with the text it is about, for a `miette` handler to draw.
    pub fn report<'a>(&'a self, files: &'a [SourceFile], shown_root: &str) -> Report<'a> {
        let file = &files[self.place.file as usize];
        let source = Drawn {
            name: harmless(&format!("{shown_root}{}", file.path)),
            text: drawable(file),
        };
        Report {
            diagnostic: self,
            source,
            files,
            shown_root: shown_root.to_owned(),
        }
    }
}

/// A [`Diagnostic`] beside its source text.
#[derive(Debug)]
pub struct Report<'a> {
    diagnostic: &'a Diagnostic,
    source: Drawn,
    files: &'a [SourceFile],
    shown_root: String,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&harmless(&self.diagnostic.message))
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Error)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let elsewhere = self
            .diagnostic
            .related
            .iter()
            .filter(|(place, _)| place.file != self.diagnostic.place.file);
        let mut lines: Vec<String> = self.diagnostic.help.clone().into_iter().collect();
        for (place, label) in elsewhere {
            let file = &self.files[place.file as usize];
            let (line, column) = line_and_column(file, *place);
            lines.push(format!(
                "{label}: {}{}:{line}:{column}",
                self.shown_root, file.path
            ));
        }
        if lines.is_empty() {
            None
        } else {
            Some(Box::new(harmless(&lines.join("\n"))))
        }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let Diagnostic {
            place,
            label,
            related,
            ..
        } = self.diagnostic;
        let file = &self.files[place.file as usize];
        let here = LabeledSpan::new_primary_with_span(Some(harmless(label)), span(file, *place));
        let others = related
            .iter()
            .filter(|(other, _)| other.file == place.file)
            .map(|(other, label)| {
                LabeledSpan::new_with_span(Some(harmless(label)), span(file, *other))
            });
        Some(Box::new(std::iter::once(here).chain(others)))
    }
}

/// Line and column of a place, both from 1; columns count characters.
pub fn line_and_column(file: &SourceFile, place: Place) -> (usize, usize) {
    let upto = &file.bytes[..(place.start as usize).min(file.bytes.len())];
    let line_start = upto
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let line = upto.split(|&byte| byte == b'\n').count();
    let column = String::from_utf8_lossy(&upto[line_start..]).chars().count() + 1;
    (line, column)
}

/// The text of a file as it is drawn.
#[derive(Debug)]
struct Drawn {
    name: String,
    text: String,
}

/// How much is drawn: a file that is one line of 1 MiB must not fill the terminal.
const DRAWN_BYTES: usize = 1000;

/// How much of a long line is drawn before and behind a place.
const AROUND_BYTES: usize = 80;

impl SourceCode for Drawn {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text.read_span(span, lines_before, lines_after)?;
        if contents.data().len() <= DRAWN_BYTES {
            let (span, lines) = (*contents.span(), contents.line_count());
            return Ok(self.named(
                contents.data(),
                span,
                contents.line(),
                contents.column(),
                lines,
            ));
        }
        let line_start = self.text[..span.offset()]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let before = if lines_before == 0 { 0 } else { AROUND_BYTES };
        let start = boundary(&self.text, span.offset().saturating_sub(before)).max(line_start);
        let end = boundary(
            &self.text,
            (span.offset() + span.len() + AROUND_BYTES).min(self.text.len()),
        );
        let window = self.text[start..end].split('\n').next().unwrap_or_default();
        let line = self.text.read_span(span, 0, 0)?.line();
        let column = self.text[line_start..start].chars().count();
        Ok(self.named(
            window.as_bytes(),
            (start, window.len()).into(),
            line,
            column,
            1,
        ))
    }
}

impl Drawn {
    fn named<'a>(
        &'a self,
        data: &'a [u8],
        span: SourceSpan,
        line: usize,
        column: usize,
        lines: usize,
    ) -> Box<dyn SpanContents<'a> + 'a> {
        Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data,
            span,
            line,
            column,
            lines,
        ))
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text of a file, byte for byte as long, with nothing in it that a terminal obeys.
fn drawable(file: &SourceFile) -> String {
    let mut text = String::with_capacity(file.bytes.len());
    for chunk in file.bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            if char == '\r' {
                text.push(' ');
            } else if (char.is_control() && !matches!(char, '\n' | '\t')) || is_invisible(char) {
                text.extend(std::iter::repeat_n('?', char.len_utf8()));
            } else {
                text.push(char);
            }
        }
        text.extend(std::iter::repeat_n('?', chunk.invalid().len()));
    }
    text
}

/// A text with nothing in it that a terminal obeys: names of files hold anything, quoted texts escapes.
fn harmless(text: &str) -> String {
    let is_obeyed = |char: char| (char.is_control() && char != '\n') || is_invisible(char);
    text.replace(is_obeyed, "?")
}

/// Characters that change how the text around them looks: overrides of the writing direction, and marks
/// that take no room.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn span(file: &SourceFile, place: Place) -> SourceSpan {
    let start = (place.start as usize).min(file.bytes.len());
    let line_end = file.bytes[start..]
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or(file.bytes.len(), |at| start + at);
    let len = (place.len as usize).min(line_end - start).min(DRAWN_BYTES);
    (start, len).into()
}
