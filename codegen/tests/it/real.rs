//! The first three methods of the real schema, whole.

use std::fs;
use std::path::Path;

use bitrix_schema::SourceFile;

use crate::schema::files_of;

#[test]
fn messages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bitrix-schema/schema");
    let mut sources = Vec::new();
    read(&root, &root, &mut sources);
    let (schema, findings) = bitrix_schema::load(sources);
    assert!(findings.is_empty(), "{findings:#?}");
    let api = bitrix_schema::check(&schema).expect("the schema is valid");
    let files = codegen::generate(&api).expect("what passes `check` can be generated");
    for path in [
        "imbot/message_delete.rs",
        "imbot/message_send.rs",
        "imbot/message_update.rs",
    ] {
        let name = path.trim_start_matches("imbot/").trim_end_matches(".rs");
        insta::assert_snapshot!(name, files_of(&files, &[path]));
    }
}

fn read(root: &Path, folder: &Path, sources: &mut Vec<SourceFile>) {
    let entries = fs::read_dir(folder).expect("the schema is beside this crate");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    for path in paths {
        // Beside the data lies what editors need to check it.
        if path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
        {
            continue;
        }
        if path.is_dir() {
            read(root, &path, sources);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let name = path
                .strip_prefix(root)
                .expect("it is inside")
                .to_string_lossy()
                .replace('\\', "/");
            sources.push(SourceFile::new(
                name,
                fs::read(&path).expect("it can be read"),
            ));
        }
    }
}
