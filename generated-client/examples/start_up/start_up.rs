//! Makes sure that a bot is there and as this version of the program wants it, whatever was there before.

use bitrix24_imbot::enums::EventMode;
use bitrix24_imbot::imbot::{BotGetError, BotGetResult, BotRegisterError};
use bitrix24_imbot::{Bot, BotId, Client, Error};

pub(crate) const CODE: &str = "support";
pub(crate) const NAME: &str = "Support";
pub(crate) const POSITION: &str = "Answers questions";

/// What the start found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    AnotherVersion,
    ThisVersion,
}

/// Why the bot cannot start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error(
        "the code {CODE:?} is somebody else's: take another code, or the token with which the bot was registered"
    )]
    CodeTaken,
    #[error(transparent)]
    Call(#[from] Error),
}

/// The bot, ready to fetch its events. Two programs that start at the same time get the same bot.
pub(crate) async fn ensure_bot(client: &Client, token: &str) -> Result<(Bot, Found), StartError> {
    let imbot = client.imbot().token(token);
    let (id, found) = match imbot.bot().get().code(CODE).await {
        Ok(there) if !is_mine(&there) => return Err(StartError::CodeTaken),
        Ok(there) if is_up_to_date(&there) => (there.bot.id, Found::ThisVersion),
        Ok(there) => (there.bot.id, Found::AnotherVersion),
        Err(error) if error.code() == Some(&BotGetError::BotNotFound) => {
            (register(client, token).await?, Found::Nothing)
        }
        Err(error) => return Err(Error::from(error).into()),
    };
    let bot = client.bot(id).token(token);
    if found == Found::AnotherVersion {
        update(&bot).await?;
    }
    // A command that is there stays as it is: the call is safe to repeat.
    let command = bot.command().register("ticket");
    command
        .title([("en", "Open a ticket")])
        .await
        .map_err(Error::from)?;
    Ok((bot, found))
}

async fn register(client: &Client, token: &str) -> Result<BotId, StartError> {
    let imbot = client.imbot();
    let request = imbot.bot().register(CODE, NAME).token(token);
    match request
        .work_position(POSITION)
        .event_mode(EventMode::Fetch)
        .await
    {
        Ok(registered) => Ok(registered.bot.id),
        Err(error) if error.code() == Some(&BotRegisterError::BotCodeAlreadyTaken) => {
            Err(StartError::CodeTaken)
        }
        Err(error) => Err(Error::from(error).into()),
    }
}

/// Says the whole profile: of the last name, the gender and the position, what is left out is reset.
async fn update(bot: &Bot) -> Result<(), Error> {
    let request = bot.bot().update().name(NAME).work_position(POSITION);
    request.event_mode(EventMode::Fetch).await?;
    Ok(())
}

/// Somebody else's bot is returned too, without what is its owner's business.
fn is_mine(there: &BotGetResult) -> bool {
    there.bot.event_mode.is_some()
}

fn is_up_to_date(there: &BotGetResult) -> bool {
    let is_fetching = there.bot.event_mode == Some(EventMode::Fetch);
    let profile = there.users.first();
    is_fetching
        && profile.is_some_and(|user| {
            user.first_name.as_deref() == Some(NAME)
                && user.work_position.as_deref() == Some(POSITION)
        })
}
