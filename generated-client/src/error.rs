//! What a call can fail with.

mod advice;
mod api;
mod build;
mod call;
mod code;
mod decode;
mod erased;
mod scrubber;

pub use api::ApiError;
pub use build::BuildError;
pub use call::CallError;
pub use code::{ErrorCode, ErrorSet, UnknownCode};
pub(crate) use code::{error_codes, error_set};
pub use decode::DecodeError;
pub use erased::Error;
pub(crate) use scrubber::Scrubber;
pub(crate) use {
    api::Refusal,
    decode::{Reason, Undecodable},
};
