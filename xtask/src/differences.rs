use std::fmt::Write;

use crate::progress::{count, say};
use crate::tree::Difference;

/// Prints differences to stderr, and the command that removes them.
pub(crate) fn print(differences: &[Difference], command: &str) {
    let mut text = String::new();
    for difference in differences {
        let _ = writeln!(text, "{difference}");
    }
    let _ = write!(
        text,
        "{}; run `{command}`",
        count(differences.len(), "difference")
    );
    say(&mut std::io::stderr(), &text);
}
