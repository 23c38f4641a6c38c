//! Anna writes to the support bot, presses its buttons and downloads its file.

use std::error::Error;

use bitrix24_imbot::{Bot, Client, FileId};
use bitrix24_sandbox::{Portal, Server};
use serde_json::Value;

use crate::common::dialogue::Dialogue;
use crate::common::polling::Polling;
use crate::desk::Desk;
use crate::support;

const TOKEN: &str = "my_bot_token";

pub(crate) async fn play() -> Result<(), Box<dyn Error>> {
    let portal = Portal::new();
    // On the loopback, so that everything is as on a real portal, the download of the file included.
    let _server = Server::start(&portal)?;
    let client = Client::builder().allow_http().webhook(&portal.webhook(1))?;
    let imbot = client.imbot();
    let registered = imbot
        .bot()
        .register("support", "Support")
        .token(TOKEN)
        .await?;
    let bot = client.bot(registered.bot.id).token(TOKEN);
    support::register_commands(&bot).await?;

    let anna = portal.user(1);
    let with_bot = bot.id().to_string();
    let mut desk = Desk::default();
    let mut polling = Polling::default();
    let mut dialogue = Dialogue::new(&portal, 1, &with_bot);

    anna.says(&with_bot, "My printer [b]burns[/b]!")?;
    turn(&bot, &mut desk, &mut polling, &mut dialogue).await?;
    let offer = id(&dialogue.last());
    let shown = portal.message(offer).unwrap_or_default();
    let shown = shown["text"].as_str().unwrap_or_default().to_owned();
    assert!(!shown.contains("[b]"), "a user's code was obeyed: {shown}");

    anna.presses(offer, "Open a ticket")?;
    turn(&bot, &mut desk, &mut polling, &mut dialogue).await?;
    let ticket = id(&dialogue.last());
    assert!(
        desk.table().contains("1;open;\"My printer [b]burns[/b]!\""),
        "{}",
        desk.table()
    );

    anna.presses(ticket, "Close it")?;
    turn(&bot, &mut desk, &mut polling, &mut dialogue).await?;
    assert!(desk.table().contains("1;closed;"), "{}", desk.table());

    anna.presses(ticket, "Close it")?;
    anna.says(&with_bot, "/close 12 [b]")?;
    anna.says(&with_bot, "/report")?;
    turn(&bot, &mut desk, &mut polling, &mut dialogue).await?;

    let file = &dialogue.last()["params"]["FILE_ID"][0];
    let file: FileId = file.as_str().unwrap_or_default().parse()?;
    let received = bot.download(file).bytes().await?;
    let received = String::from_utf8(received)?;
    assert_eq!(received, desk.table());
    println!("-- tickets.csv\n{}", received.trim_end());

    let refused: Vec<_> = portal
        .log()
        .into_iter()
        .filter(|call| call.status != 200)
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
    Ok(())
}

/// The dialogue before the bot has looked, and after.
async fn turn(
    bot: &Bot,
    desk: &mut Desk,
    polling: &mut Polling,
    dialogue: &mut Dialogue<'_>,
) -> Result<(), bitrix24_imbot::Error> {
    dialogue.print();
    polling
        .catch_up(bot, async |event| support::answer(bot, desk, event).await)
        .await?;
    dialogue.print();
    Ok(())
}

fn id(message: &Value) -> i64 {
    message["id"].as_i64().unwrap_or_default()
}
