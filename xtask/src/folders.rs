use std::path::{Path, PathBuf};

use clap::Args;

/// Where the schema lies. The default is that of this repository.
#[derive(Args, Clone)]
pub(crate) struct Folders {
    /// Folder of the schema.
    #[arg(long, global = true, value_name = "FOLDER", default_value_os_t = in_repository("bitrix-schema/schema"))]
    pub(crate) schema: PathBuf,
}

/// Where the generated trees lie. A tree whose folder is not named is that of this repository, unless the
/// other's is: what comes from another schema must not find its way into the repository half.
#[derive(Args, Clone)]
pub(crate) struct OutFolders {
    /// Folder of the generated client [default: generated-client/src/generated]. Files in it that are not
    /// generated are removed.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Folder of the sandbox's tables [default: tests/sandbox/src/generated]. Where only one of the two folders
    /// is named, nothing but that one is written.
    #[arg(long, value_name = "FOLDER")]
    sandbox_out: Option<PathBuf>,
}

impl OutFolders {
    /// The folder of the client, if it is to be written.
    pub(crate) fn client(&self) -> Option<PathBuf> {
        self.folder(self.out.as_ref(), "generated-client/src/generated")
    }

    /// The folder of the sandbox's tables, if they are to be written.
    pub(crate) fn sandbox(&self) -> Option<PathBuf> {
        self.folder(self.sandbox_out.as_ref(), "tests/sandbox/src/generated")
    }

    fn folder(&self, named: Option<&PathBuf>, default: &str) -> Option<PathBuf> {
        let nothing_is_named = self.out.is_none() && self.sandbox_out.is_none();
        let default = || nothing_is_named.then(|| in_repository(default));
        named.cloned().or_else(default)
    }

    /// Generated code in the schema's folder would be read as a part of the schema's next tree.
    pub(crate) fn refuse_inside(&self, schema: &Path) -> Result<(), String> {
        for folder in [&self.out, &self.sandbox_out].into_iter().flatten() {
            let inside = std::path::absolute(folder)
                .and_then(|folder| Ok(folder.starts_with(std::path::absolute(schema)?)));
            if matches!(inside, Ok(true)) {
                return Err(format!(
                    "{} lies in the schema's folder; generated code takes a folder elsewhere",
                    folder.display()
                ));
            }
        }
        Ok(())
    }
}

/// A folder of the repository, short where the command runs at its root, as `cargo xtask` does for most.
fn in_repository(folder: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let is_here = std::env::current_dir().is_ok_and(|here| here == root);
    if is_here {
        PathBuf::from(folder)
    } else {
        root.join(folder)
    }
}
