//! A start that leaves the bot as it should be: it is registered, updated, or left alone.
//!
//! Without further ado it plays on a portal in memory. On a real portal it registers a bot with the code `support`:
//! set `BITRIX24_WEBHOOK` and, to a text of your own choice that nobody can guess, `BITRIX24_BOT_TOKEN`.
//!
//! `start_up.rs` is what a bot's program takes over, `script.rs` what is tested.

#[path = "../common/mod.rs"]
mod common;
mod script;
mod start_up;

use std::error::Error;

use common::environment;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let Some(client) = environment::client()? else {
        return script::play().await;
    };
    let token = environment::variable("BITRIX24_BOT_TOKEN")?;
    let (bot, found) = start_up::ensure_bot(&client, &token).await?;
    println!("bot {} is ready; the portal had: {found:?}", bot.id());
    Ok(())
}
