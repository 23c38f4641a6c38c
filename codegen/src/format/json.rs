//! `json!` as a person writes it. prettyplease does not know what stands in a macro.

/// `{ "key" : - 1 }` as `{ "key": -1 }`, outside of string literals.
pub(super) fn tidy(text: &str) -> String {
    if !text.contains("json!(") {
        return text.to_owned();
    }
    let mut tidied = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let length = literal_length(rest, start);
        tidied.push_str(&between(&rest[..start]));
        tidied.push_str(&rest[start..start + length]);
        rest = &rest[start + length..];
    }
    tidied + &between(rest)
}

/// Text between two string literals. Elsewhere no colon and no sign stands like this.
fn between(text: &str) -> String {
    let text = match text.strip_prefix(" : ") {
        Some(value) => format!(": {value}"),
        None => text.to_owned(),
    };
    text.replace(": - ", ": -")
        .replace("[- ", "[-")
        .replace(", - ", ", -")
        .replace("(- ", "(-")
}

/// The length of the literal whose opening quote is at `start`.
fn literal_length(text: &str, start: usize) -> usize {
    let hashes = text[..start].len() - text[..start].trim_end_matches('#').len();
    let is_raw = text[..start - hashes].ends_with('r');
    let inside = &text[start + 1..];
    if is_raw {
        let close = format!("\"{}", "#".repeat(hashes));
        return inside
            .find(&close)
            .map_or(inside.len() + 1, |end| end + close.len() + 1);
    }
    let mut escaped = false;
    let end = inside.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    end.map_or(inside.len() + 1, |end| end + 2)
}
