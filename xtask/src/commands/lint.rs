use super::CommandError;
use crate::Outcome;
use crate::folders::Folders;
use crate::progress::{Progress, count};
use crate::schema;

/// `cargo xtask lint`
pub(crate) fn run(folders: &Folders) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    progress.step("Reading the schema");
    let Some((api, files)) = schema::checked(folders)? else {
        return Ok(Outcome::Findings);
    };
    progress.done(&format!(
        "{}, {}: no findings",
        count(files, "file"),
        count(api.methods.len(), "method")
    ));
    Ok(Outcome::Well)
}
