//! A method: its file and the parts of it.

use super::super::Shape::{Bool, Count, Data, Keyword, List, Map, Prose, ProseOr, Word, Words};
use super::super::{Record, Shape};
use super::{
    optional, required,
    said::{CODE, DEVIATION, LEGACY},
    value::{FIELD, VALUE_KEYS},
};

pub(super) static METHOD: Record = Record {
    name: "a method",
    keys: &[&[
        required(
            "method",
            Word,
            "Name as the vendor writes it, and the name of the file: `imbot.v2.Bot.get`.",
        ),
        required(
            "summary",
            Prose,
            "One sentence: what the method does. The first line of its documentation.",
        ),
        optional(
            "details",
            Prose,
            "What a bot author must know, surprises first. Markdown.",
        ),
        required(
            "docs",
            Word,
            "The vendor's page, relative to `docs` in api.yaml.",
        ),
        required(
            "scope",
            Word,
            "Permission that the application or webhook needs: `imbot`.",
        ),
        optional("caller", Prose, "Who may call it: `bot owner`."),
        required(
            "credentials",
            Keyword(&[
                (
                    "bot",
                    "`botId`, and `botToken` for webhooks: the method hangs on `client.bot(id)`.",
                ),
                (
                    "token",
                    "`botToken` for webhooks: the method hangs on the family's handle.",
                ),
                ("none", "Neither: the method hangs on the family's handle."),
            ]),
            "Which credentials of a bot the method takes; the client fills them in.",
        ),
        optional(
            "since",
            Count,
            "REST revision in which the method appeared.",
        ),
        required(
            "replay",
            Shape::Record(&REPLAY),
            "What a repetition of the call does.",
        ),
        optional(
            "params",
            Map(&Shape::Record(&PARAM)),
            "Parameters, without the credentials, in the vendor's order.",
        ),
        optional(
            "one_of",
            List(&List(&Word)),
            "Lists of parameters of which at least one must be given: `[[botId, code]]`.",
        ),
        required(
            "returns",
            Shape::Record(&RETURNS),
            "What stands behind `result`.",
        ),
        optional(
            "errors",
            Shape::Record(&METHOD_ERRORS),
            "Error codes, less those that every method can return.",
        ),
        optional(
            "paging",
            Shape::Record(&PAGING),
            "How the pages of a list follow one another.",
        ),
        optional(
            "legacy",
            List(&Shape::Record(&LEGACY)),
            "Forms that the server took or sent until a date. Documented, not generated.",
        ),
        optional(
            "deviations",
            List(&Shape::Record(&DEVIATION)),
            "Where the server does not do what the vendor's page says.",
        ),
        optional(
            "examples",
            List(&Shape::Record(&EXAMPLE)),
            "Examples of the call: documentation, tests and the sandbox's answers.",
        ),
        optional(
            "rust",
            Shape::Record(&METHOD_NAMES),
            "Other names in Rust than those that follow from the method's name.",
        ),
    ]],
};

pub(super) static METHOD_NAMES: Record = Record {
    name: "names in Rust",
    keys: &[&[
        optional("type", Word, "Name of the request: `MessageDelete`."),
        optional(
            "function",
            Word,
            "Name of the function that makes it: `delete`.",
        ),
    ]],
};

pub(super) static REPLAY: Record = Record {
    name: "what a repetition does",
    keys: &[&[
        optional(
            "safe",
            Bool,
            "Whether the call may be repeated when its outcome is unknown.",
        ),
        optional(
            "done",
            Word,
            "Error code that, on a repetition, says that the first call worked.",
        ),
        optional(
            "key",
            Word,
            "Parameter that makes a repetition harmless; the client fills it with a UUID.",
        ),
        optional(
            "busy",
            Word,
            "Error code while the first call with the same key is still running.",
        ),
        optional(
            "unless",
            Words,
            "Parameter with which a repetition is not harmless, or a list of them: a boolean where it is true, any other where it is set.",
        ),
    ]],
};

pub(super) static PARAM: Record = Record {
    name: "a parameter",
    keys: &[
        &[
            optional(
                "type",
                Word,
                "Type: `int`, `string`, `MessageId`, `User[]`, `map<Uuid, MessageId>`, `DateTime | false`.",
            ),
            optional(
                "inline",
                Map(&Shape::Record(&PARAM)),
                "Parameters that are nested on the wire and setters of the call in Rust.",
            ),
            optional(
                "required",
                Bool,
                "Whether the server refuses the call without it. Default: `false`.",
            ),
            optional(
                "argument",
                Bool,
                "Whether it is an argument of the function. Default: as `required`.",
            ),
            optional("doc", Prose, "What it is: units, ranges, surprises."),
            optional(
                "remove",
                Data,
                "The value that takes away what the parameter sets: `\"N\"`, `[]`. It becomes a function of its own.",
            ),
        ],
        VALUE_KEYS,
    ],
};

pub(super) static RETURNS: Record = Record {
    name: "a result",
    keys: &[&[
        optional("type", Word, "Type of the result, where it has one."),
        optional(
            "key",
            Word,
            "Key of the result that holds the value: `result` in `{\"result\": true}`.",
        ),
        optional(
            "fields",
            Map(&Shape::Record(&FIELD)),
            "Fields, where the result is an object of its own.",
        ),
        required("doc", Prose, "What the result says."),
    ]],
};

pub(super) static METHOD_ERRORS: Record = Record {
    name: "the errors of a method",
    keys: &[&[
        optional(
            "use",
            List(&Word),
            "Shared sets, by their names under errors/.",
        ),
        optional(
            "codes",
            Map(&ProseOr(&CODE)),
            "The method's own codes, each with what it means here.",
        ),
    ]],
};

pub(super) static PAGING: Record = Record {
    name: "paging",
    keys: &[&[
        required("offset", Word, "Parameter that moves on to the next page."),
        optional("limit", Word, "Parameter that bounds a page."),
        optional(
            "items",
            Word,
            "Field of the result that holds the items; without it the result is the list.",
        ),
        optional(
            "more",
            Word,
            "Field of the result that says whether more pages follow; without it an empty page is the last.",
        ),
        optional(
            "next",
            Word,
            "Field of the result with the next offset, which has to grow; without it the offset grows by the items.",
        ),
    ]],
};

pub(super) static EXAMPLE: Record = Record {
    name: "an example",
    keys: &[&[
        optional("title", Prose, "What it shows."),
        optional(
            "request",
            Data,
            "Parameters of the call, without the credentials.",
        ),
        optional("response", Data, "What stands behind `result`."),
        optional(
            "error",
            Shape::Record(&EXAMPLE_ERROR),
            "The error that the server answers.",
        ),
    ]],
};

pub(super) static EXAMPLE_ERROR: Record = Record {
    name: "the error of an example",
    keys: &[&[
        required("code", Word, "Error code."),
        required("description", Prose, "The server's description."),
    ]],
};
