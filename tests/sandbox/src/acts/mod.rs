//! What happens in a portal, whoever makes it happen: a bot by a call, or a person.

pub(crate) mod access;
pub(crate) mod chats;
pub(crate) mod commands;
pub(crate) mod deleting;
pub(crate) mod events;
pub(crate) mod members;
pub(crate) mod messages;
pub(crate) mod queue;
