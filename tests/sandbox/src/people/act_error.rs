use std::fmt;

use crate::failure::Failure;

/// Why a person cannot do what they were to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActError {
    /// The portal refuses it, with the code that a method would return.
    Refused(String),
    /// The message is somebody else's.
    NotOwn(i64),
    /// The message has no button with this text.
    NoButton(String),
    /// The button runs no command.
    NoCommand,
    /// There is no user with this ID.
    NoUser(i64),
    /// There is no bot in the dialog.
    NoBot,
}

impl From<Failure> for ActError {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure.code.into_owned())
    }
}

impl fmt::Display for ActError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code) => write!(f, "the portal refuses it: {code}"),
            Self::NotOwn(id) => write!(f, "message {id} is somebody else's"),
            Self::NoButton(text) => write!(f, "the message has no button {text:?}"),
            Self::NoCommand => write!(f, "the button runs no command"),
            Self::NoUser(id) => write!(f, "there is no user {id}; `Portal::add_user` adds one"),
            Self::NoBot => write!(f, "there is no bot in the dialog"),
        }
    }
}

impl std::error::Error for ActError {}
