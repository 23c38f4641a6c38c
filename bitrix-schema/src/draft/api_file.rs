//! api.yaml with families and IDs added: lines are put in, everything else stays as it is.

use crate::source::Place;
use crate::yaml::{self, Node};

use super::yaml::scalar;

/// Adds IDs under `ids` and families under `families`. `None` where the file cannot be read or lacks the keys.
pub(super) fn with(
    text: &str,
    ids: &[(String, String)],
    families: &[(String, String, String)],
) -> Option<String> {
    let ids: Vec<_> = ids
        .iter()
        .map(|(name, doc)| format!("{}: {}", scalar(name), scalar(doc)))
        .collect();
    let families: Vec<_> = families
        .iter()
        .map(|(prefix, module, doc)| {
            let (prefix, module, doc) = (scalar(prefix), scalar(module), scalar(doc));
            format!("{prefix}: {{ module: {module}, doc: {doc} }}")
        })
        .collect();
    let text = put(text, "ids", &ids)?;
    put(&text, "families", &families)
}

/// Adds entries to the mapping behind a key.
fn put(text: &str, key: &str, entries: &[String]) -> Option<String> {
    if entries.is_empty() {
        return Some(text.to_owned());
    }
    let root = yaml::parse(0, text.as_bytes()).ok()?;
    let map = root.get(key)?;
    let start = map.place.start as usize;
    if text.get(start..)?.starts_with('{') {
        return put_in_line(text, map, &entries.join(", "));
    }
    let first = map.entries().first()?;
    put_below(text, first.key.place, entries)
}

/// `{ A: a }` → `{ A: a, B: b }`
fn put_in_line(text: &str, map: &Node, entries: &str) -> Option<String> {
    let end = map
        .entries()
        .last()
        .map_or(map.place.start as usize + 1, |last| {
            (last.value.place.start + last.value.place.len) as usize
        });
    // Behind the last value there is nothing but space, a comma or a comment before the bracket.
    let bracket = end + text.get(end..)?.find('}')?;
    let inside = text.get(map.place.start as usize + 1..bracket)?.trim_end();
    let comma = if inside.is_empty() || inside.ends_with(',') {
        " "
    } else {
        ", "
    };
    let kept = text.get(..=map.place.start as usize)?;
    Some(format!(
        "{kept}{inside}{comma}{entries} {}",
        text.get(bracket..)?
    ))
}

/// Adds lines below a block, at the margin of its first key.
fn put_below(text: &str, first: Place, entries: &[String]) -> Option<String> {
    let key = first.start as usize;
    let line_start = text.get(..key)?.rfind('\n').map_or(0, |at| at + 1);
    let margin = text.get(line_start..key)?;
    if margin.is_empty() || !margin.chars().all(|char| char == ' ') {
        return None;
    }
    let mut end = line_start;
    let mut at = line_start;
    for line in text.get(line_start..)?.split_inclusive('\n') {
        let content = line.trim();
        let inside = line.starts_with(margin);
        if !content.is_empty() && !inside {
            break;
        }
        at += line.len();
        if !content.is_empty() {
            end = at;
        }
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (before, after) = text.split_at_checked(end)?;
    let mut out = before.to_owned();
    if !out.ends_with('\n') {
        out.push_str(newline);
    }
    for entry in entries {
        out.extend([margin, entry, newline]);
    }
    out.push_str(after);
    Some(out)
}
