//! Names that the client has already. The tests hold these lists against the client's own files.

/// Types and traits that generated code names without a path: Rust's prelude, what the files import, and what the
/// crate exports.
pub(super) const TAKEN_TYPES: [&str; 114] = [
    "Absent",
    "Any",
    "ApiError",
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "BTreeMap",
    "Bot",
    "Box",
    "BuildError",
    "Call",
    "CallError",
    "CallFuture",
    "CallOptions",
    "CheckInside",
    "Client",
    "ClientBuilder",
    "Clone",
    "Content",
    "ContextLink",
    "Copy",
    "DateTime",
    "Debug",
    "Decode",
    "DecodeError",
    "Default",
    "DetailedFuture",
    "DialogId",
    "Display",
    "DoubleEndedIterator",
    "Download",
    "DownloadError",
    "Drop",
    "Dropped",
    "Entries",
    "Eq",
    "Err",
    "Error",
    "ErrorCode",
    "ErrorSet",
    "Event",
    "ExactSizeIterator",
    "Extend",
    "FetchFuture",
    "FetchRequest",
    "FetchResponse",
    "Field",
    "FileLink",
    "FillBotId",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "HoldsSecrets",
    "HttpRequest",
    "HttpResponse",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "InvalidArgument",
    "InvalidContext",
    "InvalidDateTime",
    "InvalidDialogId",
    "Items",
    "Iterator",
    "Limit",
    "MapAccess",
    "Method",
    "None",
    "Object",
    "Ok",
    "OpenEnum",
    "Option",
    "Ord",
    "Paged",
    "Pages",
    "PagingError",
    "PartialEq",
    "PartialOrd",
    "Progress",
    "Replay",
    "Reply",
    "Result",
    "Revision",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "SerializeMap",
    "Serializer",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Time",
    "ToOwned",
    "ToString",
    "Transport",
    "TransportError",
    "TransportFuture",
    "TryFrom",
    "TryInto",
    "UndecodedEvent",
    "UnknownCode",
    "UnknownEvent",
    "UnknownValue",
    "Unpin",
    "Uuid",
    "Vec",
];

/// Functions that every request has already.
pub(super) const TAKEN_SETTERS: [&str; 14] = [
    "new",
    "with",
    "detailed",
    "call",
    "check",
    "clone",
    "into_future",
    "fill_bot_id",
    "fill_replay_key",
    "is_repeatable",
    "next_page",
    "pages",
    "items",
    "serialize",
];

/// Functions that the handles have already: `client.bot(id)` and those of the families.
pub(super) const TAKEN_ON_HANDLES: [&str; 8] = [
    "call",
    "client",
    "clone",
    "context_link",
    "download",
    "id",
    "new",
    "token",
];

/// Functions that the client has already, where those of the families are added.
pub(super) const TAKEN_BY_CLIENT: [&str; 13] = [
    "allows_http",
    "bot",
    "builder",
    "call",
    "host",
    "oauth",
    "origin",
    "request",
    "revision",
    "secret",
    "supports",
    "transport",
    "webhook",
];

/// Modules of the crate, and those that are generated beside the families'.
pub(super) const TAKEN_MODULES: [&str; 39] = [
    "address",
    "bot",
    "call",
    "client",
    "content",
    "context_link",
    "credentials",
    "date_time",
    "decode",
    "dialog_id",
    "download",
    "encode",
    "enums",
    "envelope",
    "error",
    "errors",
    "event",
    "events",
    "example_checks",
    "examples",
    "fixtures",
    "fill",
    "formatting",
    "generated",
    "id",
    "ids",
    "limits",
    "objects",
    "off_executor",
    "open_enum",
    "pages",
    "paths",
    "reply",
    "request",
    "secret",
    "tasks",
    "tests",
    "time",
    "transport",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{TAKEN_BY_CLIENT, TAKEN_MODULES, TAKEN_ON_HANDLES, TAKEN_TYPES};

    /// The IDs that the client is made of are the schema's own.
    const OF_THE_SCHEMA: [&str; 3] = ["BotId", "ChatId", "UserId"];

    #[test]
    fn no_type_of_the_client_is_left_out() {
        let exported = text("generated-client/src/lib.rs");
        let exported = exported
            .split("pub use ")
            .skip(1)
            .filter_map(|rest| rest.split(';').next())
            .flat_map(|path| words(path.rsplit("::").next().unwrap_or_default()));
        let imported = text("codegen/src/runtime.rs");
        let imported = imported
            .lines()
            .filter_map(|line| line.rsplit("::").next()?.strip_suffix("\";"))
            .flat_map(words);
        let is_type = |name: &String| name.starts_with(|first: char| first.is_ascii_uppercase());
        let known: Vec<&str> = TAKEN_TYPES.iter().chain(&OF_THE_SCHEMA).copied().collect();
        assert_none_left_out(exported.chain(imported).filter(is_type), &known);
    }

    #[test]
    fn no_function_of_the_client_is_left_out() {
        let functions = functions_of("Client", &text("generated-client/src/client.rs"));
        assert_none_left_out(functions.into_iter(), &TAKEN_BY_CLIENT);
        let functions = functions_of("Bot", &text("generated-client/src/bot.rs"));
        assert_none_left_out(functions.into_iter(), &TAKEN_ON_HANDLES);
    }

    #[test]
    fn no_module_of_the_client_is_left_out() {
        let crate_root = text("generated-client/src/lib.rs");
        let modules = crate_root
            .lines()
            .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
            .map(str::to_owned);
        assert_none_left_out(modules, &TAKEN_MODULES);
    }

    fn text(path: &str) -> String {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::read_to_string(repository.join(path)).expect("the file is checked in")
    }

    fn words(text: &str) -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn functions_of(ty: &str, text: &str) -> Vec<String> {
        let start = text
            .find(&format!("\nimpl {ty} {{"))
            .expect("the type has functions");
        let body = &text[start..];
        let body = &body[..body.find("\n}").expect("the block ends")];
        let functions = body.split("fn ").skip(1);
        functions
            .filter_map(|rest| words(rest).into_iter().next())
            .collect()
    }

    fn assert_none_left_out(names: impl Iterator<Item = String>, known: &[&str]) {
        let names: BTreeSet<String> = names.collect();
        assert!(
            names.len() > 2,
            "the file does not look as this test expects: {names:?}"
        );
        let left_out: Vec<_> = names
            .iter()
            .filter(|name| !known.contains(&name.as_str()))
            .collect();
        assert!(
            left_out.is_empty(),
            "missing in the lists of taken names: {left_out:?}"
        );
    }
}
