//! A portal that is named by environment variables.

use std::env;
use std::error::Error;

use bitrix24_imbot::{Bot, BotId, Client};

/// The portal's client; `None` where no portal is named.
pub(crate) fn client() -> Result<Option<Client>, Box<dyn Error>> {
    match env::var("BITRIX24_WEBHOOK") {
        // What `cargo xtask sandbox` serves on the loopback has no TLS.
        Ok(webhook) if webhook.starts_with("http://127.0.0.1:") => {
            Ok(Some(Client::builder().allow_http().webhook(&webhook)?))
        }
        Ok(webhook) => Ok(Some(Client::webhook(&webhook)?)),
        Err(_) => Ok(None),
    }
}

/// A bot that is registered already.
pub(crate) fn bot(client: &Client) -> Result<Bot, Box<dyn Error>> {
    let id: BotId = variable("BITRIX24_BOT_ID")?.parse()?;
    Ok(client.bot(id).token(variable("BITRIX24_BOT_TOKEN")?))
}

pub(crate) fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("set {name} too"))
}
