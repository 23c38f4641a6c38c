//! The client against a scripted server, and against bytes.

mod addresses;
mod any_json;
mod attachments;
mod errors;
mod faults;
mod formatting;
mod keyboards;
mod leniency;
mod limits;
mod masking;
mod secrets;
mod support;
mod values;
mod wire;
