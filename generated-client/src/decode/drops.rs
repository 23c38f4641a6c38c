use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::mismatch::{Mismatch, Segment};

/// The mismatches that were passed over while one answer was decoded, and the values that are wanted as they are.
///
/// Only the first hundred mismatches are kept: a list of a million bad items must not cost memory.
#[derive(Debug, Default)]
pub struct Drops {
    mismatches: Vec<Mismatch>,
    wanted: Vec<Wanted>,
}

/// A value that is to be kept as JSON, because it is not what its place wants. To keep every value until it is known
/// to decode would cost all of them; so it is looked up afterwards, in the text that it came from.
#[derive(Debug)]
struct Wanted {
    /// From the inside out.
    path: Vec<Segment>,
    raw: Arc<OnceLock<Value>>,
}

const MOST: usize = 100;

/// How much there is before an item is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(usize, usize);

impl Drops {
    pub(crate) fn push(&mut self, mismatch: Mismatch) {
        if self.mismatches.len() < MOST {
            self.mismatches.push(mismatch);
        }
    }

    /// Keeps the value that is being decoded, once all is.
    pub(crate) fn want(&mut self) -> Arc<OnceLock<Value>> {
        let raw = Arc::default();
        self.wanted.push(Wanted {
            path: Vec::new(),
            raw: Arc::clone(&raw),
        });
        raw
    }

    /// How much there is before an item is decoded, for [`within`](Self::within) afterwards.
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.mismatches.len(), self.wanted.len())
    }

    /// Adds the segment of the item to all that came up inside it.
    pub(crate) fn within(&mut self, mark: Mark, segment: impl Fn() -> Segment) {
        for mismatch in &mut self.mismatches[mark.0..] {
            mismatch.add(segment());
        }
        for wanted in &mut self.wanted[mark.1..] {
            wanted.path.push(segment());
        }
    }

    /// Looks up the values that are wanted.
    pub(super) fn look_up(&mut self, json: &str) {
        if self.wanted.is_empty() {
            return;
        }
        let whole: Value = serde_json::from_str(json).unwrap_or_default();
        for wanted in self.wanted.drain(..) {
            let mut steps = wanted.path.iter().rev();
            let found = steps.try_fold(&whole, |value, step| match step {
                Segment::Key(key) => value.get(key),
                Segment::Index(index) => value.get(index),
            });
            // It is set only here.
            let _ = wanted.raw.set(found.cloned().unwrap_or_default());
        }
    }

    pub(crate) fn into_list(self) -> Vec<Mismatch> {
        self.mismatches
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
