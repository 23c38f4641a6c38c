//! Pages that nobody would write: a draft that passes the check, or none; never a panic.

use std::fmt::Write;

use bitrix_schema::draft::{DraftError, Present, from_docs};
use bitrix_schema::facts::{CodeFacts, Facts, FieldFacts, MethodFacts, OneOf, Place, ValueFacts};
use proptest::prelude::*;

use super::{API, import, page, schema};

/// Names with which something could go wrong: in YAML, in Rust, in a path.
const NAMES: [&str; 22] = [
    "type",
    "self",
    "Self",
    "call",
    "send",
    "yes",
    "null",
    "~",
    "1",
    "-",
    "a.b",
    "a[].b",
    "botId",
    "botToken",
    "with space",
    "#",
    "a: b",
    "\"q\"",
    "é",
    "result",
    "",
    "../x",
];

const TYPES: [&str; 14] = [
    "integer",
    "string",
    "boolean",
    "object",
    "array",
    "integer[]",
    "object[]",
    "null",
    "User",
    "Bot[]",
    "datetime",
    "file",
    "../x",
    "",
];

fn field() -> impl Strategy<Value = FieldFacts> {
    let name = prop::sample::select(&NAMES[..]);
    let path = (name.clone(), prop::option::of(name)).prop_map(|(first, second)| match second {
        Some(second) => format!("{first}.{second}"),
        None => first.to_owned(),
    });
    let types = prop::collection::vec(prop::sample::select(&TYPES[..]), 0..3);
    let values = prop::collection::vec(prop::sample::select(&NAMES[..]), 0..4);
    let default = prop::option::of(prop::sample::select(
        &["1", "true", "null", "x", "- a", "NaN"][..],
    ));
    let limits = (
        prop::option::of(-5_i64..5),
        prop::option::of(-5_i64..5),
        prop::option::of(0_u64..50),
    );
    (
        path,
        types,
        values,
        default,
        any::<bool>(),
        limits,
        ".{0,40}",
    )
        .prop_map(
            |(path, types, values, default, required, (min, max, max_chars), text)| FieldFacts {
                path,
                types: types.into_iter().map(str::to_owned).collect(),
                values: values
                    .into_iter()
                    .map(|value| ValueFacts {
                        value: value.to_owned(),
                        ..ValueFacts::default()
                    })
                    .collect(),
                default: default.map(str::to_owned),
                required,
                min,
                max,
                max_chars,
                max_items: max_chars,
                text: text.into(),
                ..FieldFacts::default()
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_facts(params in prop::collection::vec(field(), 0..6), returns in prop::collection::vec(field(), 0..6), codes in prop::collection::vec(prop::sample::select(&NAMES[..]), 0..4)) {
        let returns = returns.into_iter().map(|row| FieldFacts { path: format!("result.{}", row.path), ..row });
        let place = Place { file: "walls/page.md".into(), line: 1 };
        let method = MethodFacts {
            name: "wall.v2.Wall.paint".to_owned(),
            one_of: vec![OneOf { names: params.iter().map(|row| row.path.clone()).take(2).collect(), ..OneOf::default() }],
            params,
            returns: returns.collect(),
            errors: codes.into_iter().map(|code| CodeFacts { code: code.to_owned(), ..CodeFacts::default() }).collect(),
            place: place.into(),
            ..MethodFacts::default()
        };
        let facts = Facts { methods: vec![method], ..Facts::default() };
        let drafted = from_docs(&facts, schema(&[("api.yaml", API)]), &["wall.v2.Wall.paint".to_owned()], Present::Kept);
        let draft = match drafted {
            Ok(draft) => draft,
            Err(DraftError::Findings { files, findings }) => {
                let texts: String = files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
                return Err(TestCaseError::fail(format!("{texts}\n{findings:#?}")));
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        prop_assert!(draft.files.iter().all(|file| !file.path.contains("..")));
    }
}

#[test]
fn names_that_rust_or_yaml_keeps_for_itself() {
    let rows = [
        "type | string | T",
        "call | string | C",
        "yes | string | Y",
        "chat_id | integer | C",
        "chatId | integer | C",
    ];
    let text = page(
        "wall.v2.Wall.send",
        &rows,
        &[],
        &[
            "result | object | R",
            "result.self | string | S",
            "result.1st | string | F",
        ],
        &["Unknown", "NOT A CODE"],
    );
    let draft = import(
        &[("walls/a.md", &text)],
        &[("api.yaml", API)],
        &["wall.v2.Wall.send"],
    );
    let draft = draft.unwrap_or_else(|error| match error {
        DraftError::Findings { findings, .. } => panic!("{findings:#?}"),
        error => panic!("{error}"),
    });
    let text = super::shown(&draft);
    for renamed in [
        "rust: kind",
        "rust: wall_call",
        "\"yes\":",
        "rust: wall_chat_id",
    ] {
        assert!(text.contains(renamed), "{renamed} is missing in\n{text}");
    }
}

#[test]
fn a_page_of_any_size_is_drafted_in_time() {
    let mut rows = String::new();
    for number in 0..20_000 {
        let _ = write!(rows, "|| **p{number}**\n`string` | Text ||\n");
    }
    let text = page(
        "wall.v2.Wall.paint",
        &["first | string | First"],
        &[],
        &["result | boolean | R"],
        &[],
    );
    let text = text.replacen("|#", &format!("{rows}|#"), 1);
    let start = std::time::Instant::now();
    // Its file is larger than any schema file may be, or it is not: there is an answer.
    let _ = import(
        &[("walls/a.md", &text)],
        &[("api.yaml", API)],
        &["wall.v2.Wall.paint"],
    );
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
