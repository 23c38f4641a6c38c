//! What every answer is wrapped in: `{"result": …, "time": …}`, or
//! `{"error": "CODE", "error_description": "…"}`.

mod fields;

use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;
use tracing::warn;

use self::fields::fields;
use crate::decode::{self, Decode, Dropped, Drops, Found, Mismatch, Segment};
use crate::error::{
    ApiError, CallError, DecodeError, Reason, Refusal, Scrubber, Undecodable, UnknownCode,
};
use crate::reply::Reply;
use crate::time::Time;
use crate::transport::HttpResponse;

/// An answer with a result, which is not decoded yet.
pub(crate) struct Answer {
    method: &'static str,
    status: u16,
    body: String,
    result: Range<usize>,
    time: Option<Time>,
    next: Option<i64>,
    total: Option<i64>,
    scrubber: Scrubber,
}

/// The JSON of an output, and where it is in the body.
pub(crate) struct Located<'a> {
    pub(crate) json: &'a str,
    key: Option<&'static str>,
}

/// Reads an answer up to its result. An error code counts before the HTTP status, and a result does
/// too: what the server says itself is more than what stands around it.
pub(crate) fn read(
    method: &'static str,
    response: HttpResponse,
    is_known: fn(&str) -> bool,
    scrubber: Scrubber,
) -> Result<Answer, CallError<UnknownCode>> {
    let HttpResponse { status, body, .. } = response;
    let body = text(body);
    let undecodable = |reason| {
        let excerpt = scrubber.excerpt(&body);
        CallError::Decode(DecodeError::new(Undecodable {
            method,
            status,
            reason,
            excerpt,
        }))
    };
    let envelope = match scan(&body) {
        Ok(envelope) => envelope,
        Err(reason) => return Err(undecodable(reason)),
    };
    if let Some((code, description)) = envelope.refusal() {
        // A known code holds no secret, whatever the secret is.
        let code = if is_known(&code) {
            UnknownCode::new(&code)
        } else {
            UnknownCode::new(&scrubber.text(&code))
        };
        let description = scrubber.text(&description);
        let extra = envelope.extra.iter().filter_map(|(key, value)| {
            let value = serde_json::from_str(value.get()).ok()?;
            Some(scrubber.field(key, value))
        });
        let refusal = Refusal {
            method,
            description,
            status,
            extra: extra.collect(),
        };
        return Err(CallError::Api(ApiError::new(code, refusal)));
    }
    let Some(result) = envelope.result else {
        return Err(undecodable(Reason::NoResult));
    };
    let start = result.get().as_ptr().addr() - body.as_ptr().addr();
    let result = start..start + result.get().len();
    let (time, next, total) = (
        small(envelope.time),
        small(envelope.next),
        small(envelope.total),
    );
    Ok(Answer {
        method,
        status,
        body,
        result,
        time,
        next,
        total,
        scrubber,
    })
}

/// The JSON of a result under a key; nothing where it has no such key, or is no object.
#[cfg(any(test, feature = "fixtures"))]
pub(crate) fn under_key<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    let is_object = json.trim_start().starts_with('{');
    value_of(json, key).ok().filter(|_| is_object)?
}

/// The last value of a key counts.
fn value_of<'a>(json: &'a str, key: &str) -> Result<Option<&'a str>, serde_json::Error> {
    let fields = fields(json)?;
    let found = fields.into_iter().rev().find(|(name, _)| name == key);
    Ok(found.map(|(_, value)| value.get()))
}

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.status
    }

    /// The JSON of the output: the whole result, or what is in it under `key`. Published pages show
    /// both forms for one method, so that a result that is no object is the output itself.
    pub(crate) fn result<C>(&self, key: Option<&'static str>) -> Result<Located<'_>, CallError<C>> {
        let json = &self.body[self.result.clone()];
        let Some(key) = key.filter(|_| json.starts_with('{')) else {
            return Ok(Located { json, key: None });
        };
        let found = value_of(json, key).map_err(|error| self.broken(error))?;
        if let Some(json) = found {
            return Ok(Located {
                json,
                key: Some(key),
            });
        }
        let mismatch = Mismatch::new("a required field", Found::Nothing);
        Err(self.mismatch(None, &mismatch.within(Segment::key(key))))
    }

    pub(crate) fn reply<T>(&self, output: T, from: &Located<'_>, drops: Drops) -> Reply<T> {
        Reply {
            output,
            time: self.time.clone(),
            dropped: self.dropped(from.key, drops),
            next: self.next,
            total: self.total,
            status: self.status,
        }
    }

    /// The result is not what the method should return.
    pub(crate) fn unexpected<C>(&self, from: &Located<'_>, mismatch: &Mismatch) -> CallError<C> {
        self.mismatch(from.key, mismatch)
    }

    fn mismatch<C>(&self, key: Option<&'static str>, mismatch: &Mismatch) -> CallError<C> {
        let path = self.scrubber.text(&mismatch.path(&root(key)));
        let (expected, found) = (mismatch.expected(), mismatch.found());
        self.undecodable(Reason::Mismatch {
            path,
            expected,
            found,
        })
    }

    /// The result is JSON that cannot be read, such as one that is nested too deeply.
    pub(crate) fn broken<C>(&self, error: serde_json::Error) -> CallError<C> {
        self.undecodable(Reason::Json(error))
    }

    fn undecodable<C>(&self, reason: Reason) -> CallError<C> {
        let excerpt = self.scrubber.excerpt(&self.body);
        let Self { method, status, .. } = *self;
        CallError::Decode(DecodeError::new(Undecodable {
            method,
            status,
            reason,
            excerpt,
        }))
    }

    fn dropped(&self, key: Option<&'static str>, drops: Drops) -> Vec<Dropped> {
        let dropped = |mismatch: Mismatch| {
            let path = self.scrubber.text(&mismatch.path(&root(key)));
            Dropped::new(path, mismatch.expected(), mismatch.found())
        };
        let dropped: Vec<Dropped> = drops.into_list().into_iter().map(dropped).collect();
        for part in &dropped {
            let (path, expected, found) = (part.path(), part.expected(), part.found());
            warn!(
                method = self.method,
                path, expected, found, "a part of the answer was dropped"
            );
        }
        dropped
    }
}

/// A body as text, without the byte order mark that some proxies put before it. What is not UTF-8 is
/// replaced: one bad byte in a description must not cost the error code beside it.
fn text(body: Vec<u8>) -> String {
    let body = String::from_utf8(body).unwrap_or_else(|error| {
        warn!("the answer is not UTF-8 throughout");
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    match body.strip_prefix('\u{feff}') {
        Some(body) => body.to_owned(),
        None => body,
    }
}

/// The fields of an answer, none of them read.
#[derive(Default)]
struct Envelope<'a> {
    result: Option<&'a RawValue>,
    time: Option<&'a RawValue>,
    next: Option<&'a RawValue>,
    total: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
    description: Option<&'a RawValue>,
    extra: Vec<(String, &'a RawValue)>,
}

fn scan(body: &str) -> Result<Envelope<'_>, Reason> {
    if !body.trim_start().starts_with('{') {
        return Err(no_object(body));
    }
    let mut envelope = Envelope::default();
    for (key, value) in fields(body).map_err(Reason::Json)? {
        match &*key {
            "result" => envelope.result = Some(value),
            "time" => envelope.time = Some(value),
            "next" => envelope.next = Some(value),
            "total" => envelope.total = Some(value),
            "error" => envelope.error = Some(value),
            "error_description" => envelope.description = Some(value),
            _ => envelope.extra.push((key.into_owned(), value)),
        }
    }
    Ok(envelope)
}

/// Why a body that does not start with a brace is no answer.
fn no_object(body: &str) -> Reason {
    struct Object;

    impl Decode for Object {
        const EXPECTED: &'static str = "an object";
    }

    match decode::decode::<Object>(body, &mut Drops::default()) {
        Ok(Err(mismatch)) => Reason::Mismatch {
            path: "$".to_owned(),
            expected: mismatch.expected(),
            found: mismatch.found(),
        },
        Ok(Ok(Object)) => Reason::NoResult,
        Err(error) => Reason::Json(error),
    }
}

impl Envelope<'_> {
    /// The error code and its description. A code may be a number, or empty; newer APIs of the
    /// vendor send an object. What is empty in PHP's manner is no error beside a result.
    fn refusal(&self) -> Option<(String, String)> {
        let error: Value = small(self.error)?;
        let description = || small::<String>(self.description).unwrap_or_default();
        match error {
            Value::Null | Value::Bool(false) => None,
            Value::Array(items) if items.is_empty() => None,
            Value::String(code) if code.is_empty() && self.result.is_some() => None,
            Value::Object(error) if error.is_empty() && self.result.is_some() => None,
            Value::String(code) => Some((code, description())),
            Value::Object(error) => {
                let text = |key| error.get(key).and_then(Value::as_str).unwrap_or_default();
                Some((text("code").to_owned(), text("message").to_owned()))
            }
            other => Some((other.to_string(), description())),
        }
    }
}

/// The path of an output in the body.
fn root(key: Option<&str>) -> String {
    match key {
        None => "$.result".to_owned(),
        Some(key) => format!("$.result.{key}"),
    }
}

/// Decodes a small part of the envelope; what is not as expected there is no reason to fail.
fn small<T: Decode>(json: Option<&RawValue>) -> Option<T> {
    decode::decode(json?.get(), &mut Drops::default())
        .ok()?
        .ok()
}
