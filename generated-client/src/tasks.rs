//! What a bot does with methods of the API. The only hand-written code that names methods: the rest
//! of the client works with any schema.

mod files;
mod revision;

pub use revision::Revision;
