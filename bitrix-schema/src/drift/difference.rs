//! Differences before deviations are looked at.

use std::collections::HashMap;

use super::finding::{Kind, Subject, Thing};
use crate::facts;
use crate::source;

/// A place in a subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spot {
    pub(super) subject: Subject,
    pub(super) path: String,
}

impl Spot {
    pub(super) fn new(subject: Subject, path: impl Into<String>) -> Self {
        Self {
            subject,
            path: path.into(),
        }
    }

    pub(super) fn child(&self, name: &str) -> Self {
        let path = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        Self::new(self.subject.clone(), path)
    }

    /// Whether a path is this one or leads to it.
    pub(super) fn is_under(&self, at: &str) -> bool {
        is_under(&self.path, at)
    }
}

pub(super) fn is_under(path: &str, at: &str) -> bool {
    path.strip_prefix(at)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// One fact on which the two sides differ.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub(super) kind: Kind,
    pub(super) thing: Thing,
    /// Where it is: in the shared thing, where it is shared.
    pub(super) spot: Spot,
    /// The same place as the pages of methods and events lead to it. A deviation at one of them explains the
    /// difference on that page.
    pub(super) via: Vec<Spot>,
    /// The property that differs: `type`, `default`.
    pub(super) facet: Option<&'static str>,
    /// A field of what has the property is called like the property.
    pub(super) is_hidden: bool,
    pub(super) message: String,
    pub(super) docs: Vec<facts::Place>,
    pub(super) schema: Option<source::Place>,
    pub(super) seen_in: Vec<String>,
    pub(super) paste: Option<String>,
    /// What to paste instead where several pages show the same.
    pub(super) paste_of_all: Option<String>,
    /// It is about what the schema does not describe yet.
    pub(super) not_yet: bool,
}

impl Difference {
    pub(super) fn new(kind: Kind, thing: Thing, spot: Spot, message: impl Into<String>) -> Self {
        Self {
            kind,
            thing,
            spot,
            via: Vec::new(),
            facet: None,
            is_hidden: false,
            message: message.into(),
            docs: Vec::new(),
            schema: None,
            seen_in: Vec::new(),
            paste: None,
            paste_of_all: None,
            not_yet: false,
        }
    }

    pub(super) fn docs(mut self, place: &facts::Place) -> Self {
        self.docs.push(place.clone());
        self
    }

    pub(super) fn schema(mut self, place: source::Place) -> Self {
        self.schema = Some(place);
        self
    }

    /// Says on whose page it was seen, and under which path there.
    pub(super) fn via(mut self, via: &Spot) -> Self {
        if *via != self.spot {
            if let Subject::Method(name) | Subject::Event(name) = &via.subject {
                self.seen_in.push(name.clone());
            }
            self.via.push(via.clone());
        }
        self
    }

    pub(super) fn facet(mut self, facet: &'static str) -> Self {
        self.facet = Some(facet);
        self
    }

    pub(super) fn paste(mut self, yaml: impl Into<String>) -> Self {
        self.paste = Some(yaml.into());
        self
    }

    pub(super) fn paste_of_all(mut self, yaml: impl Into<String>) -> Self {
        self.paste_of_all = Some(yaml.into());
        self
    }

    /// Whether a deviation at a path of a subject is about this. A property is named by the path of what has it; by a
    /// path of its own too, unless a field of that name is there.
    pub(super) fn is_at(&self, spot: &Spot, at: &str) -> bool {
        spot.is_under(at)
            || self.facet.filter(|_| !self.is_hidden).is_some_and(|facet| {
                at.strip_prefix(spot.path.as_str())
                    .and_then(|rest| rest.strip_prefix('.'))
                    == Some(facet)
            })
    }
}

/// Makes one of differences that are the same, seen on several pages.
///
/// Their ways stay apart until deviations have been looked at: what one method's deviation explains is not explained
/// for the others.
pub(super) fn merged(differences: Vec<Difference>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(Spot, Kind, Thing, Option<&'static str>), usize> = HashMap::new();
    for difference in differences {
        let key = (
            difference.spot.clone(),
            difference.kind,
            difference.thing,
            difference.facet,
        );
        let at = *known.entry(key).or_insert_with(|| {
            groups.push(Group { same: Vec::new() });
            groups.len() - 1
        });
        groups[at].same.push(difference);
    }
    groups
}

/// The same difference, once for each page that shows it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) same: Vec<Difference>,
}

impl Group {
    /// One difference with all the places. `None` of none.
    pub(super) fn into_one(self) -> Option<Difference> {
        let mut all = self.same.into_iter();
        let mut first = all.next()?;
        for other in all {
            for place in other.docs {
                if !first.docs.contains(&place) {
                    first.docs.push(place);
                }
            }
            for name in other.seen_in {
                if !first.seen_in.contains(&name) {
                    first.seen_in.push(name);
                }
            }
        }
        if first.seen_in.len() > 1 && first.paste_of_all.is_some() {
            first.paste = first.paste_of_all.take();
        }
        Some(first)
    }
}
