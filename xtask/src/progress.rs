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
            let _ = write!(std::io::stderr(), "\r\x1b[2K{what} …");
        }
    }

    /// The one line that remains.
    pub(crate) fn done(self, summary: &str) {
        drop(self);
        say(&mut std::io::stdout(), summary);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.on_terminal {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}

/// Writes a line. A reader that went away, as `head` does, is no failure of the command.
pub(crate) fn say(stream: &mut impl Write, line: &str) {
    let _ = writeln!(stream, "{line}");
    let _ = stream.flush();
}

/// `1 file`, `3 files`
pub(crate) fn count(number: usize, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
}
