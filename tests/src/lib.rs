//! What the journeys stand on: copies of the repository's folders, and its commands run as a person runs them.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test fails by a panic, wherever it stands"
)]

mod copy;
mod scratch_crate;
mod xtask;

pub use copy::{Copy, copy_folder, files_in};
pub use scratch_crate::ScratchCrate;
pub use xtask::{Ended, spawn_xtask, start_xtask, xtask};

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("the tests lie in a folder of the repository")
        .to_owned()
}

/// The README's quick start is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
