use std::fmt::Write as _;
use std::io::stdout;

use bitrix24_sandbox::{Portal, Seeded, Server};
use clap::Args;

use super::CommandError;
use crate::Outcome;
use crate::progress::say;

/// What `cargo xtask sandbox` takes.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8024)]
    port: u16,
}

/// `cargo xtask sandbox`: ends when it is interrupted.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, CommandError> {
    let portal = Portal::new();
    let server = Server::start_on(&portal, arguments.port).map_err(|error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        format!("{error}: {}", cause.unwrap_or_default())
    })?;
    let seeded = Seeded::new(&portal)?;
    say(&mut stdout(), introduction(&seeded).trim_end());
    server.wait();
    Ok(Outcome::Well)
}

/// What a person can paste into another terminal.
fn introduction(seeded: &Seeded) -> String {
    let Seeded {
        webhook,
        bot,
        bot_token: token,
        chat,
        bot_message,
        ..
    } = seeded;
    let calls = [
        (
            "Register a bot of your own. The answer has its ID; a second call returns the same bot.",
            "imbot.v2.Bot.register",
            r#"{"fields": {"code": "mine", "botToken": "my_other_token", "properties": {"name": "Mine"}}}"#
                .to_owned(),
        ),
        (
            "Send a message to the chat.",
            "imbot.v2.Chat.Message.send",
            format!(
                r#"{{"botId": {bot}, "botToken": "{token}", "dialogId": "chat{chat}", "fields": {{"message": "Hi"}}}}"#
            ),
        ),
        (
            "Delete a message of the bot that nobody has read: it is gone, and a second call says so.",
            "imbot.v2.Chat.Message.delete",
            format!(r#"{{"botId": {bot}, "botToken": "{token}", "messageId": {bot_message}}}"#),
        ),
        (
            "Fetch the bot's events. Send `nextOffset` back as `offset` to confirm them.",
            "imbot.v2.Event.get",
            format!(r#"{{"botId": {bot}, "botToken": "{token}"}}"#),
        ),
    ];
    let mut text = format!(
        "A Bitrix24 portal in memory, with a bot ({bot}), two people (1, {}) and a chat (chat{chat}).\n\
         Webhook: {webhook}\n\
         Ctrl-C ends it, and everything is forgotten.\n",
        seeded.colleague,
    );
    for (what, method, body) in calls {
        let _ = write!(
            text,
            "\n# {what}\ncurl -s -H 'Content-Type: application/json' {webhook}{method} \\\n  -d '{body}'\n"
        );
    }
    text
}
