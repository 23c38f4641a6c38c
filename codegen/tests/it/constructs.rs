//! One construct of the schema at a time, and the code that it becomes.

use journeys::ScratchCrate;

use crate::schema::{Files, everything, files_of, generate, method};

/// For each schema a snapshot of the named files, and all of them to be compiled.
macro_rules! goldens {
    ($($name:ident: $files:expr => [$($path:literal),+];)*) => {
        $(
            #[test]
            fn $name() {
                let files = generate(&$files);
                insta::assert_snapshot!(stringify!($name), files_of(&files, &[$($path),+]));
            }
        )*

        fn all() -> Vec<(&'static str, Files)> {
            vec![$((stringify!($name), $files)),*]
        }
    };
}

goldens! {
    required_and_optional_parameters: one_method(
        "params:
  messageId: { type: MessageId, required: true, doc: Message to move. }
  dialogId: { type: DialogId, required: true, doc: Where to. }
  quiet: { type: bool, default: false, since: 33, doc: Tells nobody. }
  reason: { type: string, max_chars: 20000, doc: Why. }
examples:
  - request: { messageId: 789, dialogId: chat5, quiet: true }
    response: { result: true }"
    ) => ["imbot/thing_act.rs", "imbot/mod.rs", "paths.rs", "examples.rs", "mod.rs"];

    no_parameters: one_method("credentials: none") => ["imbot/thing_act.rs", "paths.rs"];

    argument_and_required_differ: one_method(
        "params:
  relaxed: { type: string, required: true, argument: false, doc: Was required. }
  forced: { type: int, argument: true, doc: Always sent. }"
    ) => ["imbot/thing_act.rs"];

    one_of_several: one_method(
        "credentials: token
params:
  botId: { type: BotId, doc: By its ID. }
  code: { type: string, doc: By its code. }
one_of: [[botId, code]]"
    ) => ["imbot/thing_act.rs"];

    groups: one_method(
        "params:
  fields:
    inline:
      code: { type: string, required: true, doc: Code. }
      botToken: { type: secret, rust: new_token, doc: New token. }
      inner:
        inline:
          depth: { type: int, min: 1, max: 10, doc: Depth. }
examples:
  - request: { fields: { code: a } }"
    ) => ["imbot/thing_act.rs", "examples.rs"];

    groups_named_like_types: one_method(
        "params:
  option: { inline: { string: { inline: { vec: { type: \"string[]\", doc: Texts. } } } } }
  result: { inline: { into: { type: int, doc: Number. } } }
  limit: { inline: { uuid: { type: Uuid, doc: Key. }, most: { type: int, max: 5, doc: Most. } } }"
    ) => ["imbot/thing_act.rs"];

    examples_at_the_edge: one_method(
        "params:
  dialogId: { type: DialogId, required: true, doc: Where to. }
  data: { type: json, doc: Anything. }
  ratios: { type: \"float[]\", doc: Ratios. }
  when: { type: When, doc: When. }
examples:
  - request: { dialogId: sg12, data: { large: 3000000000, low: -3000000000 }, ratios: [1, 2.5], when: tomorrow }
  - request: { dialogId: chat05, when: { width: 1 } }
  - request: { dialogId: chat5, when: \"2026-05-01T10:00:00+03:00\" }"
    )
    .with(
        "objects/When.yaml",
        "union: When
doc: A moment.
variants:
  moment: { type: DateTime, doc: Exactly. }
  text: { type: string, doc: In words. }
  size: { type: Size, doc: By its size. }"
    )
    .with(
        "objects/Size.yaml",
        "object: Size
doc: A size.
fields:
  width: { type: float, max: 10, doc: Width. }"
    ) => ["imbot/thing_act.rs", "objects/when.rs", "examples.rs"];

    replay_with_a_key: one_method(
        "replay: { key: fields.templateId, busy: BUSY, unless: system }
params:
  system: { type: bool, doc: From nobody. }
  fields: { inline: { templateId: { type: Uuid, doc: Key. } } }
errors: { codes: { BUSY: Still running. } }"
    ) => ["imbot/thing_act.rs"];

    replay_safe_with_exceptions: one_method(
        "replay: { safe: true, done: TAKEN, unless: [fields.avatar, loud, always] }
params:
  loud: { type: bool, doc: With a sound. }
  always: { type: bool, argument: true, doc: Always sent. }
  fields: { inline: { avatar: { type: string, doc: A picture. } } }
errors: { codes: { TAKEN: It is there. } }"
    ) => ["imbot/thing_act.rs"];

    replay_unsafe: one_method("replay: { safe: false }") => ["imbot/thing_act.rs"];

    collections: one_method(
        "params:
  ids: { type: \"MessageId[]\", max_items: 100, doc: IDs. }
  texts: { type: \"string[]\", doc: Texts. }
  flags: { type: \"bool[]\", doc: Flags. }
  grid: { type: \"int[][]\", doc: Grid. }
  forward: { type: \"map<Uuid, MessageId>\", doc: By key. }
examples:
  - request:
      ids: [1, 2]
      texts: []
      grid: [[1], []]
      forward: { \"6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f\": 788 }"
    ) => ["imbot/thing_act.rs", "examples.rs"];

    binary_content: one_method(
        "params:
  file: { type: bytes, required: true, max_bytes: 100, doc: A file. }
  parts: { type: \"bytes[]\", doc: Parts of it. }
  named: { type: \"map<string, bytes>\", doc: Others by their names. }
  look: { type: Look, doc: How it looks. }
returns: { type: Look, doc: How it looks now. }
examples:
  - request:
      file: SGVsbG8=
      parts: [SGk=, /wA=]
      named: { a: \"\" }
      look: { icon: SGk= }
    response: { icon: SGk= }
  - request: { file: \"\", parts: [], named: {} }"
    )
    .with(
        "objects/Look.yaml",
        "object: Look
doc: A look.
fields:
  icon: { type: bytes, required: true, max_bytes: 10, doc: Icon. }"
    ) => ["imbot/thing_act.rs", "objects/look.rs", "examples.rs"];

    result_of_its_own: one_method(
        "returns:
  doc: What became of it.
  fields:
    id: { type: MessageId, required: true, doc: ID. }
    uuidMap: { type: \"map<Uuid, MessageId> | []\", doc: Copies. }
    chat_id: { type: ChatId, doc: Chat. }
    parentId: { type: ChatId | 0, doc: Parent. }
    movedAt: { type: DateTime | false, since: 34, doc: When. }"
    ) => ["imbot/thing_act.rs"];

    requests_of_two_families: Files::from([
        method("imbot.v2.Thing.act", "returns: { doc: x, fields: { id: { type: ChatId, doc: x } } }"),
        method("im.v2.Thing.act", "credentials: none\nreturns: { doc: x, fields: { id: { type: ChatId, doc: x } } }"),
        method("im.v2.BotThing.act", "credentials: none\nrust: { type: BotThing }"),
    ]) => ["imbot/mod.rs", "im/mod.rs", "paths.rs"];

    none_of_containers_and_objects: one_method(
        "returns:
  doc: What it holds.
  fields:
    keyboard: { type: \"json[] | \\\"N\\\"\", doc: Buttons. }
    counters: { type: \"map<string, int> | 0\", doc: Counters. }
    hint: { type: \"Hint | []\", doc: A hint. }
    other: { type: Hint, doc: Another hint. }",
    )
    .with(
        "objects/Hint.yaml",
        "object: Hint\ndoc: A hint.\nfields:\n  text: { type: string, doc: Its text. }\n",
    ) => ["imbot/thing_act.rs"];

    fields_that_are_not_described: one_method("returns: { type: Open, key: open, doc: All of it. }")
        .with(
            "objects/Open.yaml",
            "object: Open\ndoc: It has more.\nfields:\n  someName: { type: string, doc: Its name. }\nrest: { type: \"map<string, OpenOnly>\", doc: What else the server sent. }\nexamples:\n  - { someName: n, a: { id: 1 }, b: [] }\n",
        )
        .with(
            "objects/OpenOnly.yaml",
            "object: OpenOnly\ndoc: It has nothing else.\nfields:\n  id: { type: int, doc: ID. }\nrest: { type: \"map<string, json>\", rust: all, doc: All of it. }\n",
        ) => ["objects/open.rs", "objects/open_only.rs", "examples.rs"];

    values_of_maps_that_can_be_null: one_method(
        "params:
  titles: { type: \"map<string, string | null>\", doc: Titles. }
  ids: { type: \"map<Uuid, MessageId | null>\", doc: IDs. }
  flags: { type: \"map<string, bool | null>\", doc: Flags. }
examples:
  - request: { titles: { de: A, en: null }, ids: {}, flags: { a: true, b: null } }
  - request: { titles: { en: null }, ids: { \"6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f\": null } }
returns: { doc: x, fields: { names: { type: \"map<string, string | null>\", doc: Names. } } }"
    ) => ["imbot/thing_act.rs", "examples.rs"];

    paging_by_count: one_method(
        "params:
  limit: { type: int, default: 50, doc: Size of a page. }
  offset: { type: int, default: 0, doc: Where it starts. }
returns:
  doc: A page.
  fields:
    ids: { type: \"MessageId[]\", doc: IDs. }
    hasNextPage: { type: bool, doc: Whether more follow. }
paging: { offset: offset, limit: limit, items: ids, more: hasNextPage }"
    ) => ["imbot/thing_act.rs"];

    paging_by_cursor: one_method(
        "params:
  offset: { type: int, default: 0, doc: Where it starts. }
returns:
  doc: A page.
  fields:
    ids: { type: \"MessageId[]\", doc: IDs. }
    nextOffset: { type: int, doc: Where the next one starts. }
paging: { offset: offset, items: ids, next: nextOffset }"
    ) => ["imbot/thing_act.rs"];

    errors_legacy_deviations: one_method(
        "since: 30
caller: the owner of the bot
errors: { use: [thing], codes: { TAKEN: The code is taken. } }
legacy:
  - { form: \"`KEY` in upper case\", until: 2026-08-06, change: BOT-BC-0506-1 }
deviations:
  - at: returns
    docs: \"`true` if it worked\"
    server: always `true`
    evidence: seen
  - at: errors.TAKEN
    docs: absent
    server: returned
    evidence: seen
examples:
  - error: { code: TAKEN, description: Taken }",
    )
    .with(
        "errors/thing.yaml",
        "errors: thing
group: Thing
doc: Errors about the thing.
codes:
  THING_NOT_FOUND: There is none.
  E1: { doc: A bad code., rust: BadCode }"
    ) => ["imbot/thing_act.rs", "errors.rs", "examples.rs"];

    what_is_only_sent: one_method(
        "params:
  panel: { type: Panel, remove: \"N\", max_json_chars: 400, doc: Panel. }
  strict: { type: flag, required: true, doc: Whether to be strict. }
  loose: { type: flag, default: \"N\", doc: Whether to be loose. }
examples:
  - request:
      panel:
        ROWS:
          - { TEXT: Go, LINK: /go, DISABLED: \"Y\" }
          - { TYPE: BREAK }
          - { TEXT: Say, KIND: SAY, WORDS: Hello }
          - { TEXT: Wait, KIND: WAIT, SECONDS: 5 }
        PARTS: [{ TITLE: One }, { SIZES: [1, 2] }]
      strict: \"Y\"
  - request: { panel: \"N\", strict: \"N\", loose: \"Y\" }"
    )
    .with(
        "objects/Panel.yaml",
        "object: Panel
doc: A panel.
fields:
  BOT_ID: { type: BotId, fill: bot_id, doc: Bot that it belongs to. }
  ROWS: { type: \"PanelItem[]\", required: true, row_break: rowEnd, doc: What stands in it. }
  PARTS: { type: \"PanelPart[]\", doc: Its parts. }"
    )
    .with(
        "objects/PanelItem.yaml",
        "union: PanelItem
doc: A key, or the end of a row.
variants:
  key: { type: PanelKey, doc: A key. }
  rowEnd: { type: RowEnd, doc: The end of a row. }"
    )
    .with(
        "objects/RowEnd.yaml",
        "object: RowEnd
doc: The end of a row.
fields:
  TYPE: { type: string, constant: BREAK, doc: Says that it is no key. }"
    )
    .with(
        "objects/PanelKey.yaml",
        "object: PanelKey
doc: A key.
fields:
  TEXT: { type: string, required: true, doc: What stands on it. }
  deed: { type: PanelDeed, required: true, flatten: true, doc: What it does. }
  DISABLED: { type: flag, default: \"N\", doc: Whether it cannot be pressed. }"
    )
    .with(
        "objects/PanelDeed.yaml",
        "union: PanelDeed
doc: What a key does.
variants:
  link: { type: KeyLink, doc: Goes there. }
  say: { type: KeySay, doc: Says something. }
  wait: { type: KeyWait, doc: Waits. }"
    )
    .with(
        "objects/KeyLink.yaml",
        "object: KeyLink
doc: A key that goes somewhere.
fields:
  LINK: { type: string, required: true, doc: Where to. }"
    )
    .with(
        "objects/KeySay.yaml",
        "object: KeySay
doc: A key that says something.
fields:
  KIND: { type: string, constant: SAY, doc: Kind. }
  WORDS: { type: string, max_chars: 20, required: true, doc: What. }"
    )
    .with(
        "objects/KeyWait.yaml",
        "object: KeyWait
doc: A key that waits.
fields:
  KIND: { type: string, constant: WAIT, doc: Kind. }
  SECONDS: { type: int, doc: How long. }"
    )
    .with(
        "objects/PanelPart.yaml",
        "union: PanelPart
doc: A part.
keyed: true
variants:
  TITLE: { type: string, doc: A title. }
  SIZES: { type: \"int[]\", doc: Sizes. }"
    ) => ["imbot/thing_act.rs", "objects/panel.rs", "objects/panel_item.rs", "objects/row_end.rs", "objects/panel_key.rs", "objects/panel_deed.rs", "objects/key_say.rs", "objects/panel_part.rs", "examples.rs"];

    markdown_in_details: one_method(
        "details: |
  # A heading

  A [link](https://example.com), <b>html</b>, `Vec<T>` and https://example.com/a?b=c.

  | `a` | b |
  |---|---|
  | `x|y` | <br> |

  - one
  - two

  ```rust
  let x = unsafe { 1 };
  ```"
    ) => ["imbot/thing_act.rs"];

    objects_enumerations_unions_events: everything() => ["objects/mod.rs", "objects/thing.rs", "objects/thing_properties.rs", "objects/only.rs", "objects/target.rs", "enums/mod.rs", "enums/thing_kind.rs", "objects/delivered.rs", "events/mod.rs", "events/thing_moved.rs", "mod.rs"];

    everything_together: everything() => ["imbot/thing_register.rs", "imbot/thing_list.rs", "paths.rs", "examples.rs"];
}

/// What the snapshots show is compiled, each tree alone, and a warning about it is a failure. The runtime has
/// what a small schema does not need; that is no fault of the tree.
#[test]
fn every_golden_tree_compiles_without_a_warning() {
    let scratch = ScratchCrate::new().without_tasks();
    for (name, files) in all() {
        let tree = generate(&files)
            .into_iter()
            .map(|file| (file.path, file.text));
        scratch.set_generated(tree);
        let mut arguments = vec!["check", "--quiet", "--message-format=short", "--lib"];
        arguments.extend(["--no-default-features", "--features", "serde"]);
        let checked = scratch.cargo(&arguments);
        let said = String::from_utf8_lossy(&checked.stderr);
        let warned = said.lines().any(|line| line.contains("src/generated"));
        assert!(checked.status.success() && !warned, "{name}:\n{said}");
    }
}

/// The schema of `imbot.v2.Thing.act`.
fn one_method(lines: &str) -> Files {
    Files::from([method("imbot.v2.Thing.act", lines)])
}

#[test]
fn no_folder_without_types() {
    let files = generate(&one_method(""));
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "paths.rs",
            "examples.rs",
            "fixtures.rs",
            "mod.rs",
            "ids.rs",
            "errors.rs",
            "imbot/mod.rs",
            "imbot/thing_act.rs"
        ]
    );
}

#[test]
fn the_same_bytes_every_time() {
    let first = generate(&everything());
    for _ in 0..8 {
        assert_eq!(first, generate(&everything()));
    }
}
