//! Parameters of a method: values, and groups that are nested on the wire.

use std::collections::HashMap;

use super::Checker;
use super::names;
use crate::api::{Credentials, Param, ParamGroup, ParamValue};
use crate::diagnostic::Diagnostic;
use crate::model::{Content, Method};
use crate::source::Place;

/// The credentials that the client fills in, by their names in Rust and on the wire.
const CREDENTIALS: [(&str, &str); 2] = [("bot_id", "botId"), ("bot_token", "botToken")];

impl Checker<'_> {
    pub(super) fn parameters(&mut self, method: &Method) -> Vec<Param> {
        let mut taken = HashMap::new();
        let filled_in = match method.credentials.value {
            Credentials::Bot => &CREDENTIALS[..],
            Credentials::Token => &CREDENTIALS[1..],
            Credentials::None => &[],
        };
        for (rust, wire) in filled_in {
            taken.insert(
                (*rust).to_owned(),
                (method.credentials.place, format!("the credential `{wire}`")),
            );
        }
        self.group(&method.params, "", &mut taken)
    }

    fn group(
        &mut self,
        params: &[crate::model::Param],
        above: &str,
        taken: &mut HashMap<String, (Place, String)>,
    ) -> Vec<Param> {
        params
            .iter()
            .filter_map(|param| self.parameter(param, above, taken))
            .collect()
    }

    fn parameter(
        &mut self,
        written: &crate::model::Param,
        above: &str,
        taken: &mut HashMap<String, (Place, String)>,
    ) -> Option<Param> {
        match &written.content {
            Content::Type(_) => {
                let name = names::setter_name(&written.name, written.rust.as_ref());
                let field = self.field(written, name);
                self.take_setter(written, above, &field.rust, taken);
                self.absent_parameter(written, &field);
                self.required_default(written);
                let argument = written
                    .argument
                    .as_ref()
                    .map_or(field.required, |argument| argument.value);
                Some(Param::Value(ParamValue { field, argument }))
            }
            Content::Inline(params) => {
                self.group_keys(written);
                let name = names::value_name(&written.name, None).unwrap_or_else(|finding| {
                    self.report(finding);
                    String::new()
                });
                let path = format!("{above}{}.", written.name.value);
                let params = self.group(params, &path, taken);
                Some(Param::Group(ParamGroup {
                    wire: written.name.value.clone(),
                    rust: name,
                    type_name: names::camel(&path.replace('.', "_")),
                    params,
                }))
            }
            Content::Unclear => {
                self.report(
                    Diagnostic::new(
                        written.name.place,
                        format!("`{}` needs either `type` or `inline`", written.name.value),
                    )
                    .label("has neither, or both")
                    .help(
                        "`type` for a value, `inline` for parameters that are nested on the wire",
                    ),
                );
                None
            }
        }
    }

    /// Setters of all levels hang on one request.
    fn take_setter(
        &mut self,
        written: &crate::model::Param,
        above: &str,
        rust: &str,
        taken: &mut HashMap<String, (Place, String)>,
    ) {
        let place = written
            .rust
            .as_ref()
            .map_or(written.name.place, |rust| rust.place);
        let what = format!("`{above}{}`", written.name.value);
        if let Some((first, owner)) = taken.get(rust) {
            let suggestion = format!("new_{rust}");
            self.report(
                Diagnostic::new(place, format!("{what} and {owner} are both called `{rust}` in Rust"))
                    .label(format!("is called `{rust}`"))
                    .related(*first, format!("`{rust}` is taken here"))
                    .help(format!("setters of all levels hang on one request: rename one, for example `rust: {suggestion}`")),
            );
            return;
        }
        taken.insert(rust.to_owned(), (place, what));
    }

    fn absent_parameter(&mut self, written: &crate::model::Param, field: &crate::api::Field) {
        if !field.absent.is_empty()
            && let Content::Type(ty) = &written.content
        {
            self.report(
                Diagnostic::new(ty.place, "a parameter that is not given is left out")
                    .label("has a value for \"none\"")
                    .help("name the type alone; values for \"none\" are what the server sends"),
            );
        }
    }

    fn required_default(&mut self, written: &crate::model::Param) {
        let required = written.required.as_ref().filter(|required| required.value);
        if let (Some(required), Some(default)) = (required, &written.default) {
            self.report(
                Diagnostic::new(
                    default.place,
                    format!("`{}` is required and has a default", written.name.value),
                )
                .label("never assumed")
                .related(required.place, "required here")
                .help("remove one of the two"),
            );
        }
    }

    /// A group has nothing of its own but its parameters.
    fn group_keys(&mut self, written: &crate::model::Param) {
        let place = written.rust.as_ref().map(|rust| rust.place);
        let place = place.or_else(|| written.default.as_ref().map(|default| default.place));
        let place = place.or_else(|| written.argument.as_ref().map(|argument| argument.place));
        let place = place.or_else(|| written.limits.first().map(|limit| limit.place));
        if let Some(place) = place {
            self.report(
                Diagnostic::new(
                    place,
                    format!(
                        "`{}` is a group: only its parameters have names, limits and defaults",
                        written.name.value
                    ),
                )
                .label("not of a group")
                .help("say it of a parameter under `inline`"),
            );
        }
    }
}
