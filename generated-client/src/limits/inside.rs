//! Limits of what stands inside a parameter.

use std::collections::BTreeMap;

use super::InvalidArgument;

/// An object whose fields have limits of their own.
#[allow(dead_code, reason = "only schemas with limits inside objects need it")]
pub(crate) trait CheckInside {
    /// Checks the fields, and what stands inside them.
    fn check_inside(&self) -> Result<(), InvalidArgument>;
}

/// Checks what stands inside a parameter; an absent one holds nothing that could be beyond a limit.
#[allow(dead_code, reason = "only schemas with limits inside objects need it")]
pub(crate) fn check_inside(value: &impl CheckInside) -> Result<(), InvalidArgument> {
    value.check_inside()
}

impl<T: CheckInside> CheckInside for Option<T> {
    fn check_inside(&self) -> Result<(), InvalidArgument> {
        self.iter().try_for_each(T::check_inside)
    }
}

impl<T: CheckInside> CheckInside for Vec<T> {
    fn check_inside(&self) -> Result<(), InvalidArgument> {
        self.iter().try_for_each(T::check_inside)
    }
}

impl<K, T: CheckInside> CheckInside for BTreeMap<K, T> {
    fn check_inside(&self) -> Result<(), InvalidArgument> {
        self.values().try_for_each(T::check_inside)
    }
}
