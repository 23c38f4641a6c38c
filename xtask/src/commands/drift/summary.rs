//! The last line of a report.

use bitrix_schema::drift::{Drift, Thing};

use super::{Against, Shown};
use crate::progress::count;

pub(super) fn line(shown: &Shown<'_>) -> String {
    let Drift {
        findings,
        compared,
        explained,
        ..
    } = shown.drift;
    let with = match shown.against {
        Against::Docs => "the docs",
        Against::Lock => "docs.lock",
    };
    let found = if findings.is_empty() {
        "in step".to_owned()
    } else {
        count(findings.len(), "finding")
    };
    let not_yet = not_yet(shown.drift)
        .map(|not_yet| format!("; not described yet: {not_yet}"))
        .unwrap_or_default();
    format!(
        "{} compared with {with}: {found}, {} explained by deviations{not_yet}",
        count(*compared, "method"),
        count(explained.len(), "difference")
    )
}

/// `36 methods, 13 events, 11 change-log entries`
fn not_yet(drift: &Drift) -> Option<String> {
    let number = |thing: Thing| {
        drift
            .not_yet
            .iter()
            .filter(|finding| finding.thing == thing)
            .count()
    };
    let entries = match number(Thing::ChangeLogEntry) {
        1 => "1 change-log entry".to_owned(),
        number => format!("{number} change-log entries"),
    };
    let parts: Vec<String> = [
        (Thing::Method, count(number(Thing::Method), "method")),
        (Thing::Event, count(number(Thing::Event), "event")),
        (Thing::ChangeLogEntry, entries),
    ]
    .into_iter()
    .filter(|(thing, _)| number(*thing) > 0)
    .map(|(_, text)| text)
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
