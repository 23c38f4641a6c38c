//! Values that a limit can be held against.

use std::collections::BTreeMap;

use super::Limit;
use crate::content::Content;
use crate::secret::Secret;

/// A value that a limit can be held against.
pub(crate) trait Measure {
    /// The value's size or the value itself, where it lies beyond `limit`. A limit that does not
    /// apply to the value is not broken by it.
    fn beyond(&self, limit: Limit) -> Option<String>;
}

impl Measure for str {
    fn beyond(&self, limit: Limit) -> Option<String> {
        match limit {
            Limit::MinChars(least) => fewer(self.chars().count(), least),
            Limit::MaxChars(most) => more(self.chars().count(), most),
            Limit::MaxBytes(most) => more(self.len(), most),
            _ => None,
        }
    }
}

impl Measure for String {
    fn beyond(&self, limit: Limit) -> Option<String> {
        self.as_str().beyond(limit)
    }
}

impl Measure for Secret {
    fn beyond(&self, limit: Limit) -> Option<String> {
        self.expose().beyond(limit)
    }
}

impl Measure for Content {
    fn beyond(&self, limit: Limit) -> Option<String> {
        match limit {
            Limit::MaxBytes(most) => more(self.len(), most),
            _ => None,
        }
    }
}

impl Measure for i64 {
    fn beyond(&self, limit: Limit) -> Option<String> {
        let is_beyond = match limit {
            Limit::Min(least) => *self < least,
            Limit::Max(most) => *self > most,
            _ => false,
        };
        is_beyond.then(|| self.to_string())
    }
}

impl Measure for f64 {
    /// No number at all lies beyond every limit.
    #[expect(clippy::cast_precision_loss, reason = "limits are small numbers")]
    fn beyond(&self, limit: Limit) -> Option<String> {
        let is_within = match limit {
            Limit::Min(least) => *self >= least as f64,
            Limit::Max(most) => *self <= most as f64,
            _ => true,
        };
        (!is_within).then(|| self.to_string())
    }
}

impl<T> Measure for Vec<T> {
    fn beyond(&self, limit: Limit) -> Option<String> {
        items(self.len(), limit)
    }
}

impl<K, V> Measure for BTreeMap<K, V> {
    fn beyond(&self, limit: Limit) -> Option<String> {
        items(self.len(), limit)
    }
}

impl<T: Measure> Measure for Option<T> {
    fn beyond(&self, limit: Limit) -> Option<String> {
        self.as_ref().and_then(|value| value.beyond(limit))
    }
}

fn items(len: usize, limit: Limit) -> Option<String> {
    match limit {
        Limit::MinItems(least) => fewer(len, least),
        Limit::MaxItems(most) => more(len, most),
        _ => None,
    }
}

fn fewer(actual: usize, least: usize) -> Option<String> {
    (actual < least).then(|| actual.to_string())
}

fn more(actual: usize, most: usize) -> Option<String> {
    (actual > most).then(|| actual.to_string())
}
