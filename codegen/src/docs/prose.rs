//! Text of the schema as lines of documentation: paragraphs, lists, tables and code as its author meant them.

use super::escape;

/// Widest line of prose before it is wrapped.
const WIDTH: usize = 116;

/// The lines of a text, safe to stand in a documentation comment after one space.
pub(crate) fn prose(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(mark) = fence_mark(lines[at]) {
            at += fence(&lines[at..], mark, &mut found);
        } else if lines[at].trim().is_empty() {
            found.push(String::new());
            at += 1;
        } else {
            at += block(&lines[at..], &mut found);
        }
    }
    trim_blank(found)
}

/// The run of backticks or tildes that opens a block of code.
fn fence_mark(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let symbol = line
        .chars()
        .next()
        .filter(|symbol| matches!(symbol, '`' | '~'))?;
    let (mark, info) = line.split_at(line.len() - line.trim_start_matches(symbol).len());
    (mark.len() >= 3 && !info.contains('`')).then_some(mark)
}

/// A block of code, whatever its language was, as `text`; one that is never closed ends with the text.
fn fence(lines: &[&str], mark: &str, found: &mut Vec<String>) -> usize {
    let closes = |line: &&str| {
        let line = line.trim();
        line.len() >= mark.len() && line.chars().all(|c| mark.starts_with(c))
    };
    let inside: Vec<String> = lines[1..]
        .iter()
        .take_while(|line| !closes(line))
        .map(|line| code(line))
        .collect();
    let longest = inside
        .iter()
        .flat_map(|line| line.split(|c| c != '`'))
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let length = (inside.len() + 2).min(lines.len());
    found.push(format!("{fence}text"));
    found.extend(inside);
    found.push(fence);
    length
}

fn code(line: &str) -> String {
    escape::visible(line).trim_end().to_owned()
}

/// Lines up to the next empty one or the next fence: a table, or a paragraph or list.
fn block(lines: &[&str], found: &mut Vec<String>) -> usize {
    let ends = |line: &&str| line.trim().is_empty() || fence_mark(line).is_some();
    let lines = &lines[..lines.iter().position(ends).unwrap_or(lines.len())];
    if lines.iter().any(|line| is_delimiter_row(line)) {
        found.extend(lines.iter().map(|line| table_row(line)));
    } else {
        for line in refilled(lines) {
            found.extend(wrap(&plain_line(&line)));
        }
    }
    lines.len()
}

/// Each paragraph, list item and heading on one line, to be broken where the page is full: how wide the schema's
/// lines are says nothing.
fn refilled(lines: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        match found.last_mut() {
            Some(above) if !stands_alone(above) && !begins(line) => {
                above.push(' ');
                above.push_str(line.trim());
            }
            _ => found.push((*line).trim_end().to_owned()),
        }
    }
    found
}

/// Whether a line begins something: a list item, a quotation, a heading.
fn begins(line: &str) -> bool {
    let line = line.trim_start();
    marker(line) > 0 || line.starts_with('>') || stands_alone(line)
}

/// Whether a line is whole: a heading, a rule, a row without a table, HTML.
fn stands_alone(line: &str) -> bool {
    let line = line.trim();
    let is_rule = |symbol: char| line.chars().all(|c| c == symbol);
    line.starts_with(['#', '|', '<']) || is_rule('-') || is_rule('=') || is_rule('*')
}

/// Length of the mark of a list item with the space behind it: `- `, `12. `.
fn marker(text: &str) -> usize {
    if text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ") {
        return 2;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number =
        digits > 0 && (text[digits..].starts_with(". ") || text[digits..].starts_with(") "));
    if is_number { digits + 2 } else { 0 }
}

/// `|---|:-:|`, the row that makes a table of the lines around it.
fn is_delimiter_row(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.trim().chars().all(|c| "|-: ".contains(c))
}

/// Cells are escaped one by one, since a code span ends where its cell ends.
fn table_row(line: &str) -> String {
    let line = line.trim();
    if is_delimiter_row(line) {
        return line.to_owned();
    }
    let mut cells = vec![String::new()];
    let mut symbols = line.chars().peekable();
    while let Some(symbol) = symbols.next() {
        match (symbol, cells.last_mut()) {
            ('|', _) => cells.push(String::new()),
            ('\\', Some(cell)) if symbols.next_if_eq(&'|').is_some() => cell.push_str("\\|"),
            (_, Some(cell)) => cell.push(symbol),
            (_, None) => {}
        }
    }
    let cells: Vec<_> = cells.iter().map(|cell| escape::line(cell)).collect();
    start_harmless(&cells.join("|"))
}

/// A line of a paragraph, a list item or a heading. Four spaces would make code of it.
fn plain_line(line: &str) -> String {
    let indent = line
        .chars()
        .take_while(|c| c.is_whitespace())
        .count()
        .min(3);
    let words: Vec<_> = line.split_whitespace().collect();
    let line = start_harmless(&escape::line(&words.join(" ")));
    if line.starts_with('#') {
        line
    } else {
        format!("{}{line}", " ".repeat(indent))
    }
}

/// Headings move below ours, and an underline is no heading.
fn start_harmless(line: &str) -> String {
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&level) && line[level..].starts_with(' ') {
        return format!(
            "{} {}",
            "#".repeat((level + 1).min(6)),
            line[level..].trim_start()
        );
    }
    let is_rule = |symbol: char| !line.is_empty() && line.chars().all(|c| c == symbol);
    if is_rule('-') || is_rule('=') {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// Breaks a long line between words, never inside a code span and never before a word that could
/// begin a list, a heading, a table or a code block.
pub(crate) fn wrap(line: &str) -> Vec<String> {
    let indent = &line[..line.len() - line.trim_start().len()];
    let text = &line[indent.len()..];
    if line.chars().count() <= WIDTH || text.starts_with('#') {
        return vec![line.to_owned()];
    }
    let hanging = format!("{indent}{}", " ".repeat(marker(text)));
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut width = 0;
    for piece in pieces(text) {
        let length = piece.chars().count();
        match lines.last_mut() {
            Some(line) if width + 1 + length <= WIDTH => {
                width += 1 + length;
                line.push(piece);
            }
            above => {
                let before = if above.is_some() { &hanging } else { indent };
                width = before.chars().count() + length;
                lines.push(vec![piece]);
            }
        }
    }
    keep_company(&mut lines);
    let starts = std::iter::once(indent).chain(std::iter::repeat(&*hanging));
    let lines = starts.zip(lines);
    lines
        .map(|(start, line)| format!("{start}{}", line.join(" ")))
        .collect()
}

/// A single word is not left alone on the last line.
fn keep_company(lines: &mut [Vec<String>]) {
    if let [.., above, last] = lines
        && last.len() == 1
        && above.len() > 2
        && last[0].chars().count() < WIDTH / 4
        && let Some(piece) = above.pop_if(|piece| piece.chars().count() < WIDTH / 2)
    {
        last.insert(0, piece);
    }
}

/// Words, and those together between which a line cannot be broken.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_code = false;
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(piece) if in_code || !can_start(word) => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
        in_code ^= opens_code(word);
    }
    pieces
}

/// Whether a line can start with a word without becoming something else.
fn can_start(word: &str) -> bool {
    let is_marker = word.ends_with(['.', ')'])
        && word[..word.len() - 1]
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    let is_bold = word
        .strip_prefix("**")
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let is_plain =
        word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | '(' | '"' | '['));
    (is_plain || is_bold) && !is_marker && !word.starts_with("```")
}

/// Whether an odd number of unescaped backtick runs stands in a word.
fn opens_code(word: &str) -> bool {
    let mut runs = 0;
    let mut before = ' ';
    for symbol in word.chars() {
        if symbol == '`' && before != '`' && before != '\\' {
            runs += 1;
        }
        before = symbol;
    }
    runs % 2 == 1
}

/// Without empty lines at both ends, and without two in a row.
fn trim_blank(lines: Vec<String>) -> Vec<String> {
    let mut trimmed: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        if !(line.is_empty() && trimmed.last().is_none_or(String::is_empty)) {
            trimmed.push(line);
        }
    }
    if trimmed.last().is_some_and(String::is_empty) {
        trimmed.pop();
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, prose};

    fn lines(text: &str) -> String {
        prose(text).join("\n")
    }

    #[test]
    fn a_paragraph_is_filled_whatever_its_lines_are() {
        let words: Vec<_> = (0..60).map(|number| format!("word{number}")).collect();
        let narrow: Vec<_> = words.chunks(3).map(|chunk| chunk.join(" ")).collect();
        let wide: Vec<_> = words.chunks(17).map(|chunk| chunk.join(" ")).collect();
        let filled = lines(&words.join(" "));
        assert_eq!(lines(&narrow.join("\n")), filled);
        assert_eq!(lines(&wide.join("\n")), filled);
        assert_eq!(lines(&filled), filled);
        let broken: Vec<_> = filled.lines().collect();
        for pair in broken[..broken.len() - 1].windows(2) {
            let next = pair[1].split(' ').next().unwrap_or_default();
            assert!(pair[0].len() <= WIDTH && pair[0].len() + 1 + next.len() > WIDTH);
        }
    }

    #[test]
    fn no_word_is_alone_on_the_last_line() {
        let text = format!("{} not alone", "word ".repeat(22).trim());
        let filled = prose(&text);
        assert!(filled[1] == "not alone", "{filled:#?}");
        assert_eq!(lines(&filled.join("\n")), filled.join("\n"));
    }

    #[test]
    fn lists_headings_tables_and_code_keep_their_lines() {
        let text = "Words\nof one paragraph:\n- one\n  that goes on\n- two\n  1. three\n  2. four\n\n## Heading\nMore\nwords.\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nlet a\n  = 1;\n```";
        let expected = "Words of one paragraph:
- one that goes on
- two
  1. three
  2. four

### Heading
More words.

| a | b |
|---|---|
| c | d |

```text
let a
  = 1;
```";
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn no_line_is_too_wide_for_a_word_that_cannot_begin_one() {
        let text = format!(
            "{} - and 5,000 **bold** words, {} - 12. end",
            "a".repeat(108),
            "b ".repeat(60).trim()
        );
        let lines = prose(&text);
        assert!(
            lines.iter().all(|line| line.chars().count() <= WIDTH),
            "{lines:#?}"
        );
        assert!(
            lines.iter().all(|line| !line.starts_with(['-', '1'])),
            "{lines:#?}"
        );
    }
}
