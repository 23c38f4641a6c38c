//! The client against a scripted server, and against bytes.

mod addresses;
mod any_json;
mod attachments;
mod context_link;
mod downloads;
mod errors;
mod faults;
mod formatting;
mod keyboards;
mod leniency;
mod limits;
mod masking;
mod pages;
mod revision;
mod secrets;
mod support;
mod uploads;
mod values;
mod wire;
