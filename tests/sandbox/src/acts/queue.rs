//! Events wait for their recipients, for a day at most.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::state::{Event, EventMode, Recipient, State, next};

const KEPT: Duration = Duration::from_secs(24 * 3600);

/// Queues an event of a bot, by the way in which the bot takes its events.
pub(crate) fn push_to_bot(
    state: &mut State,
    bot: i64,
    name: &'static str,
    data: Map<String, Value>,
) {
    let recipient = match state.bots.get(&bot).map(|bot| bot.event_mode) {
        Some(EventMode::Fetch) => Recipient::Bot(bot),
        Some(EventMode::Webhook) => Recipient::BotByWebhook(bot),
        None => return,
    };
    push(state, recipient, name, data);
}

/// Queues an event of a user, if the user's events are recorded.
pub(crate) fn push_to_user(
    state: &mut State,
    user: i64,
    name: &'static str,
    data: Map<String, Value>,
) {
    if state.subscribers.contains(&user) {
        push(state, Recipient::User(user), name, data);
    }
}

fn push(state: &mut State, to: Recipient, name: &'static str, data: Map<String, Value>) {
    let id = next(&mut state.ids.event);
    let at = state.now();
    state.events.push_back(Event {
        id,
        to,
        name,
        at,
        data,
    });
}

/// Forgets what a recipient will never ask for.
pub(crate) fn forget(state: &mut State, to: Recipient) {
    state.events.retain(|event| event.to != to);
}

/// A page of events: what lies below the offset is confirmed by it, and deleted.
pub(crate) fn fetch(
    state: &mut State,
    from: &[Recipient],
    offset: i64,
    limit: usize,
) -> Vec<Event> {
    let now = state.now();
    state.events.retain(|event| {
        let is_confirmed = from.contains(&event.to) && event.id < offset;
        !is_confirmed && now.saturating_sub(event.at) < KEPT
    });
    let waiting = state.events.iter().filter(|event| from.contains(&event.to));
    waiting.take(limit).cloned().collect()
}
