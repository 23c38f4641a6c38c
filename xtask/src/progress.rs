use std::io::{IsTerminal, Write};

/// Says what a command is at. On a terminal the line is replaced; in a pipe nothing is said until the end.
pub(crate) struct Progress {
    on_terminal: bool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            on_terminal: std::io::stderr().is_terminal(),
        }
    }

    pub(crate) fn step(&self, what: &str) {
        if self.on_terminal {
            eprint!("\r\x1b[2K{what} …");
            let _ = std::io::stderr().flush();
        }
    }

    /// The one line that remains.
    pub(crate) fn done(self, summary: &str) {
        drop(self);
        println!("{summary}");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.on_terminal {
            eprint!("\r\x1b[2K");
            let _ = std::io::stderr().flush();
        }
    }
}

/// `1 file`, `3 files`
pub(crate) fn count(number: usize, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
}
