use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::{copy_folder, repository};

/// The client crate with another generated tree, in a workspace of its own.
pub struct ScratchCrate {
    folder: TempDir,
}

impl Default for ScratchCrate {
    fn default() -> Self {
        Self::new()
    }
}

impl ScratchCrate {
    /// Takes everything of the client but its generated tree.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("there is room for temporary files");
        let scratch = Self { folder };
        copy_folder(&repository().join("generated-client"), &scratch.client());
        copy_folder(
            &repository().join("tests/scripted-server"),
            &scratch.folder.path().join("tests/scripted-server"),
        );
        scratch.write_workspace();
        scratch.forget_sandbox();
        scratch.set_generated([]);
        scratch
    }

    /// Takes the client's own code, and a folder in place of the generated tree.
    pub fn with_generated(generated: &Path) -> Self {
        let scratch = Self::new();
        copy_folder(generated, &scratch.generated());
        scratch
    }

    /// Leaves out the part of the client that names methods of the API, for a tree that has others.
    #[must_use]
    pub fn without_tasks(self) -> Self {
        let file = self.client().join("src/lib.rs");
        let text = fs::read_to_string(&file).expect("the client has a root");
        let lines = text.split_inclusive('\n');
        let kept: String = lines.filter(|line| !line.contains("tasks")).collect();
        assert_ne!(kept, text, "the client's root no longer names the module");
        self.write("src/lib.rs", &kept);
        self
    }

    /// Puts these files, and no others, into the generated tree.
    pub fn set_generated(&self, files: impl IntoIterator<Item = (String, String)>) {
        fs::remove_dir_all(self.generated()).expect("the copy can be changed");
        fs::create_dir_all(self.generated()).expect("the copy can be changed");
        for (path, text) in files {
            self.write(&format!("src/generated/{path}"), &text);
        }
    }

    /// Adds a file to the client crate.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.client().join(file);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("the copy can be written");
        fs::write(path, text).expect("the copy can be written");
    }

    /// Runs cargo in the crate. What it builds is kept for the next scratch crate.
    pub fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--target-dir"])
            .arg(repository().join("target").join("scratch"))
            .current_dir(self.client())
            .output()
            .expect("cargo starts")
    }

    fn generated(&self) -> PathBuf {
        self.client().join("src/generated")
    }

    fn client(&self) -> PathBuf {
        self.folder.path().join("generated-client")
    }

    /// Only the examples need the sandbox, and nobody builds those with another tree.
    fn forget_sandbox(&self) {
        let file = self.client().join("Cargo.toml");
        let text = fs::read_to_string(&file).expect("the client has a manifest");
        let lines = text.split_inclusive('\n');
        let kept: String = lines
            .filter(|line| !line.starts_with("bitrix24-sandbox"))
            .collect();
        assert_ne!(kept, text, "the client no longer takes the sandbox");
        self.write("Cargo.toml", &kept);
    }

    /// The repository's own workspace with fewer members: the same versions, the same lints.
    fn write_workspace(&self) {
        let root = repository();
        let manifest =
            fs::read_to_string(root.join("Cargo.toml")).expect("the repository has a manifest");
        let members = manifest
            .lines()
            .find(|line| line.starts_with("members = "))
            .expect("the workspace has members");
        let fewer = r#"members = ["generated-client", "tests/scripted-server"]"#;
        let manifest = manifest.replace(members, fewer);
        fs::write(self.folder.path().join("Cargo.toml"), manifest)
            .expect("the copy can be written");
        fs::copy(
            root.join("Cargo.lock"),
            self.folder.path().join("Cargo.lock"),
        )
        .expect("the lock file is checked in");
    }
}
