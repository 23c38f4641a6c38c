use super::Scalar;

/// A value that stands for "none" in a field whose type would take it for a value: the parent 0 of a
/// chat that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "only schemas with such fields need it")]
pub(crate) enum Absent {
    /// `0`, also as a text.
    Zero,
    /// The text `N`.
    No,
    /// `false`.
    False,
    /// The empty text.
    EmptyText,
    /// `[]`, as which PHP sends an empty object too.
    EmptyList,
}

impl Absent {
    pub(super) fn is(self, value: Scalar<'_>) -> bool {
        match self {
            Self::Zero => value.integer() == Some(0),
            Self::No => matches!(value, Scalar::Str("N")),
            Self::False => matches!(value, Scalar::Bool(false)),
            Self::EmptyText => matches!(value, Scalar::Str("")),
            Self::EmptyList => false,
        }
    }
}
