use std::fmt;

/// A page says that more follows, and does not lead further. The call itself worked.
///
/// To go on all the same would ask for the same page for ever, to end quietly would pass off a part
/// of the list as the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagingError {
    method: &'static str,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    Empty,
    Overflow,
    Nowhere,
    NotMoved { from: i64, to: i64 },
}

impl PagingError {
    /// The page was empty, and the offset grows by the number of items.
    #[allow(dead_code, reason = "only methods that page this way need it")]
    pub(crate) fn empty() -> Self {
        Self::new(Reason::Empty)
    }

    /// The next offset would be no number of 64 bits.
    #[allow(dead_code, reason = "only methods that page this way need it")]
    pub(crate) fn overflow() -> Self {
        Self::new(Reason::Overflow)
    }

    /// The page does not say where the next one starts.
    #[allow(dead_code, reason = "only methods that page this way need it")]
    pub(crate) fn nowhere() -> Self {
        Self::new(Reason::Nowhere)
    }

    /// The next page would start where this one does, or before it.
    #[allow(dead_code, reason = "only methods that page this way need it")]
    pub(crate) fn not_moved(from: i64, to: i64) -> Self {
        Self::new(Reason::NotMoved { from, to })
    }

    pub(crate) fn in_method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    pub(crate) fn method(&self) -> &'static str {
        self.method
    }

    fn new(reason: Reason) -> Self {
        Self { method: "", reason }
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server says that more pages follow, but ")?;
        match self.reason {
            Reason::Empty => f.write_str("this one is empty"),
            Reason::Overflow => f.write_str("there is no offset as large as the next one"),
            Reason::Nowhere => f.write_str("not where the next one starts"),
            Reason::NotMoved { from, to } => write!(
                f,
                "the next one starts at {to}, which is not after {from}, where this one starts",
            ),
        }?;
        f.write_str("; what arrived is only a part of the list, ask again from its beginning")
    }
}

impl std::error::Error for PagingError {}
