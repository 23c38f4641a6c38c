use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

/// A request as it reaches a portal.
///
/// `Debug` shows no secrets: neither the URL nor the body.
#[derive(Clone, Default)]
pub struct Request {
    /// Path and query, without scheme and host.
    pub(crate) target: String,
    pub(crate) content_type: Option<String>,
    pub(crate) authorization: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// A request without a body. `url` is a whole URL, or a path with its query.
    pub fn get(url: &str) -> Self {
        Self {
            target: without_host(url).to_owned(),
            ..Self::default()
        }
    }

    /// A POST request with a JSON body.
    pub fn json(url: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::post(url, body).header("content-type", "application/json")
    }

    /// A POST request with a form as its body: `messageId=789&fields[message]=Hi`.
    pub fn form(url: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::post(url, body).header("content-type", "application/x-www-form-urlencoded")
    }

    /// A POST request without headers. The body is read as JSON where a header says so, else as a form.
    pub fn post(url: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..Self::get(url)
        }
    }

    /// Adds a header. A portal looks at `authorization` and `content-type`; others are ignored.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if name.eq_ignore_ascii_case("content-type") {
            self.content_type = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("authorization") {
            self.authorization = Some(value.to_owned());
        }
        self
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    pub(crate) fn query(&self) -> &str {
        let target = self.target.split('#').next().unwrap_or_default();
        target.split_once('?').map_or("", |(_, query)| query)
    }

    /// `application/json` or `application/…+json`, with parameters behind or without.
    pub(crate) fn is_json(&self) -> bool {
        let named = self.content_type.as_deref().unwrap_or_default();
        let kind = named.split(';').next().unwrap_or_default().trim();
        let kind = kind.to_ascii_lowercase();
        kind == "application/json" || kind.ends_with("+json")
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = self.path().rsplit('/').next().unwrap_or_default();
        f.debug_struct("Request")
            .field("method", &method)
            .field("body", &format_args!("[{} bytes]", self.body.len()))
            .finish_non_exhaustive()
    }
}

fn without_host(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else {
        return url;
    };
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// What a portal answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Value of the header `content-type`.
    pub content_type: Cow<'static, str>,
    /// Body; JSON, except for the content of a file.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer with a JSON body.
    pub fn new(status: u16, json: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            content_type: Cow::Borrowed("application/json; charset=utf-8"),
            body: json.into(),
        }
    }

    /// The body as JSON; `null` where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}
