//! What can be said of a value, sent or received.

use super::super::Shape::{Bool, Count, Data, Integer, Keyword, List, Prose, Word};
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
        "max_json_chars",
        Count,
        "Most characters of the JSON that it travels as.",
    ),
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
            optional(
                "constant",
                Data,
                "The only value that it has. It is always sent, and Rust has no field for it.",
            ),
            optional(
                "flatten",
                Bool,
                "Whether the fields of its type, an object or a union of objects, stand among those around it. Its own name is Rust's alone.",
            ),
            optional(
                "row_break",
                Word,
                "Variant of the items' union that stands between rows. The object gets a function `row`.",
            ),
            optional(
                "fill",
                Keyword(&[("bot_id", "The ID of the bot that calls.")]),
                "What the client fills in where it is not set.",
            ),
        ],
        VALUE_KEYS,
    ],
};
