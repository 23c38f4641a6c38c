//! Where the bytes of a file go.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use crate::off_executor;

/// Where the bytes of a file go.
pub(super) trait Sink: Send {
    fn write(&mut self, chunk: Vec<u8>) -> impl Future<Output = io::Result<()>> + Send;

    /// After the last piece.
    fn finish(&mut self) -> impl Future<Output = io::Result<()>> + Send;

    /// Forgets what was written; false where that cannot be done.
    fn restart(&mut self) -> bool;

    /// How many bytes the caller is left with, if this is the end.
    fn kept(&self) -> u64 {
        0
    }
}

#[derive(Default)]
pub(super) struct Memory(Vec<u8>);

impl Memory {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl Sink for Memory {
    async fn write(&mut self, chunk: Vec<u8>) -> io::Result<()> {
        self.0.extend_from_slice(&chunk);
        Ok(())
    }

    async fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn restart(&mut self) -> bool {
        self.0.clear();
        true
    }
}

/// A writer of the caller. It cannot be rewound.
pub(super) struct Writer<W> {
    writer: W,
    written: u64,
}

impl<W> Writer<W> {
    pub(super) fn new(writer: W) -> Self {
        Self { writer, written: 0 }
    }
}

impl<W: Write + Send> Sink for Writer<W> {
    /// Counts what the writer takes piece by piece, so that the count is right where it fails.
    async fn write(&mut self, chunk: Vec<u8>) -> io::Result<()> {
        let mut left = &chunk[..];
        while !left.is_empty() {
            match self.writer.write(left) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => {
                    let count = count.min(left.len());
                    self.written += u64::try_from(count).unwrap_or(u64::MAX);
                    left = &left[count..];
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn restart(&mut self) -> bool {
        self.written == 0
    }

    fn kept(&self) -> u64 {
        self.written
    }
}

/// A file under a name of its own, until it is complete.
pub(super) struct Part {
    path: PathBuf,
    beside: PathBuf,
    file: Option<File>,
    unwritten: Vec<u8>,
    /// Whether there may be a file to remove.
    is_open: bool,
    /// Shared with the thread that writes, which removes the file where nobody wants it any more.
    wanted: Arc<()>,
}

/// How much is collected before a thread is started to write it.
const BATCH: usize = 1024 * 1024;

impl Part {
    pub(super) fn of(path: PathBuf) -> Self {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.part", Uuid::new_v4()));
        Self {
            beside: path.with_file_name(name),
            path,
            file: None,
            unwritten: Vec::new(),
            is_open: false,
            wanted: Arc::default(),
        }
    }

    /// Writes what is collected, and makes the file where there is none yet.
    async fn flush(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.unwritten);
        let (file, part) = (self.file.take(), self.beside.clone());
        let wanted = Arc::clone(&self.wanted);
        self.is_open = true;
        let write = move || {
            let mut file = match file {
                Some(file) => file,
                None => File::create(&part)?,
            };
            file.write_all(&bytes)?;
            if Arc::strong_count(&wanted) == 1 {
                fs::remove_file(part)?;
            }
            io::Result::Ok(file)
        };
        self.file = Some(off_executor::run(write).await??);
        Ok(())
    }
}

impl Sink for Part {
    async fn write(&mut self, chunk: Vec<u8>) -> io::Result<()> {
        self.unwritten.extend_from_slice(&chunk);
        if self.unwritten.len() < BATCH {
            return Ok(());
        }
        self.flush().await
    }

    async fn finish(&mut self) -> io::Result<()> {
        self.flush().await?;
        let (file, part, path) = (self.file.take(), self.beside.clone(), self.path.clone());
        let rename = move || {
            if let Some(file) = file {
                file.sync_all()?;
            }
            fs::rename(part, path)
        };
        off_executor::run(rename).await??;
        self.is_open = false;
        Ok(())
    }

    /// The next piece makes the file anew, which empties it.
    fn restart(&mut self) -> bool {
        self.file = None;
        self.unwritten.clear();
        true
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.is_open {
            let part = self.beside.clone();
            self.wanted = Arc::default();
            // The thread is on its way; nobody waits for it, and nobody could do better.
            drop(off_executor::run(move || fs::remove_file(part)));
        }
    }
}
