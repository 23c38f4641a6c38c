//! A support bot: keyboards, commands, a file.
//!
//! Without further ado it plays on a portal in memory. To let it run on a real portal, set `BITRIX24_WEBHOOK`,
//! `BITRIX24_BOT_ID`, `BITRIX24_BOT_TOKEN` and `BITRIX24_DIALOG_ID`: there it says that it has come.
//!
//! `support.rs` and `desk.rs` are what a bot's program takes over, `script.rs` what people do.

#[path = "../common/mod.rs"]
mod common;
mod desk;
mod script;
mod support;

use std::error::Error;

use bitrix24_imbot::DialogId;

use common::environment;
use common::polling::Polling;
use desk::Desk;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let Some(client) = environment::client()? else {
        return script::play().await;
    };
    let bot = environment::bot(&client)?;
    let dialog: DialogId = environment::variable("BITRIX24_DIALOG_ID")?.parse()?;
    support::register_commands(&bot).await?;
    support::greet(&bot, dialog).await?;
    let mut desk = Desk::default();
    let answer = async |event| support::answer(&bot, &mut desk, event).await;
    match Polling::default().forever(&bot, answer).await? {}
}
