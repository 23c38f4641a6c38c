//! Files, fetched by a link that a method gives.

mod error;
mod exchange;
mod link;
mod sink;

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use tracing::debug;

pub use error::DownloadError;
use error::{Failure, Kind};
use sink::{Memory, Part, Sink, Writer};

use crate::call::{self, Method};
use crate::off_executor;
use crate::secret::Secret;
use crate::transport::TransportError;

/// A request whose answer is a link to a file.
pub trait FileLink: Method + Clone {
    /// The link.
    #[doc(hidden)]
    fn link(output: Self::Output) -> Secret;
}

/// A file that is to be downloaded; [`bytes`](Self::bytes), [`to_path`](Self::to_path) and
/// [`to_writer`](Self::to_writer) say where to, and start.
///
/// The method is called for a link, and the file fetched from there as a stream. The link may lead
/// to another host, and be redirected to further ones, so that it is fetched without any
/// credentials. It works once: where the file does not arrive, because the link has expired, the
/// server answers with an error or the connection breaks, a **new link** is asked for, and the old
/// one never used again. There are three [attempts](Self::attempts), half a second apart, then a
/// second.
///
/// A new attempt starts at the beginning of the file. What goes to memory or to a path is thrown
/// away before that; a writer cannot be rewound, so that there is no further attempt once it has
/// been given anything, and the error says how much it got.
///
/// To drop what these functions return is safe, and ends the download.
///
/// ```no_run
/// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
/// let size = bot
///     .download(138)
///     .max_bytes(50_000_000)
///     .on_progress(|progress| println!("{} of {:?}", progress.received, progress.total))
///     .to_path("report.pdf")
///     .await?;
/// println!("{size} bytes");
/// # Ok(())
/// # }
/// ```
#[must_use = "a download starts with `bytes`, `to_path` or `to_writer`"]
pub struct Download<'a, M: FileLink> {
    request: M,
    max_bytes: Option<u64>,
    attempts: u32,
    timeout: Duration,
    on_progress: Option<Box<dyn FnMut(Progress) + Send + 'a>>,
}

/// How far a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Bytes that have arrived in this attempt.
    pub received: u64,
    /// Bytes of the whole file, where the server says so.
    pub total: Option<u64>,
    /// Which attempt this is: 1 is the first.
    pub attempt: u32,
}

/// What is kept in memory unless the caller says otherwise: as large as an uploaded file can be.
const MOST_IN_MEMORY: u64 = 100 * 1024 * 1024;

const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

impl<M: FileLink> Download<'static, M> {
    #[allow(dead_code, reason = "only schemas with files need it")]
    pub(crate) fn new(request: M) -> Self {
        Self {
            request,
            max_bytes: None,
            attempts: 3,
            timeout: Duration::from_secs(60),
            on_progress: None,
        }
    }
}

impl<M: FileLink> Download<'_, M> {
    /// Refuses a file with more bytes, before any of them is read where the server tells its size.
    /// Default: 100 MiB for [`bytes`](Self::bytes), no limit otherwise.
    pub fn max_bytes(mut self, most: u64) -> Self {
        self.max_bytes = Some(most);
        self
    }

    /// How many links are tried in all. Default: 3; 0 is taken for 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long nothing may arrive before an attempt is given up. Default: 60 seconds. How long the
    /// whole file takes is not limited.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Calls `on_progress` after each piece, on the task that downloads.
    pub fn on_progress<'b>(self, on_progress: impl FnMut(Progress) + Send + 'b) -> Download<'b, M> {
        Download {
            request: self.request,
            max_bytes: self.max_bytes,
            attempts: self.attempts,
            timeout: self.timeout,
            on_progress: Some(Box::new(on_progress)),
        }
    }

    /// Downloads into memory.
    pub async fn bytes(mut self) -> Result<Vec<u8>, DownloadError<M::Code>> {
        self.max_bytes.get_or_insert(MOST_IN_MEMORY);
        let mut memory = Memory::default();
        self.run(&mut memory).await?;
        Ok(memory.into_bytes())
    }

    /// Downloads to a file, and returns how many bytes it has. The file appears under its name when
    /// it is complete, and replaces one that is there; until then it is a hidden one beside it,
    /// which is removed where the download fails. It is written on other threads, so that no
    /// runtime is blocked.
    pub async fn to_path(self, path: impl Into<PathBuf>) -> Result<u64, DownloadError<M::Code>> {
        let mut part = Part::of(path.into());
        self.run(&mut part).await
    }

    /// Downloads to a writer, and returns how many bytes it got. `&mut writer` will do.
    ///
    /// The writer is called on the task that downloads: that is right for memory, a digest or a
    /// channel, and blocks the runtime with a file, for which there is [`to_path`](Self::to_path).
    pub async fn to_writer(
        self,
        writer: impl io::Write + Send,
    ) -> Result<u64, DownloadError<M::Code>> {
        self.run(&mut Writer::new(writer)).await
    }

    /// Attempt after attempt.
    async fn run<S: Sink>(mut self, sink: &mut S) -> Result<u64, DownloadError<M::Code>> {
        let mut attempt = 1;
        loop {
            let error = match self.attempt(attempt, sink).await {
                Ok(received) => return Ok(received),
                Err(kind) => DownloadError::new(kind, sink.kept(), attempt),
            };
            let again = attempt < self.attempts && error.is_passing();
            if !again || !sink.restart() {
                return Err(error);
            }
            debug!(method = M::NAME, attempt, %error, "a new link is asked for");
            pause(attempt).await;
            attempt += 1;
        }
    }

    /// One link, used once.
    async fn attempt<S: Sink>(&mut self, attempt: u32, sink: &mut S) -> Result<u64, Kind<M::Code>> {
        let client = self.request.call().client().clone();
        let call = call::start(self.request.clone());
        let link = M::link(call.await.map_err(Kind::Call)?);
        let response = exchange::open(&client, &link, self.timeout).await?;
        let (total, mut body) = (response.length, response.body);
        self.check_size(total.unwrap_or(0))?;
        let mut received: u64 = 0;
        while let Some(chunk) = poll_fn(|context| body.as_mut().poll_next(context)).await {
            let chunk = chunk.map_err(Failure::Transport)?;
            received = received.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            self.check_size(received)?;
            sink.write(chunk).await.map_err(Kind::Write)?;
            if let Some(on_progress) = &mut self.on_progress {
                on_progress(Progress {
                    received,
                    total,
                    attempt,
                });
            }
        }
        if total.is_some_and(|total| total != received) {
            let error = TransportError::interrupted("another length than the server told");
            return Err(Failure::Transport(error).into());
        }
        sink.finish().await.map_err(Kind::Write)?;
        Ok(received)
    }

    fn check_size(&self, size: u64) -> Result<(), Kind<M::Code>> {
        match self.max_bytes {
            Some(limit) if size > limit => Err(Kind::TooLarge { limit }),
            _ => Ok(()),
        }
    }
}

/// Waits before the next attempt, on whatever runtime: half a second, doubled each time.
async fn pause(attempt: u32) {
    let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
    let pause = FIRST_PAUSE.saturating_mul(factor).min(LONGEST_PAUSE);
    // Without a thread to wait on, the next attempt comes at once.
    let _ = off_executor::run(move || thread::sleep(pause)).await;
}

impl<M: FileLink> fmt::Debug for Download<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("method", &M::NAME)
            .field("max_bytes", &self.max_bytes)
            .field("attempts", &self.attempts)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
