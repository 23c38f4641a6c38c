//! `{% … %}`: the tags of YFM.

/// The tag that a line consists of, its words without the signs: `note warning "Title"`.
pub(super) fn tag_of_line(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("{%")?;
    let end = inner.find("%}")?;
    inner[end + 2..]
        .trim()
        .is_empty()
        .then(|| inner[..end].trim())
}

/// The first word of a tag: `note`, `endlist`.
pub(super) fn name(tag: &str) -> &str {
    tag.split_whitespace().next().unwrap_or("")
}

/// The path of `include notitle [a title](a/path.md#anchor)`, without the anchor.
pub(super) fn include_path(tag: &str) -> Option<&str> {
    let rest = tag.strip_prefix("include")?;
    let start = rest.rfind("](")? + 2;
    let end = start + rest[start..].find(')')?;
    let path = rest[start..end].trim();
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    (!path.is_empty()).then_some(path)
}

/// The text between the quotes of `note warning "Title"`; empty where there is none.
pub(super) fn title(tag: &str) -> &str {
    let Some((_, rest)) = tag.split_once('"') else {
        return "";
    };
    rest.rsplit_once('"').map_or(rest, |(title, _)| title)
}
