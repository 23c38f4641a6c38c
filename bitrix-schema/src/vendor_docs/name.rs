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
    let raw = markdown(raw.trim());
    let (line, below) = raw.split_once('\n').unwrap_or((raw.as_str(), ""));
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
    // The star can be set as code, or lead to a footnote.
    name.starred |= without_code(&name.rest).contains('*') || name.rest.contains("`*`");
    name.rest.push('\n');
    name.rest.push_str(below);
    // A star can also stand alone, on the line of the type.
    name.starred |= below
        .lines()
        .any(|line| without_code(line).trim_end().ends_with('*') && !line.contains("**"));
    (!name.names.is_empty()).then_some(name)
}

/// Marks that other editions use for bold type and for a raised star, as this one writes them: `**a^*^**`, `__a__`,
/// `<b>a</b><sup>*</sup>`.
fn markdown(raw: &str) -> String {
    let raw = raw.replace("^*^", "*");
    let underlined = raw
        .strip_prefix("__")
        .and_then(|rest| rest.split_once("__"));
    let raw = match underlined.filter(|(name, _)| !name.is_empty()) {
        Some((name, rest)) => format!("**{name}**{rest}"),
        None => raw,
    };
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.as_str();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length)) = html_tag(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        text.push_str(match name {
            "b" | "strong" => "**",
            "br" => "\n",
            _ => "",
        });
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// The name of a tag that sets type, and the length of the tag. `<=DATE` and `<ID` are names on the wire.
fn html_tag(text: &str) -> Option<(&str, usize)> {
    let mut end = text.len().min(100);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let length = text[..end].find('>')? + 1;
    let inner = text[1..length - 1].trim_matches('/');
    let name = inner.split([' ', '/']).next().unwrap_or("");
    let known = [
        "b", "strong", "i", "em", "sup", "sub", "span", "font", "nobr", "br", "u",
    ];
    known.contains(&name).then_some((name, length))
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
    // `UF_...` stands for any number of names.
    let pattern = name.contains("..");
    name.len() <= LONGEST
        && name.chars().all(known)
        && name.contains(|sign: char| sign.is_ascii_alphanumeric())
        && !pattern
}

/// The content of a cell that consists of one code span.
pub(super) fn single_code(raw: &str) -> Option<String> {
    let plain = inline::text(raw).plain;
    let inner = plain.trim().strip_prefix('`')?.strip_suffix('`')?;
    (!inner.is_empty() && !inner.contains('`')).then(|| inner.to_owned())
}
