//! Who calls: a webhook, or an application with an access token. What fails here is HTTP 401.

use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::request::Request;
use crate::route::Route;
use crate::state::State;
use crate::tables::Method;

/// The caller, before it is known whether a bot is meant.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) user: i64,
    pub(crate) scopes: Vec<String>,
    /// ID of the application; `None` for a webhook.
    pub(crate) application: Option<String>,
}

pub(crate) fn authorize(
    state: &State,
    route: &Route<'_>,
    request: &Request,
    params: &Map<String, Value>,
) -> Result<Caller, Failure> {
    match route {
        Route::Webhook { user, secret, .. } => {
            let webhook = state
                .webhooks
                .iter()
                .find(|of| of.user.to_string() == *user && of.secret == *secret);
            let webhook = webhook.ok_or_else(|| {
                Failure::unauthorized("INVALID_CREDENTIALS", "Invalid request credentials")
            })?;
            Ok(Caller {
                user: webhook.user,
                scopes: webhook.scopes.clone(),
                application: None,
            })
        }
        _ => by_token(state, request, params),
    }
}

/// The header wins over `auth`, and that over `access_token`.
fn by_token(
    state: &State,
    request: &Request,
    params: &Map<String, Value>,
) -> Result<Caller, Failure> {
    let bearer = request
        .authorization
        .as_deref()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let parameter = |name| params.get(name).and_then(Value::as_str);
    let sent = bearer
        .or_else(|| parameter("auth"))
        .or_else(|| parameter("access_token"));
    let known = sent.and_then(|sent| state.tokens.iter().find(|of| of.token == sent));
    let known =
        known.ok_or_else(|| Failure::unauthorized("NO_AUTH_FOUND", "Wrong authorization data"))?;
    if known.expires <= state.now() {
        return Err(Failure::unauthorized(
            "expired_token",
            "The access token provided has expired.",
        ));
    }
    Ok(Caller {
        user: known.user,
        scopes: known.scopes.clone(),
        application: Some(known.client_id.clone()),
    })
}

pub(crate) fn require_scope(caller: &Caller, method: &Method) -> Result<(), Failure> {
    if caller.scopes.contains(&method.scope) {
        Ok(())
    } else {
        Err(Failure::unauthorized(
            "insufficient_scope",
            "The request requires higher privileges than provided by the access token",
        ))
    }
}
