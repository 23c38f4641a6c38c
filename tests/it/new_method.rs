//! A contributor adds a method: by YAML alone.

use std::fs;
use std::process::Output;

use journeys::{Copy, ScratchCrate, files_in, repository};

#[test]
fn a_new_method_costs_one_file_and_one_command() {
    let copy = Copy::of_repository();
    let (schema, generated) = (files_in(&copy.schema()), copy.generated());
    copy.write_schema(
        "methods/imbot.v2.Chat.archive.yaml",
        example_of_contributing(),
    );
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);

    let mut schema_now = files_in(&copy.schema());
    schema_now
        .remove("methods/imbot.v2.Chat.archive.yaml")
        .expect("the new file is there");
    assert_eq!(schema_now, schema, "no other file of the schema changed");
    let generated_now = copy.generated();
    let changed: Vec<_> = generated_now
        .iter()
        .filter(|(path, text)| generated.get(*path) != Some(text))
        .collect();
    let paths: Vec<_> = changed.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "examples.rs",
            "fixtures.rs",
            "imbot/chat_archive.rs",
            "imbot/mod.rs",
            "paths.rs"
        ]
    );
    assert!(
        generated
            .keys()
            .all(|path| generated_now.contains_key(path)),
        "nothing was removed"
    );
}

#[test]
fn a_method_that_goes_leaves_nothing_behind() {
    let copy = Copy::of_repository();
    copy.write_schema(
        "methods/imbot.v2.Chat.archive.yaml",
        example_of_contributing(),
    );
    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    fs::remove_file(copy.schema().join("methods/imbot.v2.Chat.archive.yaml")).unwrap();
    let ended = copy.run(&["codegen"]);
    assert!(ended.stdout.contains("1 removed"), "{}", ended.stdout);
    assert_eq!(copy.generated(), Copy::of_repository().generated());
}

/// The invented methods use every construct. They are generated, compiled without a warning, and called over HTTP.
#[test]
fn invented_methods_with_every_construct_are_called() {
    let copy = Copy::of_repository();
    copy.add_schema(&repository().join("tests/schemas/sibling"));
    copy.edit_schema("api.yaml", "\nerrors:", "\n  PinId: ID of a pin.\nerrors:");
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);

    let scratch = ScratchCrate::with_generated(&copy.out());
    scratch.write("tests/it/main.rs", include_str!("new_method/calls.rs"));
    let tested = scratch.cargo(&["test", "--quiet", "--all-features", "--test", "it"]);
    assert_succeeded(&tested);
    assert!(
        String::from_utf8_lossy(&tested.stdout).contains("6 passed"),
        "{tested:?}"
    );
    // The examples of the methods are tests of the crate.
    let examples = scratch.cargo(&[
        "test",
        "--quiet",
        "--all-features",
        "--lib",
        "generated::examples",
    ]);
    assert_succeeded(&examples);
    let generated = copy.generated();
    let written = String::from_utf8_lossy(&generated["examples.rs"])
        .matches("#[test]")
        .count();
    assert!(
        String::from_utf8_lossy(&examples.stdout).contains(&format!("{written} passed")),
        "{examples:?}"
    );
    let documented = scratch.cargo(&["doc", "--quiet", "--no-deps", "--all-features"]);
    assert_succeeded(&documented);
    assert!(documented.stderr.is_empty(), "{documented:?}");
}

/// The method that CONTRIBUTING.md shows, taken from there.
fn example_of_contributing() -> String {
    let text = fs::read_to_string(repository().join("CONTRIBUTING.md")).expect("it is checked in");
    let block = text
        .split("```yaml\n")
        .nth(1)
        .and_then(|rest| rest.split("   ```").next());
    let lines = block.expect("it shows a method").lines();
    lines
        .map(|line| line.strip_prefix("   ").unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}

fn assert_succeeded(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}
