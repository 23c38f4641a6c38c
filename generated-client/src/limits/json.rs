//! Limits of the JSON that a value travels as.

use std::io;

use serde_core::Serialize;

use super::{InvalidArgument, Limit, Reason};

/// Checks how many characters of JSON a parameter becomes. What cannot be encoded is found later.
#[allow(dead_code, reason = "only methods with such a limit need it")]
pub(crate) fn check_json(
    parameter: &'static str,
    value: &impl Serialize,
    most: usize,
) -> Result<(), InvalidArgument> {
    let mut counted = Characters(0);
    if serde_json::to_writer(&mut counted, value).is_err() || counted.0 <= most {
        return Ok(());
    }
    Err(InvalidArgument::new(Reason::Limit {
        parameter,
        limit: Limit::MaxJsonChars(most),
        actual: counted.0.to_string(),
    }))
}

/// Counts the characters of UTF-8 that is written, and keeps none of them.
struct Characters(usize);

impl io::Write for Characters {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_start = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
        self.0 += bytes.iter().filter(is_start).count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
