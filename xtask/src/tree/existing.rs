use std::path::Path;

use super::TreeError;

/// What lies in a folder, with `/` between the parts of each path. Links are not followed.
#[derive(Default)]
pub(super) struct Existing {
    pub(super) files: Vec<String>,
    pub(super) folders: Vec<String>,
}

impl Existing {
    /// A folder that does not exist holds nothing.
    pub(super) fn in_folder(root: &Path) -> Result<Self, TreeError> {
        let mut existing = Self::default();
        if root.exists() {
            existing.visit(root, "")?;
        }
        existing.files.sort();
        existing.folders.sort();
        Ok(existing)
    }

    fn visit(&mut self, folder: &Path, prefix: &str) -> Result<(), TreeError> {
        for entry in std::fs::read_dir(folder).map_err(TreeError::of("list", folder))? {
            let entry = entry.map_err(TreeError::of("list", folder))?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry
                .file_type()
                .map_err(TreeError::of("look at", entry.path()))?;
            if kind.is_dir() {
                self.visit(&entry.path(), &format!("{path}/"))?;
                self.folders.push(path);
            } else {
                self.files.push(path);
            }
        }
        Ok(())
    }
}
