//! The lock: facts to text and back.

use bitrix_schema::drift::lock::{parse, stale, write};
use proptest::prelude::*;

use super::{docs, files, here, said, schema, with_lock};

#[test]
fn the_lock_holds_every_fact() {
    let docs = docs(&files(&here("docs"), "md"));
    let text = write(&docs.facts);
    let (facts, errors) = parse(&text);
    assert_eq!(errors, []);
    assert_eq!(write(&facts), text);
    assert_eq!(stale(&text, &docs.facts, "docs.lock"), None);
    let schema = schema(&files(&here("schema"), "yaml"));
    assert_eq!(said(&with_lock(&schema, &facts)), Vec::<String>::new());
    insta::assert_snapshot!(text);
}

#[test]
fn another_line_in_the_page_is_no_change_and_another_fact_is() {
    let mut pages = files(&here("docs"), "md");
    let text = write(&docs(&pages).facts);
    for (_, page) in &mut pages {
        *page = format!("\n\n{page}");
    }
    assert_eq!(stale(&text, &docs(&pages).facts, "docs.lock"), None);
    let paint = pages
        .iter_mut()
        .find(|(path, _)| path.ends_with("paint.md"))
        .unwrap();
    paint.1 = paint.1.replace("Default is `2`", "Default is `3`");
    let finding = stale(&text, &docs(&pages).facts, "docs.lock").unwrap();
    let line = finding.schema.unwrap().line;
    assert!(
        text.lines()
            .nth(line as usize - 1)
            .unwrap()
            .contains("default=2")
    );
}

#[test]
fn a_fact_that_only_the_docs_have_is_missed_where_it_belongs() {
    let facts = docs(&files(&here("docs"), "md")).facts;
    let text = write(&facts);
    let lines: Vec<&str> = text.lines().collect();
    for (at, gone) in lines.iter().enumerate() {
        // The head of a block takes what is in it along, and a line twice in a block is there still.
        if at < 2 || !gone.starts_with("  ") {
            continue;
        }
        let mut fewer = lines.clone();
        fewer.remove(at);
        let finding = stale(&fewer.join("\n"), &facts, "docs.lock").unwrap();
        let line = finding.schema.unwrap().line as usize;
        // Counted from 1, `at` is the line before it.
        assert_eq!(line, at, "{gone}");
        let fact = gone.trim().split(" @").next().unwrap();
        assert!(finding.message.contains(fact), "{}", finding.message);
    }
}

#[test]
fn a_fact_that_only_the_lock_has_is_named_where_it_stands() {
    let facts = docs(&files(&here("docs"), "md")).facts;
    let text = write(&facts);
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if !line.starts_with("  ") {
            continue;
        }
        let mut more = lines.clone();
        let other = line
            .replacen(' ', "  ", 1)
            .replace(" @", " somethingElse @");
        more.insert(at, &other);
        let finding = stale(&more.join("\n"), &facts, "docs.lock").unwrap();
        assert_eq!(finding.schema.unwrap().line as usize, at + 1, "{line}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    let text = write(&docs(&files(&here("docs"), "md")).facts);
    let broken = [
        ("method x", 1),
        ("<<<<<<< HEAD", 1),
        ("  param x type=integer @1", 1),
        ("method x @a.md:b", 1),
        ("method x @a.md:1\n  param y min=z @1", 2),
        ("method x @a.md:1\n  param y type=\"open @1", 2),
        ("method x @a.md:1\n  paint y @1", 2),
        ("method x @a.md:1\n  param y @1 required", 2),
        ("change X published=2026-02-31 @a.md:1", 1),
        ("methd x @a.md:1\n  scope y\n  param z @2", 1),
        ("method x @a.md:1\n  includes something", 2),
        ("method x @a.md:1\n  scope y\n  scope y", 3),
        ("change X kind=new @a.md:1\nchange X kind=new @a.md:1", 2),
    ];
    for (lines, at) in broken {
        let (facts, errors) = parse(&format!("{lines}\n{text}"));
        assert_eq!(errors.len(), 1, "{lines}: {errors:#?}");
        assert_eq!(errors[0].line, at, "{lines}");
        assert_eq!(facts.objects.len(), 2);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in ".*\n?.*\n? {0,2}.*") {
        let (facts, _) = parse(&text);
        let (again, _) = parse(&write(&facts));
        prop_assert_eq!(write(&again), write(&facts));
    }

    #[test]
    fn every_name_comes_back(name in ".*", value in ".*") {
        let mut facts = docs(&files(&here("docs"), "md")).facts;
        facts.methods[0].params[0].path.clone_from(&name);
        facts.methods[0].params[0].default = Some(value);
        let text = write(&facts);
        let (again, errors) = parse(&text);
        prop_assert_eq!(errors, vec![]);
        prop_assert_eq!(write(&again), text);
    }
}
