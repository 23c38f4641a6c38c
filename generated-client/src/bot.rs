use serde_core::Serialize;

use crate::BotId;
use crate::call::Call;
use crate::context_link::{ContextLink, InvalidContext};
use crate::secret::Secret;

/// A bot of a portal: the way to all methods that act in its name.
///
/// Made by [`Client::bot`](crate::Client::bot); clones are cheap. `Debug` does not show the token.
///
/// ```no_run
/// use bitrix24_imbot::Client;
///
/// # fn main() -> Result<(), bitrix24_imbot::Error> {
/// let client = Client::webhook("https://example.bitrix24.com/rest/1/secret/")?;
/// let bot = client.bot(456).token("my_bot_token");
/// assert_eq!(bot.id().get(), 456);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Bot {
    id: BotId,
    call: Call,
}

impl Bot {
    pub(crate) fn new(call: Call, id: BotId) -> Self {
        Self {
            id,
            call: call.with_bot(id),
        }
    }

    /// Sets the token that the bot was registered with. A webhook cannot call in the name of a bot
    /// without it; an application need not send it.
    #[must_use]
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.call = self.call.with_token(token.into());
        self
    }

    /// The bot's ID.
    pub fn id(&self) -> BotId {
        self.id
    }

    /// Links that open the bot's private chat, and hand it `context` as the event
    /// `ONIMBOTV2CONTEXTGET`: see [`ContextLink`], and its warning.
    ///
    /// # Errors
    ///
    /// Where the context is no JSON object.
    pub fn context_link(&self, context: &impl Serialize) -> Result<ContextLink, InvalidContext> {
        ContextLink::new(self.call.client(), self.id, context)
    }

    /// A call in the name of the bot.
    pub(crate) fn call(&self) -> Call {
        self.call.clone()
    }
}
