//! `imbot.v2.Event.get`, `im.v2.Event.*`

use serde_json::{Value, json};

use super::Behaviour;
use crate::acts::queue;
use crate::call::{Call, Outcome};
use crate::clock::iso;
use crate::failure::Failure;
use crate::shapes;
use crate::state::{Event, Recipient, State};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Event.get", Behaviour::of(get)),
    ("im.v2.Event.get", Behaviour::of(get_of_user)),
    ("im.v2.Event.subscribe", Behaviour::of(subscribe)),
    ("im.v2.Event.unsubscribe", Behaviour::of(unsubscribe)),
];

/// The events of the bot; with `withUserEvents`, which PHP takes for true in nearly every form, those of the user too.
fn get(call: &mut Call<'_>) -> Outcome {
    let mut from = vec![Recipient::Bot(call.actor())];
    if call.param("withUserEvents").is_some_and(values::php_bool) {
        let user = call.caller.user;
        if !call.caller.scopes.iter().any(|scope| scope == "im") {
            return Err(Failure::of("SCOPE_ERROR"));
        }
        if !call.state.subscribers.contains(&user) {
            return Err(Failure::of("USER_NOT_SUBSCRIBED"));
        }
        from.push(Recipient::User(user));
    }
    page(call, &from)
}

/// Nothing, for a user who did not subscribe.
fn get_of_user(call: &mut Call<'_>) -> Outcome {
    let user = call.actor();
    page(call, &[Recipient::User(user)])
}

fn subscribe(call: &mut Call<'_>) -> Outcome {
    let user = call.actor();
    call.state.subscribers.insert(user);
    Ok(Value::Bool(true))
}

/// What was recorded is deleted with the subscription.
fn unsubscribe(call: &mut Call<'_>) -> Outcome {
    let user = call.actor();
    call.state.subscribers.remove(&user);
    queue::forget(call.state, Recipient::User(user));
    Ok(Value::Bool(true))
}

fn page(call: &mut Call<'_>, from: &[Recipient]) -> Outcome {
    let offset = call.int("offset").unwrap_or(0);
    let limit = usize::try_from(call.clamped("limit")).unwrap_or(1);
    let events = queue::fetch(call.state, from, offset, limit);
    let next = events.last().map_or(offset, |event| event.id + 1);
    let has_more = events.len() >= limit;
    let events: Vec<_> = events.iter().map(|of| fetched(call.state, of)).collect();
    Ok(json!({ "events": events, "nextOffset": next, "hasMore": has_more }))
}

/// An event as it is fetched: the bot is its owner's whole object.
fn fetched(state: &State, event: &Event) -> Value {
    let mut data = event.data.clone();
    if let Recipient::Bot(id) = event.to {
        let bot = state.bots.get(&id).map(|bot| shapes::bot(state, bot));
        data.insert("bot".into(), json!(bot));
    }
    json!({
        "eventId": event.id,
        "type": event.name,
        "date": iso(event.at),
        "data": data,
    })
}
