//! Every fact in the text of the pages, spoiled in turn: drift names it.

use super::{docs, files, here, said, schema, with_docs};

/// A change of a page, and the name that has to come up.
struct Edit {
    what: &'static str,
    page: usize,
    text: String,
    name: String,
    /// What lies under it may come up too.
    has_fields: bool,
}

#[test]
fn every_fact_of_the_pages_is_compared() {
    let pages = files(&here("docs"), "md");
    let schema = schema(&files(&here("schema"), "yaml"));
    let mut count = 0;
    for edit in edits(&pages) {
        let mut edited = pages.clone();
        edited[edit.page].1 = edit.text;
        let drift = with_docs(&schema, &docs(&edited));
        let found = said(&drift);
        let what = format!(
            "{} `{}` in {}\n{found:#?}\n{:#?}",
            edit.what,
            edit.name,
            edited[edit.page].0,
            drift
                .findings
                .iter()
                .map(|f| &f.message)
                .collect::<Vec<_>>()
        );
        assert!(!found.is_empty(), "{what}");
        // A code table and the lists that lead to it are one fact, and a renamed thing is missing and unknown.
        assert!(found.len() <= 2 || edit.has_fields, "{what}");
        let names = |finding: &bitrix_schema::drift::Finding| {
            finding.path.split('.').any(|part| part == edit.name)
                || finding.message.contains(&edit.name)
                || finding.path.contains("somethingElse")
                || finding.path.contains("SOMETHING_ELSE")
                || finding.path.contains(&format!("{}|", edit.name))
                || finding.path.contains(&format!("|{}", edit.name))
        };
        assert!(
            edit.has_fields || drift.findings.iter().all(names),
            "{what}"
        );
        assert!(drift.findings.iter().any(names), "{what}");
        count += 1;
    }
    println!("{count} changes of the pages, each named");
    assert!(count > 100, "{count}");
}

fn edits(pages: &[(String, String)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (page, (_, text)) in pages.iter().enumerate() {
        for (start, row) in rows(text) {
            of_row(page, text, start, row, &mut edits);
        }
        for scope in ["> Scope: [`wall`](../scopes.md)"] {
            if text.contains(scope) {
                edits.push(Edit {
                    what: "another scope",
                    page,
                    text: text.replace(scope, "> Scope: [`roof`](../scopes.md)"),
                    name: "scope".to_owned(),
                    has_fields: false,
                });
            }
        }
        if text.contains("from revision 12") {
            edits.push(Edit {
                what: "another revision",
                page,
                text: text.replace("from revision 12", "from revision 13"),
                name: "since".to_owned(),
                has_fields: false,
            });
        }
        for (what, from, to, name) in [
            ("another quotation", "inside out", "outside in", "pattern"),
            ("another quotation", "and moves", "and stays", "WALL_WET"),
            ("another quotation", "is clean", "is dirty", "returns"),
            (
                "another entry",
                "WALL-NEW-0307-1:",
                "WALL-NEW-0307-3:",
                "WALL-NEW-0307-3",
            ),
            (
                "no entry",
                "### WALL-FIX-0307-2: Words",
                "### Words",
                "WALL-FIX-0307-2",
            ),
            (
                "no system errors",
                "{% include [System Errors](../../_includes/system-errors.md) %}",
                "",
                "errors",
            ),
            (
                "no event",
                "## ONWALLFALL {#onwallfall}",
                "## A fall",
                "ONWALLFALL",
            ),
        ] {
            if text.contains(from) {
                let edited = text.replace(from, to);
                let has_fields = matches!(what, "another entry" | "no event");
                edits.push(Edit {
                    what,
                    page,
                    text: edited,
                    name: name.to_owned(),
                    has_fields,
                });
            }
        }
    }
    edits
}

/// The rows of all tables but their heads, with their places.
fn rows(text: &str) -> Vec<(usize, &str)> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("\n|| ").map(|found| at + found + 1) {
        let end = text[start..]
            .find(" ||\n")
            .map_or(text.len(), |found| start + found + 4);
        let row = &text[start..end];
        let is_head = ["**Name**", "**Field**", "**Code**", "**Status**"]
            .iter()
            .any(|head| row.contains(head));
        if !is_head {
            rows.push((start, row));
        }
        at = end - 1;
    }
    rows
}

fn of_row(page: usize, text: &str, start: usize, row: &str, edits: &mut Vec<Edit>) {
    let with = |new: &str| format!("{}{new}{}", &text[..start], &text[start + row.len()..]);
    let is_field = row.starts_with("|| **");
    let name = if is_field {
        row[5..].split("**").next().unwrap().trim_end_matches('*')
    } else {
        // The code of a system error follows its status.
        row.split('`')
            .filter(|part| {
                part.chars()
                    .all(|sign| sign.is_ascii_alphabetic() || sign == '_')
            })
            .find(|part| part.len() > 2)
            .unwrap()
    };
    if name == "time" {
        return;
    }
    let last = name.rsplit('.').next().unwrap().to_owned();
    let has_fields = row.contains("(#") || last == "result";
    let mut add = |what: &'static str, new: String| {
        // The rows under it still say that there is a result.
        let is_implied = what == "no row" && name == "result";
        if new != row && !is_implied {
            edits.push(Edit {
                what,
                page,
                text: with(&new),
                name: last.replace("result", "returns"),
                has_fields,
            });
        }
    };
    let is_shown_twice = text.contains("# Objects") && ["id", "hidden"].contains(&name)
        || text.contains("Wall Object")
            && text[..start].contains("Fields of the Wall Object")
            && is_field
            && !text[..start].contains("Possible Error");
    // A row that another page has too can go: that page still says it.
    if !is_shown_twice || name == "id" && text[..start].contains("## Painter") {
        add("no row", String::new());
    }
    if !is_field {
        add("another code", row.replacen(name, "SOMETHING_ELSE", 1));
        return;
    }
    add(
        "another name",
        row.replacen(&format!("**{name}"), "**somethingElse", 1)
            .replace("somethingElse", &name.replace(&last, "somethingElse")),
    );
    let is_param =
        text.contains("## Method Parameters") && start < text.find("## Response").unwrap();
    if is_param {
        let starred = format!("**{name}***");
        add(
            "another star",
            if row.contains(&starred) {
                row.replace(&starred, &format!("**{name}**"))
            } else {
                row.replace(&format!("**{name}**"), &starred)
            },
        );
    }
    for ty in [
        "integer", "string", "boolean", "double", "datetime", "object",
    ] {
        let other = if ty == "string" {
            "`integer`"
        } else {
            "`string`"
        };
        let other = if ty == "datetime" { "`boolean`" } else { other };
        add("another type", row.replacen(&format!("`{ty}`"), other, 1));
    }
    for (from, to) in [
        ("`integer[]`", "`string[]`"),
        ("`Wall`", "`Roof`"),
        ("`Painter[]`", "`Painter`"),
        ("string|boolean", "string"),
        ("integer|null", "integer"),
    ] {
        add("another type", row.replacen(from, to, 1));
    }
    for (what, from, to) in [
        ("another default", "Default is `red`", "Default is `green`"),
        ("another default", "Default is `2`", "Default is `3`"),
        ("another default", "Default is `false`", "Default is `true`"),
        ("no default", " Default is `false`", ""),
        ("another range", "(1–5)", "(1–6)"),
        ("another range", "(1–5)", "(0–5)"),
        ("another range", " (1–5)", ""),
        ("another limit", "1,000", "2,000"),
        ("another limit", "Maximum of 10", "Maximum of 11"),
        ("another value", "`true`, `false`", "`true`, `maybe`"),
    ] {
        add(what, row.replacen(from, to, 1));
    }
}
