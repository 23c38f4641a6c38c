//! A bracket that nothing closes is noticed only lines later; this finds it.

use crate::diagnostic::Diagnostic;
use crate::source::{Place, to_u32};

/// How many lines before the error the bracket may stand.
const LINES: usize = 2;

pub(super) fn explain(file: u32, text: &str, error: Place) -> Option<Diagnostic> {
    let before = &text[..error.start as usize];
    let start = before
        .rmatch_indices('\n')
        .nth(LINES)
        .map_or(0, |(newline, _)| newline + 1);
    let open = innermost_open(&text[start..error.start as usize])?;
    let place = |at: usize| Place {
        file,
        start: to_u32(start + at),
        len: 1,
    };
    let finding = match open.comment {
        Some(comment) => Diagnostic::new(
            place(comment),
            "` #` begins a comment here, so that the list or mapping does not end",
        )
        .label("what follows is a comment")
        .help("quote the text that holds the `#`"),
        None => Diagnostic::new(
            place(open.bracket),
            "the list or mapping that begins here does not end",
        )
        .label("begins here")
        .help("add the closing bracket"),
    };
    Some(finding)
}

/// A bracket, and the comment behind it that may have swallowed its end.
struct Open {
    bracket: usize,
    comment: Option<usize>,
}

fn innermost_open(text: &str) -> Option<Open> {
    let mut open: Vec<Open> = Vec::new();
    let mut quote = None;
    let mut in_comment = false;
    let mut previous = '\n';
    for (at, char) in text.char_indices() {
        match (char, quote) {
            ('\n', _) => in_comment = false,
            _ if in_comment => {}
            (_, Some(mark)) => quote = Some(mark).filter(|mark| *mark != char),
            ('"' | '\'', None) if !previous.is_alphanumeric() => quote = Some(char),
            ('#', None) if previous.is_whitespace() => {
                in_comment = true;
                if let Some(innermost) = open.last_mut() {
                    innermost.comment.get_or_insert(at);
                }
            }
            ('[' | '{', None) => open.push(Open {
                bracket: at,
                comment: None,
            }),
            (']' | '}', None) => drop(open.pop()),
            _ => {}
        }
        previous = char;
    }
    open.pop()
}
