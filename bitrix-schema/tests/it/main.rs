//! The crate at its boundary: data in, data out.

mod corpus;
mod draft;
mod drift;
mod hostile_schema;
mod vendor_docs;
