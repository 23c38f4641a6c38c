//! Binary content: encoded by the client, held against its limit before anything is sent.

use std::io::{self, Cursor, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use bitrix24_imbot::{Content, DialogId, Limit};
use futures_core::Stream;
use scripted_server::{Reply, ScriptedServer};
use serde_json::Value;

use crate::support::{bot_at, client_of, run};

const MOST: usize = 104_857_600;

fn uploaded() -> Reply {
    let body = r#"{"result":{"file":null,"messageId":7,"chatId":5,"dialogId":"chat5"}}"#;
    Reply::json(200, body)
}

fn content_sent(server: &ScriptedServer) -> String {
    let body: Value = serde_json::from_slice(&server.requests()[0].body).expect("the body is JSON");
    body["fields"]["content"]
        .as_str()
        .expect("a text")
        .to_owned()
}

#[test]
fn bytes_travel_as_base64_of_the_usual_alphabet() {
    // RFC 4648, section 10, and bytes that tell the two alphabets apart.
    let cases: [(&[u8], &str); 6] = [
        (b"", ""),
        (b"f", "Zg=="),
        (b"fo", "Zm8="),
        (b"foo", "Zm9v"),
        (b"foobar", "Zm9vYmFy"),
        (&[0xfb, 0xff, 0x00], "+/8A"),
    ];
    for (bytes, base64) in cases {
        let (server, bot) = bot_at(uploaded());
        let sent = run(bot
            .file()
            .upload(DialogId::chat(5), "a.bin", bytes)
            .into_future());
        sent.expect("it is uploaded");
        assert_eq!(content_sent(&server), base64);
    }
}

#[test]
fn a_path_a_reader_and_a_stream_give_the_same_content() {
    let path = std::env::temp_dir().join(format!("bitrix24-imbot-{}", std::process::id()));
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    std::fs::write(&path, &bytes).expect("there is room");
    let from_path = run(Content::from_path(&path)).expect("it can be read");
    std::fs::remove_file(&path).expect("it is there");
    let from_reader =
        run(Content::from_reader(Cursor::new(bytes.clone()))).expect("it can be read");
    let chunks = bytes.chunks(1000).map(|chunk| Ok(chunk.to_vec()));
    let from_stream = run(Content::from_stream(Ready(chunks))).expect("it can be read");
    for content in [from_path, from_reader, from_stream] {
        assert_eq!(content, Content::from(bytes.clone()));
    }
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let missing = run(Content::from_path("/nowhere/at/all"));
    assert_eq!(
        missing.expect_err("there is none").kind(),
        io::ErrorKind::NotFound
    );
    let endless = run(Content::from_reader(io::repeat(7)));
    assert_eq!(
        endless.expect_err("no end").kind(),
        io::ErrorKind::FileTooLarge
    );
    let panicking = run(Content::from_reader(Panics));
    assert!(
        panicking
            .expect_err("it panics")
            .to_string()
            .contains("panicked")
    );
    let broken = Ready([Ok(vec![1]), Err(io::ErrorKind::BrokenPipe.into())].into_iter());
    let broken = run(Content::from_stream(broken));
    assert_eq!(
        broken.expect_err("it breaks").kind(),
        io::ErrorKind::BrokenPipe
    );
}

#[test]
fn a_reader_blocks_no_runtime() {
    // The reader waits for a message that only another task of the same thread sends.
    let (sender, receiver) = std::sync::mpsc::channel();
    run(async {
        let waiting = tokio::spawn(Content::from_reader(Waits(receiver)));
        tokio::task::yield_now().await;
        sender.send(()).expect("somebody listens");
        let content = waiting.await.expect("no panic").expect("it can be read");
        assert!(content.is_empty());
    });
}

#[test]
fn the_limit_counts_the_bytes_and_not_their_base64() {
    let (server, bot) = bot_at(uploaded());
    let upload = |size: usize| {
        let upload = bot.file().upload(DialogId::chat(5), "a.bin", vec![0; size]);
        run(upload.into_future())
    };
    let refused = upload(MOST + 1).expect_err("one byte too many");
    let bitrix24_imbot::CallError::Invalid(refused) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refused.limit(), Some(Limit::MaxBytes(MOST)));
    assert_eq!(refused.parameter(), Some("fields.content"));
    assert!(
        refused.to_string().contains("has 104857601 bytes"),
        "{refused}"
    );
    assert!(server.requests().is_empty());
    upload(MOST).expect("just as many as are allowed");
    assert_eq!(content_sent(&server).len(), MOST.div_ceil(3) * 4);
}

#[test]
fn a_user_uploads_in_the_same_way() {
    let server = ScriptedServer::replaying([uploaded()]);
    let upload = client_of(&server)
        .im()
        .file()
        .upload(DialogId::chat(5), "a.txt", b"foo");
    run(upload.into_future()).expect("it is uploaded");
    assert_eq!(content_sent(&server), "Zm9v");
}

#[test]
fn content_is_not_shown() {
    let content = Content::from(b"private");
    assert_eq!(format!("{content:?}"), "Content([7 bytes])");
}

/// A stream whose items are there.
struct Ready<I>(I);

impl<I: Iterator + Unpin> Stream for Ready<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}

struct Panics;

impl Read for Panics {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("a reader that panics")
    }
}

struct Waits(std::sync::mpsc::Receiver<()>);

impl Read for Waits {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.recv().map(|()| 0).map_err(io::Error::other)
    }
}
