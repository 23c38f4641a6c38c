use std::fmt::Write;
use std::io::IsTerminal;
use std::path::Path;

use bitrix_schema::{Diagnostic, SourceFile};
use miette::{GraphicalReportHandler, GraphicalTheme};

use crate::progress::{count, say};

/// More findings than anyone reads have one cause, and it is among the first.
const PRINTED_AT_MOST: usize = 100;

/// Prints findings to stderr, and how many there are.
pub(crate) fn print(findings: &[Diagnostic], files: &[SourceFile], folder: &Path) {
    let root = format!("{}/", folder.display());
    let handler = handler();
    let mut text = String::new();
    for finding in findings.iter().take(PRINTED_AT_MOST) {
        let report = finding.report(files, &root);
        // Writing into a `String` cannot fail; a finding that cannot be drawn is still said.
        if handler.render_report(&mut text, &report).is_err() {
            text.push_str(&finding.message);
        }
        text.push('\n');
    }
    if findings.len() > PRINTED_AT_MOST {
        let _ = writeln!(text, "… and {} more\n", findings.len() - PRINTED_AT_MOST);
    }
    let mut files_with: Vec<_> = findings.iter().map(|finding| finding.place.file).collect();
    files_with.sort_unstable();
    files_with.dedup();
    let _ = writeln!(
        text,
        "{} in {}",
        count(findings.len(), "finding"),
        count(files_with.len(), "file")
    );
    say(&mut std::io::stderr(), text.trim_end());
}

fn handler() -> GraphicalReportHandler {
    let theme = if std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::none()
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(110)
        .with_context_lines(1)
        .with_links(false)
}
