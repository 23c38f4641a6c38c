//! Broken schemas: each is refused with its place, its line and a sentence that helps; nothing is written.

use std::fs;
use std::path::Path;

use journeys::{Ended, copy_folder, files_in, repository, xtask};
use tempfile::TempDir;

const METHOD: &str = "methods/imbot.v2.Note.add.yaml";

/// One way to break the schema, and what is said about it.
struct Case {
    name: &'static str,
    breakage: Breakage,
    /// `file:line:column`
    place: &'static str,
    /// What is wrong, and what to do.
    said: &'static [&'static str],
}

enum Breakage {
    /// A text in the method's file, replaced.
    Edit(&'static str, &'static str),
    /// A file, written.
    Write(&'static str, fn() -> Vec<u8>),
    /// Several that are wrong only together.
    All(&'static [Breakage]),
}

use Breakage::{All, Edit, Write};

const fn case(
    name: &'static str,
    breakage: Breakage,
    place: &'static str,
    said: &'static [&'static str],
) -> Case {
    Case {
        name,
        breakage,
        place,
        said,
    }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Keys.
    case("unknown key", Edit("summary:", "sumary:"), "methods/imbot.v2.Note.add.yaml:2:1", &["has no key `sumary`", "did you mean `summary`?"]),
    case("missing key", Edit("docs: notes/add.md\n", ""), "methods/imbot.v2.Note.add.yaml:1:1", &["needs the key `docs`"]),
    case("duplicate key", Edit("scope: imbot\n", "scope: imbot\nscope: im\n"), "methods/imbot.v2.Note.add.yaml:7:1", &["stands twice", "keep one"]),
    case("duplicate parameter", Edit("  users:\n", "  colour:\n"), "methods/imbot.v2.Note.add.yaml:24:3", &["`colour` stands twice"]),
    case("duplicate key in an example", Edit("{ noteId: 5,", "{ noteId: 5, noteId: 6,"), "methods/imbot.v2.Note.add.yaml:39:27", &["`noteId` stands twice"]),
    case("merge key", Edit("scope: imbot\n", "<<: {scope: imbot}\n"), "methods/imbot.v2.Note.add.yaml:6:1", &["has no key `<<`"]),
    // Types of values.
    case("wrong type", Edit("safe: true", "safe: [true]"), "methods/imbot.v2.Note.add.yaml:9:9", &["is a boolean, found a list"]),
    case("a boolean written yes", Edit("safe: true", "safe: yes"), "methods/imbot.v2.Note.add.yaml:9:9", &["found `yes`", "write `true`"]),
    case("a text that is none", Edit("scope: imbot", "scope: 5"), "methods/imbot.v2.Note.add.yaml:6:8", &["is a text, found an integer", "quote it"]),
    case("an empty text", Edit("scope: imbot", "scope:"), "methods/imbot.v2.Note.add.yaml:6:6", &["`scope` is empty"]),
    case("a negative count", Edit("max_chars: 10", "max_chars: -1"), "methods/imbot.v2.Note.add.yaml:18:16", &["from 0 to"]),
    case("unknown keyword", Edit("credentials: bot", "credentials: bto"), "methods/imbot.v2.Note.add.yaml:7:14", &["cannot be `bto`", "did you mean `bot`?"]),
    // Types of parameters.
    case("bad type grammar", Edit("type: NoteId", "type: map<NoteId"), "methods/imbot.v2.Note.add.yaml:13:21", &["`,` is missing in the type"]),
    case("unknown type", Edit("type: NoteId", "type: NoetId"), "methods/imbot.v2.Note.add.yaml:13:11", &["there is no type `NoetId`", "did you mean `NoteId`?"]),
    case("a type from elsewhere", Edit("type: string", "type: integer"), "methods/imbot.v2.Note.add.yaml:17:11", &["did you mean `int`?"]),
    case("two alternatives with values", Edit("type: string", "type: int | string"), "methods/imbot.v2.Note.add.yaml:17:17", &["need a type of their own", "union"]),
    case("a map without a key", Edit("type: string", "type: map<Note, int>"), "methods/imbot.v2.Note.add.yaml:17:15", &["looked up by a text"]),
    case("a list in a map that can be nothing", Edit("type: string", "type: \"map<string, int[] | null>\""), "methods/imbot.v2.Note.add.yaml:17:", &["only single values of a map can be `null`"]),
    case("types nested too deep", Edit("type: string", "type: ((((((((((((int))))))))))))"), "methods/imbot.v2.Note.add.yaml:17:19", &["at most 8 levels"]),
    // References.
    case("dangling error set", Edit("use: [note]", "use: [notes]"), "methods/imbot.v2.Note.add.yaml:32:9", &["no error set `notes`", "did you mean `note`?"]),
    case("done names nothing", Edit("done: NOTE_NOT_FOUND", "done: NOTE_NOT_FUND"), "methods/imbot.v2.Note.add.yaml:10:9", &["no error code `NOTE_NOT_FUND`", "did you mean `NOTE_NOT_FOUND`?"]),
    case("one_of names nothing", Edit("returns:", "one_of: [[text, color]]\nreturns:"), "methods/imbot.v2.Note.add.yaml:27:17", &["no parameter `color`", "did you mean `colour`?"]),
    case("one_of with a required parameter", Edit("returns:", "one_of: [[text, noteId]]\nreturns:"), "methods/imbot.v2.Note.add.yaml:27:17", &["always given"]),
    case("a key that is no UUID", Edit("  safe: true\n  done: NOTE_NOT_FOUND", "  key: text"), "methods/imbot.v2.Note.add.yaml:9:8", &["expected a parameter of type Uuid"]),
    case("an exception that is always there", Edit("  done: NOTE_NOT_FOUND", "  unless: noteId"), "methods/imbot.v2.Note.add.yaml:10:11", &["`noteId` is set in every call", "safe: false"]),
    case("an exception from nothing", Edit("  safe: true\n  done: NOTE_NOT_FOUND", "  safe: false\n  unless: text"), "methods/imbot.v2.Note.add.yaml:10:11", &["says nothing without `safe: true`"]),
    case("paging over nothing", Edit("returns:", "paging: { offset: text, items: notes }\nreturns:"), "methods/imbot.v2.Note.add.yaml:27:32", &["has no field `notes`"]),
    case("a deviation from nothing", Edit("at: params.text", "at: params.txt"), "methods/imbot.v2.Note.add.yaml:34:9", &["names nothing", "did you mean `params.text`?"]),
    case("an unused enumeration", Write("enums/Shape.yaml", || b"enum: Shape\ndoc: A shape.\nvalues: { round: Round. }\n".to_vec()), "enums/Shape.yaml:1:7", &["nothing uses the enumeration `Shape`"]),
    // Names.
    case("two names that collide", Edit("  colour:\n", "  note_id:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["both called `note_id`", "rename one"]),
    case("a keyword", Edit("  colour:\n", "  type:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["`type` is a keyword of Rust", "rust:"]),
    case("a name of the prelude", Write("objects/Send.yaml", || b"object: Send\ndoc: x\nfields:\n  id: { type: int, doc: x }\n".to_vec()), "objects/Send.yaml:1:9", &["`Send` is a name that generated code uses"]),
    case("a type that exists", Write("enums/NoteAdd.yaml", || b"enum: NoteAdd\ndoc: x\nvalues: { a: A. }\n".to_vec()), "methods/imbot.v2.Note.add.yaml:1:9", &["both called `NoteAdd`"]),
    case("a request named like an ID", Edit("scope: imbot\n", "scope: imbot\nrust: { type: NoteId }\n"), "methods/imbot.v2.Note.add.yaml:7:15", &["`imbot.v2.Note.add` and an ID are both called `NoteId`"]),
    case("two requests of one family", Write("methods/imbot.v2.Note.put.yaml", || small_method().replace("method: imbot.v2.Note.add", "method: imbot.v2.Note.put\nrust: { type: NoteAdd }").into_bytes()), "methods/imbot.v2.Note.put.yaml:2:15", &["both called `NoteAdd`"]),
    case("a function that every request has", Edit("  colour:\n", "  with:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["every request has"]),
    case("the name of a credential", Edit("  colour:\n", "  botToken:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["the credential `botToken`", "new_bot_token"]),
    case("variants that collide", Write("enums/NoteColour.yaml", || b"enum: NoteColour\ndoc: x\nvalues:\n  red: Red.\n  RED: Red.\n  blue: Blue.\n".to_vec()), "enums/NoteColour.yaml:5:3", &["a second variant `Red`"]),
    case("an unknown family", Edit("method: imbot.v2.Note.add", "method: imbot.v3.Note.add"), "methods/imbot.v2.Note.add.yaml:1:9", &["no family", "did you mean `imbot.v2.…`?"]),
    // Contradictions.
    case("a default outside its limits", Edit("default: short", "default: much too long"), "methods/imbot.v2.Note.add.yaml:19:14", &["the default is outside its limits", "longer than 10 characters"]),
    case("a default of another type", Edit("default: short", "default: 5"), "methods/imbot.v2.Note.add.yaml:19:14", &["the default is a text, found an integer"]),
    case("limits that exclude each other", Edit("max_chars: 10", "max_chars: 10\n    min_chars: 11"), "methods/imbot.v2.Note.add.yaml:19:16", &["no value can satisfy both"]),
    case("a limit of another type", Edit("max_chars: 10", "max_items: 10"), "methods/imbot.v2.Note.add.yaml:18:16", &["limits a list or a map"]),
    case("required with a default", Edit("required: true", "required: true\n    default: 7"), "methods/imbot.v2.Note.add.yaml:15:14", &["required and has a default"]),
    case("an example outside the limits", Edit("text: hello", "text: hello everybody"), "methods/imbot.v2.Note.add.yaml:39:33", &["`text` is outside its limits"]),
    case("an example with an unknown parameter", Edit("text: hello", "txt: hello"), "methods/imbot.v2.Note.add.yaml:39:27", &["has no `txt`", "did you mean `text`?"]),
    case("an example without a required parameter", Edit("{ noteId: 5, text", "{ text"), "methods/imbot.v2.Note.add.yaml:39:16", &["lacks `noteId`"]),
    case("an example with an unknown value", Edit("colour: red,", "colour: rad,"), "methods/imbot.v2.Note.add.yaml:39:48", &["`rad` is not a value of `NoteColour`", "did you mean `red`?"]),
    case("an example of another result", Edit("{ note: { id: 5,", "{ note: { id: x,"), "methods/imbot.v2.Note.add.yaml:40:29", &["is a number (`NoteId`), found a text"]),
    case("a form that only the server sends", All(&[Edit("type: NoteColour\n", "type: bool\n"), Edit("colour: red,", "colour: \"Y\",")]), "methods/imbot.v2.Note.add.yaml:39:48", &["`colour` is a boolean, found a text"]),
    case("a number that is none", Edit("{ note: { id: 5,", "{ note: { id: \"5a\","), "methods/imbot.v2.Note.add.yaml:40:29", &["is a number (`NoteId`), found a text"]),
    case("a revision of the future", Edit("scope: imbot", "scope: imbot\nsince: 37"), "methods/imbot.v2.Note.add.yaml:7:8", &["newer than the schema's"]),
    case("an object that contains itself", Write("objects/Note.yaml", || b"object: Note\ndoc: x\nfields:\n  id: { type: NoteId, doc: x }\n  colour: { type: NoteColour, doc: x }\n  parent: { type: Note, doc: x }\n".to_vec()), "objects/Note.yaml:1:9", &["`Note` contains itself"]),
    case("an example that is no Base64", Edit("type: string\n    max_chars: 10\n    default: short", "type: bytes\n    max_bytes: 9"), "methods/imbot.v2.Note.add.yaml:38:33", &["`text` is Base64", "found a text"]),
    case("more bytes than are allowed", All(&[Edit("type: string\n    max_chars: 10\n    default: short", "type: bytes\n    max_bytes: 4"), Edit("text: hello", "text: aGVsbG8=")]), "methods/imbot.v2.Note.add.yaml:38:33", &["`text` is outside its limits", "longer than 4 bytes"]),
    case("bytes limited in characters", Edit("type: string\n    max_chars: 10\n    default: short", "type: bytes\n    max_chars: 10"), "methods/imbot.v2.Note.add.yaml:18:16", &["`max_chars` limits a text", "max_bytes texts and bytes"]),
    case("a map by bytes", Edit("type: string", "type: map<bytes, int>"), "methods/imbot.v2.Note.add.yaml:17:15", &["looked up by a text"]),
    // YAML.
    case("an anchor", Edit("scope: imbot", "scope: &s imbot"), "methods/imbot.v2.Note.add.yaml:6:8", &["anchors (`&name`) are not allowed"]),
    case("an alias", Edit("scope: imbot", "scope: *s"), "methods/imbot.v2.Note.add.yaml:6:8", &["aliases (`*name`) are not allowed"]),
    case("an alias bomb inside details", Edit("details: |\n  The note is shown at once.\n", "details:\n  a: &a [x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b]\n"), "methods/imbot.v2.Note.add.yaml:4:6", &["anchors"]),
    case("a tab", Edit("  safe: true", "\tsafe: true"), "methods/imbot.v2.Note.add.yaml:9:2", &["a tab is used for indentation"]),
    case("a text cut by #", Edit("doc: The note.\n", "doc: The note #5 of all.\n"), "methods/imbot.v2.Note.add.yaml:15:19", &["` #` ends the text", "quote the text"]),
    case("a value cut by #", Edit("type: UserId[]", "type: UserId #[]"), "methods/imbot.v2.Note.add.yaml:25:18", &["` #` ends `type`"]),
    case("an example cut by #", Edit("text: hello,", "text: hello #,"), "methods/imbot.v2.Note.add.yaml:39:39", &["begins a comment here", "quote the text"]),
    case("a second colon", Edit("doc: The note.\n", "doc: Note: the one.\n"), "methods/imbot.v2.Note.add.yaml:15:14", &["a second `: `", "quote the text"]),
    case("a list that does not end", Edit("use: [note]", "use: [note"), "methods/imbot.v2.Note.add.yaml:32:8", &["does not end"]),
    case("two documents", Edit("scope: imbot", "---\nscope: imbot"), "methods/imbot.v2.Note.add.yaml:6:1", &["more than one YAML document"]),
    case("a tag", Edit("scope: imbot", "scope: !x imbot"), "methods/imbot.v2.Note.add.yaml:6:11", &["tags (`!name`) are not allowed"]),
    case("wrong indentation", Edit("  colour:\n", "   colour:\n"), "methods/imbot.v2.Note.add.yaml:21:4", &["does not fit the ones above"]),
    // Files.
    case("two files for one method", Write("methods/imbot.v2.Note.put.yaml", || small_method().replace("summary: Adds", "summary: Puts").into_bytes()), "methods/imbot.v2.Note.put.yaml:1:9", &["two files describe `imbot.v2.Note.add`", "methods/imbot.v2.Note.add.yaml:1:9"]),
    case("a file with another name", Edit("method: imbot.v2.Note.add", "method: imbot.v2.Note.put"), "methods/imbot.v2.Note.add.yaml:1:9", &["rename the file to methods/imbot.v2.Note.put.yaml"]),
    case("another ending", Write("methods/imbot.v2.Note.put.yml", || b"method: x\n".to_vec()), "methods/imbot.v2.Note.put.yml:1:1", &["does not end with .yaml"]),
    case("another folder", Write("method/imbot.v2.Note.put.yaml", || b"method: x\n".to_vec()), "method/imbot.v2.Note.put.yaml:1:1", &["did you mean the folder methods/?"]),
    case("not UTF-8", Write("methods/x.yaml", || b"method: \xFFx\n".to_vec()), "methods/x.yaml:1:9", &["not UTF-8", "0xFF"]),
    case("binary", Write("methods/x.yaml", || (0..=255).collect()), "methods/x.yaml:", &["the file is not"]),
    case("a control character", Write("methods/x.yaml", || b"method: \x1b[31mred\n".to_vec()), "methods/x.yaml:1:9", &["control character U+001B"]),
    case("empty", Write("methods/x.yaml", Vec::new), "methods/x.yaml:1:1", &["the file is empty"]),
    case("a list", Write("methods/x.yaml", || b"- method\n".to_vec()), "methods/x.yaml:1:1", &["is a mapping, found a list"]),
    case("20,000 levels of lists", Write("methods/x.yaml", || vec![b'['; 20_000]), "methods/x.yaml:1:65", &["more than 64 levels deep"]),
    case("20,000 levels of braces", Write("methods/x.yaml", || "{a: ".repeat(20_000).into_bytes()), "methods/x.yaml:1:", &["more than 64 levels deep"]),
    case("100 MB", Write("methods/x.yaml", || [b"method: ".to_vec(), vec![b'x'; 100_000_000]].concat()), "methods/x.yaml:1:1", &["more than 1 MiB"]),
    // Texts that could become something else.
    case("the end of a comment", Edit("summary: Adds a note.", "summary: Adds */ a note."), "methods/imbot.v2.Note.add.yaml:2:15", &["`*/` stands outside a code span", "backticks"]),
    case("the end of a raw text", Edit("summary: Adds a note.", "summary: Adds \"# a note."), "methods/imbot.v2.Note.add.yaml:2:15", &["`\"#` stands outside a code span"]),
    case("an attribute", Edit("  The note is shown", "  #![allow(all)] The note is shown"), "methods/imbot.v2.Note.add.yaml:4:3", &["`#![` stands outside a code span"]),
    case("a fence that does not end", Edit("  The note is shown", "  ```rust\n  The note is shown"), "methods/imbot.v2.Note.add.yaml:4:3", &["nothing closes the code block"]),
    case("an override of the writing direction", Edit("summary: Adds a note.", "summary: Adds \u{202e}a note."), "methods/imbot.v2.Note.add.yaml:2:15", &["invisible character U+202E"]),
    // Groups.
    case("a group beside a parameter of its name", Edit("returns:\n", "  fields:\n    inline:\n      title: { type: string, rust: fields, doc: x }\nreturns:\n"), "methods/imbot.v2.Note.add.yaml:29:36", &["both called `fields`", "rename one"]),
    case("two groups of one name", Edit("returns:\n", "  fooBar: { inline: { a: { type: int, doc: x } } }\n  foo_bar: { inline: { b: { type: int, doc: x } } }\nreturns:\n"), "methods/imbot.v2.Note.add.yaml:28:3", &["both called `NoteAddFooBar`"]),
    case("a group that every request has", Edit("returns:\n", "  call: { inline: { a: { type: int, doc: x } } }\nreturns:\n"), "methods/imbot.v2.Note.add.yaml:27:3", &["every request has"]),
    case("an example without a group that is needed", Edit("returns:\n", "  fields: { inline: { title: { type: string, required: true, doc: x } } }\nreturns:\n"), "methods/imbot.v2.Note.add.yaml:40:16", &["lacks `fields.title`"]),
    // Paging.
    case("a text as an offset", Edit("returns:", "paging: { offset: text, items: notes }\nreturns:"), "methods/imbot.v2.Note.add.yaml:27:19", &["`text` is no number", "int, or an ID"]),
    case("a next offset of another type", All(&[Edit("type: NoteColour", "type: int"), Edit("  type: Note\n  key: note\n  doc: The note.\n", "  doc: Notes.\n  fields:\n    notes: { type: \"Note[]\", doc: x }\n    next: { type: NoteId, doc: x }\n"), Edit("returns:", "paging: { offset: colour, items: notes, next: next }\nreturns:")]), "methods/imbot.v2.Note.add.yaml:27:47", &["another type than `colour`"]),
    // Unions.
    case("a union of two objects", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: Note, doc: x }\n  two: { type: \"map<string, int>\", doc: x }\n".to_vec()), "objects/Ref.yaml:5:16", &["`One` and `Two` are both objects"]),
    case("a union of two lists", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: \"int[]\", doc: x }\n  two: { type: \"Note[]\", doc: x }\n".to_vec()), "objects/Ref.yaml:5:16", &["both lists"]),
    case("a variant that is never reached", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: string, doc: x }\n  two: { type: int, doc: x }\n".to_vec()), "objects/Ref.yaml:5:16", &["no value ever becomes `Two`", "narrower type first"]),
    case("an integer behind a float", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: float, doc: x }\n  two: { type: int, doc: x }\n".to_vec()), "objects/Ref.yaml:5:16", &["no value ever becomes `Two`"]),
    case("a variant that may be none", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: int | null, doc: x }\n".to_vec()), "objects/Ref.yaml:4:16", &["a variant holds a value"]),
    case("a variant that may be anything", Write("objects/Ref.yaml", || b"union: Ref\ndoc: x\nvariants:\n  one: { type: json, doc: x }\n".to_vec()), "objects/Ref.yaml:4:16", &["of one JSON kind"]),
    // Events.
    case("an event without a name", Write("objects/Told.yaml", || b"object: Told\ndoc: x\nfields:\n  data: { type: Event, doc: x }\n".to_vec()), "objects/Told.yaml:4:3", &["no field `type` says which event it is"]),
    case("an event where there are none", Write("objects/Told.yaml", || b"object: Told\ndoc: x\nfields:\n  type: { type: string, doc: x }\n  data: { type: Event, doc: x }\n".to_vec()), "objects/Told.yaml:5:3", &["describes no events", "under events/"]),
    case("two events in one", Write("objects/Told.yaml", || b"object: Told\ndoc: x\nfields:\n  type: { type: string, doc: x }\n  data: { type: Event, doc: x }\n  more: { type: Event, doc: x }\n".to_vec()), "objects/Told.yaml:6:3", &["an object holds one event"]),
    case("a list of bare events", Write("objects/Told.yaml", || b"object: Told\ndoc: x\nfields:\n  type: { type: string, doc: x }\n  data: { type: \"Event[]\", doc: x }\n".to_vec()), "objects/Told.yaml:5:3", &["do not stand in lists"]),
    case("an event that is sent", Edit("type: NoteColour\n", "type: Event\n"), "methods/imbot.v2.Note.add.yaml:1:9", &["takes and returns no bare event"]),
    // What is only sent.
    case("a flag in a list", Edit("type: string", "type: flag[]"), "methods/imbot.v2.Note.add.yaml:17:11", &["a `flag` is the whole type", "use `bool`"]),
    case("a flag that is neither", All(&[Edit("type: string", "type: flag"), Edit("    max_chars: 10\n", ""), Edit("default: short", "default: maybe")]), "methods/imbot.v2.Note.add.yaml:18:14", &["the default is `Y` or `N`"]),
    case("a removal by a value", Edit("default: short", "remove: gone"), "methods/imbot.v2.Note.add.yaml:19:13", &["none of the values that stand for \"none\"", "`[]`"]),
    case("a removal of what is always given", Edit("required: true", "required: true\n    remove: []"), "methods/imbot.v2.Note.add.yaml:15:13", &["always given cannot be removed"]),
    case("a removal with a name that is taken", All(&[Edit("  colour:\n", "  remove_text:\n"), Edit("default: short", "remove: []")]), "methods/imbot.v2.Note.add.yaml:21:3", &["both called `remove_text`"]),
    case("a constant that arrives", Write("objects/Note.yaml", || small("objects/Note.yaml").replace("type: NoteColour", "type: int\n    constant: 5").into_bytes()), "objects/Note.yaml:10:15", &["`constant` is for objects that are sent"]),
    // What an object has besides its fields.
    case("a rest that is no map", Write("objects/Note.yaml", || (small("objects/Note.yaml") + "rest: { type: \"json[]\", doc: x }\n").into_bytes()), "objects/Note.yaml:", &["is a map by name", "write `map<string, json>`"]),
    case("a rest named like a field", Write("objects/Note.yaml", || (small("objects/Note.yaml") + "rest: { type: \"map<string, json>\", rust: colour, doc: x }\n").into_bytes()), "objects/Note.yaml:", &["the rest and `colour` are both called `colour`"]),
    case("a rest that is sent", All(&[Edit("type: NoteColour", "type: Note"), Edit("colour: red,", "colour: { id: 1 },"), Write("objects/Note.yaml", || (small("objects/Note.yaml") + "rest: { type: \"map<string, json>\", doc: x }\n").into_bytes())]), "objects/Note.yaml:", &["`Note` is sent, and so has no rest"]),
    // More names.
    case("a file named like a keyword", Write("objects/Type.yaml", || b"object: Type\ndoc: x\nfields:\n  id: { type: int, doc: x }\n".to_vec()), "objects/Type.yaml:1:9", &["`type` names the file in Rust"]),
    case("a type of the client", Write("objects/Vec.yaml", || b"object: Vec\ndoc: x\nfields:\n  id: { type: int, doc: x }\n".to_vec()), "objects/Vec.yaml:1:9", &["`Vec` is a name that generated code uses"]),
    case("a family named like a module", Write("api.yaml", || small("api.yaml").replace("module: imbot", "module: errors").into_bytes()), "api.yaml:4:23", &["`errors` is a module or a function"]),
    case("a family named like a function of the client", Write("api.yaml", || small("api.yaml").replace("module: imbot", "module: webhook").into_bytes()), "api.yaml:4:23", &["`webhook` is a module or a function"]),
    case("a family that ends with a dot", Write("api.yaml", || small("api.yaml").replace("imbot.v2:", "imbot.v2.:").into_bytes()), "api.yaml:4:3", &["is not what method names begin with"]),
    case("a field of an object that is sent", All(&[Edit("type: NoteColour", "type: Note"), Write("objects/Note.yaml", || small("objects/Note.yaml").replace("  colour:", "  new:").into_bytes())]), "objects/Note.yaml:8:3", &["`new` is a function that every object has"]),
    case("a name that is too long", Edit("  colour:\n", "  ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["more than 100 characters"]),
    case("a parameter that is no name", Edit("  colour:\n", "  the-colour:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["cannot be the name of a parameter"]),
    case("a name that the REST interface takes", Edit("  colour:\n", "  token:\n"), "methods/imbot.v2.Note.add.yaml:21:3", &["takes `token` for itself"]),
    case("two dots in a method's name", Write("methods/imbot.v2.Note..put.yaml", || small_method().replace("Note.add", "Note..put").into_bytes()), "methods/imbot.v2.Note..put.yaml:1:9", &["cannot be a part of a method's name"]),
    case("65 required fields", Write("objects/Wide.yaml", wide_object), "objects/Wide.yaml:68:3", &["more than 64 fields are required"]),
    // More data.
    case("a dialog that is none", Edit("type: NoteColour\n", "type: DialogId\n    default: chat\n"), "methods/imbot.v2.Note.add.yaml:23:14", &["the default is a dialog ID"]),
    case("a month too many", Edit("type: NoteColour\n", "type: DateTime\n    default: 2026-13-01T10:00:00Z\n"), "methods/imbot.v2.Note.add.yaml:23:14", &["the default is a date and time"]),
    case("a date that comes out otherwise", All(&[Edit("type: NoteColour", "type: DateTime"), Edit("colour: red,", "colour: \"2026-05-01T10:00:00+0300\",")]), "methods/imbot.v2.Note.add.yaml:39:48", &["`colour` is a date and time"]),
    case("a key that comes out otherwise", Edit("type: NoteColour\n", "type: map<NoteId, int>\n    default: { \"05\": 1 }\n"), "methods/imbot.v2.Note.add.yaml:23:16", &["a key of the default is not"]),
    case("nothing in an object that is sent", All(&[Edit("type: NoteColour", "type: Note"), Edit("colour: red,", "colour: { id: 1, size: null },"), Write("objects/Note.yaml", || (small("objects/Note.yaml") + "  size: { type: float | null, doc: x }\n").into_bytes())]), "methods/imbot.v2.Note.add.yaml:39:63", &["`size` is a number, found nothing", "leave it out"]),
    case("a code in two spellings", Edit("  use: [note]\n", "  use: [note]\n  codes: { BAD: x, bad: x }\n"), "methods/imbot.v2.Note.add.yaml:33:20", &["`bad` and `BAD` are one code"]),
    case("a limit of nothing", Edit("max_chars: 10", "max_chars: 0"), "methods/imbot.v2.Note.add.yaml:18:16", &["leaves nothing to give"]),
    case("revision 0", Edit("scope: imbot\n", "scope: imbot\nsince: 0\n"), "methods/imbot.v2.Note.add.yaml:7:8", &["there is no revision 0"]),
    case("a choice that stands twice", Edit("returns:", "one_of: [[text, colour], [colour, text]]\nreturns:"), "methods/imbot.v2.Note.add.yaml:27:27", &["this choice stands twice"]),
    case("a day that does not exist", Edit("doc: Colour of the note.", "doc: Colour of the note.\n    legacy: [{ form: x, until: 2026-02-30 }]"), "methods/imbot.v2.Note.add.yaml:24:32", &["`2026-02-30` is not a date"]),
    case("a page from the root", Edit("docs: notes/add.md", "docs: /notes/add.md"), "methods/imbot.v2.Note.add.yaml:5:7", &["is not the path of a page"]),
    case("a page without a name", Edit("docs: notes/add.md", "docs: notes//add.md"), "methods/imbot.v2.Note.add.yaml:5:7", &["is not the path of a page"]),
    case("an anchor that is none", Edit("docs: notes/add.md", "docs: notes/add.md#a)b"), "methods/imbot.v2.Note.add.yaml:5:7", &["`#a)b` is no anchor"]),
    case("pages that are published nowhere", Write("api.yaml", || small("api.yaml").replace("https://example.com/docs/", "http://example.com/docs").into_bytes()), "api.yaml:1:7", &["is not where pages are published", "ends with /"]),
    // More YAML.
    case("a number too large", Edit("max_chars: 10", "max_chars: 9223372036854775808"), "methods/imbot.v2.Note.add.yaml:18:16", &["this number is too large"]),
    case("a number much too large", Edit("max_chars: 10", "max_chars: 18446744073709551616"), "methods/imbot.v2.Note.add.yaml:18:16", &["this number is too large"]),
    case("a missing colon", Edit("    type: NoteId\n", "    type NoteId\n"), "methods/imbot.v2.Note.add.yaml:13:5", &["this line has no `: `", "write `type: NoteId`"]),
    case("a missing colon at the end", Edit("    response: { note: { id: 5, colour: blue } }\n", "    response\n"), "methods/imbot.v2.Note.add.yaml:40:5", &["this line has no `: `"]),
    case("an unknown escape", Edit("doc: The note.\n", "doc: \"The \\q note.\"\n"), "methods/imbot.v2.Note.add.yaml:15:10", &["double quotes do not know this", "single quotes"]),
    case("a key too long for YAML", Write("methods/x.yaml", || ("k".repeat(1100) + ": x\n").into_bytes()), "methods/x.yaml:1:1", &["a key has at most 1,024 characters"]),
    case("a control character in a file's name", Write("methods/x\u{1b}[31m.yaml", || b"method: x\n".to_vec()), "methods/x?[31m.yaml:1:", &["method"]),
    case("a control character in a message", Edit("type: NoteId", "type: \"\\e[31m\""), "methods/imbot.v2.Note.add.yaml:13:", &["`?` does not belong in a type"]),
];

#[test]
fn every_broken_schema_is_refused_with_its_place_and_help() {
    let complaints: Vec<_> = CASES.iter().flat_map(complaints_about).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    println!("{} broken schemas", CASES.len());
}

/// What is not as it should be when a broken schema is met.
fn complaints_about(case: &Case) -> Vec<String> {
    let schema = Small::new();
    schema.apply(&case.breakage);
    let ended = schema.codegen();
    let unwrapped = ended
        .stderr
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let mut complaints = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            complaints.push(format!("{}: {what}\n{}", case.name, ended.stderr));
        }
    };
    expect(
        ended.code == Some(1),
        &format!("exit code {:?}", ended.code),
    );
    let place = format!("[{}/{}", schema.schema().display(), case.place);
    expect(
        ended.stderr.contains(&place),
        &format!("not at {}", case.place),
    );
    for said in case.said {
        expect(unwrapped.contains(said), &format!("does not say {said:?}"));
    }
    // The line stands there with a mark under it; an empty file has no line.
    let marked = ended
        .stderr
        .lines()
        .any(|line| line.contains(": ") && line.contains(['^', '|']));
    expect(marked || case.name == "empty", "no mark");
    for word in [
        "DuplicateKeyPolicy",
        "budget",
        "saphyr",
        "serde",
        "panicked",
        "Options",
    ] {
        expect(
            !ended.stderr.contains(word),
            &format!("a library speaks: {word}"),
        );
    }
    expect(
        ended.stderr.len() < 4000,
        &format!("{} bytes", ended.stderr.len()),
    );
    expect(
        !ended.stderr.contains(['\u{1b}', '\u{202e}']),
        "a character that a terminal obeys",
    );
    expect(files_in(&schema.out()).is_empty(), "something was written");
    complaints
}

#[test]
fn there_are_at_least_as_many_cases_as_promised() {
    assert!(CASES.len() >= 25, "{} cases", CASES.len());
}

#[test]
fn the_schema_that_is_broken_is_correct_before() {
    let schema = Small::new();
    let ended = schema.codegen();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let linted = xtask([
        "lint".as_ref(),
        "--schema".as_ref(),
        schema.schema().as_os_str(),
    ]);
    assert_eq!(linted.code, Some(0), "{}", linted.stderr);
    assert!(
        linted.stdout.ends_with("1 method: no findings\n"),
        "{}",
        linted.stdout
    );
}

#[test]
fn errors_in_several_files_come_out_in_one_run() {
    let schema = Small::new();
    schema.apply(&Edit("done: NOTE_NOT_FOUND", "done: NOTE_NOT_FUND"));
    schema.apply(&Edit("default: short", "default: 5"));
    schema.apply(&Write("enums/NoteColour.yaml", || {
        b"enum: NoteColour\ndoc: x #5\nvalue: {}\n".to_vec()
    }));
    schema.apply(&Write("methods/x.yaml", || b"method: [\n".to_vec()));
    let ended = schema.codegen();
    assert_eq!(ended.code, Some(1));
    for said in [
        "no error code `NOTE_NOT_FUND`",
        "the default is a text",
        "` #` ends the text",
        "has no key `value`",
        "does not end",
    ] {
        assert!(ended.stderr.contains(said), "{said}\n{}", ended.stderr);
    }
    assert!(
        ended.stderr.ends_with("5 findings in 3 files\n"),
        "{}",
        ended.stderr
    );
}

#[test]
fn the_whole_text_of_some_findings() {
    let texts: Vec<_> = [
        "unknown key",
        "two names that collide",
        "bad type grammar",
        "two files for one method",
    ]
    .into_iter()
    .map(|name| {
        let case = CASES
            .iter()
            .find(|case| case.name == name)
            .expect("the case is in the table");
        let schema = Small::new();
        schema.apply(&case.breakage);
        schema
            .codegen()
            .stderr
            .replace(&schema.schema().display().to_string(), "schema")
    })
    .collect();
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn a_folder_without_a_schema_is_a_finding() {
    let folder = TempDir::new().expect("there is room for temporary files");
    let ended = xtask([
        "lint".as_ref(),
        "--schema".as_ref(),
        folder.path().as_os_str(),
    ]);
    assert_eq!(ended.code, Some(1), "{}", ended.stdout);
    assert!(
        ended.stderr.contains("the schema has no api.yaml"),
        "{}",
        ended.stderr
    );
}

#[test]
fn bad_use_is_told_from_findings() {
    let unknown = xtask(["codgen"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("codegen"), "{}", unknown.stderr);
    let nowhere = xtask(["lint", "--schema", "/there/is/no/such/folder"]);
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere.stderr.contains("there is no schema folder"),
        "{}",
        nowhere.stderr
    );
    let nowhere = xtask(["editor-schema", "--schema", "/there/is/no/such/folder"]);
    assert_eq!(nowhere.code, Some(2));
    let help = xtask(["--help"]);
    assert_eq!(help.code, Some(0));
    for command in ["codegen", "lint", "editor-schema"] {
        assert!(help.stdout.contains(command), "{}", help.stdout);
    }
}

/// A copy of the small schema, which is correct until something is applied to it.
struct Small {
    folder: TempDir,
}

impl Small {
    fn new() -> Self {
        let small = Self {
            folder: TempDir::new().expect("there is room for temporary files"),
        };
        copy_folder(&repository().join("tests/schemas/small"), &small.schema());
        small
    }

    fn schema(&self) -> std::path::PathBuf {
        self.folder.path().join("schema")
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("generated")
    }

    fn apply(&self, breakage: &Breakage) {
        match breakage {
            Edit(from, to) => {
                let path = self.schema().join(METHOD);
                let text = fs::read_to_string(&path).expect("the method is there");
                assert!(text.contains(from), "{from:?} is not in the small schema");
                fs::write(path, text.replacen(from, to, 1)).expect("the copy can be written");
            }
            Write(file, bytes) => {
                let path = self.schema().join(file);
                fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))
                    .expect("the copy can be written");
                fs::write(path, bytes()).expect("the copy can be written");
            }
            All(breakages) => breakages.iter().for_each(|breakage| self.apply(breakage)),
        }
    }

    fn codegen(&self) -> Ended {
        let (schema, out) = (self.schema(), self.out());
        xtask([
            "codegen".as_ref(),
            "--schema".as_ref(),
            schema.as_os_str(),
            "--out".as_ref(),
            out.as_os_str(),
        ])
    }
}

fn small_method() -> String {
    small(METHOD)
}

fn small(file: &str) -> String {
    let path = repository().join("tests/schemas/small").join(file);
    fs::read_to_string(path).expect("the small schema is checked in")
}

fn wide_object() -> Vec<u8> {
    let field = |at| format!("  f{at}: {{ type: int, required: true, doc: x }}\n");
    let fields: String = (0..65).map(field).collect();
    format!("object: Wide\ndoc: x\nfields:\n{fields}").into_bytes()
}

#[test]
fn the_real_schema_has_no_findings() {
    let ended = xtask(["lint"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
}
