//! Short lists on one line. prettyplease breaks every struct literal and every list of tuples.

/// Widest line that is put together.
const WIDTH: usize = 108;

/// Joins a bracketed list whose items stand on a line each, where all of it fits on one line. The types
/// of a call, `f::<T>()`, are joined in any case.
///
/// ```text
/// Self {                      Self { call, complete: None }
///     call,             →
///     complete: None,
/// }
/// ```
pub(super) fn join(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // From the end, so that an inner list is joined before the one around it.
    for at in (0..lines.len()).rev() {
        if let Some((joined, length)) = list_at(&lines[at..]) {
            lines.splice(at..at + length, [joined]);
        }
    }
    lines.join("\n") + "\n"
}

/// The list that opens on the first line, joined, and the number of its lines.
fn list_at(lines: &[String]) -> Option<(String, usize)> {
    let head = lines.first()?;
    let (open, spaced) = opening(head)?;
    let indent = head.len() - head.trim_start().len();
    let inside = " ".repeat(indent + 4);
    let mut items = Vec::new();
    for line in &lines[1..] {
        let Some(item) = line.strip_prefix(&inside) else {
            break;
        };
        if item.starts_with([' ', '/', '#', '}', ')', ']']) || !item.ends_with(',') {
            return None;
        }
        items.push(item);
    }
    let close = lines.get(items.len() + 1)?;
    let close = close.strip_prefix(&" ".repeat(indent))?;
    if items.is_empty() || !close.starts_with(closing(open)) {
        return None;
    }
    let space = if spaced { " " } else { "" };
    let joined = format!(
        "{head}{space}{}{space}{close}",
        items.join(" ").trim_end_matches(',')
    );
    (open == '<' || joined.chars().count() <= WIDTH).then_some((joined, items.len() + 2))
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '<' => '>',
        _ => '}',
    }
}

/// The bracket that opens a list at the end of a line, and whether spaces stand inside it.
fn opening(head: &str) -> Option<(char, bool)> {
    let trimmed = head.trim_start();
    if trimmed.starts_with("//") || trimmed.starts_with('#') {
        return None;
    }
    match head.chars().last()? {
        '{' if is_struct_literal(trimmed) => Some(('{', true)),
        open @ ('(' | '[') => Some((open, false)),
        '<' if head.ends_with("::<") => Some(('<', false)),
        _ => None,
    }
}

/// Definitions and blocks open with a brace too.
fn is_struct_literal(head: &str) -> bool {
    let keywords = [
        "pub ", "struct ", "enum ", "impl", "fn ", "match ", "if ", "for ", "mod ", "union ",
    ];
    !keywords.iter().any(|keyword| head.starts_with(keyword))
        && head != "{"
        && !head.contains("match ")
}
