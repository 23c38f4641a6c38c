//! What the examples share. None of them needs all of it.
#![allow(dead_code)]

pub(crate) mod dialogue;
pub(crate) mod environment;
pub(crate) mod in_process;
pub(crate) mod polling;
