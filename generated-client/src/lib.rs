#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod address;
mod bot;
mod call;
mod client;
mod credentials;
mod date_time;
mod decode;
mod dialog_id;
mod encode;
mod envelope;
mod error;
#[cfg(test)]
mod example_checks;
mod fill;
pub mod formatting;
#[rustfmt::skip]
#[allow(
    clippy::large_enum_variant,
    clippy::option_option,
    reason = "a union has the variants that the schema gives it; what can be removed has three states"
)]
mod generated;
mod id;
mod limits;
mod open_enum;
mod reply;
mod secret;
#[cfg(test)]
mod tests;
mod time;
mod transport;

pub use uuid::Uuid;

pub use bot::Bot;
pub use call::{CallFuture, CallOptions, DetailedFuture, Method, Replay};
pub use client::{Client, ClientBuilder};
pub use date_time::{DateTime, InvalidDateTime};
pub use decode::Dropped;
pub use dialog_id::{DialogId, InvalidDialogId};
pub use error::{
    ApiError, BuildError, CallError, DecodeError, Error, ErrorCode, ErrorSet, UnknownCode,
};
pub use generated::*;
pub use limits::{InvalidArgument, Limit};
pub use open_enum::{OpenEnum, UnknownValue};
pub use reply::Reply;
pub use secret::Secret;
pub use time::Time;
pub use transport::{HttpRequest, HttpResponse, Transport, TransportError, TransportFuture};
