//! Files in, [`Schema`] out. A file that cannot be read is a finding; the others are read all the same.

mod read;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::language::{FILE_KINDS, FileKind, conform};
use crate::model::Schema;
use crate::source::{Place, SourceFile, to_u32};
use crate::spelling::nearest;
use crate::yaml::{self, Node};

/// Reads every file. The schema holds what could be read, the findings say what could not.
pub fn load(files: Vec<SourceFile>) -> (Schema, Vec<Diagnostic>) {
    let mut schema = Schema::default();
    let mut findings = Vec::new();
    let mut names = HashMap::new();
    // Reading takes most of the time; what is done with a file follows in the order of the files.
    let loaded: Vec<_> = files
        .par_iter()
        .enumerate()
        .map(|(position, file)| load_file(to_u32(position), file))
        .collect();
    for (file, loaded) in files.iter().zip(loaded) {
        match loaded {
            Ok((kind, node)) => {
                if let Some(second) = claim_name(kind, &node, &mut names) {
                    findings.push(second);
                    continue;
                }
                findings.extend(named_otherwise(kind, file, &node));
                read::into_schema(kind, &node, &mut schema);
            }
            Err(unreadable) => {
                findings.extend(unreadable);
                schema.unread.push(file.stem().to_owned());
            }
        }
    }
    schema.files = files;
    if !schema.files.iter().any(|file| file.path == "api.yaml") {
        // The finding is about a file that is not there; it is drawn as an empty one.
        let place = Place::start_of(to_u32(schema.files.len()));
        schema.files.push(SourceFile::new("api.yaml", Vec::new()));
        findings.push(no_api_file(place));
    }
    (schema, findings)
}

fn load_file(
    position: u32,
    file: &SourceFile,
) -> Result<(&'static FileKind, Node), Vec<Diagnostic>> {
    if file.path.strip_suffix(".yaml").is_none() {
        return Err(vec![misnamed(position, file)]);
    }
    let node = yaml::parse(position, &file.bytes).map_err(|finding| vec![finding])?;
    if let yaml::Value::Null = node.value {
        let place = Place::start_of(position);
        return Err(vec![
            Diagnostic::new(place, "the file is empty")
                .label("nothing here")
                .help("describe a method, or remove the file"),
        ]);
    }
    let kind = file_kind(position, file, &node).map_err(|finding| vec![finding])?;
    let findings = conform(&node, kind.record);
    if findings.is_empty() {
        Ok((kind, node))
    } else {
        Err(findings)
    }
}

/// The kind follows from the folder and, where a folder holds two kinds, from the key that names the thing.
fn file_kind(
    position: u32,
    file: &SourceFile,
    node: &Node,
) -> Result<&'static FileKind, Diagnostic> {
    let folder = file.folder();
    let kinds: Vec<_> = FILE_KINDS
        .iter()
        .filter(|kind| kind.folder == folder && (!folder.is_empty() || kind.tag == file.stem()))
        .collect();
    let Some(&first) = kinds.first() else {
        return Err(misplaced(position, file));
    };
    Ok(kinds
        .iter()
        .find(|kind| node.get(kind.tag).is_some())
        .copied()
        .unwrap_or(first))
}

fn misplaced(position: u32, file: &SourceFile) -> Diagnostic {
    let folders = FILE_KINDS
        .iter()
        .map(|kind| kind.folder)
        .filter(|folder| !folder.is_empty());
    let known = "a schema file is api.yaml, changelog.yaml, or lies in methods/, objects/, enums/, events/ or errors/";
    let help = match nearest(file.folder(), folders) {
        Some(folder) if !file.folder().is_empty() => format!("did you mean the folder {folder}/?"),
        _ => known.to_owned(),
    };
    Diagnostic::new(
        Place::start_of(position),
        format!("no kind of schema file has the path `{}`", file.path),
    )
    .label("this file")
    .help(help)
}

fn misnamed(position: u32, file: &SourceFile) -> Diagnostic {
    Diagnostic::new(
        Place::start_of(position),
        format!("the name of `{}` does not end with .yaml", file.path),
    )
    .label("this file")
    .help("rename it; all schema files end with .yaml")
}

/// Two files cannot describe one thing.
fn claim_name(
    kind: &FileKind,
    node: &Node,
    names: &mut HashMap<(&'static str, String), Place>,
) -> Option<Diagnostic> {
    let name = node.get(kind.tag).filter(|_| !kind.folder.is_empty())?;
    let text = name.as_str()?;
    let first = names.insert((kind.folder, text.to_lowercase()), name.place)?;
    Some(
        Diagnostic::new(name.place, format!("two files describe `{text}`"))
            .label("described here too")
            .related(first, "first described")
            .help("keep one of the files"),
    )
}

/// A file is named after what it describes.
fn named_otherwise(kind: &FileKind, file: &SourceFile, node: &Node) -> Option<Diagnostic> {
    let name = node.get(kind.tag).filter(|_| !kind.folder.is_empty())?;
    let text = name.as_str()?;
    (text != file.stem()).then(|| {
        Diagnostic::new(
            name.place,
            format!("the file `{}` describes `{text}`", file.path),
        )
        .label("another name than the file's")
        .help(format!(
            "rename the file to {}/{text}.yaml, or correct the name",
            kind.folder
        ))
    })
}

fn no_api_file(place: Place) -> Diagnostic {
    Diagnostic::new(place, "the schema has no api.yaml")
        .help("it names the families, the IDs and the vendor's address; is this the right folder?")
}
