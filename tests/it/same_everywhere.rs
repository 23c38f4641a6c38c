//! The same schema gives the same bytes, wherever it lies.

use journeys::{Copy, repository, xtask};

#[test]
fn the_checked_in_tree_is_what_the_schema_gives() {
    let ended = xtask(["codegen", "--check"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(ended.stdout.ends_with("up to date\n"), "{}", ended.stdout);
}

#[test]
fn the_checked_in_editor_schemas_are_up_to_date() {
    let ended = xtask(["editor-schema", "--check"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
}

#[test]
fn two_copies_in_different_folders_give_identical_trees() {
    let (first, second) = (Copy::of_repository(), Copy::of_repository());
    let before = journeys::files_in(&repository().join("generated-client/src/generated"));
    for copy in [&first, &second] {
        std::fs::remove_dir_all(copy.out()).expect("the copy can be changed");
        let ended = copy.run(&["codegen"]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    }
    assert_eq!(first.generated(), second.generated());
    assert_eq!(first.generated(), before);
}

#[test]
fn nothing_is_touched_where_nothing_changed() {
    let copy = Copy::of_repository();
    let file = copy.out().join("mod.rs");
    let modified = || {
        std::fs::metadata(&file)
            .and_then(|file| file.modified())
            .expect("the file is there")
    };
    let before = modified();
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(
        ended.stdout.contains(": 0 written, 0 removed"),
        "{}",
        ended.stdout
    );
    assert_eq!(modified(), before);
}
