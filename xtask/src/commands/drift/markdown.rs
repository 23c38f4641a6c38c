//! The report for an issue.

use std::fmt::Write;

use bitrix_schema::drift::Finding;

use super::{Shown, summary};

// Writing into a `String` cannot fail.
pub(super) fn render(shown: &Shown<'_>) -> String {
    let mut text = format!("# Drift\n\n{}\n", summary::line(shown));
    let mut above = None;
    for finding in &shown.drift.findings {
        if above != Some(&finding.subject) {
            let _ = writeln!(text, "\n## {}\n", line(&finding.subject.to_string()));
            above = Some(&finding.subject);
        }
        one(finding, shown, &mut text);
    }
    if !shown.drift.not_yet.is_empty() {
        text.push_str("\n## Not described yet\n\n");
        for finding in &shown.drift.not_yet {
            let name = if finding.path.is_empty() {
                finding.subject.to_string()
            } else {
                finding.path.clone()
            };
            let place = finding
                .docs
                .first()
                .map(|place| format!(" ({})", code(&format!("{}{place}", shown.docs_root))))
                .unwrap_or_default();
            let _ = writeln!(text, "- {}: {}{place}", finding.label(), code(&name));
        }
    }
    text
}

fn one(finding: &Finding, shown: &Shown<'_>, text: &mut String) {
    let path = if finding.path.is_empty() {
        String::new()
    } else {
        format!(" at {}", code(&finding.path))
    };
    let _ = writeln!(
        text,
        "- **{}**{path}: {}",
        finding.label(),
        line(&finding.message)
    );
    if !finding.seen_in.is_empty() {
        let names: Vec<String> = finding.seen_in.iter().map(|name| code(name)).collect();
        let _ = writeln!(text, "  - seen in {}", names.join(", "));
    }
    for place in &finding.docs {
        let _ = writeln!(
            text,
            "  - docs {}",
            code(&format!("{}{place}", shown.docs_root))
        );
    }
    if let Some(place) = &finding.schema {
        let _ = writeln!(
            text,
            "  - schema {}",
            code(&format!("{}{place}", shown.schema_root))
        );
    }
    if let Some(yaml) = &finding.paste {
        let fence = "`".repeat(longest_run(yaml).max(2) + 1);
        let _ = writeln!(text, "\n  {fence}yaml");
        for line in yaml.lines() {
            let _ = writeln!(text, "  {line}");
        }
        let _ = writeln!(text, "  {fence}\n");
    }
}

/// One line, in which nothing starts a tag. Names stand in backticks already.
fn line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('<', "&lt;")
}

fn code(text: &str) -> String {
    let text = text.replace(|sign: char| sign.is_control(), "?");
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if text.contains('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|sign| sign != '`')
        .map(str::len)
        .max()
        .unwrap_or(0)
}
