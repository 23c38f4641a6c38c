//! A tree of files on disk, brought into line with one in memory.
//!
//! After a kill at any moment no file is torn: each is written beside its place and renamed into it. New leaves
//! come first, then changed files, then the `mod.rs` that name them, then what is left over is removed.

mod compare;
mod existing;
mod write;

pub(crate) use compare::compare;
pub(crate) use write::write;

use std::path::PathBuf;

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
