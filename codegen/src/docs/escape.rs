//! One line of text, so that markdown and rustdoc read nothing into it that is not there.

/// The text without control characters and without those that cannot be seen or reorder text.
///
/// `check` refuses most of them; rustc denies what is left of them in comments.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|&c| !is_hidden(c))
        .collect()
}

/// Whether a text holds characters that are better escaped.
pub(crate) fn has_hidden(text: &str) -> bool {
    text.chars().any(is_hidden)
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A line of prose. Code spans, emphasis and escapes of its author stay; links, HTML and fences
/// become text, and an address a link.
pub(super) fn line(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let (length, piece) = if first == '`' {
            backticks(rest)
        } else if let Some(length) = address(rest) {
            (length, format!("<{}>", &rest[..length]))
        } else if let Some(length) = bracketed_address(rest) {
            (length, rest[..length].to_owned())
        } else {
            symbol(rest, first)
        };
        escaped.push_str(&piece);
        rest = &rest[length..];
    }
    escaped
}

/// The text as a code span, whatever it holds.
pub(super) fn code_span(text: &str) -> String {
    let text = text.trim();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(if longest == 0 { 1 } else { longest + 1 });
    match text {
        "" => "the empty text".to_owned(),
        _ if longest == 0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// A code span as it stands, or escaped backticks where none closes on this line.
fn backticks(rest: &str) -> (usize, String) {
    let run = run_length(rest, '`');
    let mut at = run;
    while let Some(next) = rest[at..].find('`') {
        let close = at + next;
        let length = run_length(&rest[close..], '`');
        if length == run {
            return (close + run, rest[..close + run].to_owned());
        }
        at = close + length;
    }
    (run, r"\`".repeat(run))
}

/// The length of an `http` address at the start of the text.
fn address(rest: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| rest.starts_with(scheme))?;
    let ends = |c: char| c.is_whitespace() || "<>()[]{}\"'`|\\^*".contains(c);
    let length = rest.find(ends).unwrap_or(rest.len());
    let length = rest[..length]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '_'])
        .len();
    (length > scheme.len()).then_some(length)
}

/// The length of an address that its author put into angle brackets.
fn bracketed_address(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let length = address(inner)?;
    inner[length..].starts_with('>').then_some(length + 2)
}

fn symbol(rest: &str, first: char) -> (usize, String) {
    match first {
        '\\' => match rest[1..].chars().next() {
            Some(next) if next.is_ascii_punctuation() => (2, rest[..2].to_owned()),
            _ => (1, r"\\".to_owned()),
        },
        '[' | ']' | '<' | '>' => (1, format!("\\{first}")),
        '~' => {
            let run = run_length(rest, '~');
            (
                run,
                if run < 3 {
                    "~".repeat(run)
                } else {
                    r"\~".repeat(run)
                },
            )
        }
        _ => (first.len_utf8(), first.to_string()),
    }
}

fn run_length(text: &str, symbol: char) -> usize {
    text.bytes()
        .take_while(|&byte| byte == symbol as u8)
        .count()
}
