use std::path::{Path, PathBuf};

use clap::Args;

/// Where the schema lies. The default is that of this repository.
#[derive(Args, Clone)]
pub(crate) struct Folders {
    /// Folder of the schema.
    #[arg(long, global = true, value_name = "FOLDER", default_value_os_t = in_repository("bitrix-schema/schema"))]
    pub(crate) schema: PathBuf,
}

/// Where the generated tree lies. The default is that of this repository.
#[derive(Args, Clone)]
pub(crate) struct OutFolder {
    /// Folder of the generated code. Files in it that are not generated are removed.
    #[arg(long, value_name = "FOLDER", default_value_os_t = in_repository("generated-client/src/generated"))]
    pub(crate) out: PathBuf,
}

impl OutFolder {
    /// Generated code in the schema's folder would be read as a part of the schema's next tree.
    pub(crate) fn refuse_inside(&self, schema: &Path) -> Result<(), String> {
        let inside = std::path::absolute(&self.out)
            .and_then(|out| Ok(out.starts_with(std::path::absolute(schema)?)));
        match inside {
            Ok(true) => Err(format!(
                "{} lies in the schema's folder; generated code takes a folder elsewhere",
                self.out.display()
            )),
            _ => Ok(()),
        }
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
