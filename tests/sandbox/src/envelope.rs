//! What goes over the wire around a result.

use std::io;
use std::time::Duration;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};
use serde_json::{Value, json};

use crate::clock::iso;
use crate::failure::Failure;
use crate::request::Response;

/// `{"result": …, "time": {…}}`
pub(crate) fn success(result: &Value, started: Duration, finished: Duration) -> Response {
    let duration = finished.saturating_sub(started);
    let time = json!({
        // An integer, other than the numbers beside it.
        "start": started.as_secs(),
        "finish": finished.as_secs_f64(),
        "duration": duration.as_secs_f64(),
        "processing": duration.as_secs(),
        "date_start": iso(started),
        "date_finish": iso(finished),
        "operating_reset_at": started.as_secs() + 600,
        "operating": 0,
    });
    Response::new(200, encode(&json!({ "result": result, "time": time })))
}

/// `{"error": …, "error_description": …}`, without a time.
pub(crate) fn failure(failure: &Failure, description: &str) -> Response {
    let body = json!({ "error": failure.code, "error_description": description });
    Response::new(failure.status, encode(&body))
}

/// JSON as the server writes it: `<`, `>`, `&` and quotes inside texts are escaped as `\u00XX`.
fn encode(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Escaping);
    // A value in memory has texts as keys, and memory takes all bytes.
    let _ = value.serialize(&mut serializer);
    bytes
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let special = ['<', '>', '&', '\''];
        let mut rest = fragment;
        while let Some(at) = rest.find(special) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04X}", rest.as_bytes()[at])?;
            rest = &rest[at + 1..];
        }
        writer.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        match escape {
            CharEscape::Quote => writer.write_all(b"\\u0022"),
            other => CompactFormatter.write_char_escape(writer, other),
        }
    }
}
