//! Parameters of a method: values, and groups that are nested on the wire.

use std::collections::HashMap;

use super::Checker;
use super::names;
use crate::api::{Credentials, Param, ParamGroup, ParamValue};
use crate::diagnostic::Diagnostic;
use crate::model::{Content, Method};
use crate::source::{At, Place};

/// The credentials that the client fills in, by their names in Rust and on the wire.
const CREDENTIALS: [(&str, &str); 2] = [("bot_id", "botId"), ("bot_token", "botToken")];

/// Names at the top of a call that the server reads before it looks for the method.
pub(crate) const RESERVED: [&str; 9] = [
    "start",
    "state",
    "token",
    "auth",
    "access_token",
    "auth_connector",
    "aplogin",
    "ap",
    "sessid",
];

const GROUP: &str = "the group ";

/// What a parameter stands in: the way there, and the struct that holds it.
struct Above {
    /// `fields.`
    path: String,
    /// `MessageSendFields`
    type_name: String,
    /// The family's module.
    module: String,
}

impl Checker<'_> {
    pub(super) fn parameters(
        &mut self,
        method: &Method,
        module: &str,
        request: &str,
    ) -> Vec<Param> {
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
        let top = Above {
            path: String::new(),
            type_name: request.to_owned(),
            module: module.to_owned(),
        };
        for param in &method.params {
            self.reserved(&param.name);
        }
        self.group(&method.params, &top, &mut taken)
    }

    fn group(
        &mut self,
        params: &[crate::model::Param],
        above: &Above,
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
        above: &Above,
        taken: &mut HashMap<String, (Place, String)>,
    ) -> Option<Param> {
        if !names::is_plain(&written.name.value) {
            self.report(
                Diagnostic::new(
                    written.name.place,
                    format!("`{}` cannot be the name of a parameter", written.name.value),
                )
                .label("expected a plain name")
                .help("names consist of letters, digits and `_`"),
            );
            return None;
        }
        match &written.content {
            Content::Type(_) => {
                let name = names::setter_name(&written.name, written.rust.as_ref());
                let field = self.field(written, name);
                self.take_setter(written, &above.path, &field.rust, taken);
                if field.removed_by.is_some() {
                    self.take_setter(
                        written,
                        &above.path,
                        &format!("remove_{}", field.rust),
                        taken,
                    );
                }
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
                let name = names::setter_name(&written.name, None).unwrap_or_else(|finding| {
                    self.report(finding);
                    String::new()
                });
                self.take_group(written, &above.path, &name, taken);
                let inside = Above {
                    path: format!("{}{}.", above.path, written.name.value),
                    type_name: format!("{}{}", above.type_name, names::camel(&written.name.value)),
                    module: above.module.clone(),
                };
                let what = format!("the group `{}{}`", above.path, written.name.value);
                self.take_request_type(
                    &inside.module,
                    &inside.type_name,
                    written.name.place,
                    &what,
                );
                let params = self.group(params, &inside, taken);
                Some(Param::Group(ParamGroup {
                    wire: written.name.value.clone(),
                    rust: name,
                    type_name: inside.type_name,
                    required: written
                        .required
                        .as_ref()
                        .is_some_and(|required| required.value),
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

    /// What the server takes for itself never reaches the method.
    fn reserved(&mut self, name: &At<String>) {
        if RESERVED.contains(&name.as_str()) {
            self.report(
                Diagnostic::new(
                    name.place,
                    format!("the REST interface takes `{}` for itself", name.value),
                )
                .label("does not reach the method")
                .help("at the top of a call the name is reserved; if the vendor's page has it, the server takes it elsewhere, inside a group"),
            );
        }
    }

    /// A group is a field beside the parameters; groups of two levels may have one name.
    fn take_group(
        &mut self,
        written: &crate::model::Param,
        above: &str,
        rust: &str,
        taken: &mut HashMap<String, (Place, String)>,
    ) {
        let is_group = |what: &str| what.starts_with(GROUP);
        match taken.get(rust) {
            Some((_, owner)) if is_group(owner) => {}
            Some(_) => self.take_setter(written, above, rust, taken),
            None => {
                let what = format!("{GROUP}`{above}{}`", written.name.value);
                taken.insert(rust.to_owned(), (written.name.place, what));
            }
        }
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
