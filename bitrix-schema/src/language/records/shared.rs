//! What methods share: objects, unions, enumerations, events, error sets.

use super::super::Shape::{Bool, Count, Data, List, Map, Prose, ProseOr, Word};
use super::super::{Record, Shape};
use super::{
    optional, required,
    said::{CODE, DEVIATION},
    value::FIELD,
};

pub(super) static OBJECT: Record = Record {
    name: "an object",
    keys: &[&[
        required("object", Word, "Name of the type, and of the file: `Chat`."),
        required("doc", Prose, "What it is."),
        optional("docs", Word, "The vendor's page."),
        required(
            "fields",
            Map(&Shape::Record(&FIELD)),
            "Fields in the vendor's order.",
        ),
        optional(
            "rest",
            Shape::Record(&REST),
            "Where the fields that are not described are kept. Default: they are passed over.",
        ),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's page says.",
        ),
        optional("examples", List(&Data), "Objects as the server sends them."),
    ]],
};

pub(super) static REST: Record = Record {
    name: "the rest of an object",
    keys: &[&[
        required(
            "type",
            Word,
            "Type of the map that holds it: `map<string, json>`.",
        ),
        required("doc", Prose, "What it is."),
        optional("rust", Word, "Name in Rust. Default: `other`."),
    ]],
};

pub(super) static UNION: Record = Record {
    name: "a union",
    keys: &[&[
        required("union", Word, "Name of the type, and of the file."),
        required("doc", Prose, "What it is."),
        optional("docs", Word, "The vendor's page."),
        optional(
            "keyed",
            Bool,
            "Whether a value is an object with one key, the variant's name: `{\"LINK\": {…}}`.",
        ),
        required(
            "variants",
            Map(&Shape::Record(&VARIANT)),
            "The types that it can be, tried in this order.",
        ),
    ]],
};

pub(super) static VARIANT: Record = Record {
    name: "a variant",
    keys: &[&[
        required("type", Word, "Type of the variant."),
        required("doc", Prose, "When it is this one."),
    ]],
};

pub(super) static ENUM: Record = Record {
    name: "an enumeration",
    keys: &[&[
        required(
            "enum",
            Word,
            "Name of the type, and of the file: `ChatType`.",
        ),
        required("doc", Prose, "What it tells apart."),
        optional("docs", Word, "The vendor's page."),
        required(
            "values",
            Map(&ProseOr(&ENUM_VALUE)),
            "Values in the vendor's order, each with what it means.",
        ),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's page says.",
        ),
    ]],
};

pub(super) static ENUM_VALUE: Record = Record {
    name: "a value",
    keys: &[&[
        required("doc", Prose, "What it means."),
        optional(
            "rust",
            Word,
            "Name of the variant, where the value's does not serve.",
        ),
        optional("since", Count, "REST revision in which it appeared."),
    ]],
};

pub(super) static EVENT: Record = Record {
    name: "an event",
    keys: &[&[
        required(
            "event",
            Word,
            "Name as the vendor writes it, and the name of the file: `ONIMBOTV2MESSAGEADD`.",
        ),
        required("type", Word, "Name of the type in Rust: `BotMessageAdd`."),
        required("summary", Prose, "One sentence: when it happens."),
        optional("details", Prose, "What a bot author must know. Markdown."),
        optional("docs", Word, "The vendor's page."),
        optional("since", Count, "REST revision in which it appeared."),
        required("fields", Map(&Shape::Record(&FIELD)), "Fields of its data."),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's page says.",
        ),
        optional("examples", List(&Data), "Data as the server sends it."),
    ]],
};

pub(super) static ERROR_SET: Record = Record {
    name: "a set of error codes",
    keys: &[&[
        required(
            "errors",
            Word,
            "Name of the set, and of the file: `message`.",
        ),
        required("doc", Prose, "What the codes are about."),
        optional(
            "group",
            Word,
            "Where the codes are a type of their own: the variant that holds it. `Bot` gives `Bot(BotCode)`.",
        ),
        required(
            "codes",
            Map(&ProseOr(&CODE)),
            "The codes, each with what it means.",
        ),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's pages say.",
        ),
    ]],
};
