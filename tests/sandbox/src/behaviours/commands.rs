//! `imbot.v2.Command.register`, `update`, `unregister`, `list`

use serde_json::{Map, Value, json};

use super::Behaviour;
use crate::call::{Call, Outcome, done, strict_text};
use crate::failure::Failure;
use crate::shapes;
use crate::state::{Command, next};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Command.register", Behaviour::of(register)),
    ("imbot.v2.Command.update", Behaviour::of(update)),
    ("imbot.v2.Command.unregister", Behaviour::of(unregister)),
    ("imbot.v2.Command.list", Behaviour::of(list)),
];

/// The fields may stand beside the bot's ID too. A command that is there is returned unchanged.
fn register(call: &mut Call<'_>) -> Outcome {
    let bot = call.actor();
    let mut fields = call.group("fields");
    if fields.is_empty() {
        fields.clone_from(&call.params);
    }
    let name = strict_text(&fields, "command")?.unwrap_or_default();
    let name = without_slash(&name);
    if name.is_empty() {
        return Err(Failure::of("COMMAND_REQUIRED"));
    }
    if !is_name(name) {
        return Err(Failure::of("COMMAND_NAME_INVALID"));
    }
    if let Some(known) = find(call, bot, name) {
        return Ok(json!({ "command": shapes::command(known) }));
    }
    let flag = |name| fields.get(name).is_some_and(values::flag);
    let hidden = flag("hidden");
    // A text is no title: the titles are given by language.
    let title = texts(fields.get("title")).unwrap_or_default();
    if title.is_empty() && !hidden {
        return Err(Failure::of("COMMAND_TITLE_REQUIRED"));
    }
    let command = Command {
        id: next(&mut call.state.ids.command),
        bot,
        name: name.to_owned(),
        common: flag("common"),
        hidden,
        extranet_support: flag("extranetSupport"),
        title,
        params: texts(fields.get("params")).unwrap_or_default(),
    };
    let shown = shapes::command(&command);
    call.state.commands.insert(command.id, command);
    Ok(json!({ "command": shown }))
}

/// Parameters without a title are ignored.
fn update(call: &mut Call<'_>) -> Outcome {
    let (id, bot) = (own(call)?, call.actor());
    let fields = call.group("fields");
    let name = strict_text(&fields, "command")?;
    let name = name.as_deref().map(without_slash);
    match name {
        Some("") => return Err(Failure::of("COMMAND_NAME_EMPTY")),
        Some(name) if !is_name(name) => return Err(Failure::of("COMMAND_NAME_INVALID")),
        Some(name) if find(call, bot, name).is_some_and(|known| known.id != id) => {
            return Err(Failure::of("COMMAND_ALREADY_EXISTS"));
        }
        _ => {}
    }
    let title = match fields.get("title") {
        None => None,
        Some(given) => {
            let title = texts(Some(given)).filter(|title| !title.is_empty());
            Some(title.ok_or_else(|| Failure::of("COMMAND_TITLE_INVALID"))?)
        }
    };
    let Some(command) = call.state.commands.get_mut(&id) else {
        return Err(Failure::of("COMMAND_NOT_FOUND"));
    };
    if let Some(name) = name {
        name.clone_into(&mut command.name);
    }
    if let Some(title) = title {
        command.title = title;
        command.params = texts(fields.get("params")).unwrap_or_default();
    }
    let set = |name, value: &mut bool| {
        if let Some(given) = fields.get(name) {
            *value = values::flag(given);
        }
    };
    set("common", &mut command.common);
    set("hidden", &mut command.hidden);
    set("extranetSupport", &mut command.extranet_support);
    Ok(json!({ "command": shapes::command(command) }))
}

fn unregister(call: &mut Call<'_>) -> Outcome {
    let id = own(call)?;
    call.state.commands.remove(&id);
    done()
}

/// The bot's commands, and those that every portal has.
fn list(call: &mut Call<'_>) -> Outcome {
    let bot = call.actor();
    let own = call.state.commands.values().filter(|of| of.bot == bot);
    let own = own.map(|command| shapes::listed_command(call.state, command));
    let built_in = shapes::BUILT_IN_COMMANDS
        .iter()
        .map(|(id, command, context)| {
            json!({
                "id": id,
                "botId": 0,
                "command": command,
                "category": "Chat",
                "common": "Y",
                "context": context,
                "title": command,
                "params": null,
                "extranet": "Y",
            })
        });
    let commands: Vec<_> = built_in.chain(own).collect();
    Ok(json!({ "commands": commands }))
}

/// A command of the calling bot.
pub(super) fn own(call: &Call<'_>) -> Result<i64, Failure> {
    let id = call.needed_int("commandId")?;
    let command = call.state.commands.get(&id);
    match command.filter(|command| command.bot == call.actor()) {
        Some(_) => Ok(id),
        None => Err(Failure::of("COMMAND_NOT_FOUND")),
    }
}

fn find<'a>(call: &'a Call<'_>, bot: i64, name: &str) -> Option<&'a Command> {
    let mut commands = call.state.commands.values();
    commands.find(|of| of.bot == bot && of.name.eq_ignore_ascii_case(name))
}

fn without_slash(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix('/').unwrap_or(name)
}

fn is_name(name: &str) -> bool {
    name.chars()
        .all(|of| of.is_alphanumeric() || matches!(of, '_' | '-'))
}

/// Texts by language; `None` for anything else.
fn texts(value: Option<&Value>) -> Option<Map<String, Value>> {
    value.and_then(Value::as_object).cloned()
}
