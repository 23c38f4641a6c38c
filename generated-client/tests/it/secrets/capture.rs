//! Captures all that is traced and logged.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Runs `work`, and returns all that this thread traced meanwhile, and all that was logged.
pub(crate) fn everything<T>(work: impl FnOnce() -> T) -> (String, T) {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        log::set_logger(&LOG).expect("the only logger");
        log::set_max_level(log::LevelFilter::Trace);
    });
    let captured = Captured::default();
    let output = tracing::subscriber::with_default(captured.clone(), work);
    (captured.text() + &LOG.text(), output)
}

static LOG: Log = Log(Mutex::new(String::new()));

struct Log(Mutex<String>);

impl Log {
    fn text(&self) -> String {
        self.0.lock().expect("no panic while writing").clone()
    }
}

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let mut text = self.0.lock().expect("no panic while writing");
        writeln!(text, "{} {}", record.target(), record.args()).expect("a string takes everything");
    }

    fn flush(&self) {}
}

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<String>>);

impl Captured {
    fn text(&self) -> String {
        self.0.lock().expect("no panic while writing").clone()
    }
}

impl Subscriber for Captured {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Visit for Captured {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut text = self.0.lock().expect("no panic while writing");
        writeln!(text, "{field}={value:?}").expect("a string takes everything");
    }
}
