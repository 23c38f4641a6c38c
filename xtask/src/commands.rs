//! One file per command.

pub(crate) mod codegen;
pub(crate) mod drift;
pub(crate) mod editor_schema;
pub(crate) mod import;
pub(crate) mod lint;
pub(crate) mod sandbox;

/// What keeps a command from being carried out.
pub(crate) type CommandError = Box<dyn std::error::Error>;
