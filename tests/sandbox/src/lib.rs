//! A Bitrix24 portal in memory, for tests of chat bots.
//!
//! A [`Portal`] answers the methods of `imbot.v2` and `im.v2` as the real server does, surprises included: it checks
//! authorization and parameters, and keeps bots, chats, messages, commands, files and event queues. A test acts as
//! the people around the bot: [`Portal::user`].
//!
//! It is one function, [`Portal::handle`], from a request to an answer. A client is put on top of it by a transport of
//! a few lines, and the test owns the [`Clock`]:
//!
//! ```
//! use bitrix24_sandbox::{Portal, Request};
//!
//! /// What a transport does with a call, in process.
//! fn send(portal: &Portal, url: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, Vec<u8>) {
//!     let request = Request::post(url, body);
//!     let request = headers.iter().fold(request, |request, (name, value)| request.header(name, value));
//!     let answer = portal.handle(&request);
//!     (answer.status, answer.body)
//! }
//!
//! let portal = Portal::new();
//! let url = portal.webhook(1) + "imbot.v2.Revision.get";
//! let (status, _) = send(&portal, &url, &[("content-type", "application/json")], b"{}");
//! assert_eq!(status, 200);
//! ```
//!
//! With the feature `http`, which is on by default, [`Server`] serves a portal on the loopback.
//!
//! Methods that this crate has no behaviour for are checked against their description, and answered with its first
//! example: see [`Tables`]. `batch` is not among the methods yet, and events are fetched: nothing is posted to the URL
//! of a bot in webhook mode.

mod acts;
mod authorization;
mod behaviours;
mod binding;
mod call;
mod clock;
mod credentials;
mod envelope;
mod failure;
mod form;
#[cfg(feature = "http")]
mod http;
mod log;
mod people;
mod portal;
mod request;
mod respond;
mod route;
mod seed;
mod shapes;
mod state;
mod tables;
mod values;

pub use clock::Clock;
#[cfg(feature = "http")]
pub use http::{ServeError, Server};
pub use log::LogEntry;
pub use people::{ActError, User};
pub use portal::{Portal, PortalBuilder};
pub use request::{Request, Response};
pub use seed::Seeded;
pub use state::{ChatKind, UserKind};
pub use tables::Tables;

/// The methods that a portal does more for than answer their first example.
pub fn methods_with_behaviour() -> impl Iterator<Item = &'static str> {
    behaviours::names()
}

/// The examples of the README are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
