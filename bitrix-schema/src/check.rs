//! Checks what the schema means and resolves it: references, Rust names, order.

mod circles;
mod data;
mod deviations;
mod errors;
mod event_data;
mod fields;
pub mod forms;
mod limits;
mod method;
pub(crate) mod names;
pub(crate) mod parameters;
mod prose;
mod sent;
mod shared;
mod symbols;
mod types;
mod unions;
mod usage;

use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::model::Schema;
use names::Names;
use symbols::Symbols;

/// Resolves a schema. All findings come back at once, in the order of the files.
///
/// Without api.yaml nothing can be resolved; `load` has said so.
pub fn check(schema: &Schema) -> Result<Api, Vec<Diagnostic>> {
    if schema.api.is_none() {
        return Err(Vec::new());
    }
    let mut checker = Checker {
        schema,
        symbols: Symbols::of(schema),
        names: Names::default(),
        knows_all_codes: true,
        findings: Vec::new(),
    };
    let api = checker.api();
    let mut findings = checker.findings;
    if findings.is_empty() {
        return Ok(api);
    }
    findings.sort_by_key(|finding| (finding.place.file, finding.place.start));
    findings.dedup();
    Err(findings)
}

/// What every part of the check needs: the schema, an index of it, the names taken so far, the findings.
struct Checker<'a> {
    schema: &'a Schema,
    symbols: Symbols<'a>,
    names: Names,
    /// Whether all error sets of the method at hand are known: otherwise no code can be called unknown.
    knows_all_codes: bool,
    findings: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Resolves everything, also behind a finding: one run reports all of them.
    fn api(&mut self) -> Api {
        let error_sets = self.error_sets();
        let enums = self.enums();
        let objects = self.objects();
        let unions = self.unions();
        let events = self.events();
        let families = self.families();
        let ids = self.ids();
        let methods = self.methods(&error_sets, &families, &objects);
        let mut api = Api {
            docs_base: String::new(),
            revision: 0,
            families,
            ids,
            error_sets,
            enums,
            objects,
            unions,
            events,
            methods,
        };
        if let Some(file) = &self.schema.api {
            api.docs_base.clone_from(&file.docs.value);
            api.revision = file.revision.value;
        }
        self.docs_base();
        self.common_deviations();
        self.usage(&mut api);
        self.built_objects(&api);
        self.sent_only(&api);
        self.told_apart(&api);
        self.event_data(&api);
        self.circles(&api);
        self.data(&api);
        api
    }
}
