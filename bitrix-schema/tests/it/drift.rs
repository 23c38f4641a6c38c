//! What the docs say against what the schema says.

mod in_step;
mod lock;
mod mutated_docs;
mod mutated_schema;
mod mutation;
mod pasted;
mod repository;

use std::path::{Path, PathBuf};

use bitrix_schema::drift::{Documented, Drift, compare};
use bitrix_schema::facts::Facts;
use bitrix_schema::model::Schema;
use bitrix_schema::vendor_docs::{Docs, DocsFile, read};
use bitrix_schema::{SourceFile, load};

/// A small pair of docs and schema that say the same.
fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/drift")
        .join(folder)
}

/// All files of a folder with an ending, by their paths.
fn files(root: &Path, ending: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.push((name.to_owned(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn schema(files: &[(String, String)]) -> Schema {
    let sources = files
        .iter()
        .map(|(path, text)| SourceFile::new(path.as_str(), text.as_bytes()));
    let (schema, findings) = load(sources.collect());
    assert!(findings.is_empty(), "{findings:#?}");
    schema
}

fn docs(files: &[(String, String)]) -> Docs {
    let files: Vec<DocsFile> = files
        .iter()
        .map(|(path, text)| DocsFile::new(path.as_str(), text.as_bytes()))
        .collect();
    read(&files)
}

fn with_docs(schema: &Schema, docs: &Docs) -> Drift {
    compare(
        schema,
        &Documented {
            facts: &docs.facts,
            findings: &docs.findings,
            has_text: true,
        },
    )
}

fn with_lock(schema: &Schema, facts: &Facts) -> Drift {
    compare(
        schema,
        &Documented {
            facts,
            findings: &[],
            has_text: false,
        },
    )
}

/// The findings as a test expects them: `missing parameter wall.v1.Wall.paint params.code`.
fn said(drift: &Drift) -> Vec<String> {
    drift
        .findings
        .iter()
        .chain(&drift.not_yet)
        .map(|finding| format!("{}: {} {}", finding.label(), finding.subject, finding.path))
        .map(|line| line.trim_end().to_owned())
        .collect()
}
