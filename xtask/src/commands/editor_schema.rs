use codegen::File;

use super::CommandError;
use crate::Outcome;
use crate::differences;
use crate::folders::Folders;
use crate::progress::{Progress, count};
use crate::{schema, tree};

/// The folder beside the data.
const FOLDER: &str = ".editor";

/// `cargo xtask editor-schema`
pub(crate) fn write(folders: &Folders) -> Result<Outcome, CommandError> {
    schema::require_folder(&folders.schema)?;
    let files = files();
    let written = tree::write(&folders.schema.join(FOLDER), &files)?;
    let unchanged = files.len() - written.replaced;
    Progress::new().done(&format!(
        "{}: {} written, {} removed, {unchanged} unchanged",
        count(files.len(), "file"),
        written.replaced,
        written.removed
    ));
    Ok(Outcome::Well)
}

/// `cargo xtask editor-schema --check`
pub(crate) fn check(folders: &Folders) -> Result<Outcome, CommandError> {
    schema::require_folder(&folders.schema)?;
    let files = files();
    let differences = tree::compare(&folders.schema.join(FOLDER), &files)?;
    if differences.is_empty() {
        Progress::new().done(&format!("{}: up to date", count(files.len(), "file")));
        return Ok(Outcome::Well);
    }
    differences::print(&differences, "cargo xtask editor-schema");
    Ok(Outcome::Findings)
}

fn files() -> Vec<File> {
    bitrix_schema::editor_schemas()
        .into_iter()
        .map(|(path, text)| File { path, text })
        .collect()
}
