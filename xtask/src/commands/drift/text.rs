//! The report for a terminal.

use std::fmt::Write;

use bitrix_schema::drift::Finding;

use super::{Against, Shown, summary};

/// A shared thing is seen on many pages; the first few lead there.
const PLACES: usize = 3;

pub(super) fn render(shown: &Shown<'_>) -> String {
    let mut text = String::new();
    let mut above = None;
    for finding in &shown.drift.findings {
        if above != Some(&finding.subject) {
            if above.is_some() {
                text.push('\n');
            }
            let _ = writeln!(text, "{}", plain(&finding.subject.to_string()));
            above = Some(&finding.subject);
        }
        one(finding, shown, &mut text);
    }
    // Without the docs at hand it is enough to know how many there are.
    if shown.against == Against::Docs && !shown.drift.not_yet.is_empty() {
        if above.is_some() {
            text.push('\n');
        }
        text.push_str("not described yet\n");
        for finding in &shown.drift.not_yet {
            let name = if finding.path.is_empty() {
                finding.subject.to_string()
            } else {
                finding.path.clone()
            };
            let place = finding
                .docs
                .first()
                .map(|place| format!("  {}{place}", shown.docs_root))
                .unwrap_or_default();
            let _ = writeln!(
                text,
                "  {}: {}{}",
                finding.label(),
                plain(&name),
                plain(&place)
            );
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", summary::line(shown));
    text
}

// Writing into a `String` cannot fail.
fn one(finding: &Finding, shown: &Shown<'_>, text: &mut String) {
    let path = if finding.path.is_empty() {
        String::new()
    } else {
        format!(" at {}", finding.path)
    };
    let _ = writeln!(text, "  {}{}", finding.label(), plain(&path));
    let _ = writeln!(text, "    {}", plain(&finding.message));
    if !finding.seen_in.is_empty() {
        let _ = writeln!(text, "    seen in {}", plain(&finding.seen_in.join(", ")));
    }
    for place in finding.docs.iter().take(PLACES) {
        let _ = writeln!(
            text,
            "    docs    {}{}",
            shown.docs_root,
            plain(&place.to_string())
        );
    }
    if finding.docs.len() > PLACES {
        let _ = writeln!(
            text,
            "            … and {} more",
            finding.docs.len() - PLACES
        );
    }
    if let Some(place) = &finding.schema {
        let _ = writeln!(text, "    schema  {}{place}", shown.schema_root);
    }
    for line in finding.paste.iter().flat_map(|yaml| yaml.lines()) {
        let _ = writeln!(text, "      {}", plain(line));
    }
}

/// Names come from pages that anybody may have written: nothing in them reaches the terminal as a command.
fn plain(text: &str) -> String {
    text.chars()
        .map(|sign| if sign.is_control() { '?' } else { sign })
        .collect()
}
