//! Places in the schema's files.

use std::sync::Arc;

/// A schema file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the schema's folder, with `/` on every system: `methods/imbot.v2.Bot.get.yaml`.
    pub path: String,
    pub bytes: Arc<[u8]>,
}

impl SourceFile {
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }

    /// The path without folder and ending: `imbot.v2.Bot.get`.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".yaml").unwrap_or(name)
    }

    /// The first folder of the path: `methods`; empty for a file at the top.
    pub fn folder(&self) -> &str {
        self.path.split_once('/').map_or("", |(folder, _)| folder)
    }
}

/// A stretch of bytes in one of the schema's files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Position of the file in the list that was loaded.
    pub file: u32,
    pub start: u32,
    pub len: u32,
}

impl Place {
    /// The beginning of a file.
    pub fn start_of(file: u32) -> Self {
        Self {
            file,
            start: 0,
            len: 0,
        }
    }

    /// A stretch inside this place, for pointing into a text: into a type, into a path.
    #[must_use]
    pub fn part(self, offset: usize, len: usize) -> Self {
        let end = self.start + self.len;
        let start = (self.start + to_u32(offset)).min(end);
        Self {
            file: self.file,
            start,
            len: to_u32(len).min(end - start),
        }
    }
}

/// Files are at most 1 MiB, so that every offset fits.
pub(crate) fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    pub value: T,
    pub place: Place,
}

impl<T> At<T> {
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At {
            value: change(self.value),
            place: self.place,
        }
    }
}

impl At<String> {
    pub fn as_str(&self) -> &str {
        &self.value
    }
}
