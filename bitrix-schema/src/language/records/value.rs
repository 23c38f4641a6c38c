//! What can be said of a value, sent or received.

use super::super::Shape::{Bool, Count, Data, Integer, List, Prose, Word};
use super::super::{Key, Record, Shape};
use super::{optional, required, said::LEGACY};

pub(super) static VALUE_KEYS: &[Key] = &[
    optional(
        "rust",
        Word,
        "Name in Rust, where the wire's does not serve.",
    ),
    optional(
        "default",
        Data,
        "What the server assumes without it, where it is sent.",
    ),
    optional("since", Count, "REST revision in which it appeared."),
    optional("min", Integer, "Smallest value."),
    optional("max", Integer, "Largest value."),
    optional("min_chars", Count, "Fewest characters."),
    optional("max_chars", Count, "Most characters."),
    optional(
        "max_bytes",
        Count,
        "Most bytes; of `bytes` those before Base64.",
    ),
    optional("min_items", Count, "Fewest items."),
    optional("max_items", Count, "Most items."),
    optional(
        "legacy",
        List(&Shape::Record(&LEGACY)),
        "Forms that the server took or sent until a date.",
    ),
];

pub(super) static FIELD: Record = Record {
    name: "a field",
    keys: &[
        &[
            required(
                "type",
                Word,
                "Type: `int`, `string`, `MessageId`, `User[]`, `DateTime | false`.",
            ),
            optional(
                "required",
                Bool,
                "Whether the object means nothing without it. Default: `false`.",
            ),
            required("doc", Prose, "What it is."),
        ],
        VALUE_KEYS,
    ],
};
