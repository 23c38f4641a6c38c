//! The schema of this repository, checked.

use std::fs;
use std::path::Path;

use bitrix_schema::SourceFile;
use bitrix_schema::api::Api;

/// The schema of this repository; nothing where the package stands alone.
pub(crate) fn api() -> Option<Api> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bitrix-schema/schema");
    if !root.is_dir() {
        eprintln!("skipped: the schema is not there");
        return None;
    }
    let mut files = Vec::new();
    read(&root, "", &mut files);
    let (schema, findings) = bitrix_schema::load(files);
    assert!(findings.is_empty(), "{findings:#?}");
    Some(bitrix_schema::check(&schema).expect("the schema is valid"))
}

fn read(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    let entries = fs::read_dir(folder).expect("it can be read");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            read(&path, &format!("{prefix}{name}/"), files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let bytes = fs::read(&path).expect("it can be read");
            files.push(SourceFile::new(format!("{prefix}{name}"), bytes));
        }
    }
}
