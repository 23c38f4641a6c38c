//! The cell with the name of a parameter: `**botId***`, and under it the type.

use super::inline;

#[derive(Debug, Default)]
pub(super) struct Name {
    /// More than one where a row describes several: `**a**, **b**`.
    pub(super) names: Vec<String>,
    pub(super) starred: bool,
    /// What else stands in the cell: the type, where it has no column of its own.
    pub(super) rest: String,
}

pub(super) fn read(raw: &str) -> Option<Name> {
    let raw = raw.trim();
    let (line, below) = raw.split_once('\n').unwrap_or((raw, ""));
    let mut name = Name::default();
    let mut rest = line.trim();
    if rest.contains("**") {
        // Every stretch in bold is a name; what stands between them is not.
        let mut outside = String::new();
        while let Some((before, inner)) = rest.split_once("**") {
            let (inner, after) = inner.split_once("**").unwrap_or((inner, ""));
            outside.push_str(before);
            name.add(inner);
            rest = after;
        }
        outside.push_str(rest);
        name.rest = outside;
    } else if let Some(span) = inline::code_spans(rest)
        .into_iter()
        .next()
        .filter(|span| span.start <= 1)
    {
        name.add(&rest[span.clone()]);
        name.rest = format!("{}{}", &rest[..span.start], &rest[span.end..]);
    } else {
        let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        name.add(first);
        after.clone_into(&mut name.rest);
    }
    name.starred |= without_code(&name.rest).contains('*');
    name.rest.push('\n');
    name.rest.push_str(below);
    // A star can also stand alone, on the line of the type.
    name.starred |= below
        .lines()
        .any(|line| without_code(line).trim_end().ends_with('*') && !line.contains("**"));
    (!name.names.is_empty()).then_some(name)
}

impl Name {
    fn add(&mut self, raw: &str) {
        let plain = inline::text(raw).plain;
        self.starred |= plain.contains('*');
        let plain = plain
            .replace(" or ", ",")
            .replace(" или ", ",")
            .replace(" and ", ",")
            .replace(" и ", ",");
        let names = plain.split([',', '/', ';', '\n']);
        let names =
            names.map(|name| path(name.trim_matches(['*', '\\', ':', '"', '\'', '`', ' '])));
        self.names.extend(names.filter(|name| is_path(name)));
    }
}

fn without_code(line: &str) -> String {
    let mut text = String::new();
    let mut from = 0;
    for span in inline::code_spans(line) {
        text.push_str(&line[from..span.start]);
        from = span.end;
    }
    text.push_str(&line[from..]);
    text
}

/// `fields[message]` → `fields.message`; `ids[]` stays.
fn path(name: &str) -> String {
    let mut path = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, inner)) = rest.split_once('[') {
        let Some((key, after)) = inner.split_once(']') else {
            break;
        };
        path.push_str(before);
        match key.trim_matches(['"', '\'']) {
            "" => path.push_str("[]"),
            key if key.bytes().all(|byte| byte.is_ascii_digit()) => path.push_str("[]"),
            key => {
                path.push('.');
                path.push_str(key);
            }
        }
        rest = after;
    }
    path.push_str(rest);
    path
}

/// The longest name. What an object holds repeats the names of all that leads to it.
const LONGEST: usize = 200;

/// Letters, digits, and the signs that names on the wire have. A sentence is no name.
fn is_path(name: &str) -> bool {
    let known = |sign: char| sign.is_ascii_alphanumeric() || "_.[]-!@%<>=~#${}:&^".contains(sign);
    name.len() <= LONGEST
        && name.chars().all(known)
        && name.contains(|sign: char| sign.is_ascii_alphanumeric())
}

/// The content of a cell that consists of one code span.
pub(super) fn single_code(raw: &str) -> Option<String> {
    let plain = inline::text(raw).plain;
    let inner = plain.trim().strip_prefix('`')?.strip_suffix('`')?;
    (!inner.is_empty() && !inner.contains('`')).then(|| inner.to_owned())
}
