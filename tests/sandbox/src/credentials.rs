//! Which bot is meant, and whether it is the caller's. This comes before any other parameter is looked at.

use serde_json::{Map, Value};

use crate::authorization::Caller;
use crate::failure::Failure;
use crate::state::State;
use crate::tables::Credentials;
use crate::values;

/// The bot of a call, and whose bots the caller's are.
pub(crate) struct Owner {
    pub(crate) bot: Option<i64>,
    /// The ID of the application, or `custom` and the token of the bot.
    pub(crate) client_id: Option<String>,
}

pub(crate) fn check(
    state: &State,
    wanted: Credentials,
    caller: &Caller,
    params: &Map<String, Value>,
) -> Result<Owner, Failure> {
    if wanted == Credentials::None {
        return Ok(Owner {
            bot: None,
            client_id: caller.application.clone(),
        });
    }
    let client_id = client_id(caller, either(params, "botToken", "BOT_TOKEN"))?;
    let bot = match wanted {
        Credentials::Bot => Some(bot(state, &client_id, params)?),
        _ => None,
    };
    Ok(Owner {
        bot,
        client_id: Some(client_id),
    })
}

/// An application is known by its ID, and its bots' tokens are not looked at; a webhook by the token.
pub(crate) fn client_id(caller: &Caller, token: Option<&Value>) -> Result<String, Failure> {
    if let Some(application) = &caller.application {
        return Ok(application.clone());
    }
    let token = match token {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(token)) => token.clone(),
        Some(_) => return Err(Failure::strict("botToken")),
    };
    if token.is_empty() {
        return Err(Failure::of("BOT_TOKEN_NOT_SPECIFIED")
            .saying("Bot token not specified (botToken is required for webhook auth)"));
    }
    Ok(format!("custom{token}"))
}

fn bot(state: &State, client_id: &str, params: &Map<String, Value>) -> Result<i64, Failure> {
    let id = either(params, "botId", "BOT_ID").and_then(values::int);
    let id = id
        .filter(|id| *id != 0)
        .ok_or_else(|| Failure::of("BOT_ID_REQUIRED").saying("botId is required"))?;
    let bot = state
        .bots
        .get(&id)
        .ok_or_else(|| Failure::of("BOT_NOT_FOUND").saying("Bot not found"))?;
    if bot.client_id != client_id {
        return Err(Failure::of("BOT_OWNERSHIP_ERROR")
            .saying("Bot was installed by another rest application"));
    }
    Ok(id)
}

/// Some parameters may be written in another way too.
pub(crate) fn either<'a>(
    params: &'a Map<String, Value>,
    name: &str,
    twin: &str,
) -> Option<&'a Value> {
    let given = |name| params.get(name).filter(|value| !value.is_null());
    given(name).or_else(|| given(twin))
}
