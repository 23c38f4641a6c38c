//! The pair says the same, and what is written down about differences is needed.

use bitrix_schema::check;

use super::{docs, files, here, said, schema, with_docs};

#[test]
fn a_schema_in_step_has_no_findings() {
    let schema = schema(&files(&here("schema"), "yaml"));
    if let Err(findings) = check(&schema) {
        panic!("{findings:#?}");
    }
    let docs = docs(&files(&here("docs"), "md"));
    let drift = with_docs(&schema, &docs);
    assert_eq!(said(&drift), Vec::<String>::new());
    assert_eq!((drift.compared, drift.explained.len()), (2, 8));
}

#[test]
fn what_to_paste_makes_it_silent() {
    let mut files = files(&here("schema"), "yaml");
    let paint = files
        .iter_mut()
        .find(|(path, _)| path.ends_with("paint.yaml"))
        .unwrap();
    // A type that the docs do not have, explained by what the finding says.
    paint.1 = paint.1.replace("type: float", "type: string");
    let page = docs(&super::files(&here("docs"), "md"));
    let drift = with_docs(&schema(&files), &page);
    let pasted = drift.findings[0].paste.clone().unwrap();
    let deviation = pasted
        .lines()
        .skip_while(|line| !line.starts_with("  - at"))
        .collect::<Vec<_>>()
        .join("\n");
    let paint = files
        .iter_mut()
        .find(|(path, _)| path.ends_with("paint.yaml"))
        .unwrap();
    paint.1 = paint
        .1
        .replace("deviations:\n", &format!("deviations:\n{deviation}\n"));
    assert_eq!(
        said(&with_docs(&schema(&files), &page)),
        Vec::<String>::new()
    );
}

#[test]
fn a_shared_thing_is_one_finding() {
    let mut files = files(&here("schema"), "yaml");
    let wall = files
        .iter_mut()
        .find(|(path, _)| path.ends_with("errors/wall.yaml"))
        .unwrap();
    wall.1.push_str("  WALL_STOLEN: Somebody took it.\n");
    let page = docs(&super::files(&here("docs"), "md"));
    let drift = with_docs(&schema(&files), &page);
    assert_eq!(
        said(&drift),
        ["code unknown to the docs: error set wall codes.WALL_STOLEN"]
    );
    assert_eq!(
        drift.findings[0].seen_in,
        ["wall.v1.Wall.paint", "wall.v1.Wall.wash"]
    );
}

#[test]
fn a_code_on_the_pages_of_a_whole_set_is_missing_in_the_set() {
    let schema = schema(&files(&here("schema"), "yaml"));
    let mut pages = files(&here("docs"), "md");
    let code = "|| `WALL_NOT_FOUND`";
    for (_, page) in &mut pages {
        *page = page.replace(code, &format!("|| `WALL_SOLD` | Sold | Gone ||\n{code}"));
    }
    let drift = with_docs(&schema, &docs(&pages));
    assert_eq!(
        said(&drift),
        ["missing code: error set wall codes.WALL_SOLD"]
    );
    let finding = &drift.findings[0];
    assert_eq!(finding.seen_in, ["wall.v1.Wall.paint", "wall.v1.Wall.wash"]);
    assert_eq!(finding.docs.len(), 2);
    let pasted = "# errors/wall.yaml\ncodes:\n  WALL_SOLD: …";
    assert_eq!(finding.paste.as_deref(), Some(pasted));
    assert_eq!(&*finding.schema.as_ref().unwrap().file, "errors/wall.yaml");
}

#[test]
fn a_code_gone_from_the_pages_of_a_whole_set_is_recorded_in_the_set() {
    let schema = schema(&files(&here("schema"), "yaml"));
    let mut pages = files(&here("docs"), "md");
    for (_, page) in &mut pages {
        let rows = page
            .lines()
            .filter(|line| !line.contains("`WALL_NOT_FOUND`"));
        *page = rows.collect::<Vec<_>>().join(
            "
",
        );
    }
    let drift = with_docs(&schema, &docs(&pages));
    assert_eq!(
        said(&drift),
        ["code unknown to the docs: error set wall codes.WALL_NOT_FOUND"]
    );
    let pasted = drift.findings[0].paste.clone().unwrap();
    assert!(pasted.starts_with("# errors/wall.yaml\n"), "{pasted}");
    assert!(pasted.contains("at: codes.WALL_NOT_FOUND"), "{pasted}");
}

#[test]
fn a_code_on_one_page_of_a_set_is_missing_in_the_method() {
    let schema = schema(&files(&here("schema"), "yaml"));
    let mut pages = files(&here("docs"), "md");
    let code = "|| `WALL_NOT_FOUND`";
    let wash = pages.iter_mut().find(|(path, _)| path.ends_with("wash.md"));
    let page = &mut wash.unwrap().1;
    *page = page.replace(code, &format!("|| `WALL_SOLD` | Sold | Gone ||\n{code}"));
    assert_eq!(
        said(&with_docs(&schema, &docs(&pages))),
        ["missing code: wall.v1.Wall.wash errors.WALL_SOLD"]
    );
}
