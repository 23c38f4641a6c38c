use std::path::PathBuf;

use codegen::File;

use super::CommandError;
use crate::Outcome;
use crate::differences;
use crate::folders::{Folders, OutFolders};
use crate::progress::{Progress, count};
use crate::{schema, tree};

/// `cargo xtask codegen`
pub(crate) fn write(folders: &Folders, out: &OutFolders) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    out.refuse_inside(&folders.schema)?;
    let Some(generated) = generate(folders, out, &progress)? else {
        return Ok(Outcome::Findings);
    };
    progress.step("Writing");
    let (mut replaced, mut removed) = (0, 0);
    for (folder, files) in &generated.trees {
        let written = tree::write(folder, files)?;
        replaced += written.replaced;
        removed += written.removed;
    }
    progress.done(&format!(
        "{}, {}: {replaced} written, {removed} removed, {} unchanged",
        count(generated.methods, "method"),
        count(generated.files(), "file"),
        generated.files() - replaced,
    ));
    Ok(Outcome::Well)
}

/// `cargo xtask codegen --check`
pub(crate) fn check(folders: &Folders, out: &OutFolders) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    let Some(generated) = generate(folders, out, &progress)? else {
        return Ok(Outcome::Findings);
    };
    progress.step("Comparing");
    let mut differences = Vec::new();
    for (folder, files) in &generated.trees {
        differences.extend(tree::compare(folder, files)?);
    }
    if differences.is_empty() {
        progress.done(&format!(
            "{}, {}: up to date",
            count(generated.methods, "method"),
            count(generated.files(), "file")
        ));
        return Ok(Outcome::Well);
    }
    drop(progress);
    differences::print(&differences, "cargo xtask codegen");
    Ok(Outcome::Findings)
}

/// The trees in memory, each with its folder.
struct Generated {
    trees: Vec<(PathBuf, Vec<File>)>,
    methods: usize,
}

impl Generated {
    fn files(&self) -> usize {
        self.trees.iter().map(|(_, files)| files.len()).sum()
    }
}

/// `None` if the schema has findings; they are printed.
fn generate(
    folders: &Folders,
    out: &OutFolders,
    progress: &Progress,
) -> Result<Option<Generated>, CommandError> {
    progress.step("Reading the schema");
    let Some((api, _)) = schema::checked(folders)? else {
        return Ok(None);
    };
    progress.step(&format!(
        "Generating {}",
        count(api.methods.len(), "method")
    ));
    let mut trees = Vec::new();
    if let Some(folder) = out.client() {
        trees.push((folder, codegen::generate(&api)?));
    }
    if let Some(folder) = out.sandbox() {
        trees.push((folder, codegen::generate_sandbox(&api)));
    }
    Ok(Some(Generated {
        trees,
        methods: api.methods.len(),
    }))
}
