use serde_json::{Map, Value, json};

use super::LANGUAGE;
use crate::state::{Command, State};

/// A command as it is returned when it is registered or changed.
pub(crate) fn command(command: &Command) -> Value {
    json!({
        "id": command.id,
        "botId": command.bot,
        "command": format!("/{}", command.name),
        "common": command.common,
        "hidden": command.hidden,
        "extranetSupport": command.extranet_support,
    })
}

/// A command in the list, which is another object: other names, and `Y` and `N` in place of booleans.
pub(crate) fn listed_command(state: &State, command: &Command) -> Value {
    let category = state.people.get(&command.bot);
    let letter = |value| if value { "Y" } else { "N" };
    json!({
        "id": command.id,
        "botId": command.bot,
        "command": format!("/{}", command.name),
        "category": category.map_or("", |bot| &bot.first_name),
        "common": letter(command.common),
        "context": "",
        "title": in_language(&command.title),
        "params": in_language(&command.params),
        "extranet": letter(command.extranet_support),
    })
}

/// Commands that every portal has; their IDs are texts.
pub(crate) const BUILT_IN_COMMANDS: [(&str, &str, &str); 3] = [
    ("def0", "/me", ""),
    ("def1", "/loud", ""),
    ("def2", "/rename", "chat"),
];

fn in_language(texts: &Map<String, Value>) -> Value {
    let named = texts.get(LANGUAGE).or_else(|| texts.values().next());
    named.cloned().unwrap_or_else(|| json!(""))
}
