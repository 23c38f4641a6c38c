use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Ended, repository, xtask};

/// A copy of the schema and of the tree that is generated from it, to be changed at will.
pub struct Copy {
    folder: TempDir,
}

impl Copy {
    /// Copies both folders as they are checked in.
    pub fn of_repository() -> Self {
        let copy = Self {
            folder: TempDir::new().expect("there is room for temporary files"),
        };
        copy_folder(&repository().join("bitrix-schema/schema"), &copy.schema());
        copy_folder(
            &repository().join("generated-client/src/generated"),
            &copy.out(),
        );
        copy
    }

    pub fn schema(&self) -> PathBuf {
        self.folder.path().join("schema")
    }

    pub fn out(&self) -> PathBuf {
        self.folder.path().join("generated")
    }

    /// Adds the files of another folder to the schema.
    pub fn add_schema(&self, folder: &Path) {
        copy_folder(folder, &self.schema());
    }

    /// Replaces a text in one of the schema's files.
    pub fn edit_schema(&self, file: &str, from: &str, to: &str) {
        let path = self.schema().join(file);
        let text = fs::read_to_string(&path).expect("the schema's file is there");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        fs::write(path, text.replacen(from, to, 1)).expect("the copy can be written");
    }

    /// Writes a file of the schema.
    pub fn write_schema(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.schema().join(file);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("the copy can be written");
        fs::write(path, bytes).expect("the copy can be written");
    }

    /// `cargo xtask <command>` on the copy.
    pub fn run(&self, command: &[&str]) -> Ended {
        let (schema, out) = (self.schema(), self.out());
        let folders = [
            "--schema".into(),
            schema.into_os_string(),
            "--out".into(),
            out.into_os_string(),
        ];
        xtask(command.iter().map(std::ffi::OsString::from).chain(folders))
    }

    /// Where [`sandbox_tables`](Self::sandbox_tables) are written.
    pub fn sandbox_out(&self) -> PathBuf {
        self.folder.path().join("sandbox")
    }

    /// The tables that `cargo xtask codegen` gives the sandbox. Nothing else is written.
    pub fn sandbox_tables(&self) -> String {
        let (schema, out) = (self.schema(), self.sandbox_out());
        let ended = xtask([
            "codegen".as_ref(),
            "--schema".as_ref(),
            schema.as_os_str(),
            "--sandbox-out".as_ref(),
            out.as_os_str(),
        ]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        fs::read_to_string(out.join("tables.json")).expect("the tables are written")
    }

    /// Everything that is generated, by path.
    pub fn generated(&self) -> BTreeMap<String, Vec<u8>> {
        files_in(&self.out())
    }
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in files_in(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("a file lies in a folder"))
            .expect("the copy can be written");
        fs::write(to, bytes).expect("the copy can be written");
    }
}

/// The files below a folder, by their paths with `/`.
pub fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn visit(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let entry = entry.expect("the folder can be read");
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                visit(&entry.path(), &format!("{path}/"), files);
            } else {
                files.insert(path, fs::read(entry.path()).expect("the file can be read"));
            }
        }
    }
    let mut files = BTreeMap::new();
    if folder.exists() {
        visit(folder, "", &mut files);
    }
    files
}
