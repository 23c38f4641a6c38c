//! Somebody advertises in a group chat, before and after the bot is made a manager.

use std::error::Error;

use bitrix24_imbot::enums::BotType;
use bitrix24_imbot::{Bot, Client};
use bitrix24_sandbox::{ChatKind, Portal};

use crate::common::dialogue::Dialogue;
use crate::common::in_process::InProcess;
use crate::common::polling::Polling;
use crate::moderator;

const TOKEN: &str = "my_bot_token";

pub(crate) async fn play() -> Result<(), Box<dyn Error>> {
    let portal = Portal::new();
    let transport = InProcess(portal.clone());
    let client = Client::builder()
        .transport(transport)
        .webhook(&portal.webhook(1))?;
    let imbot = client.imbot();
    let registered = imbot.bot().register("moderator", "Moderator").token(TOKEN);
    let bot = registered.kind(BotType::Supervisor).await?.bot.id;
    let bot = client.bot(bot).token(TOKEN);

    let boris = portal.add_user("Boris Weber");
    let chat = portal.add_chat(ChatKind::Group, "Office", 1, &[boris, bot.id().get()]);
    let dialog = format!("chat{chat}");
    let mut dialogue = Dialogue::new(&portal, 1, &dialog);
    let mut polling = Polling::default();
    let (anna, boris) = (portal.user(1), portal.user(boris));

    anna.says(&dialog, "Who has the key to the archive?")?;
    let first = boris.says(&dialog, "Win a car in the Lottery: [b]lottery.example[/b]")?;
    turn(&bot, &mut polling, &mut dialogue).await?;
    assert!(portal.message(first).is_some(), "the bot is a plain member");
    assert_eq!(deletions(&portal), 0, "the bot has not even tried");

    println!("-- A deletion that the bot has no right to is accepted, and has no effect.");
    let accepted = bot.chat().message().delete(first).await?;
    assert!(accepted && portal.message(first).is_some());

    println!("-- Anna makes the bot a manager.");
    portal.make_manager(chat, bot.id().get());
    let second = boris.says(&dialog, "Nobody? Then the casino!")?;
    turn(&bot, &mut polling, &mut dialogue).await?;
    assert_eq!(portal.message(second), None, "it is removed");

    println!("-- Boris changes an old message, and writes to the bot alone.");
    let third = boris.says(&dialog, "Sorry.")?;
    boris.edits(third, "Sorry. But the lottery is open!")?;
    let alone = boris.says(&bot.id().to_string(), "What is wrong with a casino?")?;
    turn(&bot, &mut polling, &mut dialogue).await?;
    assert_eq!(portal.message(third), None, "it is removed");
    assert!(
        portal.message(alone).is_some(),
        "in private nobody is moderated"
    );
    // The first of Boris's messages is left, and what the bot said to each of the three.
    assert_eq!(dialogue.messages().len(), 5);
    Ok(())
}

/// The chat before the bot has looked, and after.
async fn turn(
    bot: &Bot,
    polling: &mut Polling,
    dialogue: &mut Dialogue<'_>,
) -> Result<(), bitrix24_imbot::Error> {
    dialogue.print();
    polling
        .catch_up(bot, async |event| moderator::answer(bot, event).await)
        .await?;
    dialogue.print();
    Ok(())
}

fn deletions(portal: &Portal) -> usize {
    let log = portal.log();
    log.iter()
        .filter(|call| call.method.ends_with("Message.delete"))
        .count()
}
