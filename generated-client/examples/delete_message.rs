//! Sends a message, changes it, and deletes it.
//!
//! Without further ado it plays against a scripted server on the loopback, and shows what goes over
//! the wire. To talk to a real portal, set `BITRIX24_WEBHOOK`, `BITRIX24_BOT_ID`,
//! `BITRIX24_BOT_TOKEN` and `BITRIX24_DIALOG_ID`, as in `chat5`.

use std::env;
use std::error::Error;

use bitrix24_imbot::imbot::MessageDeleteError;
use bitrix24_imbot::{Bot, BotId, Client, DialogId};
use scripted_server::{Reply, Request, ScriptedServer};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match env::var("BITRIX24_WEBHOOK") {
        Ok(webhook) => on_a_portal(&webhook).await,
        Err(_) => on_the_loopback().await,
    }
}

async fn on_a_portal(webhook: &str) -> Result<(), Box<dyn Error>> {
    let id: BotId = variable("BITRIX24_BOT_ID")?.parse()?;
    let bot = Client::webhook(webhook)?
        .bot(id)
        .token(variable("BITRIX24_BOT_TOKEN")?);
    let dialog: DialogId = variable("BITRIX24_DIALOG_ID")?.parse()?;
    journey(&bot, dialog).await
}

async fn on_the_loopback() -> Result<(), Box<dyn Error>> {
    let server = ScriptedServer::answering(play);
    let webhook = format!("{}/rest/1/secret/", server.url());
    let client = Client::builder().allow_http().webhook(&webhook)?;
    journey(&client.bot(456).token(TOKEN), DialogId::chat(5)).await
}

async fn journey(bot: &Bot, dialog: DialogId) -> Result<(), Box<dyn Error>> {
    let message = bot.chat().message();

    let sent = message.send(dialog).text("Hello from Rust").await?;
    let id = sent
        .id
        .ok_or("the portal did not say which message it made")?;
    println!("sent message {id}");

    message.update(id).text("Hello again from Rust").await?;
    println!("changed it");

    message.delete(id).complete(true).await?;
    println!("deleted it");

    match message.delete(id).await {
        Err(e) if e.code() == Some(&MessageDeleteError::MessageNotFound) => {
            println!("to delete it again is an error, as it should be: {e}");
        }
        other => println!("the portal accepts a second delete: {}", other?),
    }
    Ok(())
}

const TOKEN: &str = "my_bot_token";

/// Plays the portal, and prints both sides.
fn play(request: &Request) -> Reply {
    let method = request.path.rsplit('/').next().unwrap_or_default();
    let body = request.text().replace(TOKEN, "[masked]");
    let deletes_again = method.ends_with(".delete") && !body.contains("complete");
    let (status, answer) = match method {
        "imbot.v2.Chat.Message.send" => (200, r#"{"result":{"id":789,"uuidMap":[]}}"#),
        _ if deletes_again => (
            400,
            r#"{"error":"MESSAGE_NOT_FOUND","error_description":"Message not found"}"#,
        ),
        _ => (200, r#"{"result":{"result":true}}"#),
    };
    println!("  > {method} {body}\n  < {status} {answer}");
    Reply::json(status, answer)
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("set {name} too"))
}
