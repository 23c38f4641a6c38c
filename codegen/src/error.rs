//! What makes generation impossible.

/// An [`Api`](bitrix_schema::api::Api) that `check` should have refused.
///
/// Each variant names a broken invariant of the model. None of them is expected; they are errors and not
/// panics so that a gap in `check` shows as a message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GenerateError {
    #[error("`{0}` cannot be a Rust identifier; give it another name with `rust:`")]
    NotAnIdentifier(String),

    #[error(
        "`{path}`: the name `{name}` would mean both `{first}` and `{second}`; rename one of them"
    )]
    AmbiguousName {
        path: String,
        name: String,
        first: String,
        second: String,
    },

    #[error("`{at}` refers to the {kind} `{name}`, which does not exist")]
    Dangling {
        at: String,
        kind: &'static str,
        name: String,
    },

    #[error("`{at}`: the example gives {found} where {expected} belongs")]
    Example {
        at: String,
        expected: String,
        found: String,
    },

    #[error("`{at}` has more than 64 required fields, which the decoder does not keep track of")]
    TooManyRequired { at: String },

    #[error("`{method}` has no parameter at `{path}`")]
    NoParameter { method: String, path: String },

    #[error("`{method}` has no result field `{field}`")]
    NoResultField { method: String, field: String },

    #[error("{path} is not valid Rust: {message}")]
    NotRust { path: String, message: String },
}
