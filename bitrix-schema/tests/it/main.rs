//! The crate at its boundary: data in, data out.

mod hostile_schema;
mod vendor_docs;
