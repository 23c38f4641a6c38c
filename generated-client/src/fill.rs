//! What the client fills in by itself, deep inside the parameters of a call.

use std::collections::BTreeMap;

use crate::BotId;

/// A parameter that has a place for the ID of the bot that calls.
#[allow(dead_code, reason = "only schemas with such a place need it")]
pub(crate) trait FillBotId {
    /// Fills the ID in where none is set.
    fn fill_bot_id(&mut self, bot: BotId);
}

impl<T: FillBotId> FillBotId for Option<T> {
    fn fill_bot_id(&mut self, bot: BotId) {
        if let Some(value) = self {
            value.fill_bot_id(bot);
        }
    }
}

impl<T: FillBotId> FillBotId for Vec<T> {
    fn fill_bot_id(&mut self, bot: BotId) {
        for value in self {
            value.fill_bot_id(bot);
        }
    }
}

impl<K, T: FillBotId> FillBotId for BTreeMap<K, T> {
    fn fill_bot_id(&mut self, bot: BotId) {
        for value in self.values_mut() {
            value.fill_bot_id(bot);
        }
    }
}
