//! Where a file is written to.

use std::fs;
use std::io::{self, Write};

use scripted_server::Reply;

use super::{Servers, failed, file};
use crate::support::run;

/// A folder that goes when it is dropped.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bitrix24-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("there is room");
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("it is there");
        entries
            .map(|entry| {
                entry
                    .expect("it can be read")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_writer_gets_the_file() {
    let servers = Servers::replying([Reply::bytes(200, file())]);
    let mut written = Vec::new();
    let size = run(servers.download().to_writer(&mut written)).expect("it arrives");
    assert_eq!((size, &written), (3_000_000, &file()));
}

#[test]
fn a_writer_that_has_nothing_yet_gets_another_attempt() {
    let cut = Reply::bytes(200, file()).truncated(0);
    let servers = Servers::replying([Reply::text(403, "expired"), cut, Reply::bytes(200, file())]);
    let mut written = Vec::new();
    run(servers.download().to_writer(&mut written)).expect("it arrives");
    assert_eq!(written, file());
    assert_eq!(servers.used(), ["1", "2", "3"]);
}

#[test]
fn a_writer_that_has_something_is_never_written_to_twice() {
    let cut = Reply::bytes(200, file()).truncated(1_000_000);
    let servers = Servers::replying([cut, Reply::bytes(200, file())]);
    let mut written = Vec::new();
    let error = failed(run(servers.download().to_writer(&mut written)));
    let count = usize::try_from(error.written()).expect("it fits");
    assert!(count > 0 && count == written.len(), "{error}");
    assert_eq!(written, file()[..count]);
    assert!(
        error
            .to_string()
            .contains(&format!("the first {count} bytes")),
        "{error}"
    );
    assert_eq!(servers.used(), ["1"]);
}

#[test]
fn a_writer_that_fails_ends_the_download() {
    let servers = Servers::replying([Reply::bytes(200, file()), Reply::bytes(200, file())]);
    let error = failed(run(servers.download().to_writer(Full(10))));
    let kind = error.write_error().map(io::Error::kind);
    assert_eq!(
        (kind, error.written()),
        (Some(io::ErrorKind::StorageFull), 10)
    );
    assert_eq!(servers.used(), ["1"]);
}

#[test]
fn a_path_gets_the_whole_file_or_none() {
    let folder = Folder::new("path");
    let path = folder.0.join("a.bin");
    fs::write(&path, "the old file").expect("there is room");
    let cut = || Reply::bytes(200, file()).truncated(2_500_000);
    let servers = Servers::replying([cut(), cut(), cut(), cut(), Reply::bytes(200, file())]);
    let error = failed(run(servers.download().to_path(&path)));
    assert_eq!((error.written(), error.attempts()), (0, 3));
    assert_eq!(fs::read(&path).expect("it is there"), b"the old file");
    let size = run(servers.download().to_path(&path)).expect("it arrives");
    assert_eq!(size, 3_000_000);
    assert_eq!(fs::read(&path).expect("it is there"), file());
    // What was left of the first download is removed on a thread of its own.
    for _ in 0..10_000 {
        if folder.names() != ["a.bin"] {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }
    assert_eq!(folder.names(), ["a.bin"]);
}

#[test]
fn an_empty_file_is_a_file() {
    let folder = Folder::new("empty");
    let servers = Servers::replying([Reply::bytes(200, "")]);
    run(servers.download().to_path(folder.0.join("empty"))).expect("it arrives");
    assert_eq!(folder.names(), ["empty"]);
}

#[test]
fn a_path_that_cannot_be_written_is_an_error() {
    for path in ["/nowhere/at/all", "", "/", ".."] {
        let servers = Servers::replying([Reply::bytes(200, "file"), Reply::bytes(200, "file")]);
        let error = failed(run(servers.download().to_path(path)));
        assert!(error.write_error().is_some(), "{path}: {error}");
        assert_eq!(servers.used(), ["1"]);
    }
}

/// A writer with room for so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(self.0);
        self.0 -= count;
        if count == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
