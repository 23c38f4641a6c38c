use std::collections::HashSet;
use std::fmt;
use std::path::Path;

use codegen::File;
use similar::{ChangeTag, TextDiff};

use super::existing::Existing;
use super::{TreeError, blocked};

/// Where a tree on disk differs from the one that the schema gives.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    path: String,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Missing,
    /// No method needs it, or an interrupted run left it.
    Orphan,
    /// A file where a folder belongs, or a folder where a file belongs.
    Blocked,
    Stale {
        line: usize,
        found: String,
        expected: String,
    },
}

/// Every file that is missing, stale or left over, in the order of the paths.
pub(crate) fn compare(root: &Path, files: &[File]) -> Result<Vec<Difference>, TreeError> {
    if let Some(path) = blocked(root, files) {
        return Ok(vec![Difference {
            path: path.display().to_string(),
            kind: Kind::Blocked,
        }]);
    }
    let mut differences = Vec::new();
    for file in files {
        let path = root.join(&file.path);
        let kind = match std::fs::read(&path) {
            Ok(bytes) if bytes == file.text.as_bytes() => continue,
            Ok(bytes) => first_difference(&String::from_utf8_lossy(&bytes), &file.text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Kind::Missing,
            Err(error) => return Err(TreeError::of("read", path)(error)),
        };
        differences.push(Difference {
            path: root.join(&file.path).display().to_string(),
            kind,
        });
    }
    let wanted: HashSet<_> = files.iter().map(|file| file.path.as_str()).collect();
    let existing = Existing::in_folder(root)?;
    let orphans = existing
        .files
        .iter()
        .filter(|path| !wanted.contains(path.as_str()));
    let empty = existing.empty_folders();
    differences.extend(orphans.chain(empty).map(|path| Difference {
        path: root.join(path).display().to_string(),
        kind: Kind::Orphan,
    }));
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(differences)
}

fn first_difference(found: &str, expected: &str) -> Kind {
    let diff = TextDiff::from_lines(found, expected);
    let mut line = 1;
    let mut removed = None;
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal if removed.is_some() => break,
            ChangeTag::Equal => line += 1,
            ChangeTag::Delete if removed.is_none() => removed = Some(change.value().to_owned()),
            ChangeTag::Delete => {}
            ChangeTag::Insert => {
                return Kind::Stale {
                    line,
                    found: removed.unwrap_or_default(),
                    expected: change.value().to_owned(),
                };
            }
        }
    }
    Kind::Stale {
        line,
        found: removed.unwrap_or_default(),
        expected: String::new(),
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, kind } = self;
        match kind {
            Kind::Missing => write!(f, "missing: {path}"),
            Kind::Orphan => write!(f, "orphan: {path}"),
            Kind::Blocked => write!(f, "in the way: {path}"),
            Kind::Stale {
                line,
                found,
                expected,
            } => {
                writeln!(f, "stale: {path}:{line}")?;
                writeln!(f, "  found:    {}", shown(found))?;
                write!(f, "  expected: {}", shown(expected))
            }
        }
    }
}

fn shown(line: &str) -> String {
    if line.is_empty() {
        return "(the file ends)".to_owned();
    }
    let end = if line.ends_with("\r\n") { "\\r\\n" } else { "" };
    let line: String = line
        .trim_end()
        .chars()
        .take(120)
        .map(|char| if char.is_control() { '?' } else { char })
        .collect();
    format!("{line}{end}")
}
