//! The records of the language, one table each.

mod api;
mod method;
mod said;
mod shared;
mod value;

use super::{Key, Record, Shape};

/// A kind of schema file: where it lies and what is in it.
#[derive(Debug)]
pub(crate) struct FileKind {
    /// The folder, empty for a single file at the top.
    pub folder: &'static str,
    /// The key that names the thing and tells kinds in one folder apart; for a single file, its name.
    pub tag: &'static str,
    pub record: &'static Record,
}

pub(crate) static FILE_KINDS: &[FileKind] = &[
    FileKind {
        folder: "",
        tag: "api",
        record: &api::API,
    },
    FileKind {
        folder: "",
        tag: "changelog",
        record: &api::CHANGELOG,
    },
    FileKind {
        folder: "methods",
        tag: "method",
        record: &method::METHOD,
    },
    FileKind {
        folder: "objects",
        tag: "object",
        record: &shared::OBJECT,
    },
    FileKind {
        folder: "objects",
        tag: "union",
        record: &shared::UNION,
    },
    FileKind {
        folder: "enums",
        tag: "enum",
        record: &shared::ENUM,
    },
    FileKind {
        folder: "events",
        tag: "event",
        record: &shared::EVENT,
    },
    FileKind {
        folder: "errors",
        tag: "errors",
        record: &shared::ERROR_SET,
    },
];

const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
        doc,
    }
}

const fn optional(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        doc,
    }
}
