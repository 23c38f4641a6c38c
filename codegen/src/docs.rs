//! Documentation comments. Text of the schema passes through `prose` or `code`, and so stays text.

mod escape;
mod prose;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

pub(crate) use escape::has_hidden;
pub(crate) use prose::{prose, wrap};

/// The lines of one documentation comment, without their slashes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A comment that is one text of the schema.
    pub(crate) fn of(text: &str) -> Self {
        Self::new().paragraph(prose(text))
    }

    /// Adds a line that follows the one before it. It is markup of our own.
    pub(crate) fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Adds lines after an empty one.
    pub(crate) fn paragraph(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
        self
    }

    /// Adds a section that begins with a heading; without lines there is none.
    pub(crate) fn section(self, heading: &str, lines: Vec<String>) -> Self {
        if lines.is_empty() {
            return self;
        }
        self.paragraph([format!("# {heading}")]).paragraph(lines)
    }

    /// Adds short sentences: behind a comment of one line, else in a paragraph of their own.
    pub(crate) fn notes(mut self, notes: &[String]) -> Self {
        if notes.is_empty() {
            return self;
        }
        let notes = notes.join(" ");
        if let [line] = &self.lines[..] {
            self.lines = prose::wrap(&format!("{} {notes}", sentence(line)));
            return self;
        }
        self.paragraph(prose::wrap(&notes))
    }

    /// The whole comment on one line, where it is a part of another.
    pub(crate) fn one_line(&self) -> String {
        let lines: Vec<_> = self
            .lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(String::as_str)
            .collect();
        lines.join(" ")
    }

    /// The comment as outer lines with an indentation.
    pub(crate) fn outer(&self, indent: &str) -> String {
        self.lines
            .iter()
            .map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n")
            .collect()
    }

    /// The comment as inner lines of a file.
    pub(crate) fn inner(&self) -> String {
        self.lines
            .iter()
            .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
            .collect()
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.lines {
            let line = escape::visible(line);
            let line = if line.is_empty() {
                line
            } else {
                format!(" {line}")
            };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

/// The text with a full stop, if it has no mark of its own.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// One line of text, escaped; line breaks become spaces.
pub(crate) fn inline(text: &str) -> String {
    escape::line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text as a code span.
pub(crate) fn code(text: &str) -> String {
    escape::code_span(&escape::visible(text))
}

/// A link to the vendor's page. White space and angle brackets would end it early.
pub(crate) fn vendor_link(url: &str) -> String {
    let url: String = escape::visible(url)
        .chars()
        .filter(|c| !c.is_whitespace() && !"<>\\".contains(*c))
        .collect();
    format!("[Vendor documentation](<{url}>)")
}
