//! `codegen --check` names every way in which the tree can differ, and one `codegen` repairs all of them.

use std::fs;
use std::path::Path;

use journeys::Copy;

/// One way to spoil the tree, and what `--check` says about it.
struct Corruption {
    spoil: fn(&Path),
    said: &'static str,
}

const CORRUPTIONS: [Corruption; 9] = [
    Corruption {
        spoil: |out| replace_line(&out.join("ids.rs"), 3, "// edited by hand"),
        said: "stale: {out}/ids.rs:3",
    },
    Corruption {
        spoil: |out| truncate(&out.join("imbot/message_send.rs")),
        said: "stale: {out}/imbot/message_send.rs:",
    },
    Corruption {
        spoil: |out| fs::remove_file(out.join("imbot/message_delete.rs")).unwrap(),
        said: "missing: {out}/imbot/message_delete.rs",
    },
    Corruption {
        spoil: |out| fs::write(out.join("imbot/mod.rs"), "").unwrap(),
        said: "stale: {out}/imbot/mod.rs:1",
    },
    Corruption {
        spoil: |out| carriage_returns(&out.join("mod.rs")),
        said: "stale: {out}/mod.rs:1",
    },
    Corruption {
        spoil: |out| fs::write(out.join("errors.rs"), [0xFF, 0x00, 0xFE]).unwrap(),
        said: "stale: {out}/errors.rs:1",
    },
    Corruption {
        spoil: |out| fs::write(out.join("imbot/gone.rs"), "// left over").unwrap(),
        said: "orphan: {out}/imbot/gone.rs",
    },
    Corruption {
        spoil: |out| fs::write(out.join(".codegen-x1.tmp"), "half a fi").unwrap(),
        said: "orphan: {out}/.codegen-x1.tmp",
    },
    Corruption {
        spoil: |out| append(&out.join("imbot/message_update.rs"), "\n"),
        said: "stale: {out}/imbot/message_update.rs:",
    },
];

#[test]
fn every_corruption_is_named_in_one_run() {
    let copy = Copy::of_repository();
    for corruption in &CORRUPTIONS {
        (corruption.spoil)(&copy.out());
    }
    let ended = copy.run(&["codegen", "--check"]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    for corruption in &CORRUPTIONS {
        let said = corruption
            .said
            .replace("{out}", &copy.out().display().to_string());
        assert!(
            ended.stderr.contains(&said),
            "not named: {said}\n{}",
            ended.stderr
        );
    }
    assert!(
        ended.stderr.contains(&format!(
            "{} differences; run `cargo xtask codegen`",
            CORRUPTIONS.len()
        )),
        "{}",
        ended.stderr
    );
    assert!(
        ended.stderr.contains("  found:    // edited by hand"),
        "{}",
        ended.stderr
    );

    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    assert_eq!(copy.run(&["codegen", "--check"]).code, Some(0));
    assert_eq!(copy.generated(), Copy::of_repository().generated());
}

#[test]
fn each_corruption_is_named_alone() {
    for corruption in &CORRUPTIONS {
        let copy = Copy::of_repository();
        (corruption.spoil)(&copy.out());
        let ended = copy.run(&["codegen", "--check"]);
        assert_eq!(ended.code, Some(1), "{}", ended.stderr);
        let said = corruption
            .said
            .replace("{out}", &copy.out().display().to_string());
        assert!(
            ended.stderr.contains(&said),
            "not named: {said}\n{}",
            ended.stderr
        );
        assert!(ended.stderr.contains("1 difference; "), "{}", ended.stderr);
    }
}

#[test]
fn a_folder_that_is_not_generated_is_not_emptied() {
    let copy = Copy::of_repository();
    fs::remove_dir_all(copy.out()).unwrap();
    fs::create_dir_all(copy.out()).unwrap();
    fs::write(copy.out().join("thesis.txt"), "years of work").unwrap();
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stdout);
    assert!(
        ended.stderr.contains("is it the right folder?"),
        "{}",
        ended.stderr
    );
    assert!(copy.out().join("thesis.txt").exists());
}

#[test]
fn a_folder_with_files_of_the_same_names_is_not_emptied() {
    let copy = Copy::of_repository();
    fs::remove_dir_all(copy.out()).unwrap();
    for (path, text) in [
        ("mod.rs", "//! My own module."),
        ("errors.rs", "// Mine."),
        ("src/main.rs", "fn main() {}"),
    ] {
        let path = copy.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let before = copy.generated();
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stdout);
    assert_eq!(copy.generated(), before);
}

#[test]
fn what_other_programs_keep_beside_the_tree_is_not_touched() {
    let copy = Copy::of_repository();
    let config = copy.out().join(".git/config");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, "[core]").unwrap();
    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    assert!(config.exists());
    assert_eq!(copy.run(&["codegen", "--check"]).code, Some(0));
}

#[test]
fn what_is_in_the_way_is_named_before_anything_is_written() {
    let copy = Copy::of_repository();
    fs::remove_dir_all(copy.out().join("imbot")).unwrap();
    fs::write(copy.out().join("imbot"), "a file").unwrap();
    fs::remove_file(copy.out().join("ids.rs")).unwrap();
    let check = copy.run(&["codegen", "--check"]);
    assert_eq!(check.code, Some(1), "{}", check.stderr);
    assert!(check.stderr.contains("in the way: "), "{}", check.stderr);
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stdout);
    assert!(!copy.out().join("ids.rs").exists(), "nothing was written");
}

#[test]
fn an_empty_folder_is_left_over_too() {
    let copy = Copy::of_repository();
    fs::create_dir_all(copy.out().join("events/old")).unwrap();
    let check = copy.run(&["codegen", "--check"]);
    assert_eq!(check.code, Some(1), "{}", check.stdout);
    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    assert_eq!(copy.run(&["codegen", "--check"]).code, Some(0));
}

fn replace_line(file: &Path, line: usize, with: &str) {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<_> = text
        .lines()
        .enumerate()
        .map(|(at, old)| if at + 1 == line { with } else { old })
        .collect();
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

fn truncate(file: &Path) {
    let bytes = fs::read(file).unwrap();
    fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
}

fn carriage_returns(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, text.replace('\n', "\r\n")).unwrap();
}

fn append(file: &Path, text: &str) {
    let old = fs::read_to_string(file).unwrap();
    fs::write(file, old + text).unwrap();
}
