//! What methods do, one file per family. A method that stands in none of them is answered by its first example.

#![expect(
    clippy::unnecessary_wraps,
    reason = "all behaviours have one signature, those that cannot fail too"
)]

mod bot_properties;
mod bots;
mod chats;
mod command_answer;
mod commands;
mod dialog;
mod events;
mod files;
mod members;
mod message_fields;
mod messages;
mod reading;
mod sending;
mod ui;

use crate::call::{Call, Outcome};

/// What a method does, and how its binding differs from what its description says.
#[derive(Clone, Copy)]
pub(crate) struct Behaviour {
    pub(crate) run: fn(&mut Call<'_>) -> Outcome,
    /// Parameters that the method takes in any form, and reads by itself.
    pub(crate) reads_itself: &'static [&'static str],
    /// Arrays that must be given; all others are empty by default.
    pub(crate) needs: &'static [&'static str],
}

/// The behaviours of a family, by method.
type Family = &'static [(&'static str, Behaviour)];

const FAMILIES: [Family; 10] = [
    bots::METHODS,
    chats::METHODS,
    command_answer::METHODS,
    commands::METHODS,
    events::METHODS,
    files::METHODS,
    members::METHODS,
    messages::METHODS,
    reading::METHODS,
    ui::METHODS,
];

impl Behaviour {
    const fn of(run: fn(&mut Call<'_>) -> Outcome) -> Self {
        Self {
            run,
            reads_itself: &[],
            needs: &[],
        }
    }

    const fn reading(mut self, names: &'static [&'static str]) -> Self {
        self.reads_itself = names;
        self
    }

    const fn needing(mut self, names: &'static [&'static str]) -> Self {
        self.needs = names;
        self
    }
}

pub(crate) fn behaviour(method: &str) -> Option<&'static Behaviour> {
    let mut all = FAMILIES.into_iter().flatten();
    all.find(|(name, _)| *name == method).map(|(_, of)| of)
}

/// The methods that have a behaviour of their own.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FAMILIES.into_iter().flatten().map(|(name, _)| *name)
}
