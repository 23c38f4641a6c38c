use serde_json::{Value, json};

use crate::people::ActError;
use crate::portal::Portal;
use crate::request::Request;
use crate::state::ChatKind;

/// A portal with somebody in it: a webhook, a bot that hears every message, two people, a group chat with messages.
///
/// ```
/// use bitrix24_sandbox::{Portal, Seeded};
///
/// let seeded = Seeded::new(&Portal::new())?;
/// assert_eq!(seeded.portal.members(seeded.chat).len(), 3);
/// # Ok::<(), bitrix24_sandbox::ActError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Seeded {
    /// The portal.
    pub portal: Portal,
    /// URL of a webhook of user 1, to which the name of a method is added.
    pub webhook: String,
    /// ID of the bot.
    pub bot: i64,
    /// Token of the bot.
    pub bot_token: &'static str,
    /// The second person; the first has the ID 1.
    pub colleague: i64,
    /// A group chat of the bot and both people.
    pub chat: i64,
    /// A message of user 1 in the group chat.
    pub message: i64,
    /// A message of the bot in the group chat, read by nobody.
    pub bot_message: i64,
    /// The bot's command `/help`.
    pub command: i64,
}

impl Seeded {
    /// Fills a new portal.
    ///
    /// # Errors
    ///
    /// If the portal's tables do not have the methods that this takes.
    pub fn new(portal: &Portal) -> Result<Self, ActError> {
        let webhook = portal.webhook(1);
        let colleague = portal.add_user("Boris Weber");
        let call = |method: &str, body: Value| -> Result<Value, ActError> {
            let url = format!("{webhook}{method}");
            let answer = portal.handle(&Request::json(&url, body.to_string())).json();
            match answer["error"].as_str() {
                Some(code) => Err(ActError::Refused(format!("{method}: {code}"))),
                None => Ok(answer["result"].clone()),
            }
        };
        let id = |value: &Value| value.as_i64().unwrap_or_default();
        let bot_token = "my_bot_token";
        let registered = call(
            "imbot.v2.Bot.register",
            json!({ "fields": {
                "code": "helper", "botToken": bot_token, "type": "supervisor",
                "properties": { "name": "Helper", "workPosition": "Bot" },
            }}),
        )?;
        let bot = id(&registered["bot"]["id"]);
        let command = call(
            "imbot.v2.Command.register",
            json!({ "botId": bot, "botToken": bot_token, "fields": {
                "command": "help", "title": { "en": "Shows what the bot can do" },
            }}),
        )?;
        let chat = portal.add_chat(ChatKind::Group, "Support", 1, &[colleague, bot]);
        let dialog = format!("chat{chat}");
        let message = portal.user(1).says(&dialog, "Good morning!")?;
        let sent = call(
            "imbot.v2.Chat.Message.send",
            json!({ "botId": bot, "botToken": bot_token, "dialogId": dialog,
                    "fields": { "message": "Good morning! Type /help to see what I can do." } }),
        )?;
        portal.user(colleague).says(&dialog, "/help")?;
        Ok(Self {
            bot_message: id(&sent["id"]),
            command: id(&command["command"]["id"]),
            portal: portal.clone(),
            webhook: webhook.clone(),
            bot,
            bot_token,
            colleague,
            chat,
            message,
        })
    }
}
