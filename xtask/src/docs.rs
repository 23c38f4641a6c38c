//! A folder of the vendor's documentation, read into memory.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bitrix_schema::drift::is_in_section;
use bitrix_schema::vendor_docs::DocsFile;
use rayon::prelude::*;

#[derive(Debug, thiserror::Error)]
pub(crate) enum DocsError {
    #[error("there is no folder {0}; DOCS is a checkout of the vendor's documentation")]
    NoFolder(PathBuf),
    #[error("there is no markdown in {0}; DOCS is a checkout of the vendor's documentation")]
    NoMarkdown(PathBuf),
    #[error(
        "there is no markdown under {section} in {folder}; --section is a page or a folder of DOCS"
    )]
    NoSection { section: String, folder: PathBuf },
    #[error("cannot read {path}: {source}")]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
}

/// Somewhat more than the reader of the pages takes: what is longer is refused there, with its place.
const READ_AT_MOST: u64 = 64 * 1024 * 1024;

/// Where the documentation begins, if a folder above it or in it is given instead: pages include others by their paths
/// from there, and their paths are facts. `described` is the section that the schema describes.
pub(crate) fn root(folder: &Path, described: &str) -> PathBuf {
    if described.is_empty() || folder.join(described).is_dir() {
        return folder.to_owned();
    }
    let above = std::fs::canonicalize(folder).ok();
    let above = above.iter().flat_map(|folder| folder.ancestors().skip(1));
    if let Some(root) = above
        .into_iter()
        .find(|above| above.join(described).is_dir())
    {
        return root.to_owned();
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return folder.to_owned();
    };
    let mut inside: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join(described).is_dir())
        .collect();
    match (inside.pop(), inside.is_empty()) {
        (Some(root), true) => root,
        // Of two checkouts neither is meant.
        _ => folder.to_owned(),
    }
}

/// A section as a path from the root of the documentation. It may come as a path of this machine, as a shell completes
/// it: `DOCS/api-reference/page.md`.
pub(crate) fn section(root: &Path, given: &str) -> String {
    let as_given = || given.to_owned();
    let Ok(root) = std::fs::canonicalize(root) else {
        return as_given();
    };
    let found = [given.to_owned(), format!("{given}.md")]
        .into_iter()
        .find_map(|path| std::fs::canonicalize(path).ok());
    let Some(inside) = found
        .as_ref()
        .and_then(|path| path.strip_prefix(&root).ok())
    else {
        return as_given();
    };
    let parts: Vec<_> = inside
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// The pages of the section that the schema describes, those of a section that is asked for, and what pages include.
/// Where the folder has no such section, all of it.
pub(crate) fn read(
    folder: &Path,
    described: &str,
    asked: Option<&str>,
) -> Result<Vec<DocsFile>, DocsError> {
    let mut pages = pages(folder)?;
    if let Some(section) = asked
        && !pages.iter().any(|page| is_in_section(page, section))
    {
        return Err(DocsError::NoSection {
            section: section.to_owned(),
            folder: folder.to_owned(),
        });
    }
    if pages.iter().any(|page| is_in_section(page, described)) {
        pages.retain(|page| {
            is_in_section(page, described)
                || asked.is_some_and(|section| is_in_section(page, section))
                || is_included(page)
        });
    }
    read_pages(folder, &pages)
}

/// The paths of all pages, on every machine in the same order.
fn pages(folder: &Path) -> Result<Vec<String>, DocsError> {
    if !folder.is_dir() {
        return Err(DocsError::NoFolder(folder.to_owned()));
    }
    let mut pages = Vec::new();
    list(folder, "", &mut pages)?;
    if pages.is_empty() {
        return Err(DocsError::NoMarkdown(folder.to_owned()));
    }
    pages.sort();
    Ok(pages)
}

fn read_pages(folder: &Path, pages: &[String]) -> Result<Vec<DocsFile>, DocsError> {
    pages
        .par_iter()
        .map(|page| {
            let path = folder.join(page);
            let bytes =
                read_file(&path).map_err(|source| DocsError::Unreadable { path, source })?;
            Ok(DocsFile::new(page.as_str(), bytes))
        })
        .collect()
}

/// What pages include lies in folders whose names begin so.
fn is_included(page: &str) -> bool {
    page.split('/').any(|part| part.starts_with('_'))
}

fn list(folder: &Path, prefix: &str, pages: &mut Vec<String>) -> Result<(), DocsError> {
    let unreadable = |source| DocsError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // The version control's, the editor's.
        if name.starts_with('.') {
            continue;
        }
        // A link to a folder could lead around in a circle, so that it is not followed.
        let kind = entry.file_type().map_err(unreadable)?;
        let path = format!("{prefix}{name}");
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), pages)?;
        } else if is_markdown(&name) && entry.path().is_file() {
            pages.push(path);
        }
    }
    Ok(())
}

fn is_markdown(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
}

fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(READ_AT_MOST)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
