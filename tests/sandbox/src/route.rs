//! The path of a request: who calls, and what.

use crate::failure::Failure;
use crate::tables::{Method, Tables};

/// What a path says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    /// `/rest/1/secret/imbot.v2.Bot.get`
    Webhook {
        user: &'a str,
        secret: &'a str,
        method: &'a str,
    },
    /// `/rest/imbot.v2.Bot.get`
    Application { method: &'a str },
    /// `/download/12/secret`
    Download { file: &'a str, secret: &'a str },
}

pub(crate) fn route(path: &str) -> Option<Route<'_>> {
    let parts: Vec<_> = path.trim_matches('/').split('/').collect();
    match parts[..] {
        ["rest", user, secret, method] => Some(Route::Webhook {
            user,
            secret,
            method: without_format(method),
        }),
        ["rest", method] => Some(Route::Application {
            method: without_format(method),
        }),
        ["download", file, secret] => Some(Route::Download { file, secret }),
        _ => None,
    }
}

fn without_format(method: &str) -> &str {
    method.strip_suffix(".json").unwrap_or(method)
}

/// Finds a method. The module is lower case; the version and the action may be written in any case; the
/// controller between them is the path of a file, and so is taken as it is.
pub(crate) fn method<'a>(tables: &'a Tables, sent: &str) -> Result<&'a Method, Failure> {
    let sent: Vec<_> = sent.split('.').collect();
    let mut knows_controller = false;
    for method in &tables.methods {
        let known: Vec<_> = method.name.split('.').collect();
        if known.len() != sent.len() {
            continue;
        }
        let last = known.len() - 1;
        let is_controller =
            known
                .iter()
                .zip(&sent)
                .enumerate()
                .all(|(at, (known, sent))| match at {
                    1 => known.eq_ignore_ascii_case(sent),
                    at if at == last => true,
                    _ => known == sent,
                });
        if is_controller && known[last].eq_ignore_ascii_case(sent[last]) {
            return Ok(method);
        }
        knows_controller |= is_controller;
    }
    if knows_controller {
        let action = sent.last().unwrap_or(&"");
        let text = format!("Could not find description of action {action} in the controller");
        return Err(Failure::of("22002").saying(&text));
    }
    Err(Failure::method_not_found())
}
