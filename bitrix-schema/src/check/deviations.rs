//! Deviations from the vendor's pages: each must name something.

use super::Checker;
use super::errors::all_codes;
use crate::api::{Deviation, ErrorSet, Field, MethodErrors, Returns};
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::spelling::nearest;

/// What a deviation of a method can be about, besides its parameters, result and errors.
const WHOLE: [&str; 8] = [
    "summary", "details", "scope", "caller", "since", "http", "time", "returns",
];

impl Checker<'_> {
    pub(super) fn method_deviations(
        &mut self,
        method: &crate::model::Method,
        params: &[String],
        returns: &Returns,
        errors: &MethodErrors,
        sets: &[ErrorSet],
    ) -> Vec<Deviation> {
        let mut places: Vec<String> = WHOLE.iter().map(|&place| place.to_owned()).collect();
        places.extend(params.iter().map(|path| format!("params.{path}")));
        if let Returns::Object { fields, .. } = returns {
            places.extend(fields.iter().map(|field| format!("returns.{}", field.wire)));
        }
        places.extend(all_codes(errors, sets).map(|code| format!("errors.{code}")));
        self.deviations(&method.deviations, &places)
    }

    pub(super) fn field_deviations(
        &mut self,
        deviations: &[crate::model::Deviation],
        fields: &[Field],
    ) {
        let places: Vec<_> = fields
            .iter()
            .map(|field| format!("fields.{}", field.wire))
            .collect();
        self.deviations(deviations, &places);
    }

    pub(super) fn code_deviations(&mut self, set: &crate::model::ErrorSet) {
        let places: Vec<_> = set
            .codes
            .iter()
            .map(|code| format!("codes.{}", code.code.value))
            .collect();
        self.deviations(&set.deviations, &places);
    }

    /// What holds for the pages of all methods.
    pub(super) fn common_deviations(&mut self) {
        let schema = self.schema;
        let places: Vec<_> = WHOLE.iter().map(|&place| place.to_owned()).collect();
        if let Some(api) = &schema.api {
            self.deviations(&api.deviations, &places);
        }
    }

    fn deviations(
        &mut self,
        written: &[crate::model::Deviation],
        places: &[String],
    ) -> Vec<Deviation> {
        let mut deviations = Vec::new();
        for deviation in written {
            let docs = self.prose(&deviation.docs);
            let server = self.prose(&deviation.server);
            let evidence = self.prose(&deviation.evidence);
            for at in &deviation.at {
                // What the server does not have is not in the schema either.
                if server != "absent" {
                    self.deviation_place(at, places);
                }
                deviations.push(Deviation {
                    at: at.value.clone(),
                    docs: docs.clone(),
                    server: server.clone(),
                    evidence: evidence.clone(),
                });
            }
        }
        deviations
    }

    fn deviation_place(&mut self, at: &At<String>, places: &[String]) {
        // A path may go on into an object: `returns.bot.id`.
        let known =
            |place: &String| at.value == *place || at.value.starts_with(&format!("{place}."));
        let may_be_known = at.value.starts_with("errors.") && !self.knows_all_codes;
        if may_be_known || places.iter().any(known) {
            return;
        }
        let finding = Diagnostic::new(at.place, format!("`{}` names nothing", at.value))
            .label("nothing has this path");
        let meant = nearest(&at.value, places.iter().map(String::as_str));
        self.report(match meant {
            Some(place) => finding.help(format!("did you mean `{place}`?")),
            None => finding.help("it is a path: `params.complete`, `returns.id`, `errors.ACCESS_DENIED`; if the server does not have it, say `server: absent`"),
        });
    }
}
