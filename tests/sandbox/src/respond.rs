//! `(state, request) → response`

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::behaviours::behaviour;
use crate::call::{Call, Outcome};
use crate::failure::Failure;
use crate::log::{LogEntry, masked};
use crate::request::{Request, Response};
use crate::route::Route;
use crate::state::State;
use crate::tables::Tables;
use crate::{authorization, binding, credentials, envelope, form, route};

/// Answers a request, and lets it change the state.
pub(crate) fn respond(state: &mut State, request: &Request) -> Response {
    if let Some(answer) = state.before.as_mut().and_then(|before| before(request)) {
        return answer;
    }
    let started = state.now();
    let path = request.path();
    let route = match route::route(path) {
        Some(Route::Download { file, secret }) => return download(state, file, secret),
        Some(route) => route,
        None => return envelope::failure(&Failure::method_not_found(), "Method not found!"),
    };
    let sent = match &route {
        Route::Webhook { method, .. } | Route::Application { method } => *method,
        Route::Download { .. } => "",
    };
    let params = params(request);
    let tables = Arc::clone(&state.tables);
    let outcome = answer(state, &tables, &route, sent, request, &params);
    let response = match &outcome {
        Ok(result) => envelope::success(result, started, state.now()),
        Err(failure) => envelope::failure(failure, &describe(&tables, sent, failure)),
    };
    let method = route::method(&tables, sent).map_or(sent, |method| &method.name);
    state.log.push(LogEntry {
        method: method.to_owned(),
        params: masked(&Value::Object(params)),
        status: response.status,
        code: outcome.err().map(|failure| failure.code.into_owned()),
        at: started,
    });
    response
}

/// Authorization, method, scope, bot, binding; then what the method does.
fn answer(
    state: &mut State,
    tables: &Arc<Tables>,
    route: &Route<'_>,
    sent: &str,
    request: &Request,
    params: &Map<String, Value>,
) -> Outcome {
    let caller = authorization::authorize(state, route, request, params)?;
    let method = route::method(tables, sent)?;
    authorization::require_scope(&caller, method)?;
    let owner = credentials::check(state, method.credentials, &caller, params)?;
    let Some(behaviour) = behaviour(&method.name) else {
        binding::check_all(method, params)?;
        return Ok(method.answer.clone());
    };
    binding::check(method, behaviour, params)?;
    let mut call = Call {
        state,
        tables: Arc::clone(tables),
        method: tables
            .methods
            .iter()
            .position(|of| of.name == method.name)
            .unwrap_or_default(),
        caller,
        bot: owner.bot,
        client_id: owner.client_id,
        params: params.clone(),
    };
    (behaviour.run)(&mut call)
}

/// Query and body, of which the body wins. What is not JSON where JSON was promised counts for nothing.
fn params(request: &Request) -> Map<String, Value> {
    let mut params = form::parse(request.query().as_bytes());
    let body = if request.is_json() {
        serde_json::from_slice(&request.body).unwrap_or_default()
    } else {
        form::parse(&request.body)
    };
    params.extend(body);
    params
}

/// The text of an error: what the behaviour says, what the method's examples and codes say, what is said of the
/// code in general. The server's own last resort is the code.
fn describe(tables: &Tables, sent: &str, failure: &Failure) -> String {
    let code = failure.code.as_ref();
    let own = route::method(tables, sent)
        .ok()
        .and_then(|method| method.codes.get(code));
    let text = failure
        .description
        .as_ref()
        .or(own)
        .or_else(|| tables.codes.get(code));
    text.map_or_else(|| code.to_owned(), Clone::clone)
}

/// The content of a file, under the URL that the download methods return.
fn download(state: &State, file: &str, secret: &str) -> Response {
    let file = file.parse().ok().and_then(|id: i64| state.files.get(&id));
    match file.filter(|file| file.secret == secret) {
        Some(file) => Response {
            status: 200,
            content_type: "application/octet-stream".into(),
            body: file.content.to_vec(),
        },
        None => Response {
            status: 404,
            content_type: "text/plain".into(),
            body: b"no such file".to_vec(),
        },
    }
}
