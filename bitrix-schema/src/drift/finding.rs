//! What a comparison ends with.

use std::fmt;

use super::Documented;
use super::deviations::Judged;
use super::difference::Difference;
use super::index::Index;
use crate::diagnostic::line_and_column;
use crate::model::Schema;
use crate::source;

pub use crate::facts::Place;

/// The result of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// What differs, deviations that no longer apply, and what could not be read.
    pub findings: Vec<Finding>,
    /// What the docs have and the schema does not describe yet: methods, events, and entries of the change log that are
    /// about nothing else.
    pub not_yet: Vec<Finding>,
    /// Methods that both sides have.
    pub compared: usize,
    /// Differences that a recorded deviation explains.
    pub explained: Vec<Finding>,
}

/// One thing on which the docs and the schema do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub thing: Thing,
    pub subject: Subject,
    /// Where in the subject: `params.fields.message`; empty where the subject as a whole is meant.
    pub path: String,
    /// A sentence.
    pub message: String,
    /// The pages that show it.
    pub docs: Vec<Place>,
    /// The line of the schema, its path relative to the schema's folder.
    pub schema: Option<Place>,
    /// The methods and events on whose pages something shared was seen.
    pub seen_in: Vec<String>,
    /// What to paste, and where.
    pub paste: Option<String>,
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The docs have it, the schema does not.
    Missing,
    /// The schema has it, the docs do not.
    Unknown,
    /// Both have it, and say different things of it.
    Differs,
    /// A deviation that explains nothing any more.
    Expired,
    /// It could not be read.
    Unread,
}

/// What it is that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Method,
    Event,
    Parameter,
    Field,
    Code,
    Value,
    Values,
    OneOf,
    SystemErrors,
    Type,
    Required,
    Default,
    Limit,
    Since,
    Scope,
    Page,
    ChangeLogEntry,
    Deviation,
    Documentation,
    Lock,
}

impl Thing {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Event => "event",
            Self::Parameter => "parameter",
            Self::Field => "field",
            Self::Code => "code",
            Self::Value => "value",
            Self::Values => "list of values",
            Self::OneOf => "one-of",
            Self::SystemErrors => "system errors",
            Self::Type => "type",
            Self::Required => "required",
            Self::Default => "default",
            Self::Limit => "limit",
            Self::Since => "since",
            Self::Scope => "scope",
            Self::Page => "page",
            Self::ChangeLogEntry => "change-log entry",
            Self::Deviation => "deviation",
            Self::Documentation => "documentation",
            Self::Lock => "lock",
        }
    }
}

impl Finding {
    /// Two words on what it is: `missing parameter`, `type differs`.
    pub fn label(&self) -> String {
        let thing = self.thing.name();
        match self.kind {
            Kind::Missing if self.thing == Thing::ChangeLogEntry => {
                "change-log entry not handled".to_owned()
            }
            Kind::Missing => format!("missing {thing}"),
            Kind::Unknown => format!("{thing} unknown to the docs"),
            Kind::Differs => format!("{thing} differs"),
            Kind::Expired => "deviation no longer applies".to_owned(),
            Kind::Unread if self.thing == Thing::Lock => "lock cannot be read".to_owned(),
            Kind::Unread => "docs cannot be read".to_owned(),
        }
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// What all methods share.
    Api,
    Method(String),
    Event(String),
    Object(String),
    Enum(String),
    ErrorSet(String),
    ChangeLog,
    /// A page, by its path.
    Page(String),
    Lock,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api => f.write_str("all methods"),
            Self::Method(name) | Self::Event(name) => f.write_str(name),
            Self::Object(name) => write!(f, "object {name}"),
            Self::Enum(name) => write!(f, "enumeration {name}"),
            Self::ErrorSet(name) => write!(f, "error set {name}"),
            Self::ChangeLog => f.write_str("change log"),
            Self::Page(path) => write!(f, "page {path}"),
            Self::Lock => f.write_str("docs.lock"),
        }
    }
}

pub(super) fn drift(
    schema: &Schema,
    documented: &Documented<'_>,
    index: &Index<'_>,
    judged: Judged,
) -> Drift {
    let mut drift = Drift {
        compared: schema
            .methods
            .iter()
            .filter(|method| index.method_facts(&method.name.value).is_some())
            .count(),
        explained: judged
            .explained
            .into_iter()
            .map(|difference| finding(schema, difference))
            .collect(),
        ..Drift::default()
    };
    for difference in judged.open {
        let not_yet = difference.not_yet;
        let finding = finding(schema, difference);
        if not_yet {
            drift.not_yet.push(finding);
        } else {
            drift.findings.push(finding);
        }
    }
    drift
        .findings
        .extend(documented.findings.iter().map(|unread| {
            Finding {
                kind: Kind::Unread,
                thing: Thing::Documentation,
                subject: index
                    .subject_of_page(&unread.place.file)
                    .unwrap_or_else(|| Subject::Page(unread.place.file.to_string())),
                path: String::new(),
                message: unread.message.clone(),
                docs: vec![unread.place.clone()],
                schema: None,
                seen_in: Vec::new(),
                paste: None,
            }
        }));
    // By subject; within one, in the order in which it was found, which is the schema's and the page's.
    drift.findings.sort_by(|a, b| a.subject.cmp(&b.subject));
    drift.not_yet.sort_by(|a, b| a.subject.cmp(&b.subject));
    drift
}

fn finding(schema: &Schema, difference: Difference) -> Finding {
    let spot = difference.spot;
    Finding {
        kind: difference.kind,
        thing: difference.thing,
        path: match difference.facet {
            Some(facet) if spot.path.is_empty() => facet.to_owned(),
            Some(facet) => format!("{}.{facet}", spot.path),
            None => spot.path,
        },
        subject: spot.subject,
        message: difference.message,
        docs: difference.docs,
        schema: difference.schema.and_then(|place| line(schema, place)),
        seen_in: difference.seen_in,
        paste: difference.paste,
    }
}

/// The line of a place in the schema.
fn line(schema: &Schema, place: source::Place) -> Option<Place> {
    let file = schema.files.get(place.file as usize)?;
    let (line, _) = line_and_column(file, place);
    Some(Place {
        file: file.path.as_str().into(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
    })
}
