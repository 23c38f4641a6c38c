//! JSON in, JSON out: what a portal answers, and what becomes of it.

#![expect(
    clippy::needless_pass_by_value,
    reason = "what `json!` makes is handed over where it stands"
)]

mod authorization;
mod binding;
mod bots;
mod chats;
mod commands;
mod deletion;
mod events;
mod examples;
mod files;
mod http;
mod messages;
mod people;
mod schema;
mod sending;
mod shapes;
mod support;
mod tables;
