//! The examples of the schema: each request passes the binding, each answer is one that a portal can give.

use bitrix_schema::api::Credentials;
use bitrix24_sandbox::{Portal, Request, Seeded};
use serde_json::{Value, json};

use crate::schema::api;
use crate::support::object;

#[test]
fn the_request_of_every_example_is_taken() {
    let Some(api) = api() else { return };
    let mut refused = Vec::new();
    let mut seen = 0;
    for method in &api.methods {
        for request in method
            .examples
            .iter()
            .filter_map(|example| example.request.as_ref())
        {
            seen += 1;
            let seeded =
                Seeded::new(&Portal::new()).expect("the tables have the methods that it takes");
            let request: Value = serde_json::from_str(&request.to_json()).expect("it writes JSON");
            let mut params = object(request);
            if method.credentials != Credentials::None {
                params
                    .entry("botToken")
                    .or_insert_with(|| json!(seeded.bot_token));
            }
            if method.credentials == Credentials::Bot {
                params.insert("botId".into(), json!(seeded.bot));
            }
            let url = format!("{}{}", seeded.webhook, method.name);
            let answer = seeded
                .portal
                .handle(&Request::json(&url, Value::Object(params).to_string()));
            let body = answer.json();
            let code = body["error"].as_str().unwrap_or_default();
            if ["100", "0", "22002", "ERROR_METHOD_NOT_FOUND"].contains(&code)
                || answer.status == 401
            {
                refused.push(format!("{}: {body}", method.name));
            }
        }
    }
    assert!(seen >= api.methods.len(), "every method has an example");
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
