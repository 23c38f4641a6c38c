//! Pages in which one half is repeated for every part of the other, unless something bounds it: read without a bound,
//! each of these takes minutes or more memory than there is.

use std::fmt::Write;

use bitrix_schema::vendor_docs::{Docs, DocsFile, FindingKind, read};

use super::{method_page, read_pages};

/// Bytes of each half.
const HALF: usize = 100_000;

fn rows(row: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut number = 0;
    while out.len() < HALF {
        let _ = write!(out, "{}", row(number));
        number += 1;
    }
    out
}

fn table(rows: &str) -> String {
    format!("#|\n|| **Name** | **Type** | **Description** ||\n{rows}|#\n\n")
}

/// Rows that all lead to one section.
fn rows_to(anchor: &str, kind: &str) -> String {
    table(&rows(|number| {
        format!("|| **r{number}** | `{kind}` | [x](#{anchor}) ||\n")
    }))
}

fn many(part: &str) -> String {
    part.repeat(HALF / part.len())
}

fn method(parameters: &str) -> Docs {
    let docs = read_pages(&[("wall.md", &method_page(parameters))]);
    assert_eq!(docs.facts.methods.len(), 1);
    docs
}

fn has(docs: &Docs, kind: FindingKind, words: &str) -> bool {
    docs.findings.iter().any(|finding| {
        finding.kind == kind && finding.message.contains(words) && finding.place.line > 0
    })
}

#[test]
fn rows_that_name_too_much() {
    let names = rows(|number| format!("**a{number}**, "));
    let docs = method(&table(&format!("|| {names} | `string` | Text ||\n")));
    assert!(has(&docs, FindingKind::Name, "more than 32 names"));
    assert_eq!(docs.facts.methods[0].params.len(), 32);

    let types = rows(|number| format!("t{number}|"));
    method(&table(&format!("|| **a** | `{types}` | Text ||\n")));

    let long = "a".repeat(HALF);
    let docs = method(&table(&format!("|| **{long}** | `string` | Text ||\n")));
    assert!(has(&docs, FindingKind::Name, "is no name"));

    let codes = rows(|number| format!("`E{number}`, "));
    let text = many("text ");
    let errors = format!("#|\n|| **Code** | **Description** ||\n|| {codes} | {text} ||\n|#\n");
    let page = method_page("No parameters.") + &errors;
    let docs = read_pages(&[("wall.md", &page)]);
    assert!(has(&docs, FindingKind::Code, "more than 32 codes"));
}

#[test]
fn rows_that_all_lead_to_something_long() {
    let codes = rows(|number| format!("|| `c{number}` | Text ||\n"));
    let codes = format!("### H {{#s}}\n\n#|\n|| **Code** | **HEX** ||\n{codes}|#\n");
    let docs = method(&(rows_to("s", "string") + &codes));
    assert!(has(&docs, FindingKind::Table, "values from tables"));

    let text = many("text ");
    let text = format!(
        "### H {{#s}}\n\n{}",
        table(&format!("|| **t** | `string` | {text} ||\n"))
    );
    let docs = method(&(rows_to("s", "object") + &text));
    assert!(has(&docs, FindingKind::Table, "too many fields"));

    let dead = rows(|number| format!("[x](#d{number}) "));
    let dead = format!(
        "### H {{#s}}\n\n{}",
        table(&format!("|| **t** | `object` | {dead} ||\n"))
    );
    let docs = method(&(rows_to("s", "object") + &dead));
    assert!(has(&docs, FindingKind::Anchor, "`#d7`"));
}

#[test]
fn fields_that_share_their_values() {
    let fields = rows(|number| format!("`f{number}`, "));
    let values = rows(|number| format!("`v{number}`, "));
    let text = format!("Available fields: {fields}. Value: {values}");
    let docs = method(&table(&format!("|| **a** | `object` | {text} ||\n")));
    assert!(has(&docs, FindingKind::Table, "values from tables"));
}

#[test]
fn parameters_of_which_each_needs_the_next() {
    let chain = rows(|number| {
        let next = number + 1;
        format!("|| **a{number}** | `string` | Required if `a{next}` is not specified ||\n")
    });
    let docs = method(&table(&chain));
    let method = &docs.facts.methods[0];
    assert_eq!(method.one_of.len(), 1);
    assert_eq!(method.one_of[0].names.len(), method.params.len());
}

#[test]
fn what_stands_above_everything() {
    let title = many("title ");
    let blocks = many("```json\n{}\n```\n\n");
    let docs = method(&format!("### {title}\n\n{blocks}"));
    assert!(has(&docs, FindingKind::Section, "this title has more than"));
    method(&format!("{{% list tabs %}}\n\n- {title}\n\n{blocks}"));
    let kind = "a".repeat(HALF);
    method(&format!("{{% note {kind} %}}\n\n{}", many("a\n\n")));
    let docs = method(&(many("{% cut %}\n") + &many("a\n\n")));
    assert!(has(&docs, FindingKind::Tag, "more than 64 tags"));

    let entries = rows(|number| format!("### WALL-NEW-0101-{number}: x\n\n"));
    let text = many("text\n");
    let log = format!("# Log\n\n## REST Revision 3\n\n{text}\n\n{entries}");
    let docs = read_pages(&[("log.md", &log)]);
    assert!(docs.facts.changelog.len() > 1_000);
    assert!(
        docs.facts
            .changelog
            .iter()
            .all(|entry| entry.revision == Some(3))
    );
}

#[test]
fn heads_and_cells_without_end() {
    let head = many("| x ");
    let rows = rows(|number| format!("|| **a{number}** | `b` ||\n"));
    let wide = format!("#|\n|| **Name** | **Type** {head} ||\n{rows}|#\n");
    method(&wide);
    let lines = many(" \n");
    let tall = format!(
        "#|\n|| **Name**\n`type` | **Description** ||\n|| **a**{lines}`string` | x ||\n|#\n"
    );
    let docs = method(&tall);
    assert_eq!(docs.facts.methods[0].params[0].types, ["string"]);
}

/// A file that is far too long costs no more than the part of it that is read.
#[test]
fn fifty_megabytes_of_anything() {
    for part in [
        "a", "`", "|", "#|", "[", "{%", "\n", "\0", "- x\n", "## a\n",
    ] {
        let bytes = part.repeat(50_000_000 / part.len()).into_bytes();
        let docs = read(&[DocsFile::new("page.md", bytes)]);
        let first = &docs.findings[0];
        assert_eq!((first.kind, first.place.line), (FindingKind::File, 0));
    }
}

#[test]
fn lists_ten_thousand_deep() {
    let list = (0..10_000).fold(String::new(), |mut list, depth| {
        let _ = writeln!(list, "{}- x", " ".repeat(depth % 200));
        list
    });
    let table = table("|| **a** | `string` | Text ||\n");
    let docs = method(&format!("{list}\n{table}"));
    assert_eq!(docs.facts.methods[0].params[0].path, "a");
    method(&"> ".repeat(10_000));
    method(&format!("```json\n{}\n```\n", "[".repeat(100_000)));
}
