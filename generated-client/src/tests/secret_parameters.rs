//! Secrets among the parameters of a request, in exactly the shape in which the generator emits it.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_core::de::MapAccess;
use serde_json::json;

use crate::call::CallOptions;
use crate::decode::{Field, Object};
use crate::error::{CallError, UnknownCode};
use crate::request::{Call, Method, request_impls, serialize_fields};
use crate::secret::{self, HoldsSecrets};
use crate::{Client, HttpRequest, HttpResponse, Secret, Transport, TransportFuture};

/// Changes the tokens of a bot.
#[derive(Clone, Debug)]
pub struct TokenUpdate {
    call: Call,
    secret_note: Secret,
    fields: Fields,
}

#[derive(Clone, Debug, Default)]
struct Fields {
    new_token: Option<Secret>,
    old_tokens: Vec<Secret>,
    by_name: BTreeMap<String, Secret>,
    hook: Option<Hook>,
}

/// An object with a secret inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hook {
    url: String,
    password: Secret,
}

impl HoldsSecrets for Hook {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        self.password.add_to(secrets);
    }
}

impl Object for Hook {
    const REQUIRED: &'static [&'static str] = &["password"];

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "url" => value.into(&mut self.url),
            "password" => value.into(&mut self.password),
            _ => value.skip(),
        }
    }
}

impl Method for TokenUpdate {
    type Output = bool;
    type Code = UnknownCode;

    const NAME: &'static str = "imbot.v2.Token.update";

    fn secrets(&self) -> Vec<Secret> {
        secret::held(&[
            &self.secret_note,
            &self.fields.new_token,
            &self.fields.old_tokens,
            &self.fields.by_name,
            &self.fields.hook,
        ])
    }
}

serialize_fields!(TokenUpdate { "secretNote": required(secret_note), "fields": required(fields) });

serialize_fields!(Fields { "newToken": optional(new_token) });

request_impls!(TokenUpdate);

/// Refuses every call with a description that repeats these values.
struct Echo(&'static [&'static str]);

impl Transport for Echo {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        let description = format!("Invalid value {{{}}} to match", self.0.join(" "));
        let body = json!({"error": "100", "error_description": description}).to_string();
        Box::pin(async { Ok(HttpResponse::new(400, body)) })
    }
}

fn failed(request: TokenUpdate) -> CallError<UnknownCode> {
    let call = pin!(request.with(CallOptions::new()).into_future());
    match call.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome.expect_err("refused"),
        Poll::Pending => panic!("the transport answers at once"),
    }
}

#[test]
fn no_secret_parameter_is_shown_when_the_server_repeats_it() {
    let all = &[
        "note-MARKED",
        "new-MARKED",
        "old-MARKED",
        "named-MARKED",
        "hook-MARKED",
    ];
    let client = Client::builder()
        .transport(Echo(all))
        .oauth("https://example.com/", "access");
    let error = failed(TokenUpdate {
        call: client.expect("a client").call(),
        secret_note: "note-MARKED".into(),
        fields: Fields {
            new_token: Some("new-MARKED".into()),
            old_tokens: vec!["old-MARKED".into()],
            by_name: BTreeMap::from([("a".to_owned(), "named-MARKED".into())]),
            hook: Some(Hook {
                url: "https://example.com/".to_owned(),
                password: "hook-MARKED".into(),
            }),
        },
    });
    assert_eq!(
        error.description(),
        Some("Invalid value {[masked] [masked] [masked] [masked] [masked]} to match")
    );
    assert!(
        !format!("{error} {error:?}").contains("MARKED"),
        "{error:?}"
    );
}

#[test]
fn an_object_can_require_a_secret() {
    let hook: Hook = super::clean(&json!({"password": "MARKED"}));
    assert_eq!(hook.password.expose(), "MARKED");
    assert_eq!(
        super::refused::<Hook>(&json!({"url": "x"})),
        "$.password: expected a required field, found nothing"
    );
    assert_eq!(Secret::default().expose(), "");
}
