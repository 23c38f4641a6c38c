//! Undoing escapes, so that a secret is recognized and a text can be read.

/// Undoes one layer of the escapes of JSON (`\u0041`), URLs (`%41`) and HTML (`&#65;`).
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '%', '&']) {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        rest = match escape.as_bytes()[0] {
            b'\\' => json(escape, &mut plain),
            b'%' => percent(escape, &mut plain),
            _ => html(escape, &mut plain),
        }
        .unwrap_or_else(|| {
            plain.push_str(&escape[..1]);
            &escape[1..]
        });
    }
    plain.push_str(rest);
    plain
}

/// Takes `\n`, `\/`, `\u0041`; returns what follows.
fn json<'a>(escape: &'a str, plain: &mut String) -> Option<&'a str> {
    let (c, length) = match escape.as_bytes().get(1)? {
        b'n' => ('\n', 2),
        b'r' => ('\r', 2),
        b't' => ('\t', 2),
        &byte @ (b'/' | b'"' | b'\'' | b'\\') => (char::from(byte), 2),
        b'u' => code_point(escape)?,
        _ => return None,
    };
    plain.push(c);
    Some(&escape[length..])
}

/// The character of `\uXXXX`, or of `\uXXXX\uXXXX` for one outside the first plane.
fn code_point(escape: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = escape.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::try_from(number(digits, 16)?).ok()
    };
    let first = unit(0)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, 6));
    }
    let c = char::decode_utf16([first, unit(6)?]).next()?.ok()?;
    Some((c, 12))
}

/// Takes `%D0%9F…`, all of it at once, because the bytes of one character stand together.
fn percent<'a>(escape: &'a str, plain: &mut String) -> Option<&'a str> {
    let mut bytes = Vec::new();
    let mut rest = escape;
    while let Some((byte, after)) = percent_byte(rest) {
        bytes.push(byte);
        rest = after;
    }
    plain.push_str(&String::from_utf8_lossy(&bytes));
    (!bytes.is_empty()).then_some(rest)
}

fn percent_byte(text: &str) -> Option<(u8, &str)> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    Some((u8::try_from(number(digits, 16)?).ok()?, &text[3..]))
}

/// Takes `&quot;`, `&#39;`, `&#x27;`.
fn html<'a>(escape: &'a str, plain: &mut String) -> Option<&'a str> {
    /// Length of the longest name or number, `&#x10FFFF;`.
    const LONGEST: usize = 10;

    let end = escape.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let c = match &escape[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        name => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            };
            char::from_u32(code?)?
        }
    };
    plain.push(c);
    Some(&escape[end + 1..])
}

/// A number of digits and nothing else; the parser alone would take a sign too.
fn number(digits: &str, radix: u32) -> Option<u32> {
    let is_number = digits.chars().all(|c| c.is_digit(radix));
    is_number
        .then(|| u32::from_str_radix(digits, radix).ok())
        .flatten()
}
