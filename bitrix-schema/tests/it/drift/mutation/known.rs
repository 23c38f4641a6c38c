//! What the docs say anything of. A schema may know more: an object that the vendor only names, a value that no page lists.

use std::collections::HashSet;

use bitrix_schema::drift::Drift;
use bitrix_schema::facts::Facts;
use bitrix_schema::model::Schema;

use super::line;
use crate::drift::said;

/// The facts on which the docs have a say, as far as a mutation has to know.
pub(in crate::drift) struct Known {
    /// `object Chat fields.id`: rows of shared objects, and values of enumerations.
    rows: HashSet<String>,
    /// Objects and enumerations, of which the docs say what all belongs to them.
    closed: HashSet<String>,
    /// Parameters of which the page gives no type: `imbot.v2.Chat.User.list params.order.id`.
    untyped: HashSet<String>,
    /// Methods whose page names a revision.
    since: HashSet<String>,
    /// Codes of methods: `imbot.v2.Chat.get CHAT_NOT_FOUND`. Those on its page, and those of the sets that it uses.
    listed: HashSet<String>,
    shared: HashSet<String>,
    /// Unions that take any JSON.
    open: HashSet<String>,
}

impl Known {
    /// Which rows there are of shared things is asked by taking all of their own rows away.
    pub(in crate::drift) fn new(
        whole: &Schema,
        facts: &Facts,
        compare: &impl Fn(&Schema) -> Drift,
    ) -> Self {
        let mut known = Self {
            rows: HashSet::new(),
            closed: HashSet::new(),
            untyped: HashSet::new(),
            since: HashSet::new(),
            listed: HashSet::new(),
            shared: HashSet::new(),
            open: HashSet::new(),
        };
        let takes_any = whole
            .unions
            .iter()
            .filter(|union| union.variants.iter().any(|of| of.ty.value == "json"));
        known
            .open
            .extend(takes_any.map(|union| union.name.value.clone()));
        for at in 0..whole.objects.len() {
            let mut bare = whole.clone();
            bare.objects[at].fields.clear();
            known.take(&compare(&bare), "missing field: ");
            let subject = format!("object {}", whole.objects[at].name.value);
            let mut spoiled = whole.clone();
            spoiled.objects[at].fields.truncate(1);
            for field in &mut spoiled.objects[at].fields {
                "somethingElse".clone_into(&mut field.name.value);
            }
            let other = line(
                "field unknown to the docs",
                &subject,
                "fields.somethingElse",
            );
            if said(&compare(&spoiled)).contains(&other) {
                known.closed.insert(subject);
            }
        }
        let mut bare = whole.clone();
        for values in &mut bare.enums {
            values.values.truncate(1);
            "somethingElse".clone_into(&mut values.values[0].value.value);
            values.values[0].rust = None;
        }
        let spoiled = compare(&bare);
        known.take(&spoiled, "missing value: ");
        for values in &whole.enums {
            let subject = format!("enumeration {}", values.name.value);
            let other = line(
                "value unknown to the docs",
                &subject,
                "values.somethingElse",
            );
            if said(&spoiled).contains(&other) {
                known.closed.insert(subject);
            }
        }
        for method in &facts.methods {
            let rows = method.params.iter().filter(|row| row.types.is_empty());
            known.untyped.extend(
                rows.map(|row| format!("{} params.{}", method.name, row.path.replace("[]", ""))),
            );
            known
                .since
                .extend(method.since.map(|_| method.name.clone()));
            let codes = method.errors.iter();
            known
                .listed
                .extend(codes.map(|code| format!("{} {}", method.name, code.code)));
        }
        for method in &whole.methods {
            let uses = |name: &str| method.errors.uses.iter().any(|used| used.value == name);
            let sets = whole.error_sets.iter();
            let codes = sets
                .filter(|set| uses(&set.name.value))
                .flat_map(|set| &set.codes);
            known
                .shared
                .extend(codes.map(|code| format!("{} {}", method.name.value, code.code.value)));
        }
        known
    }

    fn take(&mut self, drift: &Drift, label: &str) {
        let lines = said(drift).into_iter();
        self.rows
            .extend(lines.filter_map(|line| Some(line.strip_prefix(label)?.to_owned())));
    }

    /// Whether a page has a row on it: always, but for what is shared.
    pub(super) fn has(&self, subject: &str, path: &str) -> bool {
        let is_shared = subject.starts_with("object ") || subject.starts_with("enumeration ");
        !is_shared || self.rows.contains(&format!("{subject} {path}"))
    }

    /// Whether something that no page has is a finding there: not in an object that no page describes, or that methods'
    /// deviations explain as a whole, nor in a list of values that is open.
    pub(super) fn is_closed(&self, subject: &str) -> bool {
        self.closed.contains(subject)
    }

    pub(super) fn has_type(&self, subject: &str, path: &str) -> bool {
        !self.untyped.contains(&format!("{subject} {path}"))
    }

    /// Whether a value of the type can be anything, so that no page contradicts it.
    pub(super) fn is_open(&self, ty: &str) -> bool {
        ty == "json" || self.open.contains(ty)
    }

    /// Whether a method's page has a code.
    pub(super) fn lists(&self, method: &str, code: &str) -> bool {
        self.listed.contains(&format!("{method} {code}"))
    }

    /// Whether a set that a method uses has a code.
    pub(super) fn is_in_a_set(&self, method: &str, code: &str) -> bool {
        self.shared.contains(&format!("{method} {code}"))
    }

    pub(super) fn has_since(&self, method: &str) -> bool {
        self.since.contains(method)
    }
}
