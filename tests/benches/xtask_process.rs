//! How long the whole process of `cargo xtask codegen` takes: on the real schema, and on large ones.
//!
//! `cargo bench --package journeys`: medians of several runs, cargo itself excluded.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use journeys::{copy_folder, repository};
use tempfile::TempDir;

const RUNS: usize = 7;

fn main() {
    let xtask = release_build();
    let schema = repository().join("bitrix-schema/schema");
    let generated = repository().join("generated-client/src/generated");
    let real = median(RUNS, || run(&xtask, &schema, &generated));
    println!("real schema, nothing to write: {real:?}");

    for methods in [100, 1_000, 10_000] {
        let folder = TempDir::new().expect("there is room for temporary files");
        let (schema, out) = (
            folder.path().join("schema"),
            folder.path().join("generated"),
        );
        write_schema(&schema, methods);
        let first = median(RUNS, || {
            let _ = fs::remove_dir_all(&out);
            run(&xtask, &schema, &out)
        });
        let again = median(RUNS, || run(&xtask, &schema, &out));
        let each = again / u32::try_from(methods).expect("the number is small");
        println!(
            "{methods:>6} methods: all written {first:?}, nothing to write {again:?}, {each:?} a method"
        );
    }
}

fn release_build() -> std::path::PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--package", "xtask"])
        .current_dir(repository())
        .status();
    assert!(
        built.expect("cargo starts").success(),
        "xtask does not build"
    );
    repository()
        .join("target/release")
        .join(format!("xtask{}", std::env::consts::EXE_SUFFIX))
}

/// The real schema, with copies of delete until there are enough methods.
fn write_schema(folder: &Path, methods: usize) {
    copy_folder(&repository().join("bitrix-schema/schema"), folder);
    let template = folder.join("methods/imbot.v2.Chat.Message.delete.yaml");
    let template = fs::read_to_string(template).expect("the schema has the method");
    let present = fs::read_dir(folder.join("methods"))
        .expect("the schema has methods")
        .count();
    for number in present..methods {
        let name = format!(
            "imbot.v2.Area{}.Thing{}.act{number}",
            number / 100,
            number / 10 % 10
        );
        let text = template.replace("imbot.v2.Chat.Message.delete", &name);
        fs::write(folder.join(format!("methods/{name}.yaml")), text)
            .expect("the copy can be written");
    }
}

fn run(xtask: &Path, schema: &Path, out: &Path) -> Duration {
    let mut command = Command::new(xtask);
    command
        .arg("codegen")
        .arg("--schema")
        .arg(schema)
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null());
    let began = Instant::now();
    assert!(command.status().expect("xtask starts").success());
    began.elapsed()
}

fn median(runs: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<_> = (0..runs).map(|_| measure()).collect();
    times.sort_unstable();
    times[runs / 2]
}
