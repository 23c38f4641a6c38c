//! Text of the schema stays text, whatever it is. `check` refuses some of this; generation trusts nobody.

use bitrix_schema::api::Api;
use proptest::prelude::*;

use crate::schema::{api, everything};

const TEXTS: &[&str] = &[
    "*/ fn main() {}",
    "/* open",
    "\"#, r#\"",
    "#![allow(warnings)]",
    "#[test] fn f() {}",
    "```\nfn main() { compile_error!() }\n```",
    "```rust\nnever closed",
    "- ```rust\n  panic!()\n  ```",
    "- ~~~\n  panic!()",
    "    panic!(); // four spaces",
    "text\n\n\tpanic!(); // a tab",
    "1.      panic!(); // code in a list",
    "`unclosed",
    "``two` one``` three",
    "`a\n- b` <c>",
    "[x](javascript:alert(1))",
    "[`Vec`] and [Vec] and [x]: https://example.com",
    "<script>alert(1)</script> <b> </p> <!-- x -->",
    "https://example.com/<x> (see https://example.com). <https://example.com>",
    "\\[x] \\\\[x] \\<b> \\",
    "| a | b |\n|---|---|\n| `a | <b>` | \\| |",
    "Title\n===\n\nTitle\n---\n\n# Title\n\n####### Title",
    "{ } {{ }} {0} $x \\n",
    "\u{202E}evil\u{2066} \u{0}\u{7}\r",
    "a\rb\r\nc\u{2028}d\u{85}e",
    "&lt;b&gt; &#60;",
    "",
    " ",
    "\n\n",
    "///",
    "//! x",
    "!",
];

/// The API with `text` in all places that hold prose.
fn with_text(text: &str) -> Api {
    let mut api = api(&everything());
    let field = |field: &mut bitrix_schema::api::Field| {
        text.clone_into(&mut field.doc);
    };
    for method in &mut api.methods {
        text.clone_into(&mut method.summary);
        method.details = Some(text.to_owned());
        method.caller = Some(text.to_owned());
        method.docs_url = format!("https://example.com/{text}");
        text.clone_into(&mut method.scope);
        text.clone_into(&mut method.file);
        for code in &mut method.errors.codes {
            text.clone_into(&mut code.doc);
            text.clone_into(&mut code.code);
        }
        for legacy in &mut method.legacy {
            text.clone_into(&mut legacy.form);
            legacy.change = Some(text.to_owned());
        }
    }
    for object in &mut api.objects {
        text.clone_into(&mut object.doc);
        object.fields.iter_mut().for_each(field);
    }
    for of in &mut api.enums {
        text.clone_into(&mut of.doc);
        text.clone_into(&mut of.values[0].doc);
    }
    for event in &mut api.events {
        text.clone_into(&mut event.summary);
        event.details = Some(text.to_owned());
    }
    text.clone_into(&mut api.families[0].doc);
    text.clone_into(&mut api.ids[0].doc);
    api
}

/// What the files consist of, without their comments: `mod imbot`, `struct ThingGet`.
fn shape(api: &Api) -> Vec<String> {
    let files = codegen::generate(api).expect("prose cannot break generation");
    let mut shape = Vec::new();
    for file in files {
        let parsed =
            syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{error}\n{}", file.text));
        assert!(
            parsed
                .attrs
                .iter()
                .all(|attribute| attribute.path().is_ident("doc")),
            "{}",
            file.text
        );
        shape.push(file.path);
        shape.extend(
            parsed
                .items
                .iter()
                .map(|item| format!("{:?}", std::mem::discriminant(item))),
        );
    }
    shape
}

/// The documentation of all files, line by line.
fn doc_lines(api: &Api) -> Vec<String> {
    let files = codegen::generate(api).expect("prose cannot break generation");
    let lines = files.iter().flat_map(|file| file.text.lines());
    let docs = lines.filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or(line.strip_prefix("//!"))
    });
    docs.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
        .collect()
}

/// Fails where a line would open a block of Rust code: by a fence of its own, or by indentation.
fn assert_no_code(text: &str) {
    let mut open: Option<usize> = None;
    for line in doc_lines(&with_text(text)) {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match open {
            Some(fence) if ticks >= fence && line.len() == ticks => open = None,
            Some(_) => {}
            None if ticks >= 3 && !line[ticks..].contains('`') => {
                assert!(
                    ["text", "no_run"].contains(&&line[ticks..]),
                    "{text:?}: {line:?}"
                );
                open = Some(ticks);
            }
            None => {
                let content = line.trim_start_matches([' ', '-', '*', '+', '.', ')', '0', '1']);
                assert!(
                    !line.starts_with("    ") && !content.starts_with("~~~"),
                    "{text:?}: {line:?}"
                );
            }
        }
    }
    assert_eq!(open, None, "{text:?}: a fence stays open");
}

#[test]
fn hostile_texts_stay_text() {
    let harmless = shape(&with_text("Harmless."));
    for text in TEXTS {
        assert_eq!(shape(&with_text(text)), harmless, "{text:?}");
        assert_no_code(text);
    }
}

#[test]
fn hostile_texts_look_like_this() {
    let shown = TEXTS.iter().map(|text| {
        let mut api = api(&everything());
        api.methods.truncate(1);
        api.methods[0].details = Some((*text).to_owned());
        let files = codegen::generate(&api).expect("prose cannot break generation");
        let file = files.iter().find(|file| file.path == "imbot/thing_get.rs");
        let docs = file
            .expect("the first method")
            .text
            .lines()
            .skip_while(|line| !line.starts_with("/// Does"));
        let docs = docs
            .skip(2)
            .take_while(|line| !line.starts_with("/// Returns"));
        format!("{text:?}\n{}", docs.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_text(text in "(?s).{0,200}") {
        prop_assert_eq!(shape(&with_text(&text)), shape(&with_text("Harmless.")));
    }

    #[test]
    fn any_markup_stays_text(text in "([`~#<>\\[\\]|\\\\*/!\"'(){}\n \t-]|[a-c]|https://a\\.b){0,60}") {
        prop_assert_eq!(shape(&with_text(&text)), shape(&with_text("Harmless.")));
        assert_no_code(&text);
    }
}
