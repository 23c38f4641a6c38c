//! Starts the bot on an empty portal, again, after an older version, and where its code is taken.

use std::error::Error;

use bitrix24_imbot::Client;
use bitrix24_sandbox::{LogEntry, Portal};

use crate::common::in_process::InProcess;
use crate::start_up::{CODE, Found, NAME, StartError, ensure_bot};

const TOKEN: &str = "my_bot_token";

pub(crate) async fn play() -> Result<(), Box<dyn Error>> {
    let portal = Portal::new();
    let transport = InProcess(portal.clone());
    let client = Client::builder()
        .transport(transport)
        .webhook(&portal.webhook(1))?;
    let mut calls = Calls {
        portal: &portal,
        printed: 0,
    };

    println!("The portal is empty:");
    let (bot, found) = ensure_bot(&client, TOKEN).await?;
    assert_eq!(found, Found::Nothing);
    assert_eq!(
        calls.print(),
        ["Bot.get", "Bot.register", "Command.register"]
    );
    assert_eq!(portal.user(bot.id().get()).name().as_deref(), Some(NAME));

    println!("The program starts again:");
    let (again, found) = ensure_bot(&client, TOKEN).await?;
    assert_eq!((again.id(), found), (bot.id(), Found::ThisVersion));
    assert_eq!(calls.print(), ["Bot.get", "Command.register"]);

    println!("An older version of the program named the bot otherwise:");
    bot.bot().update().name("Helpdesk").await?;
    calls.forget();
    let (again, found) = ensure_bot(&client, TOKEN).await?;
    assert_eq!((again.id(), found), (bot.id(), Found::AnotherVersion));
    assert_eq!(calls.print(), ["Bot.get", "Bot.update", "Command.register"]);
    assert_eq!(portal.user(bot.id().get()).name().as_deref(), Some(NAME));

    println!("Another program, with another token, wants the code {CODE:?}:");
    let refused = ensure_bot(&client, "another_token").await;
    calls.print();
    match refused {
        Err(error @ StartError::CodeTaken) => println!("  {error}"),
        other => return Err(format!("it went on: {other:?}").into()),
    }
    Ok(())
}

/// The calls that reached the portal.
struct Calls<'a> {
    portal: &'a Portal,
    printed: usize,
}

impl Calls<'_> {
    /// Prints the new ones, and returns their names.
    fn print(&mut self) -> Vec<String> {
        let new = self.forget();
        let name = |entry: &LogEntry| entry.method.trim_start_matches("imbot.v2.").to_owned();
        for entry in &new {
            let ended = entry.code.as_deref().unwrap_or("ok");
            println!("  {:<16} {ended}", name(entry));
        }
        new.iter().map(name).collect()
    }

    fn forget(&mut self) -> Vec<LogEntry> {
        let new = self.portal.log().split_off(self.printed);
        self.printed += new.len();
        new
    }
}
