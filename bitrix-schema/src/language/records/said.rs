//! What is said in several kinds of files: codes, legacy forms, deviations.

use super::super::Record;
use super::super::Shape::{Prose, Word, Words};
use super::{optional, required};

pub(super) static CODE: Record = Record {
    name: "an error code",
    keys: &[&[
        required("doc", Prose, "What it means."),
        optional(
            "rust",
            Word,
            "Name of the variant, where the code's does not serve.",
        ),
    ]],
};

pub(super) static LEGACY: Record = Record {
    name: "a legacy form",
    keys: &[&[
        required("form", Prose, "What it looked like."),
        required("until", Word, "Last day of its support: `2026-08-06`."),
        optional(
            "change",
            Word,
            "Entry of the vendor's change log: `BOT-BC-0506-1`.",
        ),
    ]],
};

pub(super) static DEVIATION: Record = Record {
    name: "a deviation",
    keys: &[&[
        required(
            "at",
            Words,
            "What it is about: `params.complete`, `returns.id`, `errors.ACCESS_DENIED`; one, or a list.",
        ),
        required(
            "docs",
            Prose,
            "What the vendor's page says; `absent` where it says nothing.",
        ),
        required("server", Prose, "What the server does."),
        required("evidence", Prose, "How that is known."),
        optional(
            "quote",
            Words,
            "A few words of the page, by which to see that it still says so. For a deviation in meaning: it hides no difference of names, types or flags.",
        ),
    ]],
};
