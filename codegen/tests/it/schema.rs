//! Small schemas for the tests, as YAML.

use bitrix_schema::SourceFile;
use bitrix_schema::api::Api;

/// What every schema needs besides the construct that it is about.
const API: &str = "
docs: https://example.com/docs/
revision: 36
families:
  imbot.v2: { module: imbot, doc: Chat bots. }
ids:
  BotId: ID of a bot.
  ChatId: ID of a chat.
  UserId: ID of a user.
";

const SECOND_FAMILY: &str = "  im.v2: { module: im, doc: Methods of users. }\n";

const MESSAGE_ID: &str = "  MessageId: ID of a message.\n";

const SYSTEM: &str = "
errors: system
doc: Errors of the REST interface.
group: System
codes:
  QUERY_LIMIT_EXCEEDED: Too many requests.
";

/// Schema files: paths and texts.
pub(crate) struct Files(Vec<(String, String)>);

impl<const N: usize> From<[(String, String); N]> for Files {
    fn from(files: [(String, String); N]) -> Self {
        Self(files.into())
    }
}

impl Files {
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.0.push((path.to_owned(), text.to_owned()));
        self
    }
}

/// The API of the files, beside what every schema needs.
pub(crate) fn api(files: &Files) -> Api {
    // What nothing uses is refused.
    let uses_message_id = files.0.iter().any(|(_, text)| text.contains("MessageId"));
    let message_id = if uses_message_id { MESSAGE_ID } else { "" };
    let has_second_family = files.0.iter().any(|(path, _)| path.contains("/im.v2."));
    let second_family = if has_second_family { SECOND_FAMILY } else { "" };
    let api = API.replace("ids:\n", &format!("{second_family}ids:\n"));
    let frame = [
        ("api.yaml", format!("{api}{message_id}errors: [system]\n")),
        ("errors/system.yaml", SYSTEM.to_owned()),
    ];
    let frame = frame.map(|(path, text)| SourceFile::new(path, text.trim_start().as_bytes()));
    let files = files
        .0
        .iter()
        .map(|(path, text)| SourceFile::new(path, text.as_bytes()));
    let (schema, findings) = bitrix_schema::load(frame.into_iter().chain(files).collect());
    assert!(findings.is_empty(), "{findings:#?}");
    bitrix_schema::check(&schema).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

pub(crate) fn generate(files: &Files) -> Vec<codegen::File> {
    codegen::generate(&api(files)).expect("what passes `check` can be generated")
}

/// The wanted files, one after the other.
pub(crate) fn files_of(files: &[codegen::File], wanted: &[&str]) -> String {
    let texts = wanted.iter().map(|path| {
        let file = files.iter().find(|file| file.path == *path);
        let file = file.unwrap_or_else(|| panic!("{path} is not generated"));
        format!("==> {path}\n{}", file.text)
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// A method: the given lines, and defaults for what they leave out.
pub(crate) fn method(name: &str, lines: &str) -> (String, String) {
    let mut text = format!("method: {name}\n{}\n", lines.trim_end());
    for (key, default) in [
        ("summary", "Does something."),
        ("docs", "page.md"),
        ("scope", "imbot"),
        ("credentials", "bot"),
        ("replay", "{ safe: true }"),
        (
            "returns",
            "{ type: bool, key: result, doc: Whether it worked. }",
        ),
    ] {
        if !lines
            .lines()
            .any(|line| line.starts_with(&format!("{key}:")))
        {
            text.extend([key, ": ", default, "\n"]);
        }
    }
    (format!("methods/{name}.yaml"), text)
}

/// A schema in which every construct occurs, and each beside others.
#[expect(clippy::too_many_lines, reason = "these are files, not steps")]
pub(crate) fn everything() -> Files {
    let methods = [
        (
            "imbot.v2.Thing.get",
            "credentials: none
since: 31
params:
  botId: { type: BotId, doc: By its ID. }
  code: { type: string, doc: By its code. }
one_of: [[botId, code]]
returns: { type: Thing, key: thing, doc: The thing. }
examples:
  - request: { botId: 5 }
    response: { thing: { id: 5, kind: small, texts: [], phones: false, parentId: 0 } }
",
        ),
        (
            "imbot.v2.Thing.list",
            "credentials: token
params:
  filter: { inline: { kinds: { type: \"ThingKind[]\", doc: Kinds to list. } } }
  limit: { type: int, default: 50, min: 1, max: 1000, doc: Size of a page. }
  offset: { type: int, default: 0, doc: Where the page starts. }
returns:
  doc: A page.
  fields:
    things: { type: \"Thing[]\", doc: The things. }
    hasNextPage: { type: bool, doc: Whether more follow. }
paging: { offset: offset, limit: limit, items: things, more: hasNextPage }
examples:
  - request: { filter: { kinds: [small] }, limit: 1000 }
    error: { code: QUERY_LIMIT_EXCEEDED, description: Too many requests }
",
        ),
        (
            "imbot.v2.Thing.events",
            "params:
  offset: { type: MessageId, doc: Where the page starts. }
returns:
  doc: A page.
  fields:
    ids: { type: \"MessageId[]\", doc: The IDs. }
    events: { type: \"Delivered[]\", doc: The events. }
    nextOffset: { type: MessageId | null, doc: Where the next page starts. }
    hasMore: { type: bool, required: true, doc: Whether more follow. }
paging: { offset: offset, items: ids, more: hasMore, next: nextOffset }
",
        ),
        (
            "imbot.v2.Thing.users",
            "params:
  chatId: { type: ChatId, required: true, doc: Chat to list. }
  offset: { type: int, doc: Where the page starts. }
returns: { type: \"UserId[]\", doc: A page. }
paging: { offset: offset }
",
        ),
        (
            "imbot.v2.Thing.register",
            "replay: { safe: false }
params:
  dialogId: { type: DialogId, required: true, doc: Where it lives. }
  old: { type: string, required: true, argument: false, doc: No longer needed. }
  always: { type: bool, argument: true, doc: Always sent. }
  fields:
    inline:
      code: { type: string, required: true, max_chars: 40, doc: Code of the thing. }
      botToken: { type: secret, rust: new_token, min_chars: 5, max_bytes: 64, doc: Token of the thing. }
      properties: { type: ThingProperties, required: true, doc: How it looks. }
      more: { type: \"ThingProperties[]\", max_items: 3, doc: More of them. }
      rate: { type: float, default: 0.5, doc: A rate. }
      at: { type: DateTime, since: 33, doc: A time. }
      target: { type: Target, doc: A target. }
      targets: { type: \"Target[]\", doc: Targets. }
      keys: { type: \"map<string, int>\", doc: Numbers by name. }
      grid: { type: \"MessageId[][]\", doc: A grid. }
      options: { type: json, doc: Anything. }
      inner: { inline: { depth: { type: int, doc: A depth. }, texts: { type: \"string[]\", doc: Texts. } } }
returns: { type: bool, key: result, doc: Whether it worked. }
errors:
  use: [thing]
  codes:
    TAKEN: The code is taken.
legacy:
  - { form: \"`KEY` in upper case\", until: 2026-08-06, change: BOT-BC-0506-1 }
examples:
  - request:
      dialogId: \"7\"
      always: true
      old: x
      fields:
        code: a
        botToken: secret
        properties: { name: \"Quote \\\" and \\\\ and\\nline\", color: red, size: 5 }
        rate: 2
        at: \"2026-05-01T10:00:00+03:00\"
        target: 12
        targets: [1, text, { name: n }]
        keys: { a: 1, b: -20000 }
        grid: [[1, 2], []]
        options: { a: [1, null, true, \"x\"], b: -1.5 }
        inner: { depth: 1, texts: [] }
    response: { result: true }
",
        ),
    ];
    let mut files: Vec<_> = methods
        .iter()
        .map(|(name, lines)| method(name, lines))
        .collect();
    files.extend(
        [
            (
                "errors/thing.yaml",
                "errors: thing\ndoc: Errors about the thing.\ncodes:\n  THING_NOT_FOUND: There is none.\n  E1: { doc: A bad code., rust: BadCode }\n",
            ),
            (
                "enums/ThingKind.yaml",
                "enum: ThingKind\ndoc: Kind of a thing.\nvalues:\n  small: A small one.\n  Large-One: { doc: A large one., rust: Large, since: 32 }\n",
            ),
            (
                "objects/Thing.yaml",
                "object: Thing
doc: A thing.
docs: objects.md
fields:
  id: { type: ChatId, required: true, doc: ID of the thing. }
  kind: { type: ThingKind, doc: Its kind. }
  rate: { type: float, doc: Its rate. }
  lastActivityDate: { type: DateTime | false, doc: When it moved. }
  chat_id: { type: ChatId, doc: Its chat. }
  parentId: { type: ChatId | 0, doc: Its parent. }
  public: { type: \"ThingProperties | \\\"\\\"\", doc: How it looks. }
  phones: { type: \"map<string, string> | false\", doc: Phones. }
  target: { type: Target, doc: Target. }
  texts: { type: \"string[]\", required: true, doc: Texts. }
  secret: { type: secret, doc: A secret. }
  keyboard: { type: \"json | \\\"N\\\"\", since: 34, doc: A keyboard. }
examples:
  - { id: 5, kind: small, chat_id: 4, texts: [], public: { name: n }, target: x, lastActivityDate: false }
",
            ),
            (
                "objects/ThingProperties.yaml",
                "object: ThingProperties
doc: How a thing looks.
fields:
  name: { type: string, required: true, max_chars: 255, doc: Its name. }
  color: { type: string, doc: Its color. }
  size: { type: int, min: 1, max: 10, doc: Its size. }
",
            ),
            (
                "objects/Delivered.yaml",
                "object: Delivered
doc: An event as it is polled.
fields:
  eventId: { type: int, required: true, doc: ID of the event. }
  type: { rust: name, type: string, required: true, doc: Which event it is. }
  data: { type: Event, required: true, rust: event, doc: The event. }
examples:
  - { eventId: 1, type: ONTHING, data: { thing: { id: 1, texts: [] } } }
",
            ),
            (
                "objects/Only.yaml",
                "object: Only\ndoc: Only sent.\nfields:\n  name: { type: string, doc: Its name. }\n",
            ),
            (
                "objects/Target.yaml",
                "union: Target\ndoc: What is meant.\nvariants:\n  Id: { type: MessageId, doc: By its ID. }\n  Name: { type: string, doc: By its name. }\n  Whole: { type: Only, doc: All of it. }\n",
            ),
            (
                "events/ONTHING.yaml",
                "event: ONTHING
type: ThingMoved
summary: A thing moved.
details: It was not meant to.
since: 33
fields:
  thing: { type: Thing, required: true, doc: The thing. }
  language: { type: string, doc: Language. }
examples:
  - { thing: { id: 1, texts: [] }, language: en }
",
            ),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned())),
    );
    Files(files)
}
