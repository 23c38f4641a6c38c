//! Binary content: what a file is made of.

use std::fmt;
use std::fs::File;
use std::future::poll_fn;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use futures_core::Stream;
use serde_core::ser::{Serialize, Serializer};

use crate::decode::{Decode, Mismatch, Scalar};
use crate::off_executor;

/// Binary content, such as a file to upload. The client encodes it in Base64 as it sends it.
///
/// It is made of bytes (`Vec<u8>`, `&[u8]`, `b"…"`), or read [from a path](Self::from_path),
/// [a reader](Self::from_reader) or [a stream](Self::from_stream). Clones share the bytes. Limits
/// of a method, such as 100 MB for a file, are held against the bytes and not against their
/// Base64, and before anything is sent. `Debug` shows how many bytes there are, and none of them.
///
/// ```no_run
/// use bitrix24_imbot::{Content, DialogId};
///
/// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), Box<dyn std::error::Error>> {
/// let dialog = DialogId::chat(5);
/// bot.file().upload(dialog.clone(), "hello.txt", b"Hello").await?;
/// let report = Content::from_path("report.pdf").await?;
/// bot.file().upload(dialog, "report.pdf", report).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Content(Arc<Vec<u8>>);

/// More than any method takes. What has no end, such as a device, must not fill the memory.
const LARGEST: usize = 256 * 1024 * 1024;

impl Content {
    /// Reads a file. It is read on a thread of its own, so that no runtime is blocked.
    ///
    /// # Errors
    ///
    /// Those of opening and reading the file; `FileTooLarge` for more than 256 MiB.
    pub fn from_path(
        path: impl Into<PathBuf>,
    ) -> impl Future<Output = io::Result<Self>> + Send + 'static {
        let path = path.into();
        read_elsewhere(move || File::open(path))
    }

    /// Reads to the end of a reader, on a thread of its own, so that no runtime is blocked.
    ///
    /// ```no_run
    /// # async fn example() -> std::io::Result<()> {
    /// use bitrix24_imbot::Content;
    ///
    /// let content = Content::from_reader(std::io::stdin()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the reader; `FileTooLarge` for more than 256 MiB.
    pub fn from_reader(
        reader: impl Read + Send + 'static,
    ) -> impl Future<Output = io::Result<Self>> + Send + 'static {
        read_elsewhere(move || Ok(reader))
    }

    /// Reads to the end of a stream of chunks, such as the body of an HTTP response or an
    /// asynchronous reader inside `tokio_util::io::ReaderStream`.
    ///
    /// # Errors
    ///
    /// The first error of the stream; `FileTooLarge` for more than 256 MiB.
    pub async fn from_stream<S, B>(stream: S) -> io::Result<Self>
    where
        S: Stream<Item = io::Result<B>>,
        B: AsRef<[u8]>,
    {
        let mut stream = pin!(stream);
        let mut bytes = Vec::new();
        while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
            let chunk = chunk?;
            if chunk.as_ref().len() > LARGEST - bytes.len() {
                return Err(too_large());
            }
            bytes.extend_from_slice(chunk.as_ref());
        }
        Ok(bytes.into())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn read_elsewhere<R: Read>(
    open: impl FnOnce() -> io::Result<R> + Send + 'static,
) -> impl Future<Output = io::Result<Content>> + Send + 'static {
    let read = move || {
        let mut bytes = Vec::new();
        let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
        open()?.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() > LARGEST {
            return Err(too_large());
        }
        Ok(bytes.into())
    };
    async { off_executor::run(read).await? }
}

fn too_large() -> io::Error {
    let message = format!("more than {LARGEST} bytes, which no method takes");
    io::Error::new(io::ErrorKind::FileTooLarge, message)
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const N: usize> From<&[u8; N]> for Content {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content([{} bytes])", self.len())
    }
}

/// As Base64, piece by piece: the whole text never stands in memory beside what is sent.
impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Base64Display::new(&self.0, &STANDARD))
    }
}

impl Decode for Content {
    const EXPECTED: &'static str = "Base64";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        let bytes = match value {
            Scalar::Str(text) => STANDARD.decode(text).ok(),
            _ => None,
        };
        let bytes = bytes.ok_or_else(|| value.mismatch(Self::EXPECTED))?;
        Ok(bytes.into())
    }
}
