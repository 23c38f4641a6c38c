//! JSON as documentation writes it: with comments, trailing commas and dots for what is left out.

use serde_json::Value;

pub(super) struct Parsed {
    pub(super) value: Value,
    /// What had to be taken out is no JSON.
    pub(super) cleaned: bool,
}

/// The error is a sentence and the line of the text that it is about, counted from 1.
pub(super) fn parse(text: &str) -> Result<Parsed, (String, u32)> {
    let error = match serde_json::from_str(text) {
        Ok(value) => {
            return Ok(Parsed {
                value,
                cleaned: false,
            });
        }
        Err(error) => error,
    };
    serde_json::from_str(&clean(text))
        .map(|value| Parsed {
            value,
            cleaned: true,
        })
        .map_err(|_| {
            let line = u32::try_from(error.line()).unwrap_or(1);
            let message = if error.is_eof() {
                "it ends too early"
            } else {
                "this line is no JSON"
            };
            (message.to_owned(), line)
        })
}

/// Takes out comments, `...` and commas before a closing bracket; strings stay as they are.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let taken = match sign {
            '"' => {
                let end = string_end(rest);
                out.push_str(&rest[..end]);
                end
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '.' if rest.starts_with("...") => 3,
            '…' => '…'.len_utf8(),
            ']' | '}' => {
                let kept = out.trim_end();
                let kept = kept.strip_suffix(',').unwrap_or(kept).len();
                out.truncate(kept);
                out.push(sign);
                1
            }
            sign => {
                out.push(sign);
                sign.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// The end of the string that a text begins with.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return at + 1,
            _ => escaped = false,
        }
    }
    text.len()
}
