//! Markup inside a line: code spans, links, emphasis.

use std::collections::HashMap;
use std::ops::Range;

/// Text with its markup taken away. Code spans keep one backtick on each side, links leave their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) plain: String,
    pub(super) links: Vec<Link>,
}

#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Where its words stand in the plain text.
    pub(super) words: Range<usize>,
    pub(super) target: String,
}

impl Text {
    pub(super) fn words(&self, link: &Link) -> &str {
        self.plain.get(link.words.clone()).unwrap_or("")
    }
}

/// The code spans of a line, with their marks. Runs of backticks are matched by their length, in one pass from the end.
pub(super) fn code_spans(line: &str) -> Vec<Range<usize>> {
    if !line.contains('`') {
        return Vec::new();
    }
    let runs = backtick_runs(line);
    let mut next_of_length: HashMap<usize, usize> = HashMap::new();
    let mut partner = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        partner[index] = next_of_length.insert(run.len(), index);
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while index < runs.len() {
        match partner[index] {
            Some(close) => {
                spans.push(runs[index].start..runs[close].end);
                index = close + 1;
            }
            None => index += 1,
        }
    }
    spans
}

fn backtick_runs(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            // A backtick behind a backslash is a sign, not a mark.
            _ if at > 0 && bytes[at - 1] == b'\\' => {}
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Takes the markup away, line by line.
pub(super) fn text(raw: &str) -> Text {
    let mut writer = Writer::default();
    let mut margin = None;
    for (number, line) in raw.trim().lines().enumerate() {
        if number > 0 {
            writer.new_line();
        }
        let trimmed = line.trim();
        // An item under an item stays indented.
        if number > 0 && trimmed.starts_with(['-', '*']) && trimmed[1..].starts_with(' ') {
            let indent = line.len() - line.trim_start().len();
            if indent >= *margin.get_or_insert(indent) + 2 {
                writer.text.plain.push_str("  ");
            }
        }
        writer.line(trimmed);
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    text: Text,
    /// Brackets of the current line that may turn out to open a link: where they stand.
    brackets: Vec<usize>,
    /// Brackets that did. They are taken out at the end, all at once.
    opened: Vec<usize>,
}

impl Writer {
    fn new_line(&mut self) {
        self.brackets.clear();
        self.text.plain.push('\n');
    }

    fn line(&mut self, line: &str) {
        let mut spans = code_spans(line).into_iter().peekable();
        let mut at = 0;
        while let Some(sign) = line[at..].chars().next() {
            while spans.peek().is_some_and(|span| span.start < at) {
                spans.next();
            }
            if let Some(span) = spans.next_if(|span| span.start == at) {
                self.code(&line[span.clone()]);
                at = span.end;
                continue;
            }
            at += self.sign(&line[at..], sign);
        }
    }

    /// Writes what a sign of the text stands for; the answer is how many bytes it took.
    fn sign(&mut self, rest: &str, sign: char) -> usize {
        match sign {
            '*' if rest.starts_with("**") => 2,
            '\\' => {
                let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation);
                self.text.plain.push(escaped.unwrap_or('\\'));
                1 + escaped.map_or(0, char::len_utf8)
            }
            '[' => {
                self.brackets.push(self.text.plain.len());
                self.text.plain.push('[');
                1
            }
            ']' => self.bracket(rest),
            '{' => self.brace(rest),
            '<' if is_line_break(rest) => {
                self.text.plain.push('\n');
                rest.find('>').map_or(1, |end| end + 1)
            }
            '&' => self.entity(rest),
            sign => {
                self.text
                    .plain
                    .push(if is_space(sign) { ' ' } else { sign });
                sign.len_utf8()
            }
        }
    }

    fn code(&mut self, span: &str) {
        let inner = span.trim_matches('`').trim();
        self.text.plain.push('`');
        self.text.plain.extend(
            inner
                .chars()
                .map(|sign| if sign == '`' { '\'' } else { sign }),
        );
        self.text.plain.push('`');
    }

    fn bracket(&mut self, rest: &str) -> usize {
        let Some(from) = self.brackets.pop() else {
            self.text.plain.push(']');
            return 1;
        };
        // A target holds no brackets, so that what follows one of many is looked at once.
        let target = rest.strip_prefix("](").and_then(|rest| {
            let end = rest.find([')', '(', '[', ']'])?;
            rest[end..].starts_with(')').then(|| &rest[..end])
        });
        let Some(target) = target else {
            self.text.plain.push(']');
            return 1;
        };
        let path = target.split_whitespace().next().unwrap_or("");
        if self.text.plain.get(from + 1..) == Some("{#T}") {
            self.text.plain.truncate(from + 1);
            self.text.plain.push_str(path);
        }
        self.opened.push(from);
        self.text.links.push(Link {
            words: from + 1..self.text.plain.len(),
            target: path.to_owned(),
        });
        target.len() + 3
    }

    /// `{% note %}` inside a cell, `{.b24-info}`, `{width=420}` and `{#anchor}` are no text; `{userId}` is.
    fn brace(&mut self, rest: &str) -> usize {
        let tag = rest
            .starts_with("{%")
            .then(|| near(rest, b"%}", 400))
            .flatten()
            .map(|end| end + 2);
        let attribute = || {
            let end = near(rest, b"}", 80)?;
            let inner = &rest[1..end];
            let first = inner.chars().next()?;
            let is_attribute = matches!(first, '.' | '#') && inner != "#T"
                || inner.contains('=') && !inner.contains(' ');
            (is_attribute && rest[end + 1..].trim().is_empty()).then_some(end + 1)
        };
        tag.or_else(attribute).unwrap_or_else(|| {
            self.text.plain.push('{');
            1
        })
    }

    fn entity(&mut self, rest: &str) -> usize {
        const ENTITIES: [(&str, char); 8] = [
            ("&nbsp;", ' '),
            ("&thinsp;", ' '),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&amp;", '&'),
            ("&quot;", '"'),
            ("&mdash;", '—'),
            ("&ndash;", '–'),
        ];
        let known = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
        self.text.plain.push(known.map_or('&', |&(_, sign)| sign));
        known.map_or(1, |(entity, _)| entity.len())
    }

    fn finish(mut self) -> Text {
        let end = self.text.plain.trim_end().len();
        self.text.plain.truncate(end);
        if self.opened.is_empty() {
            return self.text;
        }
        self.opened.sort_unstable();
        let before = |at: usize| at - self.opened.partition_point(|&bracket| bracket < at);
        let mut brackets = self.opened.iter().peekable();
        let signs = self.text.plain.char_indices();
        let plain = signs.filter(|&(at, _)| brackets.next_if_eq(&&at).is_none());
        Text {
            plain: plain.map(|(_, sign)| sign).collect(),
            links: self
                .text
                .links
                .iter()
                .map(|link| Link {
                    words: before(link.words.start)..before(link.words.end),
                    target: link.target.clone(),
                })
                .collect(),
        }
    }
}

/// Where a mark stands within the next few bytes. Without the bound, a line of marks that nothing closes would be
/// searched to its end for each of them.
fn near(rest: &str, mark: &[u8], bytes: usize) -> Option<usize> {
    let window = &rest.as_bytes()[..rest.len().min(bytes)];
    window.windows(mark.len()).position(|part| part == mark)
}

fn is_line_break(rest: &str) -> bool {
    ["<br>", "<br/>", "<br />", "<BR>"]
        .iter()
        .any(|tag| rest.starts_with(tag))
}

/// No-break, thin and figure spaces, which stand between the digits of large numbers.
fn is_space(sign: char) -> bool {
    sign != '\n' && (sign.is_whitespace() || sign == '\u{2060}' || sign == '\u{feff}')
}

/// The title of a heading, and the anchors behind it: `Parameter fields {#fields}`.
pub(super) fn heading(raw: &str) -> (String, Vec<String>) {
    let mut title = raw.trim().trim_end_matches('#').trim_end();
    let mut anchors = Vec::new();
    while let Some((before, anchor)) = title
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once("{#"))
        .filter(|(_, anchor)| !anchor.is_empty() && !anchor.contains(['{', ' ']))
    {
        anchors.push(anchor.to_owned());
        title = before.trim_end();
    }
    anchors.reverse();
    (text(title).plain, anchors)
}

/// `<a name="anchor"></a>` and `<a id="anchor"></a>`, in older editions.
pub(super) fn anchor_of_line(line: &str) -> Option<String> {
    let rest = line.strip_prefix("<a ")?;
    let rest = rest
        .trim_start()
        .strip_prefix("name=")
        .or_else(|| rest.trim_start().strip_prefix("id="))?;
    let name = rest.trim_start_matches(['"', '\'']);
    let end = name.find(['"', '\'', '>'])?;
    let tail = name[end..].trim_start_matches(['"', '\'']).trim();
    let alone = matches!(tail, "></a>" | "/>" | ">");
    (alone && end > 0).then(|| name[..end].to_owned())
}
