//! Empty lines between the functions and constants of an `impl`.

/// Puts an empty line between two items of an `impl` unless both are types or both are constants.
///
/// This looks at lines, not at tokens. It may: string literals hold no line breaks, and a line of a
/// documentation comment starts with slashes.
pub(super) fn space(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 64);
    let mut before: Option<&str> = None;
    let mut starts_item = true;
    for line in text.lines() {
        if let Some(inner) = line.strip_prefix("    ")
            && starts_item
        {
            let kind = inner.split(' ').next().unwrap_or_default();
            if before.is_some_and(|before| before != kind || !is_plain(kind)) {
                spaced.push('\n');
            }
            before = Some(kind);
        }
        spaced.push_str(line);
        spaced.push('\n');
        starts_item = before.is_none() || ends_item(line);
    }
    spaced
}

fn is_plain(kind: &str) -> bool {
    matches!(kind, "type" | "const")
}

/// A line at the depth of the items that closes one.
fn ends_item(line: &str) -> bool {
    let inner = line.strip_prefix("    ").unwrap_or_default();
    !inner.starts_with([' ', '/', '#']) && inner.ends_with(['}', ';'])
}
