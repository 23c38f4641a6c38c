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
        for line in lines {
            found.extend(wrap(&plain_line(line)));
        }
    }
    lines.len()
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
    let hanging = if text.starts_with("- ") || text.starts_with("* ") {
        "  "
    } else {
        ""
    };
    if line.chars().count() <= WIDTH || text.starts_with('#') {
        return vec![line.to_owned()];
    }
    let mut found = Vec::new();
    let mut current = indent.to_owned();
    let mut in_code = false;
    for word in text.split(' ') {
        let too_wide = current.chars().count() + 1 + word.chars().count() > WIDTH;
        let can_start = word
            .starts_with(|c: char| c.is_alphabetic() || matches!(c, '`' | '(' | '"'))
            && !word.starts_with("```");
        if too_wide && can_start && !in_code && !current.trim().is_empty() {
            found.push(current);
            current = format!("{indent}{hanging}");
        } else if !current.trim().is_empty() {
            current.push(' ');
        }
        current.push_str(word);
        in_code ^= opens_code(word);
    }
    found.push(current);
    found
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
