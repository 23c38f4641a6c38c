//! Encoding and decoding against hand-written exact serde structs, on the same bytes, in one run.
//!
//! `cargo bench -p bitrix24-imbot` prints the medians and how fast this crate is relative to serde:
//! 1.0 is as fast, 0.5 is half as fast.

// The inside of the crate, which it does not show.
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "without the rest of the crate"
)]
#[path = "../src"]
mod inside {
    pub(crate) mod decode;
    pub(crate) mod event;
    pub(crate) mod secret;
}

mod samples;

use std::hint::black_box;
use std::time::{Duration, Instant};

use bitrix24_imbot::{Client, DialogId, HttpRequest, Transport, TransportFuture};
use serde::Deserialize;
use serde_json::value::RawValue;

use inside::decode::Drops;
pub(crate) use inside::{decode, event, secret};
use samples::{exact, lenient};

const ROUNDS: usize = 60;

fn main() {
    let body = samples::body(1000);
    println!("decode 1,000 objects of 20 fields, {} bytes", body.len());
    compare(
        || ours(&body).len(),
        || {
            serde_json::from_slice::<exact::Answer>(body.as_bytes())
                .expect("valid")
                .result
                .len()
        },
    );

    let request = bot()
        .chat()
        .message()
        .send(DialogId::chat(5))
        .text("Hello from Rust");
    let exact = exact::send();
    println!("encode a message, 1,000 times");
    compare(
        || {
            (0..1000)
                .map(|_| {
                    serde_json::to_vec(black_box(&request))
                        .expect("valid")
                        .len()
                })
                .sum()
        },
        || {
            (0..1000)
                .map(|_| serde_json::to_vec(black_box(&exact)).expect("valid").len())
                .sum()
        },
    );
}

/// What the client does with an answer: one scan for the parts of it, then the result.
fn ours(body: &str) -> Vec<lenient::User> {
    #[derive(Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        result: &'a RawValue,
    }

    let body = std::str::from_utf8(body.as_bytes()).expect("UTF-8");
    let envelope: Envelope<'_> = serde_json::from_str(body).expect("an envelope");
    let mut drops = Drops::default();
    let users = decode::decode(envelope.result.get(), &mut drops);
    assert!(drops.into_list().is_empty(), "everything decodes");
    users.expect("valid JSON").expect("users")
}

/// Measures both sides in turn, so that whatever else the machine does hits both.
fn compare(ours: impl Fn() -> usize, serde: impl Fn() -> usize) {
    assert_eq!(ours(), serde(), "both sides do the same work");
    let rounds: Vec<_> = (0..ROUNDS).map(|_| (time(&ours), time(&serde))).collect();
    let ours = median(rounds.iter().map(|(ours, _)| *ours).collect());
    let serde = median(rounds.iter().map(|(_, serde)| *serde).collect());
    let ratio = serde.as_secs_f64() / ours.as_secs_f64();
    println!("  this crate {ours:>10.2?}   serde {serde:>10.2?}   ratio {ratio:.2}");
}

fn time(work: impl Fn() -> usize) -> Duration {
    let started = Instant::now();
    black_box(work());
    started.elapsed()
}

fn median(mut durations: Vec<Duration>) -> Duration {
    durations.sort();
    durations[durations.len() / 2]
}

fn bot() -> bitrix24_imbot::Bot {
    struct Nowhere;

    impl Transport for Nowhere {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            unreachable!("nothing is sent")
        }
    }

    let client = Client::builder().transport(Nowhere);
    client
        .webhook("https://example.bitrix24.com/rest/1/secret/")
        .expect("valid")
        .bot(456)
}
