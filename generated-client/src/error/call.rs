use std::error::Error as StdError;
use std::fmt;

use super::{ApiError, DecodeError, ErrorCode};
use crate::limits::InvalidArgument;
use crate::pages::PagingError;
use crate::transport::TransportError;

/// A call failed. `C` is the enumeration of the method's error codes.
///
/// ```no_run
/// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
/// use bitrix24_imbot::imbot::MessageDeleteError;
///
/// match bot.chat().message().delete(789).await {
///     Err(e) if e.code() == Some(&MessageDeleteError::MessageNotFound) => {}
///     other => { other?; }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<C> {
    /// The server refused the call, with a code.
    Api(ApiError<C>),
    /// A parameter is outside its limits; nothing was sent.
    Invalid(InvalidArgument),
    /// No answer arrived.
    Transport(TransportError),
    /// The answer is not what this version of the client expects.
    Decode(DecodeError),
    /// The page arrived, and does not lead to the next one.
    Paging(PagingError),
}

impl<C> CallError<C> {
    /// The error code, where the server sent one.
    pub fn code(&self) -> Option<&C> {
        match self {
            Self::Api(error) => Some(error.code()),
            _ => None,
        }
    }

    /// What the server says about the code, often in the language of the portal.
    pub fn description(&self) -> Option<&str> {
        match self {
            Self::Api(error) => Some(error.description()),
            _ => None,
        }
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
            Self::Invalid(_) | Self::Transport(_) | Self::Paging(_) => None,
        }
    }

    /// The method, as in `imbot.v2.Chat.Message.delete`.
    pub fn method(&self) -> &'static str {
        match self {
            Self::Api(error) => error.method(),
            Self::Invalid(error) => error.method(),
            Self::Transport(error) => error.method(),
            Self::Decode(error) => error.method(),
            Self::Paging(error) => error.method(),
        }
    }

    /// Whether the time allowed for the call ran out. It may have run all the same.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether no answer arrived, for whatever reason.
    pub fn is_transport(&self) -> bool {
        matches!(self, Self::Transport(_))
    }

    /// Whether the answer is not what this version of the client expects.
    pub fn is_decode(&self) -> bool {
        matches!(self, Self::Decode(_))
    }

    /// Whether the page arrived, and does not lead to the next one.
    pub fn is_paging(&self) -> bool {
        matches!(self, Self::Paging(_))
    }

    /// Whether the call was refused before it was sent.
    pub fn is_invalid_argument(&self) -> bool {
        matches!(self, Self::Invalid(_))
    }
}

impl<C: ErrorCode> CallError<C> {
    /// The same error with its code looked up in another enumeration.
    pub(crate) fn recode<D: ErrorCode>(self) -> CallError<D> {
        match self {
            Self::Api(error) => CallError::Api(error.recode()),
            Self::Invalid(error) => CallError::Invalid(error),
            Self::Transport(error) => CallError::Transport(error),
            Self::Decode(error) => CallError::Decode(error),
            Self::Paging(error) => CallError::Paging(error),
        }
    }
}

impl<C: ErrorCode> fmt::Display for CallError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: ", self.method())?;
        match self {
            Self::Api(error) => error.fmt(f),
            Self::Invalid(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Paging(error) => error.fmt(f),
        }
    }
}

/// The source is that of the variant, whose own message is part of this one's.
impl<C: ErrorCode> StdError for CallError<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Api(_) | Self::Invalid(_) | Self::Paging(_) => None,
            Self::Transport(error) => error.source(),
            Self::Decode(error) => error.source(),
        }
    }
}
