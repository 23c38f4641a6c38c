//! No secret is seen anywhere, whatever goes wrong.

mod capture;

use std::error::Error as StdError;
use std::time::Duration;

use bitrix24_imbot::{
    CallError, CallOptions, Client, DialogId, Error, ErrorCode, HttpRequest, Method, Transport,
    TransportError, TransportFuture,
};
use scripted_server::{Reply, Request, ScriptedServer};
use serde_json::json;

use crate::support::run;

/// Part of every secret that is used here.
const MARK: &str = "marked5ecret";
const TOKEN: &str = "token-marked5ecret/'";

type Script = Box<dyn Fn(&Request) -> Reply + Send + Sync>;

/// A request as a careless server or proxy repeats it.
fn echo(request: &Request) -> String {
    format!("{} {:?} {}", request.path, request.headers, request.text())
}

/// Everything that can be seen of an error.
fn seen(error: &(dyn StdError + 'static)) -> String {
    let chain = std::iter::successors(Some(error), |&error| error.source());
    let seen: Vec<String> = chain
        .map(|error| format!("{error} {error:?} {error:#?}"))
        .collect();
    seen.join("\n")
}

/// Calls both methods, and shows everything that can be seen of it.
fn outcome(client: &Client) -> String {
    let bot = client.bot(456).token(TOKEN);
    let short = CallOptions::new().timeout(Duration::from_millis(300));
    let message = bot.chat().message();
    run(async {
        let deleted = message.delete(789).with(short.clone()).detailed().await;
        let sent = message
            .send(DialogId::chat(5))
            .text("Hi")
            .with(short)
            .detailed()
            .await;
        let sent = match sent {
            Ok(reply) => format!("{:?} {:?}", reply.dropped, reply.time),
            Err(error) => failed(error),
        };
        deleted.err().map(failed).unwrap_or_default() + &sent
    })
}

fn failed<C: ErrorCode>(error: CallError<C>) -> String {
    let typed = seen(&error);
    typed + &seen(&Error::from(error))
}

#[test]
fn no_fault_shows_a_secret() {
    let escaped = r"token-marked5ecret\/\u0027";
    let bodies = [
        (
            400,
            format!(r#"{{"error":"CODE {escaped}","error_description":"bad {escaped}"}}"#),
        ),
        (
            400,
            format!(r#"{{"error":"X","auth":"{MARK}","more":{{"access_token":"{MARK}"}}}}"#),
        ),
        (
            400,
            format!(r#"{{"error":"X","deep":[{{"{escaped}":"{escaped}"}}]}}"#),
        ),
        (200, format!(r#"{{"result":"{escaped}"}}"#)),
        (
            200,
            format!(r#"{{"result":{{"result":"x","auth":{{"any":"{MARK}"}}}}}}"#),
        ),
        (
            200,
            format!(r#"{{"result":{{"id":"{escaped}","uuidMap":{{"{escaped}":1}}}}}}"#),
        ),
        (
            200,
            format!(r#"{{"result":[{{"downloadUrl":"https:\/\/x\/?auth={MARK}"}}]}}"#),
        ),
        (
            200,
            format!(r#"{{"time":1,"appId":"custom{MARK}","refresh_token" : "{MARK}""#),
        ),
        (
            200,
            format!(r#"{{"bot_token":"a\"{MARK}","client_secret":{MARK},"application_token":"#),
        ),
        (
            502,
            format!("<html><a href='/x?auth={MARK}&x=1'>{TOKEN}</a></html>"),
        ),
        (500, format!("{}{TOKEN}", " ".repeat(16 * 1024 - 19))),
    ];
    let mut replies: Vec<Reply> = bodies
        .into_iter()
        .map(|(s, body)| Reply::json(s, body))
        .collect();
    replies.extend([
        Reply::reset(),
        Reply::close(),
        Reply::hang(),
        Reply::json(200, format!(r#"{{"result":"{MARK}"}}"#)).truncated(20),
        Reply::redirect(
            302,
            format!("https://other.example.com/rest/1/hook-{MARK}/x?auth={MARK}"),
        ),
        Reply::redirect(302, format!("/rest/1/hook-{MARK}/")),
        Reply::redirect(302, format!("https://user:{MARK}@example.com/")),
    ]);

    let mut scripts: Vec<Script> = vec![
        Box::new(|request| Reply::html(502, format!("<pre>{}</pre>", echo(request)))),
        Box::new(|request| Reply::json(200, json!({ "result": echo(request) }).to_string())),
        Box::new(|request| {
            let echo = echo(request);
            Reply::json(
                400,
                json!({ "error": echo, "error_description": echo }).to_string(),
            )
        }),
    ];
    for reply in replies {
        scripts.push(Box::new(move |_| reply.clone()));
    }

    let (captured, ()) = capture::everything(|| {
        for (number, script) in scripts.into_iter().enumerate() {
            let server = ScriptedServer::answering(script);
            for client in clients(&server.url()) {
                let outcome = outcome(&client);
                assert!(!outcome.is_empty(), "script {number} causes an error");
                assert!(!outcome.contains(MARK), "script {number}: {outcome}");
            }
        }
    });
    assert!(
        captured.contains("imbot.v2.Chat.Message.delete"),
        "events were captured"
    );
    assert!(
        captured.contains("a part of the answer was dropped"),
        "{captured}"
    );
    assert!(!captured.contains(MARK), "{captured}");
}

#[test]
fn no_failed_connection_shows_a_secret() {
    let (captured, ()) = capture::everything(|| {
        for address in [
            "http://127.0.0.1:1",
            "https://portal.invalid",
            "https://127.0.0.1:1",
        ] {
            for client in clients(address) {
                let outcome = outcome(&client);
                assert!(
                    !outcome.is_empty() && !outcome.contains(MARK),
                    "{address}: {outcome}"
                );
            }
        }
    });
    assert!(!captured.contains(MARK), "{captured}");
}

#[test]
fn no_refused_call_shows_a_secret() {
    for client in clients("https://example.com") {
        let long = format!("{MARK}{}", "x".repeat(20_000));
        let call = client
            .bot(456)
            .token(TOKEN)
            .chat()
            .message()
            .send(DialogId::chat(5))
            .text(long);
        let error = run(call.into_future()).expect_err("too long");
        assert!(!seen(&error).contains(MARK), "{error:?}");
    }
}

#[test]
fn no_refused_address_shows_a_secret() {
    for address in [
        MARK.to_owned(),
        format!("https://user:{MARK}@example.com/rest/1/{MARK}/"),
        format!("http://example.com/rest/1/{MARK}/"),
        format!("https://example.com/rest/1/{MARK}/profile.json"),
        format!("https://example.com/rest/{MARK}/"),
        format!("https://example.com/rest/1/{MARK} /"),
        format!("https://example.com/rest/1/{MARK}/?auth={MARK}"),
        format!("https://{MARK}:x/"),
    ] {
        for error in [
            Client::webhook(&address).err(),
            Client::oauth(&address, MARK).err(),
        ] {
            let error = error.expect("refused");
            assert!(!seen(&error).contains(MARK), "{error:?}");
        }
    }
    let error = Client::oauth("https://example.com/", format!("{MARK}\n")).expect_err("refused");
    assert!(!seen(&error).contains(MARK), "{error:?}");
}

#[test]
fn no_value_shows_a_secret() {
    struct Look;

    impl Transport for Look {
        fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
            let has_secret = format!("{} {}", request.url(), request.body().len());
            assert!(has_secret.contains("imbot.v2"));
            assert!(!format!("{request:?} {request:#?}").contains(MARK));
            Box::pin(async { Err(TransportError::interrupted("broken")) })
        }
    }

    for client in [
        Client::builder()
            .transport(Look)
            .webhook(&format!("https://example.com/rest/1/{MARK}/")),
        Client::builder()
            .transport(Look)
            .oauth("https://example.com/", MARK),
    ] {
        let bot = client.expect("a client").bot(456).token(TOKEN);
        let request = bot.chat().message().delete(789);
        let path = bot.chat().message();
        let call = request.clone().into_future();
        let shown = format!("{bot:?} {bot:#?} {path:?} {request:?} {request:#?} {call:?}");
        assert!(!shown.contains(MARK), "{shown}");
        run(call).expect_err("broken");
    }
}

/// A client of each kind, its secret marked.
fn clients(address: &str) -> [Client; 2] {
    let builder = || {
        Client::builder()
            .allow_http()
            .connect_timeout(Duration::from_millis(500))
    };
    let webhook = builder().webhook(&format!("{address}/rest/1/hook-{MARK}/"));
    let oauth = builder().oauth(address, format!("access-{MARK}"));
    [webhook.expect("a client"), oauth.expect("a client")]
}
