//! Text that nobody vouches for, made harmless.

/// U+2060, WORD JOINER: takes no room, breaks no line, and is white space to no parser.
pub(super) const JOINER: char = '\u{2060}';

/// Neutralises a text, so that nothing in it takes effect, wherever it is put.
///
/// An invisible character, U+2060, is placed into everything that Bitrix24 could take for a code:
///
/// | what | becomes, with `·` for the invisible character |
/// |---|---|
/// | BB codes, `[br]` too | `[·b]`, `[·/url]` |
/// | quotes | `>·>`, `-·-·-` |
/// | links, addresses, names of hosts | `https·:·/·/example·.·com`, `anna·@·example·.·com` |
/// | HTML entities, `#BR#` | `&·gt;`, `#·BR#` |
///
/// A person reads the same. Who copies the text copies the invisible characters too: a command or a piece of code
/// that is meant to be copied should not go through here.
///
/// **Inferred**: the vendor documents no escape. That these characters stay in a message, and that they keep codes
/// from taking effect, follows from what the documentation says of the codes, and was not tried on a portal.
///
/// ```
/// use bitrix24_imbot::formatting::escape;
///
/// assert_eq!(escape("Anna [b]"), "Anna [\u{2060}b]");
/// assert_eq!(escape("Anna, at 10:30."), "Anna, at 10:30\u{2060}.\u{2060}");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    for (at, char) in text.char_indices() {
        let after = visible(&text[at + char.len_utf8()..]);
        let (joiner_before, joiner_after) = joiners(before, char, after);
        if joiner_before {
            escaped.push(JOINER);
        }
        escaped.push(char);
        if joiner_after {
            escaped.push(JOINER);
        }
        if !is_ignorable(char) {
            before = Some(char);
        }
    }
    escaped
}

/// Whether a joiner goes before a character, and whether one goes behind it. At the end of the text another one may
/// follow that completes the code.
fn joiners(before: Option<char>, char: char, after: Option<char>) -> (bool, bool) {
    let goes_on = after.is_none_or(|after| !after.is_whitespace());
    match char {
        '[' => (false, true),
        '>' | '-' | '/' => (false, after.is_none_or(|after| after == char)),
        '&' => (
            false,
            after.is_none_or(|after| after == '#' || after.is_ascii_alphanumeric()),
        ),
        '#' => (false, after.is_none_or(|after| matches!(after, 'b' | 'B'))),
        '@' => (goes_on, goes_on),
        // All that a browser takes for the dot in the name of a host.
        '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => {
            let is_inside = after.is_none_or(char::is_alphanumeric);
            (is_inside, is_inside)
        }
        // Behind a letter it may end a scheme; at the beginning the letter may stand in the text before.
        ':' => {
            let is_scheme = goes_on && before.is_none_or(|before| before.is_ascii_alphabetic());
            (is_scheme, is_scheme)
        }
        _ => (false, false),
    }
}

/// The next character that a server would not remove.
fn visible(text: &str) -> Option<char> {
    text.chars().find(|char| !is_ignorable(*char))
}

/// Characters without a form of their own. Where a server removes them, their neighbours meet.
fn is_ignorable(char: char) -> bool {
    (char.is_control() && !char.is_whitespace())
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
