//! The report for a program.

use bitrix_schema::drift::{Finding, Place};
use serde_json::{Value, json};

use super::{Against, Shown};

pub(super) fn render(shown: &Shown<'_>) -> String {
    let drift = shown.drift;
    let all = |findings: &[Finding]| -> Vec<Value> {
        findings.iter().map(|finding| one(finding, shown)).collect()
    };
    let report = json!({
        "against": match shown.against {
            Against::Docs => "docs",
            Against::Lock => "lock",
        },
        "compared": drift.compared,
        "explained": all(&drift.explained),
        "findings": all(&drift.findings),
        "not_yet": all(&drift.not_yet),
    });
    format!("{report:#}\n")
}

fn one(finding: &Finding, shown: &Shown<'_>) -> Value {
    let place = |root: &str, place: &Place| json!({ "file": format!("{root}{}", place.file), "line": place.line });
    json!({
        "kind": finding.label(),
        "subject": finding.subject.to_string(),
        "path": finding.path,
        "message": finding.message,
        "docs": finding.docs.iter().map(|at| place(&shown.docs_root, at)).collect::<Vec<_>>(),
        "schema": finding.schema.as_ref().map(|at| place(&shown.schema_root, at)),
        "seen_in": finding.seen_in,
        "paste": finding.paste,
    })
}
