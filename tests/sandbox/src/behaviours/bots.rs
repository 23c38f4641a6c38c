//! `imbot.v2.Bot.*`, `imbot.v2.Revision.get`

use serde_json::{Map, Value, json};

use super::Behaviour;
use super::bot_properties::{properties, set_properties};
use crate::acts::queue;
use crate::call::{Call, Outcome, camel_names, done, strict_text};
use crate::credentials::{client_id, either};
use crate::failure::Failure;
use crate::shapes::{self, colour};
use crate::state::{Bot, EventMode, Person, Recipient, State, UserKind, next};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Bot.register", Behaviour::of(register)),
    ("imbot.v2.Bot.update", Behaviour::of(update)),
    ("imbot.v2.Bot.get", Behaviour::of(get)),
    ("imbot.v2.Bot.list", Behaviour::of(list)),
    ("imbot.v2.Bot.unregister", Behaviour::of(unregister)),
    ("imbot.v2.Revision.get", Behaviour::of(revision)),
];

/// The same code from the same client returns the bot that is there, unchanged.
fn register(call: &mut Call<'_>) -> Outcome {
    let fields = camel_names(call.group("fields"));
    let token = fields
        .get("botToken")
        .or_else(|| either(&call.params, "botToken", "BOT_TOKEN"));
    let client_id = client_id(&call.caller, token)?;
    let code = strict_text(&fields, "code")?.unwrap_or_default();
    if code.is_empty() {
        return Err(Failure::of("BOT_CODE_REQUIRED"));
    }
    let properties = properties(&fields);
    let name = strict_text(&properties, "name")?.unwrap_or_default();
    if name.is_empty() {
        return Err(Failure::of("BOT_PROPERTIES_REQUIRED"));
    }
    let kind = strict_text(&fields, "type")?.unwrap_or_else(|| "bot".into());
    if !call.is_listed("fields.type", &kind) {
        return Err(Failure::of("BOT_INVALID_TYPE"));
    }
    let mode = event_mode(&fields)?.unwrap_or(EventMode::Fetch);
    let webhook_url = strict_text(&fields, "webhookUrl")?;
    if mode == EventMode::Webhook {
        let url = webhook_url.as_deref().unwrap_or_default();
        if url.is_empty() {
            return Err(Failure::of("BOT_WEBHOOK_URL_REQUIRED"));
        }
        if !is_url(url) {
            return Err(Failure::of("BOT_INVALID_CALLBACK"));
        }
    }
    if let Some(bot) = call.state.bots.values().find(|bot| bot.code == code) {
        if bot.client_id != client_id {
            return Err(Failure::of("BOT_CODE_ALREADY_TAKEN"));
        }
        return Ok(owned(call.state, bot.id));
    }
    let id = next(&mut call.state.ids.user);
    let mut person = Person {
        id,
        kind: UserKind::Bot,
        active: true,
        first_name: String::new(),
        last_name: String::new(),
        work_position: None,
        gender: "M".into(),
        color: colour::of_number(id).into(),
        avatar: String::new(),
    };
    set_properties(&mut person, &properties)?;
    let flag = |name, default| fields.get(name).map_or(default, values::flag);
    let bot = Bot {
        id,
        code,
        kind,
        client_id,
        is_hidden: flag("isHidden", false),
        is_support_openline: flag("isSupportOpenline", false),
        is_reactions_enabled: flag("isReactionsEnabled", true),
        background: background(call, &fields),
        event_mode: mode,
        webhook_url,
        messages: 0,
    };
    call.state.people.insert(id, person);
    call.state.bots.insert(id, bot);
    Ok(owned(call.state, id))
}

/// What of the properties is not given, is reset: last name, gender and position. A background cannot be reset, and a
/// bad URL is ignored.
fn update(call: &mut Call<'_>) -> Outcome {
    let id = call.actor();
    let fields = camel_names(call.group("fields"));
    let mode = event_mode(&fields)?;
    let new_token = strict_text(&fields, "botToken")?.filter(|token| !token.is_empty());
    let longest = call.table("fields.botToken").and_then(|of| of.max_chars);
    if let (Some(token), Some(longest)) = (&new_token, longest)
        && token.chars().count() > longest
    {
        return Err(Failure::of("BOT_TOKEN_INVALID_LENGTH"));
    }
    let url = strict_text(&fields, "webhookUrl")?.filter(|url| is_url(url));
    let background = background(call, &fields);
    if fields.contains_key("properties")
        && let Some(person) = call.state.people.get_mut(&id)
    {
        set_properties(person, &properties(&fields))?;
    }
    let is_webhook = call.caller.application.is_none();
    let Some(bot) = call.state.bots.get_mut(&id) else {
        return Err(Failure::of("BOT_NOT_FOUND"));
    };
    let set = |name, value: &mut bool| {
        if let Some(given) = fields.get(name) {
            *value = values::flag(given);
        }
    };
    set("isHidden", &mut bot.is_hidden);
    set("isSupportOpenline", &mut bot.is_support_openline);
    set("isReactionsEnabled", &mut bot.is_reactions_enabled);
    bot.background = background.or(bot.background.take());
    bot.webhook_url = url.or(bot.webhook_url.take());
    if let (Some(token), true) = (new_token, is_webhook) {
        bot.client_id = format!("custom{token}");
    }
    if let Some(mode) = mode {
        let is_left = bot.event_mode == EventMode::Fetch && mode == EventMode::Webhook;
        bot.event_mode = mode;
        if is_left {
            queue::forget(call.state, Recipient::Bot(id));
        }
    }
    Ok(owned(call.state, id))
}

/// Somebody else's bot is returned too, without what is its owner's business.
fn get(call: &mut Call<'_>) -> Outcome {
    let id = either(&call.params, "botId", "BOT_ID").and_then(values::int);
    let code = either(&call.params, "code", "CODE").and_then(Value::as_str);
    let bot = match (id, code) {
        (Some(id), _) => call.state.bots.get(&id),
        (None, Some(code)) => call.state.bots.values().find(|bot| bot.code == code),
        (None, None) => return Err(Failure::of("PARAMS_REQUIRED")),
    };
    let bot = bot.ok_or_else(|| Failure::of("BOT_NOT_FOUND"))?;
    if call.client_id.as_ref() == Some(&bot.client_id) {
        return Ok(owned(call.state, bot.id));
    }
    let users = [shapes::user(call.state, bot.id)];
    Ok(json!({ "bot": shapes::foreign_bot(bot), "users": users }))
}

/// A type that does not exist is no filter.
fn list(call: &mut Call<'_>) -> Outcome {
    let filter = call.group("filter");
    let kind = filter.get("type").and_then(Value::as_str);
    let kind = kind.filter(|kind| call.is_listed("filter.type", kind));
    let offset = usize::try_from(call.clamped("offset")).unwrap_or(0);
    let limit = usize::try_from(call.clamped("limit")).unwrap_or(0);
    let mut bots: Vec<_> = call
        .state
        .bots
        .values()
        .filter(|bot| call.client_id.as_ref() == Some(&bot.client_id))
        .filter(|bot| kind.is_none_or(|kind| bot.kind == kind))
        .skip(offset)
        .take(limit.saturating_add(1))
        .collect();
    let has_next = bots.len() > limit;
    bots.truncate(limit);
    let users = bots.iter().map(|bot| shapes::user(call.state, bot.id));
    let users: Vec<_> = users.collect();
    let bots = bots.iter().map(|bot| shapes::bot(call.state, bot));
    let bots: Vec<_> = bots.collect();
    Ok(json!({ "bots": bots, "users": users, "hasNextPage": has_next }))
}

/// `ONIMBOTV2DELETE` is recorded and purged in the same call, so that no bot that fetches ever sees it.
fn unregister(call: &mut Call<'_>) -> Outcome {
    let id = call.actor();
    let state = &mut *call.state;
    state.bots.remove(&id);
    state.commands.retain(|_, command| command.bot != id);
    queue::forget(state, Recipient::Bot(id));
    queue::forget(state, Recipient::BotByWebhook(id));
    if let Some(person) = state.people.get_mut(&id) {
        person.active = false;
    }
    for chat in state.chats.values_mut() {
        chat.members.retain(|member| *member != id);
    }
    done()
}

fn revision(call: &mut Call<'_>) -> Outcome {
    let revision = call.tables.revision;
    Ok(json!({ "rest": revision, "web": 130, "mobile": 25, "desktop": 5 }))
}

fn owned(state: &State, id: i64) -> Value {
    let bot = state.bots.get(&id).map(|bot| shapes::bot(state, bot));
    json!({ "bot": bot, "users": [shapes::user(state, id)] })
}

fn background(call: &Call<'_>, fields: &Map<String, Value>) -> Option<String> {
    let named = fields.get("backgroundId").and_then(Value::as_str)?;
    let is_known = !named.is_empty() && call.is_listed("fields.backgroundId", named);
    is_known.then(|| named.to_owned())
}

fn event_mode(fields: &Map<String, Value>) -> Result<Option<EventMode>, Failure> {
    match strict_text(fields, "eventMode")?.as_deref() {
        None => Ok(None),
        Some("fetch") => Ok(Some(EventMode::Fetch)),
        Some("webhook") => Ok(Some(EventMode::Webhook)),
        Some(_) => Err(Failure::of("BOT_INVALID_EVENT_MODE")),
    }
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
