//! Drafts, made of pages that are written here.

mod events;
mod hostile;
mod into;
mod paging;
mod reading;
mod vendor;

use bitrix_schema::SourceFile;
use bitrix_schema::draft::{self, Draft, DraftError, Present};
use bitrix_schema::facts::Facts;
use bitrix_schema::vendor_docs::{DocsFile, read};

/// The least that a schema consists of.
const API: &str = "\
# A remark that stays.
docs: https://example.com/walls/
revision: 36
families:
  wall.v2: { module: wall, doc: Walls. } # the first
ids:
  BotId: ID of a bot.
  ChatId: ID of a chat.
  UserId: ID of a user.

# The last remark.
";

fn schema(files: &[(&str, &str)]) -> Vec<SourceFile> {
    let files = files.iter();
    files
        .map(|&(path, text)| SourceFile::new(path, text.as_bytes()))
        .collect()
}

fn facts(pages: &[(&str, &str)]) -> Facts {
    let files: Vec<_> = pages
        .iter()
        .map(|&(path, text)| DocsFile::new(path, text.as_bytes()))
        .collect();
    read(&files).facts
}

/// A page, with tables in the vendor's notation: `name* | type | words`.
fn page(
    method: &str,
    params: &[&str],
    fields: &[&str],
    returns: &[&str],
    errors: &[&str],
) -> String {
    let rows = |rows: &[&str]| {
        let rows = rows.iter().map(|row| {
            let mut cells = row.splitn(3, '|').map(str::trim);
            let mut cell = || cells.next().unwrap_or_default();
            let (name, types, words) = (cell(), cell().replace('/', "|"), cell());
            format!("|| **{name}**\n```{types}``` | {words} ||\n")
        });
        rows.collect::<String>()
    };
    let table = |body: String| format!("#|\n|| **Name**\n`Type` | **Description** ||\n{body}|#\n");
    let mut text = format!(
        "# A Page {method}\n\n> Scope: `wall`\n>\n> Who can execute the method: owner of the wall\n\nThe method `{method}` paints.\n\n## Method Parameters\n\n"
    );
    text += &table(rows(params));
    if !fields.is_empty() {
        text += "\n### Parameter fields {#fields}\n\n";
        text += &table(rows(fields));
    }
    text += "\n## Returned Data\n\n";
    text += &table(rows(returns));
    let codes = errors
        .iter()
        .map(|code| format!("|| `{code}` | Words | It did not go well at all. ||\n"));
    let codes: String = codes.collect();
    text + &format!(
        "\n## Error Handling\n\n#|\n|| **Code** | **Description** | **Value** ||\n{codes}|#\n"
    )
}

fn import(
    pages: &[(&str, &str)],
    files: &[(&str, &str)],
    methods: &[&str],
) -> Result<Draft, DraftError> {
    let methods: Vec<_> = methods.iter().map(|&name| name.to_owned()).collect();
    draft::from_docs(&facts(pages), schema(files), &methods, Present::Kept)
}

/// The drafted files as one text.
fn shown(draft: &Draft) -> String {
    let files = draft.files.iter();
    files.fold(String::new(), |text, file| {
        text + "=== " + &file.path + "\n" + &String::from_utf8_lossy(&file.bytes)
    })
}

fn paint() -> String {
    page(
        "wall.v2.Wall.paint",
        &[
            "botId* | integer | Bot",
            "botToken | string | Key, for webhooks.",
            "chatId* | integer | Chat",
            "fields* | object | What to do, see [below](#fields)",
        ],
        &[
            "type* | string | How it is painted, with what and when.\n\nAllowed values:\n- `brush` — with a brush\n- `roller` — with a roller",
            "coats | integer | Layers of paint (1–5). Default is `2`",
            "userIds | integer[] | Painters who do it. Maximum of 10 users",
            "botToken | string | A new key. Maximum length — **40 characters**",
            "frame | object | Anything that is around it, said at length",
            "message | string | Text, true or false: # not a comment",
        ],
        &[
            "result | object | Result",
            "result.wall | Wall | Wall",
            "result.until | string/boolean | When it is dry, as ISO 8601, else `false`",
            "time | time | Time",
        ],
        &["WALL_WET", "BOT_NOT_FOUND", "100"],
    )
}

const OBJECTS: &str = "\
# Objects\n\n## Wall {#wall}\n\n#|\n|| **Field**\n`Type` | **Description** ||\n|| **id**\n`integer` | Wall ID ||\n|| **self**\n`Wall` | Itself ||\n|| **walls**\n`Wall[]` | Walls beside it ||\n|#\n";

#[test]
fn a_method_with_everything() {
    let page = paint();
    let bot = "errors: bot\ngroup: Bot\ndoc: About bots.\ncodes:\n  BOT_NOT_FOUND: No bot.\n";
    let user = "method: wall.v2.Wall.ask\nsummary: Asks.\ndocs: ask.md\nscope: wall\ncredentials: none\nreplay: { safe: true }\nreturns: { type: bool, doc: Done. }\nerrors: { use: [bot] }\n";
    let files = [
        ("api.yaml", API),
        ("errors/bot.yaml", bot),
        ("methods/wall.v2.Wall.ask.yaml", user),
    ];
    let draft = import(
        &[("walls/paint.md", &page), ("walls/objects.md", OBJECTS)],
        &files,
        &["wall.v2.Wall.paint"],
    )
    .unwrap();
    insta::assert_snapshot!(shown(&draft));
}

#[test]
fn what_is_open_is_listed_with_its_line() {
    let page = paint();
    let draft = import(
        &[("walls/paint.md", &page), ("walls/objects.md", OBJECTS)],
        &[("api.yaml", API)],
        &["wall.v2.Wall.paint"],
    )
    .unwrap();
    assert!(draft.open.len() > 8, "{:?}", draft.open);
    for point in &draft.open {
        let file = draft
            .files
            .iter()
            .find(|file| file.path == point.file)
            .unwrap();
        let text = String::from_utf8_lossy(&file.bytes);
        let line = text.lines().nth(point.line - 1).unwrap();
        assert_eq!(line.trim_start(), format!("# TODO: {}", point.what));
    }
    // No sentence of the page is in the draft.
    assert!(
        !shown(&draft).contains("with what and when") && !shown(&draft).contains("go well at all")
    );
}

#[test]
fn the_same_values_are_one_enumeration_and_other_values_another() {
    let values = |list: &str| {
        format!("mode* | string | How, said at length here.\n\nAllowed values:\n{list}")
    };
    let (two, three) = (
        values("- `a` — A\n- `b` — B"),
        values("- `a` — A\n- `b` — B\n- `c` — C"),
    );
    let result = ["result | object | R", "result.result | boolean | Whether"];
    let pages = [
        (
            "walls/a.md",
            page("wall.v2.Wall.a", &[&two], &[], &result, &[]),
        ),
        (
            "walls/b.md",
            page("wall.v2.Door.b", &[&two], &[], &result, &[]),
        ),
        (
            "walls/c.md",
            page("wall.v2.Door.c", &[&three], &[], &result, &[]),
        ),
    ];
    let pages: Vec<_> = pages
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let draft = import(
        &pages,
        &[("api.yaml", API)],
        &["wall.v2.Wall.a", "wall.v2.Door.b", "wall.v2.Door.c"],
    )
    .unwrap();
    let paths: Vec<_> = draft
        .files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| path.starts_with("enums/"))
        .collect();
    assert_eq!(paths, ["enums/WallMode.yaml", "enums/DoorMode.yaml"]);
    let text = shown(&draft);
    assert_eq!(text.matches("type: WallMode").count(), 2, "{text}");
    assert!(text.contains("type: bool\n  key: result"), "{text}");
}

#[test]
fn families_and_ids_are_added_and_remarks_stay() {
    let result = ["result | boolean | Whether it worked"];
    let page = page(
        "door.v3.Door.open",
        &["chatId* | integer | Chat", "doorId* | integer | Door"],
        &[],
        &result,
        &[],
    );
    let objects = OBJECTS.replace("Wall", "Door");
    let pages = [
        ("walls/door.md", page.as_str()),
        ("walls/objects.md", objects.as_str()),
    ];
    for (api, expected) in [
        (
            API.to_owned(),
            "  wall.v2: { module: wall, doc: Walls. } # the first\n  door.v3: { module: door, doc: Methods of door. }\nids:",
        ),
        (
            API.replace('\n', "\r\n"),
            "# the first\r\n  door.v3: { module: door, doc: Methods of door. }\r\nids:",
        ),
    ] {
        let draft = import(&pages, &[("api.yaml", &api)], &["door.v3.Door.open"]).unwrap();
        let text = shown(&draft);
        assert!(
            text.contains(expected)
                && text.contains("  DoorId: ID of the door.")
                && text.contains("# A remark that stays.")
                && text.contains("# The last remark."),
            "{text}"
        );
    }
    let in_line = API.replace(
        "ids:\n  BotId: ID of a bot.\n  ChatId: ID of a chat.\n  UserId: ID of a user.\n",
        "ids: { BotId: A bot., ChatId: A chat., UserId: A user. } # all\n",
    );
    let text = shown(&import(&pages, &[("api.yaml", &in_line)], &["door.v3.Door.open"]).unwrap());
    assert!(
        text.contains("UserId: A user., DoorId: ID of the door. } # all"),
        "{text}"
    );
}

#[test]
fn nothing_is_drafted_that_is_there_or_unknown_or_does_not_pass() {
    let page = paint();
    let pages = [("walls/paint.md", page.as_str())];
    let there = [
        ("api.yaml", API),
        ("methods/wall.v2.Wall.paint.yaml", "method: x\n"),
    ];
    let error = |files: &[(&str, &str)], method: &str| {
        import(&pages, files, &[method]).unwrap_err().to_string()
    };
    assert!(error(&there, "wall.v2.Wall.paint").contains("--force"));
    assert!(
        error(&[("api.yaml", API)], "wall.v2.Wall.pain")
            .contains("did you mean `wall.v2.Wall.paint`?")
    );
    assert!(error(&[("api.yaml", API)], "../wall").contains("is no name of a method"));
    let broken = [("api.yaml", API), ("enums/Broken.yaml", "enum: [")];
    assert!(matches!(
        import(&pages, &broken, &["wall.v2.Wall.paint"]),
        Err(DraftError::Findings { .. })
    ));
    // With `--force` the old file counts for nothing, whatever is in it.
    let methods = ["wall.v2.Wall.paint".to_owned()];
    let draft = draft::from_docs(&facts(&pages), schema(&there), &methods, Present::Replaced);
    assert!(draft.is_ok(), "{draft:?}");
    assert!(draft::missing(&facts(&pages), schema(&there)).is_empty());
    assert_eq!(
        draft::missing(&facts(&pages), schema(&[("api.yaml", API)])),
        methods
    );
}

#[test]
fn a_blank_file_has_every_key_of_the_language() {
    let draft = draft::blank(
        schema(&[("api.yaml", API)]),
        "wall.v2.Wall.hang",
        Present::Kept,
    )
    .unwrap();
    let text = shown(&draft);
    let editor_schemas = bitrix_schema::editor_schemas();
    let (_, method) = editor_schemas
        .iter()
        .find(|(path, _)| path == "method.json")
        .unwrap();
    let method: serde_json::Value = serde_json::from_str(method).unwrap();
    let keys = method["$defs"]["a_method"]["properties"]
        .as_object()
        .unwrap();
    assert!(keys.len() > 10);
    for (key, value) in keys {
        let line = |start: &str| {
            text.lines()
                .any(|line| line.starts_with(&format!("{start}{key}:")))
        };
        assert!(line("") || line("# "), "{key} is missing");
        let doc = value["description"].as_str().unwrap_or_default();
        assert!(text.contains(doc), "{key} is not explained");
    }
    let misplaced = draft::blank(
        schema(&[("api.yaml", API)]),
        "wal.v2.Wall.hang",
        Present::Kept,
    );
    assert!(matches!(misplaced, Err(DraftError::Findings { .. })));
}
