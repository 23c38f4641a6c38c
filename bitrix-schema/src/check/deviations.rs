//! Deviations from the vendor's pages: each must name something.

use super::Checker;
use super::errors::all_codes;
use crate::api::{Credentials, Deviation, ErrorSet, Field, MethodErrors, Returns};
use crate::diagnostic::Diagnostic;
use crate::source::At;
use crate::spelling::nearest;

/// What a deviation of a method can be about, besides its parameters, result and errors.
const WHOLE: [&str; 10] = [
    "summary", "details", "docs", "scope", "caller", "since", "one_of", "http", "time", "returns",
];

/// What a deviation of an event can be about, besides its fields.
const WHOLE_EVENT: [&str; 2] = ["summary", "details"];

/// A quotation is there to be found again: a few words do, and the page is not copied.
const QUOTED_CHARS: usize = 120;

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
        let filled_in: &[&str] = match method.credentials.value {
            Credentials::Bot => &["params.botId", "params.botToken"],
            Credentials::Token => &["params.botToken"],
            Credentials::None => &[],
        };
        places.extend(filled_in.iter().map(|&path| path.to_owned()));
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
        self.deviations(deviations, &field_places(fields));
    }

    pub(super) fn event_deviations(
        &mut self,
        deviations: &[crate::model::Deviation],
        fields: &[Field],
    ) {
        let mut places = field_places(fields);
        places.extend(WHOLE_EVENT.map(str::to_owned));
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

    pub(super) fn value_deviations(&mut self, written: &crate::model::Enum) {
        let places: Vec<_> = written
            .values
            .iter()
            .map(|value| format!("values.{}", value.value.value))
            .collect();
        self.deviations(&written.deviations, &places);
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
            self.quotations(&deviation.quote, &docs);
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

    fn quotations(&mut self, quote: &[At<String>], docs: &str) {
        for words in quote {
            let finding = Diagnostic::new(words.place, "this cannot be found again in the page");
            let length = words.value.chars().count();
            if docs == "absent" {
                self.report(
                    finding
                        .label("quotes a page that says nothing")
                        .help("leave out `quote`, or say under `docs` what the page says"),
                );
            } else if words.value.trim().is_empty() || length > QUOTED_CHARS {
                self.report(
                    finding
                        .label(format!("has {length} characters"))
                        .help(format!(
                            "quote the few words that matter, {QUOTED_CHARS} characters at most"
                        )),
                );
            }
        }
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

fn field_places(fields: &[Field]) -> Vec<String> {
    fields
        .iter()
        .map(|field| format!("fields.{}", field.wire))
        .collect()
}
