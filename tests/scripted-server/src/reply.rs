use std::time::Duration;

/// What the server does with a request.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(crate) delay: Duration,
    pub(crate) action: Action,
}

#[derive(Clone, Debug)]
pub(crate) enum Action {
    Answer {
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
        /// In pieces of this size, their number unknown before the end.
        pieces: Option<usize>,
        end: End,
    },
    Close,
    Reset,
    Hang,
}

/// How much of an answer is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    Complete,
    /// The headers promise the whole body, the connection closes after so many bytes of it.
    Truncated(usize),
    /// The same, and the connection stays open and silent.
    Stalled(usize),
}

impl Reply {
    /// A JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::with_type(status, "application/json; charset=utf-8", body.into())
    }

    /// An HTML page, as proxies send it.
    pub fn html(status: u16, body: impl Into<String>) -> Self {
        Self::with_type(status, "text/html", body.into())
    }

    /// A plain text.
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self::with_type(status, "text/plain; charset=utf-8", body.into())
    }

    /// Any bytes.
    pub fn bytes(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::with_type(status, "application/octet-stream", body.into())
    }

    /// A redirect.
    pub fn redirect(status: u16, location: impl Into<String>) -> Self {
        Self::text(status, "moved").with_header("location", location)
    }

    /// No answer at all: the connection closes.
    pub fn close() -> Self {
        Self::action(Action::Close)
    }

    /// No answer at all: the connection is reset.
    pub fn reset() -> Self {
        Self::action(Action::Reset)
    }

    /// No answer at all: the connection stays open and silent.
    pub fn hang() -> Self {
        Self::action(Action::Hang)
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Action::Answer { headers, .. } = &mut self.action {
            headers.push((name.into(), value.into()));
        }
        self
    }

    /// Waits before it does anything.
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Closes the connection after so many bytes of the body.
    #[must_use]
    pub fn truncated(mut self, length: usize) -> Self {
        if let Action::Answer { end, .. } = &mut self.action {
            *end = End::Truncated(length);
        }
        self
    }

    /// Stays silent after so many bytes of the body.
    #[must_use]
    pub fn stalled(mut self, length: usize) -> Self {
        if let Action::Answer { end, .. } = &mut self.action {
            *end = End::Stalled(length);
        }
        self
    }

    /// Sends the body in pieces of so many bytes, and does not say how long it is.
    #[must_use]
    pub fn in_pieces(mut self, size: usize) -> Self {
        if let Action::Answer { pieces, .. } = &mut self.action {
            *pieces = Some(size);
        }
        self
    }

    fn with_type(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        Self::action(Action::Answer {
            status,
            headers,
            body: body.into(),
            pieces: None,
            end: End::Complete,
        })
    }

    fn action(action: Action) -> Self {
        Self {
            delay: Duration::ZERO,
            action,
        }
    }
}
