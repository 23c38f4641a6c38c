//! The schema's folder, read into memory.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bitrix_schema::SourceFile;
use bitrix_schema::api::Api;
use bitrix_schema::model::Schema;

use crate::findings;
use crate::folders::Folders;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    #[error(
        "there is no schema folder {0}; run the command in the repository, or name the folder with --schema"
    )]
    NoFolder(PathBuf),
    #[error("cannot read {path}: {source}")]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{0} is not a file that can be read to its end; remove it from the schema")]
    NoFile(PathBuf),
}

/// Somewhat more than the schema's reader takes: what is longer is refused there, with its place.
const READ_AT_MOST: u64 = 2 * 1024 * 1024;

/// Reads and checks the schema. `None` if there are findings; they are printed.
pub(crate) fn checked(folders: &Folders) -> Result<Option<(Api, usize)>, ReadError> {
    let checked = as_written(folders)?;
    Ok(checked.map(|(api, schema)| (api, schema.files.len())))
}

/// The same, with the schema as it is written.
pub(crate) fn as_written(folders: &Folders) -> Result<Option<(Api, Schema)>, ReadError> {
    let files = read(&folders.schema)?;
    let (schema, mut found) = bitrix_schema::load(files);
    let checked = bitrix_schema::check(&schema);
    let api = match checked {
        Ok(api) if found.is_empty() => return Ok(Some((api, schema))),
        Ok(_) => Vec::new(),
        Err(more) => more,
    };
    found.extend(api);
    found.sort_by_key(|finding| (finding.place.file, finding.place.start));
    findings::print(&found, &schema.files, &folders.schema);
    Ok(None)
}

/// A schema is never made out of nothing: a folder that is not there was mistyped.
pub(crate) fn require_folder(folder: &Path) -> Result<(), ReadError> {
    if folder.is_dir() {
        Ok(())
    } else {
        Err(ReadError::NoFolder(folder.to_owned()))
    }
}

/// All YAML files of the folder, in the order of their paths: on every machine the same.
pub(crate) fn read(folder: &Path) -> Result<Vec<SourceFile>, ReadError> {
    require_folder(folder)?;
    let mut files = Vec::new();
    read_folder(folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<(), ReadError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| ReadError::Unreadable { path, source }
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let entry = entry.map_err(unreadable(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        // Names with a dot in front are the editor's and the version control's.
        if name.starts_with('.') {
            continue;
        }
        let shown = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(unreadable(&path))?;
        // A link to a folder could lead back here.
        if kind.is_dir() {
            read_folder(&path, &format!("{shown}/"), files)?;
        } else if is_yaml(&name) {
            if !path.is_file() {
                return Err(ReadError::NoFile(path));
            }
            let mut bytes = Vec::new();
            let file = File::open(&path).map_err(unreadable(&path))?;
            file.take(READ_AT_MOST)
                .read_to_end(&mut bytes)
                .map_err(unreadable(&path))?;
            files.push(SourceFile::new(shown, bytes));
        }
    }
    Ok(())
}

/// `.yml` is read too, so that its wrong name is a finding and not a silence.
fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    })
}
