//! Compares what the vendor documents with what the schema says.
//!
//! ```text
//! pages ─vendor_docs─▶ Facts ─┐
//! docs.lock ─lock─▶ Facts ────┼─compare─▶ differences ─deviations─▶ Drift
//! YAML files ─load─▶ Schema ──┘
//! ```
//!
//! Every difference is about one fact: a name, a type, a flag, a limit, a value, a code. It stands at a path in a
//! subject, `params.fields.message` of a method, and a deviation that is recorded at or above this path silences it. A
//! difference in something shared stands in the shared thing, once, and names the methods whose pages show it.
//!
//! A deviation is a finding too, once nothing is left for it to explain.

mod change_log;
mod deviations;
mod difference;
mod errors;
mod events;
mod fields;
mod finding;
mod index;
pub mod lock;
mod methods;
mod named;
mod new_field;
mod objects;
mod paste;
mod present;
mod quote;
mod schema_fields;
mod section;
mod types;
mod values;

pub use finding::{Drift, Finding, Kind, Place, Subject, Thing};
pub use section::{default_section, is_in_section, within};

use crate::facts::{CodeFacts, Facts};
use crate::model::{Method, Schema};
use crate::vendor_docs::DocsFinding;
use difference::Difference;
use index::Index;

/// What the schema is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Documented<'a> {
    pub facts: &'a Facts,
    /// What the reader of the pages could not read.
    pub findings: &'a [DocsFinding],
    /// Whether the facts come with the words around them. The lock has none: what rests on a quotation holds there.
    pub has_text: bool,
}

/// Compares a schema with the documentation. Findings come grouped by subject, in the order of the schema.
pub fn compare(schema: &Schema, documented: &Documented<'_>) -> Drift {
    let index = Index::new(schema, documented.facts);
    let mut comparison = Comparison {
        schema,
        facts: documented.facts,
        index,
        shown: objects::Shown::default(),
        missing_codes: Vec::new(),
        differences: Vec::new(),
    };
    comparison.methods();
    comparison.codes_of_methods();
    comparison.events();
    comparison.objects();
    comparison.enums();
    comparison.system_errors();
    comparison.change_log();
    let Comparison {
        index,
        shown,
        differences,
        ..
    } = comparison;
    let differences = difference::merged(differences);
    let judged = deviations::judge(schema, documented, &index, &shown, differences);
    finding::drift(schema, documented, &index, judged)
}

/// A comparison on its way: both sides, and the differences found so far.
struct Comparison<'a> {
    schema: &'a Schema,
    facts: &'a Facts,
    index: Index<'a>,
    /// Which fields of shared objects some page describes.
    shown: objects::Shown,
    /// Codes that the schema lacks: which of them a shared set lacks shows when all methods have been looked at.
    missing_codes: Vec<(&'a Method, &'a CodeFacts)>,
    differences: Vec<Difference>,
}

impl Comparison<'_> {
    fn differ(&mut self, difference: Difference) {
        self.differences.push(difference);
    }
}
