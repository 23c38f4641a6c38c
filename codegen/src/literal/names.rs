//! Names that an example needs besides the handle that it starts from.

use std::collections::BTreeSet;

/// Names at the top of the client crate.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: BTreeSet<&'static str>,
    /// Whether an expression can fail before the call, so that `Error` of the client is not enough.
    pub(crate) can_fail: bool,
}

impl Names {
    pub(crate) fn add(&mut self, name: &'static str) {
        self.names.insert(name);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().copied()
    }

    /// `use bitrix24_imbot::{DialogId, objects};`
    pub(crate) fn use_line(&self, krate: &str) -> Option<String> {
        let names: Vec<_> = self.iter().collect();
        match names[..] {
            [] => None,
            [name] => Some(format!("use {krate}::{name};")),
            _ => Some(format!("use {krate}::{{{}}};", names.join(", "))),
        }
    }
}
