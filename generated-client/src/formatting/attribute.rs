//! What stands inside the brackets of a code.

use std::fmt::Write as _;

/// A text in place of which nothing else may begin: brackets become look-alikes, line breaks spaces.
///
/// An invisible character would not help here: a `]` ends the code wherever it stands.
pub(super) fn value(text: &str) -> String {
    let replaced = text.chars().map(|char| match char {
        '[' => '［',
        ']' => '］',
        char if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') => ' ',
        char => char,
    });
    replaced.collect()
}

/// An address as it may stand in a code: what could end the code is written in percents.
pub(super) fn address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for char in address.trim().chars() {
        if char.is_whitespace() || char.is_control() || matches!(char, '[' | ']' | '<' | '>' | '"')
        {
            let mut bytes = [0; 4];
            for byte in char.encode_utf8(&mut bytes).bytes() {
                // Writing to a string does not fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(char);
        }
    }
    encoded
}
