use std::fmt;

/// An item that is not what was wanted, and where it is.
///
/// It never holds the value itself, which may be a secret.
#[derive(Debug)]
pub struct Mismatch(Box<Difference>);

/// It is boxed so that a `Result` of a small type stays small: nearly every value decodes.
#[derive(Debug)]
struct Difference {
    expected: &'static str,
    found: Found,
    /// From the inside out.
    path: Vec<Segment>,
}

/// What was found instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    Null,
    Boolean,
    Number,
    Text,
    EmptyList,
    List,
    Object,
    Key,
}

/// One step of a path.
#[derive(Debug)]
pub(crate) enum Segment {
    Key(String),
    Index(usize),
}

/// Keys come from the server, so that they can be of any length.
const LONGEST_KEY: usize = 64;

impl Mismatch {
    pub(crate) fn new(expected: &'static str, found: Found) -> Self {
        Self(Box::new(Difference {
            expected,
            found,
            path: Vec::new(),
        }))
    }

    /// Adds the segment of the level that the mismatch is leaving.
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    pub(super) fn add(&mut self, segment: Segment) {
        self.0.path.push(segment);
    }

    /// Whether the item itself, and not something inside it, was an empty list.
    pub(super) fn is_empty_list(&self) -> bool {
        self.0.found == Found::EmptyList && self.0.path.is_empty()
    }

    pub(crate) fn expected(&self) -> &'static str {
        self.0.expected
    }

    pub(crate) fn found(&self) -> &'static str {
        self.0.found.as_str()
    }

    /// The path below `root`, as in `$.result.messages[3].authorId`.
    pub(crate) fn path(&self, root: &str) -> String {
        use fmt::Write;

        let mut path = root.to_owned();
        for segment in self.0.path.iter().rev() {
            // Writing into a `String` cannot fail.
            let _ = match segment {
                Segment::Key(key) if is_plain(key) => write!(path, ".{key}"),
                Segment::Key(key) => write!(path, "[{key:?}]"),
                Segment::Index(index) => write!(path, "[{index}]"),
            };
        }
        path
    }
}

impl Segment {
    pub(crate) fn key(key: &str) -> Self {
        Self::Key(key.chars().take(LONGEST_KEY).collect())
    }
}

impl Found {
    fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::EmptyList => "an empty list",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Key => "another key",
        }
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
