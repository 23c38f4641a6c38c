//! What the runtime asks of a request: its name, result, limits, replay; and that it can be awaited.

use bitrix_schema::api::{ParamPath, Replay, Returns, Type};
use proc_macro2::TokenStream;

use super::{Scope, checks, request};
use crate::emit::Item;
use crate::template::{fill, literal, push};
use crate::{GenerateError, runtime, types};

const METHOD: &str = "\
impl Method for «request» {
    type Output = «output»;
    type Code = «error»;

    const NAME: &'static str = «name»;
«result_key»
«replay»
«since»
«check»
«secrets»
«fill_bot_id»
«is_repeatable»
«fill_replay_key»
}
";

/// Name, types and credentials; what is checked before sending, and what makes a repetition harmless.
pub(super) fn method_impl(
    scope: &mut Scope<'_>,
    output: &TokenStream,
) -> Result<Item, GenerateError> {
    scope.import(&[runtime::METHOD]);
    let replay = replay(scope);
    let check = checks::check(scope)?;
    let secrets = secrets(scope)?;
    let fill_bot_id = fill_bot_id(scope)?;
    let is_repeatable = is_repeatable(scope)?;
    let fill_replay_key = fill_replay_key(scope)?;
    Ok(Item::Text(fill(
        METHOD,
        &[
            ("request", &scope.request.to_string()),
            ("output", &types::text(output)),
            ("error", &scope.error.to_string()),
            ("name", &literal(&scope.method.name)),
            ("result_key", &result_key(&scope.method.returns)),
            ("replay", &replay),
            ("since", &since(scope.method.since)),
            ("check", &check),
            ("secrets", &secrets),
            ("fill_bot_id", &fill_bot_id),
            ("is_repeatable", &is_repeatable),
            ("fill_replay_key", &fill_replay_key),
        ],
    )))
}

fn result_key(returns: &Returns) -> String {
    match returns {
        Returns::Value { key: Some(key), .. } => {
            format!(
                "    const RESULT_KEY: Option<&'static str> = Some({});\n",
                literal(key)
            )
        }
        _ => String::new(),
    }
}

/// Never to be repeated is what the trait says itself.
fn replay(scope: &mut Scope<'_>) -> String {
    let replay = match &scope.method.replay {
        Replay::Unsafe => return String::new(),
        Replay::Safe { done, .. } => format!("Safe {{ done: {} }}", optional(done.as_deref())),
        Replay::Keyed { busy, .. } => format!("Keyed {{ busy: {} }}", optional(busy.as_deref())),
    };
    scope.import(&[runtime::REPLAY]);
    format!("    const REPLAY: Replay = Replay::{replay};\n")
}

fn since(revision: Option<u32>) -> String {
    revision.map_or_else(String::new, |revision| {
        format!("    const SINCE: Option<u32> = Some({revision});\n")
    })
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(
        || "None".to_owned(),
        |text| format!("Some({})", literal(text)),
    )
}

const SECRETS: &str = "
    fn secrets(&self) -> Vec<Secret> {
        secret::held(&[«secrets»])
    }
";

/// The server repeats in its errors what it was sent; the runtime has to know what to mask.
fn secrets(scope: &mut Scope<'_>) -> Result<String, GenerateError> {
    let method = scope.method;
    let mut places = Vec::new();
    for (path, value) in method.values() {
        if scope.index.holds_secrets(&value.field.ty) {
            let place = types::text(&request::place(method, &path)?);
            places.push(format!("&self.{place}"));
        }
    }
    if places.is_empty() {
        return Ok(String::new());
    }
    scope.import(&[runtime::SECRET, runtime::SECRET_MODULE]);
    Ok(fill(SECRETS, &[("secrets", &places.join(", "))]))
}

const FILL_BOT_ID: &str = "
    fn fill_bot_id(&mut self, bot: BotId) {
«steps»
    }
";

/// What stands inside the parameters may need to know which bot calls.
fn fill_bot_id(scope: &mut Scope<'_>) -> Result<String, GenerateError> {
    let method = scope.method;
    let mut steps = String::new();
    for (path, value) in method.values() {
        if scope.index.takes_bot_id(&value.field.ty) {
            let place = types::text(&request::place(method, &path)?);
            push(
                &mut steps,
                format_args!("        self.{place}.fill_bot_id(bot);\n"),
            );
        }
    }
    if steps.is_empty() {
        return Ok(steps);
    }
    scope.import(&[runtime::BOT_ID, runtime::FILL_BOT_ID]);
    Ok(fill(FILL_BOT_ID, &[("steps", &steps)]))
}

const IS_REPEATABLE: &str = "
    fn is_repeatable(&self) -> bool {
        «harmless»
    }
";

/// What is safe to repeat, except with some parameters.
fn is_repeatable(scope: &Scope<'_>) -> Result<String, GenerateError> {
    let Replay::Safe { unless, .. } = &scope.method.replay else {
        return Ok(String::new());
    };
    if unless.is_empty() {
        return Ok(String::new());
    }
    let harmless = unless.iter().map(|path| {
        let value = scope.value(path)?;
        let place = types::text(&value.place);
        Ok(match (value.ty(), value.param.argument) {
            (Type::Bool, true) => format!("!self.{place}"),
            (Type::Bool, false) => format!("self.{place} != Some(true)"),
            _ => format!("self.{place}.is_none()"),
        })
    });
    let harmless = harmless.collect::<Result<Vec<_>, GenerateError>>()?;
    Ok(fill(IS_REPEATABLE, &[("harmless", &harmless.join(" && "))]))
}

const FILL_REPLAY_KEY: &str = "
    fn fill_replay_key(&mut self) -> bool {
«switched_off»
«fill»
    }
";

/// Without a key the server would take a repetition for another call; it knows only random keys, version 4.
fn fill_replay_key(scope: &mut Scope<'_>) -> Result<String, GenerateError> {
    let Replay::Keyed { key, unless, .. } = &scope.method.replay else {
        return Ok(String::new());
    };
    let switched_off = unless.iter().map(|path| switched_off(scope, path));
    let switched_off = switched_off.collect::<Result<String, GenerateError>>()?;
    let value = scope.value(key)?;
    let place = types::text(&value.place);
    let fill_key = match value.ty() {
        Type::Uuid if value.param.argument => {
            format!("        self.{place}.get_version_num() == 4\n")
        }
        Type::Uuid => {
            scope.import(&[runtime::UUID]);
            format!(
                "        self.{place}.get_or_insert_with(Uuid::new_v4).get_version_num() == 4\n"
            )
        }
        _ => {
            return Err(GenerateError::NoParameter {
                method: scope.method.name.clone(),
                path: key.dotted(),
            });
        }
    };
    Ok(fill(
        FILL_REPLAY_KEY,
        &[("switched_off", &switched_off), ("fill", &fill_key)],
    ))
}

fn switched_off(scope: &Scope<'_>, path: &ParamPath) -> Result<String, GenerateError> {
    let value = scope.value(path)?;
    let place = types::text(&value.place);
    let is_set = match (value.ty(), value.param.argument) {
        (Type::Bool, true) => "",
        (Type::Bool, false) => " == Some(true)",
        _ => ".is_some()",
    };
    Ok(format!(
        "        if self.{place}{is_set} {{\n            return false;\n        }}\n"
    ))
}

/// A request is awaited to be sent, and takes options.
pub(super) fn request_impls(scope: &mut Scope<'_>) -> Item {
    scope.import(&[runtime::REQUEST_IMPLS]);
    Item::Text(format!("request_impls!({});\n", scope.request))
}
