use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use crate::repository;

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; `None` after a signal.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `cargo xtask` with these arguments.
pub fn xtask<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ended {
    let output = Command::new(binary())
        .args(arguments)
        .output()
        .expect("xtask starts");
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("xtask writes UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("xtask writes UTF-8"),
    }
}

/// Starts `cargo xtask` and does not wait for it.
pub fn spawn_xtask<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Child {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().expect("xtask starts")
}

/// Starts `cargo xtask`, whose output can be read while it runs.
pub fn start_xtask<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Child {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().expect("xtask starts")
}

/// The program behind `cargo xtask`, built once: the journeys time and kill it, and cargo would be in the way.
fn binary() -> &'static PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has a path");
        let profile = test
            .parent()
            .and_then(|deps| deps.parent())
            .expect("a test lies in target/<profile>/deps");
        let target = profile
            .parent()
            .expect("a profile lies in the target folder");
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "xtask", "--target-dir"])
            .arg(target)
            .current_dir(repository())
            .status()
            .expect("cargo starts");
        assert!(built.success(), "xtask does not build");
        target
            .join("debug")
            .join(format!("xtask{}", std::env::consts::EXE_SUFFIX))
    })
}
