//! What the bot hears, and what it answers.

use bitrix24_imbot::enums::ColorToken;
use bitrix24_imbot::events::{CommandCalled, MessageAdded};
use bitrix24_imbot::formatting::{Markup, bold, line_break, plain, quote};
use bitrix24_imbot::imbot::{CommandAnswerError, FileUploadError};
use bitrix24_imbot::objects::{Button, ButtonCommand, Keyboard};
use bitrix24_imbot::{Bot, DialogId, Error, Event};

use crate::desk::{Closing, Desk};

const COMMANDS: [(&str, &str); 3] = [
    ("ticket", "Open a ticket"),
    ("close", "Close a ticket"),
    ("report", "Send the tickets as a file"),
];

/// Registers the commands. One that is there stays as it is: the call is safe to repeat.
pub(crate) async fn register_commands(bot: &Bot) -> Result<(), Error> {
    for (name, title) in COMMANDS {
        bot.command().register(name).title([("en", title)]).await?;
    }
    Ok(())
}

/// Answers one event.
pub(crate) async fn answer(bot: &Bot, desk: &mut Desk, event: Event) -> Result<(), Error> {
    match event {
        Event::ChatJoined(event) => match event.dialog_id {
            Some(dialog) => greet(bot, dialog).await,
            None => Ok(()),
        },
        Event::MessageAdded(event) => offer_ticket(bot, desk, *event).await,
        Event::CommandCalled(event) => obey(bot, desk, *event).await,
        Event::Undecoded(event) => {
            eprintln!("{} is not understood: {}", event.name(), event.error());
            Ok(())
        }
        // Reactions, changes, and what later versions of the portal send.
        _ => Ok(()),
    }
}

/// Says that the bot is there.
pub(crate) async fn greet(bot: &Bot, dialog: DialogId) -> Result<(), Error> {
    let text = bold("Support") + line_break() + "Tell me what is wrong!";
    let keyboard = Keyboard::new([Button::command("All tickets", "report")])
        .row([Button::link("Handbook", "https://example.com/handbook")]);
    let send = bot.chat().message().send(dialog);
    send.text(text).keyboard(keyboard).await?;
    Ok(())
}

/// Offers a ticket for what somebody wrote. It is shown, and never obeyed: what is no `Markup` is neutralised.
async fn offer_ticket(bot: &Bot, desk: &mut Desk, event: MessageAdded) -> Result<(), Error> {
    let dialog = event.chat.and_then(|chat| chat.dialog_id);
    let (Some(message), Some(dialog)) = (event.message, dialog) else {
        return Ok(());
    };
    // A message can be a file without a text.
    let Some(question) = message.text else {
        return Ok(());
    };
    let name = event.user.and_then(|user| user.first_name);
    let text = plain("Is this for a ticket, ") + name.unwrap_or_default() + "?" + quote(&question);
    desk.note(message.id, question);

    // A button calls the command with the message's ID, and not with the text: of that, each line could be a command.
    let open = ButtonCommand::new("ticket").params(message.id.to_string());
    let button = Button::new("Open a ticket", open.block(true));
    let keyboard = Keyboard::new([button.bg_color_token(ColorToken::Primary)]);
    let send = bot.chat().message().send(dialog);
    send.text(text).keyboard(keyboard).await?;
    Ok(())
}

/// A command, typed or by a button.
async fn obey(bot: &Bot, desk: &mut Desk, event: CommandCalled) -> Result<(), Error> {
    let params = event.command.params.as_deref().unwrap_or_default();
    match event.command.command.as_deref() {
        Some("/ticket") if params.is_empty() => {
            reply(
                bot,
                &event,
                plain("Say what is wrong: /ticket My printer burns"),
                None,
            )
            .await
        }
        Some("/ticket") => {
            let number = desk.open(params);
            let text = bold(format!("Ticket {number}")) + " is open!";
            reply(bot, &event, text, Some(ticket_buttons(number))).await
        }
        Some("/close") => {
            let text = match desk.close(params) {
                Closing::Closed => bold(format!("Ticket {params}")) + " is closed. Thank you!",
                Closing::ClosedBefore => bold(format!("Ticket {params}")) + " was closed before",
                Closing::NoTicket => plain("There is no ticket ") + params,
            };
            reply(bot, &event, text, None).await
        }
        Some("/report") => match event.chat.and_then(|chat| chat.dialog_id) {
            Some(dialog) => report(bot, desk, dialog).await,
            None => Ok(()),
        },
        // A command that an earlier version of the bot has registered.
        _ => reply(bot, &event, plain("I do not do this any more"), None).await,
    }
}

fn ticket_buttons(number: u32) -> Keyboard {
    let close = ButtonCommand::new("close").params(number.to_string());
    let close = Button::new("Close it", close.block(true));
    let report = Button::command("All tickets", "report");
    Keyboard::new([close.bg_color_token(ColorToken::Primary), report])
}

async fn report(bot: &Bot, desk: &Desk, dialog: DialogId) -> Result<(), Error> {
    let table = desk.table();
    let upload = bot
        .file()
        .upload(&dialog, "tickets.csv", table.clone().into_bytes());
    match upload.text("All tickets").await {
        // Without a drive the portal takes no files.
        Err(e) if e.code() == Some(&FileUploadError::FileFolderError) => {
            bot.chat()
                .message()
                .send(&dialog)
                .text(plain(&table))
                .await?;
        }
        other => {
            other?;
        }
    }
    Ok(())
}

/// Answers a command, also in a chat where the bot is no member.
async fn reply(
    bot: &Bot,
    event: &CommandCalled,
    text: Markup,
    keyboard: Option<Keyboard>,
) -> Result<(), Error> {
    let dialog = event.chat.as_ref().and_then(|chat| chat.dialog_id.as_ref());
    let (Some(message), Some(dialog)) = (&event.message, dialog) else {
        return Ok(());
    };
    let mut answer = bot
        .command()
        .answer(event.command.id, message.id, dialog)
        .text(text);
    if let Some(keyboard) = keyboard {
        answer = answer.keyboard(keyboard);
    }
    match answer.await {
        // The message with the call was deleted in the meantime: nobody waits for an answer.
        Err(e) if e.code() == Some(&CommandAnswerError::CommandAnswerFailed) => Ok(()),
        other => {
            other?;
            Ok(())
        }
    }
}
