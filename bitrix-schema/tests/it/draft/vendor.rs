//! The vendor's own pages, where they are there: every method and event by itself, and all of them.

use bitrix_schema::draft::{self, Draft, DraftError, Present};
use bitrix_schema::drift::{self, Documented, Finding, Subject};
use bitrix_schema::vendor_docs::{Docs, DocsFile, read};
use bitrix_schema::{SourceFile, load};

use super::schema;

/// An empty schema for the vendor's pages.
pub(super) const API: &str = "\
docs: https://apidocs.bitrix24.com/api-reference/chat-bots/chat-bots-v2/
revision: 36
families:
  imbot.v2: { module: imbot, doc: Bots. }
ids:
  BotId: ID of a bot.
  ChatId: ID of a chat.
  UserId: ID of a user.
";

/// The documentation beside the repository; it is never a part of it.
pub(super) fn docs() -> Option<Docs> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vendor-docs");
    if !root.is_dir() {
        println!("skipped: there is no ../shared/vendor-docs");
        return None;
    }
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                files.push(DocsFile::new(relative, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Some(read(&files))
}

pub(super) fn import(docs: &Docs, methods: &[String]) -> Draft {
    let drafted = draft::from_docs(
        &docs.facts,
        schema(&[("api.yaml", API)]),
        methods,
        Present::Kept,
    );
    drafted.unwrap_or_else(|error| match error {
        DraftError::Findings { findings, .. } => panic!("{methods:?}: {findings:#?}"),
        error => panic!("{error}"),
    })
}

/// The schema with a draft in it.
pub(super) fn with(draft: Draft) -> Vec<SourceFile> {
    let mut files = draft.files;
    if !files.iter().any(|file| file.path == "api.yaml") {
        files.extend(schema(&[("api.yaml", API)]));
    }
    files
}

#[test]
fn every_method_and_event_by_itself_passes_the_check() {
    let Some(docs) = docs() else { return };
    let names = draft::missing(&docs.facts, schema(&[("api.yaml", API)]));
    assert_eq!(names.len(), 39 + 13);
    for name in names {
        let (schema, findings) = load(with(import(&docs, &[name])));
        assert!(findings.is_empty() && bitrix_schema::check(&schema).is_ok());
    }
}

#[test]
fn what_was_imported_has_not_drifted() {
    let Some(docs) = docs() else { return };
    let names = draft::missing(&docs.facts, schema(&[("api.yaml", API)]));
    let (schema, _) = load(with(import(&docs, &names)));
    let documented = Documented {
        facts: &docs.facts,
        findings: &[],
        has_text: true,
    };
    let drift = drift::compare(&schema, &documented);
    let found = drift.findings.iter();
    let found: Vec<_> = found
        .filter(|finding| finding.subject != Subject::ChangeLog)
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    // All pages were read, also those of other sections.
    let in_section = |finding: &&Finding| {
        let mut places = finding.docs.iter();
        places.any(|place| place.file.contains("/chat-bots-v2/"))
    };
    let missing: Vec<_> = drift.not_yet.iter().filter(in_section).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
