//! The tables of the sandbox.

use crate::schema::{api, everything, files_of, method};

#[test]
fn everything_in_one_table() {
    let files = codegen::generate_sandbox(&api(&everything()));
    insta::assert_snapshot!(files_of(&files, &["tables.json"]));
}

/// The text of an error is that of an example, or else its meaning; an answer that no example shows is the least that
/// the type allows.
#[test]
fn codes_and_answers() {
    let files = crate::schema::Files::from([method(
        "imbot.v2.Thing.act",
        "errors:
  codes:
    SHOWN: What it means.
    MEANT: 'What \"it\" means.'
examples:
  - request: {}
    error: { code: SHOWN, description: What the server says }
  - request: {}
    error: { code: QUERY_LIMIT_EXCEEDED, description: Too many }
",
    )]);
    let files = codegen::generate_sandbox(&api(&files));
    let text = &files.first().expect("there is one file").text;
    let from = text.find("\"methods\"").expect("it has methods");
    insta::assert_snapshot!(&text[from..]);
}
