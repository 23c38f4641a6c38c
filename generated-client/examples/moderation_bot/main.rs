//! A bot that removes messages with forbidden words where it is a manager, and says what it lacks where it is not.
//!
//! Without further ado it plays on a portal in memory. To let it run on a real portal, set `BITRIX24_WEBHOOK`,
//! `BITRIX24_BOT_ID` and `BITRIX24_BOT_TOKEN`; the bot has to be of the type `supervisor`.
//!
//! `moderator.rs` is what a bot's program takes over, `script.rs` what people do.

#[path = "../common/mod.rs"]
mod common;
mod moderator;
mod script;

use std::error::Error;

use common::environment;
use common::polling::Polling;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let Some(client) = environment::client()? else {
        return script::play().await;
    };
    let bot = environment::bot(&client)?;
    let answer = async |event| moderator::answer(&bot, event).await;
    match Polling::default().forever(&bot, answer).await? {}
}
