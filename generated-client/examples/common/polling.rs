//! Fetches the events of a bot, one after another.

use std::convert::Infallible;
use std::time::Duration;

use bitrix24_imbot::{Bot, Error, Event};

/// The vendor advises 5 to 30 seconds between calls where nothing new has arrived.
const PAUSE: Duration = Duration::from_secs(5);

/// Where a bot stands in the queue of its events.
///
/// A bot that must not answer an event twice keeps `offset` on disk. What is below it is deleted by the next call.
#[derive(Debug, Default)]
pub(crate) struct Polling {
    offset: Option<i64>,
}

impl Polling {
    /// Answers events for good. It ends in an error that waiting does not mend, such as a wrong token.
    pub(crate) async fn forever(
        mut self,
        bot: &Bot,
        mut answer: impl AsyncFnMut(Event) -> Result<(), Error>,
    ) -> Result<Infallible, Error> {
        loop {
            match self.catch_up(bot, &mut answer).await {
                Err(error) if !passes(&error) => return Err(error),
                Err(error) => eprintln!("trying again in a moment: {error}"),
                Ok(()) => {}
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Answers what waits, until nothing does.
    pub(crate) async fn catch_up(
        &mut self,
        bot: &Bot,
        mut answer: impl AsyncFnMut(Event) -> Result<(), Error>,
    ) -> Result<(), Error> {
        loop {
            let mut request = bot.event().get();
            if let Some(offset) = self.offset {
                request = request.offset(offset);
            }
            let page = request.await?;
            if page.events.is_empty() {
                return Ok(());
            }
            for fetched in page.events {
                let name = fetched.event.name().to_owned();
                match answer(fetched.event).await {
                    // The event comes again with the next call.
                    Err(error) if passes(&error) => return Err(error),
                    // It would fail the next time as well, and others wait behind it.
                    Err(error) => eprintln!("{name} is left without an answer: {error}"),
                    Ok(()) => {}
                }
                self.offset = Some(fetched.event_id.get() + 1);
            }
            self.offset = page.next_offset.or(self.offset);
        }
    }
}

/// Whether it may be another matter in a moment: the network is down, or the portal has too much to do.
fn passes(error: &Error) -> bool {
    error.is_transport() || error.status().is_some_and(|status| status >= 500)
}
