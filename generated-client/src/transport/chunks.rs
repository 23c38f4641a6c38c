//! The body of an answer of reqwest as a stream.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::Response;
use tokio::time::timeout;

use super::TransportError;
use super::reqwest::failure;

type Reading = Pin<Box<dyn Future<Output = (Response, Chunk)> + Send>>;
type Chunk = Result<Option<Vec<u8>>, TransportError>;

/// Reads a piece when it is wanted, and waits so long for each.
pub(super) struct Chunks {
    /// Reading, with what is left to read when it has ended; nothing after the end.
    reading: Option<Reading>,
    silence: Duration,
}

impl Chunks {
    pub(super) fn of(response: Response, silence: Duration) -> Self {
        Self {
            reading: Some(Box::pin(read(response, silence))),
            silence,
        }
    }
}

async fn read(mut response: Response, silence: Duration) -> (Response, Chunk) {
    let chunk = match timeout(silence, response.chunk()).await {
        Ok(Ok(chunk)) => Ok(chunk.map(Vec::from)),
        Ok(Err(error)) => Err(failure(error)),
        Err(elapsed) => Err(TransportError::timeout(elapsed)),
    };
    (response, chunk)
}

impl Stream for Chunks {
    type Item = Result<Vec<u8>, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(reading) = &mut self.reading else {
            return Poll::Ready(None);
        };
        let (response, chunk) = ready!(reading.as_mut().poll(context));
        let silence = self.silence;
        self.reading = match &chunk {
            Ok(Some(_)) => Some(Box::pin(read(response, silence))),
            _ => None,
        };
        Poll::Ready(chunk.transpose())
    }
}
