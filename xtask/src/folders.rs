use std::path::{Path, PathBuf};

use clap::Args;

/// Where the schema and the generated tree lie. The defaults are those of this repository.
#[derive(Args, Clone)]
pub(crate) struct Folders {
    /// Folder of the schema.
    #[arg(long, global = true, value_name = "FOLDER", default_value_os_t = in_repository("bitrix-schema/schema"))]
    pub(crate) schema: PathBuf,
    /// Folder of the generated code. Files in it that are not generated are removed.
    #[arg(long, global = true, value_name = "FOLDER", default_value_os_t = in_repository("generated-client/src/generated"))]
    pub(crate) out: PathBuf,
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
