//! A tree of files on disk, brought into line with one in memory.
//!
//! After a kill at any moment no file is torn: each is written beside its place and renamed into it. New leaves
//! come first, then changed files, then the `mod.rs` that name them, then what is left over is removed.

mod compare;
mod existing;
mod write;

pub(crate) use compare::{Difference, compare};
pub(crate) use write::{replace, write};

use std::path::{Path, PathBuf};

use codegen::File;

/// What keeps a tree from being read or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TreeError {
    #[error("cannot {action} {path}: {source}")]
    Io {
        action: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(
        "{0} holds files, and none of them is generated: is it the right folder? Generated code takes a folder of its own"
    )]
    Foreign(PathBuf),
    #[error(
        "{0} is in the way: a file where a folder belongs, or a folder where a file belongs; move it away"
    )]
    Blocked(PathBuf),
}

impl TreeError {
    fn of(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}

/// What is in the way of the tree, if anything: it is found before the first file is written.
fn blocked(root: &Path, files: &[File]) -> Option<PathBuf> {
    let is_file = |path: &Path| path.exists() && !path.is_dir();
    let mut folders: Vec<&Path> = files
        .iter()
        .filter_map(|file| Path::new(&file.path).parent())
        .collect();
    folders.sort_unstable();
    folders.dedup();
    let folder = folders
        .into_iter()
        .map(|folder| root.join(folder))
        .find(|folder| is_file(folder));
    folder.or_else(|| {
        files
            .iter()
            .map(|file| root.join(&file.path))
            .find(|path| path.is_dir())
    })
}
