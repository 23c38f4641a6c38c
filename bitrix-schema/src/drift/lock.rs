//! `docs.lock`: the facts of the docs as text, a line each, without a word of their prose.
//!
//! ```text
//! method imbot.v2.Chat.Message.delete @api-reference/…/chat-message-delete.md:1
//!   scope imbot
//!   param complete type=boolean default=false value=true value=false @32
//!   error ACCESS_DENIED @220
//! ```
//!
//! A line begins with what it is about and its name, goes on with properties, and ends with its place: a line of the
//! file that the block names, or a file of its own. Blocks and lines are sorted, so that a change of the docs is a small
//! difference.

mod line;
mod parse;
mod stale;
mod write;

pub use parse::{LockError, parse};
pub use stale::{stale, unread};
pub use write::write;

/// The first line of the file.
const HEADER: &str = "# What the vendor's documentation says. Written by `cargo xtask drift DOCS --update-lock`; not edited by hand.";
