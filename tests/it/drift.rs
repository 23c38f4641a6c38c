//! What a maintainer sees of the vendor's docs: findings, forms of the report, the lock.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use journeys::{Copy, Ended, copy_folder, repository, xtask};
use serde_json::Value;
use tempfile::TempDir;

/// The small pair of docs and schema that says the same.
fn pair() -> (Copy, TempDir) {
    let pair = repository().join("bitrix-schema/tests/it/drift");
    let copy = Copy::of_repository();
    fs::remove_dir_all(copy.schema()).unwrap();
    copy.add_schema(&pair.join("schema"));
    let docs = TempDir::new().unwrap();
    copy_folder(&pair.join("docs"), docs.path());
    (copy, docs)
}

/// `cargo xtask <command>` on a copy of the schema; none of these commands looks at what is generated.
fn run_on(copy: &Copy, command: &[&str]) -> Ended {
    let schema = ["--schema".into(), copy.schema().into_os_string()];
    xtask(command.iter().map(OsString::from).chain(schema))
}

fn page(docs: &Path) -> PathBuf {
    docs.join("house/wall.v1/wall-paint.md")
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from:?} is not in the page");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_change_of_the_docs_is_found_recorded_and_silent() {
    let (copy, docs) = pair();
    let root = docs.path().to_str().unwrap().to_owned();
    let run = |arguments: &[&str]| {
        let mut command = vec!["drift", root.as_str()];
        command.extend(arguments);
        run_on(&copy, &command)
    };

    let in_step = run(&[]);
    assert_eq!((in_step.code, in_step.stderr.as_str()), (Some(0), ""));
    assert!(in_step.stdout.contains("in step"), "{}", in_step.stdout);

    edit(&page(docs.path()), "Default is `2`", "Default is `3`");
    let drifted = run(&[]);
    assert_eq!(drifted.code, Some(1), "{}", drifted.stdout);
    let shown = drifted
        .stdout
        .replace(&root, "DOCS")
        .replace(copy.schema().to_str().unwrap(), "SCHEMA");
    insta::assert_snapshot!(shown);

    // What the section does not show is not reported.
    let other = run(&["--section", "house/wall.v1/wall-wash.md"]);
    assert_eq!(other.code, Some(0), "{}", other.stdout);
    assert_eq!(run(&["--section", "wall.v1"]).code, Some(1));
    // A page without its ending, and a path as the shell completes it.
    let here = format!("{root}/house/wall.v1/wall-");
    for (page, code) in [
        ("house/wall.v1/wall-wash".to_owned(), 0),
        ("house/wall.v1/wall-paint".to_owned(), 1),
        (format!("{here}wash.md"), 0),
        (format!("{here}wash"), 0),
        (format!("{here}paint.md"), 1),
        (format!("{here}paint"), 1),
        (format!("{root}/house/wall.v1/"), 1),
        (root.clone(), 1),
    ] {
        let shown = run(&["--section", page.as_str()]);
        assert_eq!(shown.code, Some(code), "{page}: {}", shown.stderr);
        let subject = shown.stdout.contains("1 method compared");
        assert_eq!(subject, page.contains("wall-"), "{page}: {}", shown.stdout);
    }

    // What the finding says to paste is what is missing.
    copy.edit_schema(
        "methods/wall.v1.Wall.paint.yaml",
        "default: 2",
        "default: 3",
    );
    assert_eq!(run(&[]).code, Some(0));
}

/// Facts hold paths from the root of the documentation: a folder above it or in it leads to the same ones.
#[test]
fn the_root_of_the_docs_is_found_from_folders_around_it() {
    let (copy, docs) = pair();
    let above = TempDir::new().unwrap();
    copy_folder(docs.path(), &above.path().join("rest-docs"));
    for folder in [
        above.path().to_owned(),
        docs.path().join("house"),
        docs.path().join("house/wall.v1"),
    ] {
        let ended = run_on(&copy, &["drift", folder.to_str().unwrap()]);
        assert_eq!(
            ended.code,
            Some(0),
            "{}: {}",
            folder.display(),
            ended.stdout
        );
    }
}

#[test]
fn the_forms_of_the_report_say_the_same() {
    let (copy, docs) = pair();
    let root = docs.path().to_str().unwrap();
    edit(
        &page(docs.path()),
        "|| `BRUSH_LOST` | Lost | There is no brush ||\n",
        "",
    );

    let json = run_on(&copy, &["drift", root, "--format", "json"]);
    assert_eq!(json.code, Some(1), "{}", json.stderr);
    let report: Value = serde_json::from_str(&json.stdout).unwrap();
    let finding = &report["findings"][0];
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(finding["kind"], "code unknown to the docs");
    assert_eq!(finding["subject"], "wall.v1.Wall.paint");
    assert_eq!(finding["path"], "errors.BRUSH_LOST");
    assert!(finding["docs"][0]["line"].is_u64() && finding["schema"]["line"].is_u64());

    let markdown = run_on(&copy, &["drift", root, "--format", "markdown"]);
    assert_eq!(markdown.code, Some(1));
    for part in [
        "# Drift",
        "## wall.v1.Wall.paint",
        "`errors.BRUSH_LOST`",
        "```yaml",
    ] {
        assert!(markdown.stdout.contains(part), "{}", markdown.stdout);
    }
}

#[test]
fn the_lock_stands_in_for_the_docs() {
    let (copy, docs) = pair();
    let root = docs.path().to_str().unwrap();
    let without = run_on(&copy, &["drift"]);
    assert_eq!(without.code, Some(2), "{}", without.stdout);
    assert!(
        without.stderr.contains("--update-lock"),
        "{}",
        without.stderr
    );

    let written = run_on(&copy, &["drift", root, "--update-lock"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    assert!(written.stdout.contains("written"), "{}", written.stdout);
    let again = run_on(&copy, &["drift", root, "--update-lock"]);
    assert!(again.stdout.contains("unchanged"), "{}", again.stdout);
    assert_eq!(run_on(&copy, &["drift"]).code, Some(0));
    assert_eq!(run_on(&copy, &["lint"]).code, Some(0));

    // The schema moves away from the lock.
    copy.edit_schema(
        "methods/wall.v1.Wall.paint.yaml",
        "max_items: 10",
        "max_items: 11",
    );
    let moved = run_on(&copy, &["drift"]);
    assert_eq!(moved.code, Some(1));
    assert!(
        moved.stdout.contains("params.fields.helpers.max_items"),
        "{}",
        moved.stdout
    );
    copy.edit_schema(
        "methods/wall.v1.Wall.paint.yaml",
        "max_items: 11",
        "max_items: 10",
    );

    // What the schema does not describe is counted, and fails nothing while the docs are not at hand.
    fs::remove_file(copy.schema().join("methods/wall.v1.Wall.wash.yaml")).unwrap();
    let fewer = run_on(&copy, &["drift"]);
    assert_eq!(fewer.code, Some(0), "{}", fewer.stdout);
    assert!(
        fewer.stdout.contains("not described yet: 1 method"),
        "{}",
        fewer.stdout
    );
    let missing = run_on(&copy, &["drift", root]);
    assert_eq!(missing.code, Some(1));
    assert!(
        missing.stdout.contains("missing method: wall.v1.Wall.wash"),
        "{}",
        missing.stdout
    );
}

#[test]
fn a_lock_that_is_old_or_broken_is_a_finding() {
    let (copy, docs) = pair();
    let root = docs.path().to_str().unwrap();
    assert_eq!(
        run_on(&copy, &["drift", root, "--update-lock"]).code,
        Some(0)
    );
    // Only the lock is behind: the schema says what the docs do.
    edit(&page(docs.path()), "Default is `2`", "Default is `3`");
    copy.edit_schema(
        "methods/wall.v1.Wall.paint.yaml",
        "default: 2",
        "default: 3",
    );
    let old = run_on(&copy, &["drift", root]);
    assert_eq!(old.code, Some(1));
    assert!(
        old.stdout.contains("lock differs") && old.stdout.contains("docs.lock:"),
        "{}",
        old.stdout
    );

    copy.write_schema("docs.lock", b"method \xff\n<<<<<<< HEAD\n");
    let broken = run_on(&copy, &["drift"]);
    assert_eq!(broken.code, Some(1));
    assert!(
        broken.stdout.contains("docs.lock:1") && broken.stdout.contains("docs.lock:2"),
        "{}",
        broken.stdout
    );
}

#[test]
fn bad_use_is_told_from_findings() {
    let (copy, docs) = pair();
    let root = docs.path().to_str().unwrap();
    let empty = TempDir::new().unwrap();
    fs::write(empty.path().join("a.txt"), "no page").unwrap();
    let empty = empty.path().to_str().unwrap();
    for (arguments, said) in [
        (vec!["drift", "/nowhere/docs"], "there is no folder"),
        (vec!["drift", empty], "there is no markdown"),
        (vec!["drift", root, "--section", "garden"], "under garden"),
        (vec!["drift", "--update-lock"], "DOCS"),
        (
            vec!["drift", root, "--update-lock", "--section", "house"],
            "--section",
        ),
        (vec!["drift", root, "--format", "xml"], "xml"),
    ] {
        let ended = run_on(&copy, &arguments);
        assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.stdout);
        assert!(
            ended.stderr.contains(said),
            "{arguments:?}: {}",
            ended.stderr
        );
    }
}

#[test]
fn the_vendors_docs() {
    let docs = repository().join("../shared/vendor-docs");
    if !docs.is_dir() {
        println!("skipped: there is no ../shared/vendor-docs");
        return;
    }
    let copy = Copy::of_repository();
    let ended = run_on(
        &copy,
        &["drift", docs.to_str().unwrap(), "--format", "json"],
    );
    let report: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(report["findings"], Value::Array(Vec::new()));
    let missing = report["not_yet"].as_array().unwrap().iter();
    let missing = missing
        .filter(|finding| finding["kind"] == "missing method")
        .count();
    assert_eq!(missing as u64 + report["compared"].as_u64().unwrap(), 39);
}

/// The README says how much is described, in the words of the command.
#[test]
fn the_readme_says_how_much_is_described() {
    let ended = xtask(["drift"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stdout);
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let said = ended.stdout.trim();
    assert!(readme.contains(said), "the README should say: {said}");
    let lock = fs::read_to_string(repository().join("bitrix-schema/schema/docs.lock")).unwrap();
    let facts = lock.lines().filter(|line| line.starts_with(' ')).count();
    let facts = format!("{},{:03} facts", facts / 1000, facts % 1000);
    assert!(readme.contains(&facts), "the README should say: {facts}");
}
