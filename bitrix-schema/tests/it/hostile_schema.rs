//! Whatever the bytes, the schema's reader answers with a schema or with findings that have a place.

use bitrix_schema::{SourceFile, check, line_and_column, load};
use proptest::prelude::*;

const API: &str = include_str!("../../schema/api.yaml");
const SYSTEM: &str = include_str!("../../schema/errors/system.yaml");
const METHOD: &str = include_str!("../../schema/methods/imbot.v2.Chat.Message.send.yaml");
const METHOD_PATH: &str = "methods/imbot.v2.Chat.Message.send.yaml";

/// Loads and checks; every finding must lie in its file.
fn read(path: &str, bytes: impl Into<Vec<u8>>) {
    let files = vec![
        SourceFile::new("api.yaml", API.as_bytes()),
        SourceFile::new("errors/system.yaml", SYSTEM.as_bytes()),
        SourceFile::new(path, bytes.into()),
    ];
    let (schema, mut findings) = load(files);
    findings.extend(check(&schema).err().unwrap_or_default());
    for finding in findings {
        let file = &schema.files[finding.place.file as usize];
        let end = (finding.place.start + finding.place.len) as usize;
        assert!(
            end <= file.bytes.len(),
            "{finding:?} lies outside of {}",
            file.path
        );
        let (line, column) = line_and_column(file, finding.place);
        assert!(line >= 1 && column >= 1);
        assert!(!finding.message.is_empty());
        // Drawing must not fail either: no finding is lost on the way to a person.
        let report = finding.report(&schema.files, "");
        assert!(!format!("{report}").is_empty());
    }
}

/// What people and programs write by mistake.
fn splinter() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        Just(": ".to_owned()),
        Just(" #".to_owned()),
        Just("- ".to_owned()),
        Just("&a ".to_owned()),
        Just("*a".to_owned()),
        Just("{".to_owned()),
        Just("]".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("|".to_owned()),
        Just("`".to_owned()),
        Just("map<".to_owned()),
        Just("type".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("99999999999999999999".to_owned()),
        Just("~".to_owned()),
        Just("!x ".to_owned()),
        "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(METHOD_PATH, bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(METHOD_PATH, text);
    }

    #[test]
    fn a_method_with_something_put_in(at in any::<prop::sample::Index>(), splinter in splinter()) {
        let mut text = METHOD.to_owned();
        let at = at.index(text.len());
        let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.insert_str(at, &splinter);
        read(METHOD_PATH, text);
    }

    #[test]
    fn a_method_with_a_stretch_cut_out(from in any::<prop::sample::Index>(), len in 1_usize..200) {
        let bytes = METHOD.as_bytes();
        let from = from.index(bytes.len());
        let to = (from + len).min(bytes.len());
        read(METHOD_PATH, [&bytes[..from], &bytes[to..]].concat());
    }

    #[test]
    fn a_type_that_is_any_text(written in "[a-zA-Z<>,|\\[\\]() \"0]{0,30}") {
        let text = METHOD.replace("type: DialogId", &format!("type: '{}'", written.replace('\'', "")));
        read(METHOD_PATH, text);
    }

    #[test]
    fn another_path(path in "[a-z./]{0,20}") {
        read(&path, METHOD);
    }
}

#[test]
fn a_long_text_takes_a_time_in_proportion() {
    let paragraph = "A paragraph with `code`, [brackets] and <tags>.\n  ".repeat(20_000);
    read(
        METHOD_PATH,
        METHOD.replace("details: |\n", &format!("details: |\n  {paragraph}\n")),
    );
    read(
        METHOD_PATH,
        METHOD.replace(
            "details: |\n",
            &format!("details: |\n  {}\n", "`".repeat(500_000)),
        ),
    );
}
