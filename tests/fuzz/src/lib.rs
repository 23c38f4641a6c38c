//! What has to hold for any bytes. The fuzzer looks for bytes for which it does not; a test of `bitrix-schema` replays
//! the corpus through the same functions on a stable compiler.

use bitrix_schema::drift::lock;
use bitrix_schema::vendor_docs::{self, DocsFile};
use bitrix_schema::{SourceFile, check, line_and_column, load};

/// Reads pages. Every finding is a sentence with a place, and the lock keeps every fact.
pub fn vendor_docs(bytes: &[u8]) {
    let files: Vec<DocsFile> = files(bytes, "page.md")
        .into_iter()
        .map(|(path, bytes)| DocsFile::new(path, bytes))
        .collect();
    let docs = vendor_docs::read(&files);
    for finding in &docs.findings {
        let file = |file: &DocsFile| file.path.replace('\\', "/") == *finding.place.file;
        assert!(
            !finding.message.is_empty() && files.iter().any(file),
            "{finding:?}"
        );
    }
    let text = lock::write(&docs.facts);
    let (facts, errors) = lock::parse(&text);
    assert!(errors.is_empty(), "{errors:?} in {text}");
    assert_eq!(lock::write(&facts), text);
}

/// Reads a lock. Every error is about one of its lines, and what is read without one is written as it was meant.
pub fn lock(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().count();
    let (facts, errors) = lock::parse(&text);
    for error in errors {
        assert!(
            (1..=lines).contains(&(error.line as usize)) && !error.message.is_empty(),
            "{error:?}"
        );
    }
    let written = lock::write(&facts);
    let (again, errors) = lock::parse(&written);
    assert!(errors.is_empty(), "{errors:?} in {written}");
    assert_eq!(lock::write(&again), written);
}

/// Loads and checks files beside a small schema. Every finding lies in its file, and can be drawn.
pub fn schema_yaml(bytes: &[u8]) {
    const SCHEMA: [(&str, &str); 5] = [
        ("api.yaml", include_str!("../../schemas/small/api.yaml")),
        (
            "errors/system.yaml",
            include_str!("../../schemas/small/errors/system.yaml"),
        ),
        (
            "enums/NoteColour.yaml",
            include_str!("../../schemas/small/enums/NoteColour.yaml"),
        ),
        (
            "objects/Note.yaml",
            include_str!("../../schemas/small/objects/Note.yaml"),
        ),
        (
            "errors/note.yaml",
            include_str!("../../schemas/small/errors/note.yaml"),
        ),
    ];
    let mut all: Vec<SourceFile> = SCHEMA
        .into_iter()
        .map(|(path, text)| SourceFile::new(path, text.as_bytes()))
        .collect();
    for (path, bytes) in files(bytes, "methods/imbot.v2.Note.add.yaml") {
        all.push(SourceFile::new(path, bytes));
    }
    let (schema, mut findings) = load(all);
    findings.extend(check(&schema).err().unwrap_or_default());
    for finding in findings {
        let file = &schema.files[finding.place.file as usize];
        let end = (finding.place.start + finding.place.len) as usize;
        assert!(end <= file.bytes.len(), "{finding:?} ends behind its file");
        let (line, column) = line_and_column(file, finding.place);
        assert!(line >= 1 && column >= 1 && !finding.message.is_empty());
        let report = finding.report(&schema.files, "");
        assert!(!format!("{report}").is_empty());
    }
}

/// The files that bytes stand for: a line `%%% folder/file.md` begins another one. Without such a line it is one file.
fn files<'a>(bytes: &'a [u8], path: &str) -> Vec<(String, &'a [u8])> {
    const MARK: &[u8] = b"%%% ";
    let mut files = Vec::new();
    let mut path = path.to_owned();
    let mut from = 0;
    let mut at = 0;
    while at < bytes.len() {
        let line_end = bytes[at..].iter().position(|&byte| byte == b'\n');
        let end = line_end.map_or(bytes.len(), |length| at + length);
        if let Some(name) = bytes[at..end].strip_prefix(MARK) {
            if at > 0 {
                files.push((path, &bytes[from..at]));
            }
            path = String::from_utf8_lossy(name).into_owned();
            from = (end + 1).min(bytes.len());
        }
        at = end + 1;
    }
    files.push((path, &bytes[from..]));
    files
}
