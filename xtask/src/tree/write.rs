use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use codegen::File;
use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::existing::{Existing, TEMPORARY, is_generated, is_temporary};
use super::{TreeError, blocked};

/// What a write did.
pub(crate) struct Written {
    pub(crate) replaced: usize,
    pub(crate) removed: usize,
}

/// Makes the folder hold exactly these files. Those that are the same already are not touched.
pub(crate) fn write(root: &Path, files: &[File]) -> Result<Written, TreeError> {
    if let Some(blocked) = blocked(root, files) {
        return Err(TreeError::Blocked(blocked));
    }
    refuse_foreign(root, files)?;
    let folders: BTreeSet<_> = files
        .iter()
        .filter_map(|file| root.join(&file.path).parent().map(Path::to_owned))
        .collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(TreeError::of("create", folder))?;
    }
    let steps: Vec<_> = files.par_iter().map(|file| step(root, file)).collect();
    let mut replaced = 0;
    // A module is named only once its file is there.
    for step in [Step::NewLeaf, Step::ChangedLeaf, Step::Module] {
        let due: Vec<_> = files
            .iter()
            .zip(&steps)
            .filter(|(_, due)| **due == step)
            .collect();
        due.par_iter()
            .try_for_each(|(file, _)| replace(root, file))?;
        replaced += due.len();
    }
    let removed = remove_orphans(root, files)?;
    Ok(Written { replaced, removed })
}

/// When a file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    NewLeaf,
    ChangedLeaf,
    Module,
    Never,
}

fn step(root: &Path, file: &File) -> Step {
    match fs::read(root.join(&file.path)) {
        Ok(bytes) if bytes == file.text.as_bytes() => Step::Never,
        _ if file.path.ends_with("mod.rs") => Step::Module,
        Ok(_) => Step::ChangedLeaf,
        Err(_) => Step::NewLeaf,
    }
}

/// A folder that was named by mistake would be emptied: one with files has a generated one where it belongs.
fn refuse_foreign(root: &Path, files: &[File]) -> Result<(), TreeError> {
    let existing = Existing::in_folder(root)?.files;
    let is_new = existing.iter().all(|path| is_temporary(path));
    let is_ours = || {
        files
            .iter()
            .any(|file| is_generated(&root.join(&file.path)))
    };
    if is_new || is_ours() {
        Ok(())
    } else {
        Err(TreeError::Foreign(root.to_owned()))
    }
}

/// Writes a file beside its place and moves it there: a reader sees the old text or the new, never a part.
pub(crate) fn replace(root: &Path, file: &File) -> Result<(), TreeError> {
    let path = root.join(&file.path);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(TreeError::of("create", folder))?;
    let mut temporary = temporary_in(folder).map_err(TreeError::of("write in", folder))?;
    temporary
        .write_all(file.text.as_bytes())
        .map_err(TreeError::of("write", &path))?;
    temporary
        .persist(&path)
        .map_err(|error| TreeError::of("replace", &path)(error.error))?;
    Ok(())
}

fn temporary_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).suffix(".tmp");
    // A temporary file is readable by its owner alone otherwise, and it becomes the real one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Removes what is not generated: modules of methods that are gone, and what an interrupted run left.
fn remove_orphans(root: &Path, files: &[File]) -> Result<usize, TreeError> {
    let wanted: HashSet<_> = files.iter().map(|file| file.path.as_str()).collect();
    let existing = Existing::in_folder(root)?;
    let orphans: Vec<_> = existing
        .files
        .iter()
        .filter(|path| !wanted.contains(path.as_str()))
        .collect();
    for path in &orphans {
        let path = root.join(path);
        fs::remove_file(&path).map_err(TreeError::of("remove", &path))?;
    }
    // Deepest first: a folder is removed once it is empty.
    let existing = Existing::in_folder(root)?;
    let empty: Vec<_> = existing.empty_folders().collect();
    for folder in empty.iter().rev() {
        // What other programs keep in it keeps it.
        let _ = fs::remove_dir(root.join(folder));
    }
    Ok(orphans.len())
}
