use codegen::File;

use super::CommandError;
use crate::Outcome;
use crate::differences;
use crate::folders::{Folders, OutFolder};
use crate::progress::{Progress, count};
use crate::{schema, tree};

/// `cargo xtask codegen`
pub(crate) fn write(folders: &Folders, out: &OutFolder) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    out.refuse_inside(&folders.schema)?;
    let Some((files, methods)) = generate(folders, &progress)? else {
        return Ok(Outcome::Findings);
    };
    progress.step("Writing");
    let written = tree::write(&out.out, &files)?;
    progress.done(&format!(
        "{}, {}: {} written, {} removed, {} unchanged",
        count(methods, "method"),
        count(files.len(), "file"),
        written.replaced,
        written.removed,
        files.len() - written.replaced,
    ));
    Ok(Outcome::Well)
}

/// `cargo xtask codegen --check`
pub(crate) fn check(folders: &Folders, out: &OutFolder) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    let Some((files, methods)) = generate(folders, &progress)? else {
        return Ok(Outcome::Findings);
    };
    progress.step("Comparing");
    let differences = tree::compare(&out.out, &files)?;
    if differences.is_empty() {
        progress.done(&format!(
            "{}, {}: up to date",
            count(methods, "method"),
            count(files.len(), "file")
        ));
        return Ok(Outcome::Well);
    }
    drop(progress);
    differences::print(&differences, "cargo xtask codegen");
    Ok(Outcome::Findings)
}

/// The whole tree in memory, and the number of methods. `None` if the schema has findings; they are printed.
fn generate(
    folders: &Folders,
    progress: &Progress,
) -> Result<Option<(Vec<File>, usize)>, CommandError> {
    progress.step("Reading the schema");
    let Some((api, _)) = schema::checked(folders)? else {
        return Ok(None);
    };
    progress.step(&format!(
        "Generating {}",
        count(api.methods.len(), "method")
    ));
    Ok(Some((codegen::generate(&api)?, api.methods.len())))
}
