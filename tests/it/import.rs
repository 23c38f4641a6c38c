//! A maintainer imports methods from the vendor's documentation.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use journeys::{Copy, Ended, ScratchCrate, files_in, repository, xtask};
use tempfile::TempDir;

/// An empty schema for the vendor's pages.
const API: &str = "\
docs: https://apidocs.bitrix24.com/api-reference/chat-bots/chat-bots-v2/
revision: 36
families:
  imbot.v2: { module: imbot, doc: Bots. }
ids:
  BotId: ID of a bot.
  ChatId: ID of a chat.
  UserId: ID of a user.
";

/// The vendor's documentation, which lies beside the repository and is never a part of it.
fn vendor_docs() -> Option<PathBuf> {
    let docs = repository().join("../shared/vendor-docs");
    if docs.is_dir() {
        return Some(docs);
    }
    println!("skipped: there is no ../shared/vendor-docs");
    None
}

/// A folder with a schema of its own, and one for what is generated from it.
struct Empty {
    folder: TempDir,
}

impl Empty {
    fn new() -> Self {
        let folder = TempDir::new().expect("there is room for temporary files");
        fs::create_dir(folder.path().join("schema")).expect("the folder can be written");
        fs::write(folder.path().join("schema/api.yaml"), API).expect("the folder can be written");
        Self { folder }
    }

    fn schema(&self) -> PathBuf {
        self.folder.path().join("schema")
    }

    fn import(&self, docs: &Path, arguments: &[&str]) -> Ended {
        let docs = docs.to_str().expect("the path is text");
        let schema = self.schema();
        let schema = schema.to_str().expect("the path is text");
        let mut all = vec!["import", docs];
        all.extend(arguments);
        all.extend(["--schema", schema]);
        xtask(all)
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

    fn out(&self) -> PathBuf {
        self.folder.path().join("generated")
    }
}

/// Commands that generate nothing take no folder for it.
fn on_schema(copy: &Copy, command: &[&str]) -> Ended {
    let schema = copy.schema();
    let command = command.iter().map(OsStr::new);
    xtask(command.chain([OsStr::new("--schema"), schema.as_os_str()]))
}

#[test]
fn every_method_and_event_by_itself_gives_a_client() {
    let Some(docs) = vendor_docs() else { return };
    let all = Empty::new();
    assert_eq!(all.import(&docs, &["--all-missing"]).code, Some(0));
    let methods = files_in(&all.schema().join("methods"));
    let events = files_in(&all.schema().join("events"));
    assert_eq!((methods.len(), events.len()), (39, 13));
    for file in methods.keys().chain(events.keys()) {
        let name = file.trim_end_matches(".yaml");
        let empty = Empty::new();
        let ended = empty.import(&docs, &[name]);
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.stderr);
        assert!(ended.stdout.contains("left to decide"), "{}", ended.stdout);
        let ended = empty.codegen();
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.stderr);
    }
}

#[test]
fn all_that_is_missing_gives_a_client_that_compiles() {
    let Some(docs) = vendor_docs() else { return };
    let copy = Copy::of_repository();
    let (before, docs) = (
        files_in(&copy.schema()),
        docs.to_str().expect("the path is text"),
    );
    let ended = on_schema(&copy, &["import", docs, "--all-missing"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let after = files_in(&copy.schema());
    for (path, bytes) in before.iter().filter(|(path, _)| *path != "api.yaml") {
        assert_eq!(after.get(path), Some(bytes), "{path} is as it was");
    }
    // Everything that a draft leaves open is listed with its line.
    for line in ended.stdout.lines().filter(|line| line.contains(".yaml:")) {
        let mut parts = line.splitn(3, ':');
        let (file, number) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        let text = fs::read_to_string(file).expect("the file is there");
        let number: usize = number.parse().expect("a line is named");
        let marked = text.lines().nth(number - 1).unwrap_or_default();
        assert!(marked.contains("# TODO: "), "{line}");
    }
    let ended = on_schema(&copy, &["import", docs, "--all-missing"]);
    assert_eq!(
        ended.stdout.trim(),
        "0 files written, 0 points left to decide"
    );

    assert_eq!(on_schema(&copy, &["lint"]).code, Some(0));
    // The page's facts are in the drafts, methods and events alike; the change log is a person's to handle.
    let ended = on_schema(&copy, &["drift", docs]);
    assert!(
        !ended.stdout.contains("missing ") && !ended.stdout.contains(" differs"),
        "{}",
        ended.stdout
    );
    let ended = copy.run(&["codegen"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let scratch = ScratchCrate::with_generated(&copy.out()).without_tasks();
    // The drafted examples are tests: each call is built and each answer decoded.
    let tested = scratch.cargo(&[
        "test",
        "--quiet",
        "--all-features",
        "--lib",
        "generated::examples",
    ]);
    assert!(
        tested.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&tested.stdout),
        String::from_utf8_lossy(&tested.stderr)
    );
}

const PAGE: &str = "\
# Leave a Room imbot.v2.Room.leave

> Scope: `imbot`
>
> Who can execute the method: owner of the room

The method `imbot.v2.Room.leave` leaves.

## Method Parameters

#|
|| **Name**
`type` | **Description** ||
|| **botId***
`integer` | Bot ||
|| **botToken**
`string` | Key of the bot ||
|| **chatId***
`integer` | Room ||
|#

## Returned Data

#|
|| **Name**
`type` | **Description** ||
|| **result**
`boolean` | Whether it worked ||
|#

## Error Handling

#|
|| **Code** | **Description** | **Value** ||
|| `NO_ROOM` | No room | There is no such room ||
|#
";

#[test]
fn nothing_is_overwritten_and_bad_use_is_said() {
    let docs = TempDir::new().expect("there is room for temporary files");
    let section = docs
        .path()
        .join("api-reference/chat-bots/chat-bots-v2/rooms");
    fs::create_dir_all(&section).expect("the folder can be written");
    fs::write(section.join("leave.md"), PAGE).expect("the folder can be written");
    let empty = Empty::new();
    let ended = empty.import(docs.path(), &["imbot.v2.Room.leav"]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.stderr.contains("did you mean `imbot.v2.Room.leave`?"),
        "{}",
        ended.stderr
    );

    assert_eq!(
        empty.import(docs.path(), &["imbot.v2.Room.leave"]).code,
        Some(0)
    );
    let written = files_in(&empty.schema());
    let file = empty.schema().join("methods/imbot.v2.Room.leave.yaml");
    let mine = fs::read_to_string(&file)
        .expect("it was written")
        .replace("# TODO", "# DONE");
    fs::write(&file, &mine).expect("the folder can be written");
    let ended = empty.import(docs.path(), &["imbot.v2.Room.leave"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("--force"), "{}", ended.stderr);
    assert_eq!(fs::read_to_string(&file).ok(), Some(mine));
    assert_eq!(
        empty
            .import(docs.path(), &["imbot.v2.Room.leave", "--force"])
            .code,
        Some(0)
    );
    assert_eq!(files_in(&empty.schema()), written);

    assert_eq!(empty.import(docs.path(), &[]).code, Some(2));
    assert_eq!(
        empty
            .import(&docs.path().join("nowhere"), &["--all-missing"])
            .code,
        Some(2)
    );

    // A schema that cannot be read is not drafted into.
    fs::write(empty.schema().join("api.yaml"), "docs: [").expect("the folder can be written");
    let before = files_in(&empty.schema());
    let ended = empty.import(docs.path(), &["imbot.v2.Room.leave", "--force"]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("nothing was written"),
        "{}",
        ended.stderr
    );
    assert_eq!(files_in(&empty.schema()), before);
}

#[test]
fn a_blank_method_is_a_start() {
    let copy = Copy::of_repository();
    let ended = on_schema(&copy, &["import", "--blank", "imbot.v2.Chat.pin"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    assert_eq!(
        on_schema(&copy, &["import", "--blank", "imbot.v2.Chat.pin"]).code,
        Some(2)
    );
    let ended = on_schema(&copy, &["import", "--blank", "imbt.v2.Chat.pin"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains("did you mean"), "{}", ended.stderr);
}
