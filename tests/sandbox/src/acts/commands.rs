//! Slash commands: found in a text, and raised.

use std::time::Duration;

use serde_json::json;

use super::events;
use crate::state::{CommandToken, State};

/// How long a command may be answered.
const TOKEN_LIVES: Duration = Duration::from_secs(600);

/// Where a command comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Source {
    #[default]
    Textarea,
    Keyboard,
}

impl Source {
    fn name(self) -> &'static str {
        match self {
            Self::Textarea => "textarea",
            Self::Keyboard => "keyboard",
        }
    }
}

/// Raises an event for every command in a message, and returns the bots that were called: they get no other event
/// of it. A line is one command at most.
pub(crate) fn call(state: &mut State, message: i64, source: Source) -> Vec<i64> {
    let Some(found) = state.messages.get(&message) else {
        return Vec::new();
    };
    let author = found.author;
    let lines: Vec<(String, String)> = found.text.lines().filter_map(parse).collect();
    let members = state
        .chats
        .get(&found.chat)
        .map(|chat| chat.members.clone());
    let members = members.unwrap_or_default();
    let mut called = Vec::new();
    for (name, params) in lines {
        let meant = state.commands.values().filter(|command| {
            let reaches = command.common || members.contains(&command.bot);
            command.name.eq_ignore_ascii_case(&name) && reaches && command.bot != author
        });
        let meant: Vec<_> = meant.map(|command| (command.id, command.bot)).collect();
        for (command, bot) in meant {
            state.command_tokens.push(CommandToken {
                command,
                message,
                expires: state.now().saturating_add(TOKEN_LIVES),
            });
            let data = json!({
                "id": command,
                "command": format!("/{name}"),
                "params": params,
                "context": source.name(),
            });
            events::commanded(state, bot, message, data);
            called.push(bot);
        }
    }
    called
}

/// `/help me` → `help`, `me`
fn parse(line: &str) -> Option<(String, String)> {
    let rest = line.trim().strip_prefix('/')?;
    let (name, params) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    (!name.is_empty()).then(|| (name.to_owned(), params.trim().to_owned()))
}
