use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use bitrix_schema::draft::{self, Draft, DraftError, OpenPoint, Present};
use bitrix_schema::vendor_docs::Docs;
use bitrix_schema::{SourceFile, drift, vendor_docs};
use clap::Args;
use codegen::File;

use super::CommandError;
use crate::folders::Folders;
use crate::progress::{Progress, count};
use crate::{Outcome, docs, findings, schema, tree};

/// What to draft.
#[derive(Args)]
pub(crate) struct Import {
    /// Folder of the vendor's documentation, and the methods and events to draft from it.
    #[arg(value_names = ["DOCS", "NAME"], required_unless_present = "blank")]
    docs_and_names: Vec<String>,
    /// Drafts every method and event under the folder that `docs` in api.yaml names and that the schema does not have.
    #[arg(long)]
    all_missing: bool,
    /// Drafts a method without a page: the keys of the language, and what each means.
    #[arg(long, value_name = "METHOD", conflicts_with_all = ["docs_and_names", "all_missing"])]
    blank: Option<String>,
    /// Replaces the files of methods and events that the schema has.
    #[arg(long)]
    force: bool,
}

/// `cargo xtask import`
pub(crate) fn run(import: &Import, folders: &Folders) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    let present = if import.force {
        Present::Replaced
    } else {
        Present::Kept
    };
    progress.step("Reading the schema");
    let files = schema::read(&folders.schema)?;
    let mut unread = Vec::new();
    let drafted = match (&import.blank, import.docs_and_names.split_first()) {
        (Some(method), _) => draft::blank(files, method, present),
        (None, Some((folder, names))) => {
            progress.step("Reading the documentation");
            let described = described(&files);
            let root = docs::root(Path::new(folder), &described);
            let read = vendor_docs::read(&docs::read(&root, &described, None)?);
            let names = if import.all_missing && names.is_empty() {
                draft::missing(&read.facts, files.clone())
            } else if names.is_empty() || import.all_missing {
                return Err("name the methods and events to draft, or say --all-missing".into());
            } else {
                names.to_vec()
            };
            progress.step(&format!("Drafting {}", count(names.len(), "file")));
            unread = unread_of(&read, &names, &root);
            draft::from_docs(&read.facts, files, &names, present)
        }
        (None, None) => return Err("name the folder of the documentation".into()),
    };
    match drafted {
        Ok(draft) => {
            write(&draft, &folders.schema)?;
            report(&draft, &unread, &folders.schema, progress);
            Ok(Outcome::Well)
        }
        Err(DraftError::Findings {
            files,
            findings: found,
        }) => {
            drop(progress);
            findings::print(&found, &files, &folders.schema);
            eprintln!(
                "nothing was written: the schema would not pass `cargo xtask lint` with the draft in it"
            );
            Ok(Outcome::Findings)
        }
        Err(error) => Err(error.into()),
    }
}

/// What could not be read on the pages of what is drafted, a line each.
fn unread_of(read: &Docs, names: &[String], root: &Path) -> Vec<String> {
    let methods = read.facts.methods.iter().map(|of| (&of.name, &of.place));
    let events = read.facts.events.iter().map(|of| (&of.name, &of.place));
    let drafted = methods
        .chain(events)
        .filter(|(name, _)| names.contains(name));
    let pages: HashSet<&str> = drafted.map(|(_, place)| &*place.file).collect();
    let findings = read.findings.iter();
    findings
        .filter(|finding| pages.contains(&*finding.place.file))
        .map(|finding| format!("{}/{finding}", root.display()))
        .collect()
}

/// The section of the documentation that the schema describes.
fn described(files: &[SourceFile]) -> String {
    let (schema, _) = bitrix_schema::load(files.to_vec());
    drift::default_section(&schema)
}

/// File by file, what is referred to before what refers to it: an import that was interrupted can be run again.
fn write(draft: &Draft, folder: &Path) -> Result<(), CommandError> {
    for file in &draft.files {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let path = file.path.clone();
        tree::replace(folder, &File { path, text })?;
    }
    Ok(())
}

fn report(draft: &Draft, unread: &[String], folder: &Path, progress: Progress) {
    let folder = folder.display();
    // Writing into a `String` cannot fail.
    let mut text = String::new();
    for file in &draft.files {
        let _ = writeln!(text, "{folder}/{}", file.path);
    }
    if !draft.open.is_empty() {
        text += "\nLeft to decide:\n";
    }
    for point in &draft.open {
        let OpenPoint { file, line, what } = point;
        let _ = writeln!(text, "{folder}/{file}:{line}: {what}");
    }
    if !unread.is_empty() {
        let _ = writeln!(
            text,
            "\nNot understood on the pages:\n{}",
            unread.join("\n")
        );
    }
    let written = count(draft.files.len(), "file");
    let open = count(draft.open.len(), "point");
    progress.done(&format!("{text}{written} written, {open} left to decide"));
}
