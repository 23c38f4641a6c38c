#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod address;
mod bot;
mod call;
mod client;
mod content;
mod context_link;
mod credentials;
mod date_time;
mod decode;
mod dialog_id;
#[allow(dead_code, unused_imports, reason = "only schemas with files need it")]
mod download;
mod encode;
mod envelope;
mod error;
mod event;
#[cfg(test)]
mod example_checks;
mod fill;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod formatting;
#[rustfmt::skip]
#[allow(
    clippy::large_enum_variant,
    clippy::option_option,
    clippy::struct_field_names,
    reason = "a union has the variants that the schema gives it; what can be removed has three states; names follow those of the API"
)]
mod generated;
mod id;
mod limits;
mod off_executor;
mod open_enum;
mod pages;
mod reply;
mod request;
mod secret;
mod tasks;
#[cfg(test)]
mod tests;
mod time;
mod transport;

pub use uuid::Uuid;

pub use bot::Bot;
pub use call::{CallFuture, CallOptions, DetailedFuture, Method, Replay};
pub use client::{Client, ClientBuilder};
pub use content::Content;
pub use context_link::{ContextLink, InvalidContext};
pub use date_time::{DateTime, InvalidDateTime};
pub use decode::Dropped;
pub use dialog_id::{DialogId, InvalidDialogId};
pub use download::{Download, DownloadError, FileLink, Progress};
pub use error::{
    ApiError, BuildError, CallError, DecodeError, Error, ErrorCode, ErrorSet, UnknownCode,
};
pub use event::{UndecodedEvent, UnknownEvent};
pub use generated::*;
pub use limits::{InvalidArgument, Limit};
pub use open_enum::{OpenEnum, UnknownValue};
pub use pages::{Items, Paged, Pages, PagingError};
pub use reply::Reply;
pub use secret::Secret;
pub use tasks::Revision;
pub use time::Time;
pub use transport::{
    FetchFuture, FetchRequest, FetchResponse, HttpRequest, HttpResponse, Transport, TransportError,
    TransportFuture,
};
