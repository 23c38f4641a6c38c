use std::fmt;

use super::mismatch::{Mismatch, Segment};

/// The mismatches that were passed over while one answer was decoded.
///
/// Only the first hundred are kept: a list of a million bad items must not cost memory.
#[derive(Debug, Default)]
pub struct Drops(Vec<Mismatch>);

const MOST: usize = 100;

impl Drops {
    pub(crate) fn push(&mut self, mismatch: Mismatch) {
        if self.0.len() < MOST {
            self.0.push(mismatch);
        }
    }

    /// How many there are before an item is decoded, for [`within`](Self::within) afterwards.
    pub(crate) fn mark(&self) -> usize {
        self.0.len()
    }

    /// Adds the segment of the item to all that were dropped inside it.
    pub(crate) fn within(&mut self, mark: usize, segment: impl Fn() -> Segment) {
        for mismatch in &mut self.0[mark..] {
            mismatch.add(segment());
        }
    }

    pub(crate) fn into_list(self) -> Vec<Mismatch> {
        self.0
    }
}

/// A part of an answer that did not decode, and that the output is without.
///
/// An optional field became `None`, an item of a list or map was left out. The value itself is not
/// kept, because it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    path: String,
    expected: &'static str,
    found: &'static str,
}

impl Dropped {
    pub(crate) fn new(path: String, expected: &'static str, found: &'static str) -> Self {
        Self {
            path,
            expected,
            found,
        }
    }

    /// Where it was, as in `$.result.messages[3].authorId`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What this version of the client expects there, in words.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What kind of value the server sent, in words.
    pub fn found(&self) -> &'static str {
        self.found
    }
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}`: expected {}, found {}",
            self.path, self.expected, self.found
        )
    }
}
