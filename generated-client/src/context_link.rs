//! Links that open a chat with a bot, and tell it why.

use std::fmt::{self, Write};

use serde_core::Serialize;

use crate::BotId;
use crate::client::Client;

/// Links that open the private chat with a bot, and hand it a JSON object: a page to show, a code
/// to redeem. Made by [`Bot::context_link`](crate::Bot::context_link).
///
/// The bot gets the object in the event `ONIMBOTV2CONTEXTGET`, with the user who opened the link.
/// Which of the two links a user can open cannot be found out from outside; offer both, "Open in
/// the app" and "Open in the browser". There is none that opens the mobile app.
///
/// ```no_run
/// # fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
/// let link = bot.context_link(&serde_json::json!({"action": "openTask", "taskId": 456}))?;
/// println!("browser: {}\napp: {}", link.web(), link.bx());
/// # Ok(())
/// # }
/// ```
///
/// # Warning
///
/// **The event alone must not do anything that has an effect**: no session, no binding of an
/// account, no key. A link is opened without anybody meaning it: a foreign page that holds it as an
/// image makes the victim's browser call the bot in the victim's name, with the attacker's code in
/// the context. Let the event show a message that says who asks, from where, and what for; act only
/// when the user presses a button in it, which is an event of its own, and only if it is the same
/// user.
///
/// **The context can be read by everybody who sees the link**: the browser's history, proxies, the
/// logs of servers. It has no place for secrets or personal data. Put a random token into it that
/// works once and for a few minutes, and keep on your server what it stands for. That also keeps
/// the link short: browsers and servers cut or refuse addresses of some thousand characters, and
/// the vendor states no limit.
#[derive(Clone, PartialEq, Eq)]
pub struct ContextLink {
    web: String,
    bx: String,
}

/// The context of a link is no JSON object.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the context of a link has to be a JSON object, as in {{\"taskId\": 456}}; it {reason}")]
pub struct InvalidContext {
    reason: String,
}

impl ContextLink {
    pub(crate) fn new(
        client: &Client,
        bot: BotId,
        context: &impl Serialize,
    ) -> Result<Self, InvalidContext> {
        let invalid = |reason: String| InvalidContext { reason };
        let json = serde_json::to_string(context)
            .map_err(|error| invalid(format!("cannot be encoded: {error}")))?;
        if !json.starts_with('{') {
            return Err(invalid("is another kind of JSON".into()));
        }
        let context = escaped(&json);
        let (origin, host) = (client.origin(), client.host());
        Ok(Self {
            web: format!("{origin}/online/?IM_DIALOG={bot}&BOT_CONTEXT={context}"),
            bx: format!("bx://v2/{host}/botContext/dialogId/{bot}/context/{context}"),
        })
    }

    /// The link for browsers: `https://example.bitrix24.com/online/?IM_DIALOG=…`. Inside the mobile
    /// app it works too. It is `http://` for a client that was built with such an address.
    pub fn web(&self) -> &str {
        &self.web
    }

    /// The link for the desktop app: `bx://v2/example.bitrix24.com/botContext/…`.
    pub fn bx(&self) -> &str {
        &self.bx
    }
}

/// Everything but letters, digits and `-._~` as `%XX`: what is left means nothing in a URL, in HTML
/// or in a chat message.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(byte.into());
        } else {
            // Writing to a text does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Without the context, which may hold a token.
impl fmt::Debug for ContextLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.web.rfind('=').unwrap_or(0);
        write!(f, "ContextLink({}=…)", &self.web[..end])
    }
}
