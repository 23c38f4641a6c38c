//! Files of which there is one: the API as a whole, the change log.

use super::super::Shape::{Count, List, Map, Prose, Word};
use super::super::{Record, Shape};
use super::{optional, required, said::DEVIATION};

pub(super) static API: Record = Record {
    name: "the API",
    keys: &[&[
        required(
            "docs",
            Word,
            "Address under which the vendor publishes the pages; `docs` of a method is relative to it.",
        ),
        required(
            "revision",
            Count,
            "Newest REST revision that the schema describes.",
        ),
        required(
            "families",
            Map(&Shape::Record(&FAMILY)),
            "Prefixes of method names: `imbot.v2`.",
        ),
        required(
            "ids",
            Map(&Prose),
            "ID types, each with what it identifies: `MessageId: ID of a message.`",
        ),
        optional(
            "errors",
            List(&Word),
            "Error sets that every method can return.",
        ),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's pages of all methods say.",
        ),
    ]],
};

pub(super) static FAMILY: Record = Record {
    name: "a family of methods",
    keys: &[&[
        required(
            "module",
            Word,
            "Rust module, and the function of the client that leads to it: `imbot`.",
        ),
        required("doc", Prose, "One line about the family."),
    ]],
};

pub(super) static CHANGELOG: Record = Record {
    name: "the change log",
    keys: &[&[required(
        "handled",
        Map(&Prose),
        "Entries of the vendor's change log that the schema takes account of, each with how.",
    )]],
};
