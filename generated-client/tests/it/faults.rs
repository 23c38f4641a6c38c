//! Networks that fail.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use bitrix24_imbot::imbot::MessageDeleteError;
use bitrix24_imbot::{CallError, CallOptions, Client, TransportError};
use scripted_server::{Reply, ScriptedServer};

use crate::support::{bot_at, run};

fn fault(reply: Reply) -> TransportError {
    let (_server, bot) = bot_at(reply);
    let short = CallOptions::new().timeout(Duration::from_millis(300));
    transport(run(bot
        .chat()
        .message()
        .delete(789)
        .with(short)
        .into_future()))
}

fn transport(outcome: Result<bool, CallError<MessageDeleteError>>) -> TransportError {
    match outcome {
        Err(CallError::Transport(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_broken_connection_leaves_the_outcome_unknown() {
    let body = r#"{"result":true}"#;
    for reply in [
        Reply::reset(),
        Reply::close(),
        Reply::json(200, body).truncated(5),
    ] {
        let shown = format!("{reply:?}");
        let error = fault(reply);
        assert!(
            error.can_have_run() && !error.is_timeout(),
            "{shown}: {error:?}"
        );
    }
}

#[test]
fn silence_is_a_timeout_with_unknown_outcome() {
    let late = Reply::json(200, r#"{"result":true}"#).delayed(Duration::from_secs(60));
    for reply in [Reply::hang(), late] {
        let started = Instant::now();
        let error = fault(reply);
        assert!(error.is_timeout() && error.can_have_run(), "{error:?}");
        assert!(
            started.elapsed() < Duration::from_secs(10),
            "the server stops at once"
        );
    }
}

#[test]
fn nobody_listening_means_that_the_call_did_not_run() {
    let unused = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = format!("http://{}/rest/1/secret/", unused.expect("a free port"));
    let client = Client::builder()
        .allow_http()
        .webhook(&address)
        .expect("a client");
    let error = transport(run(client
        .bot(456)
        .chat()
        .message()
        .delete(789)
        .into_future()));
    assert!(!error.can_have_run() && !error.is_timeout(), "{error:?}");
}

#[test]
fn an_unknown_host_means_that_the_call_did_not_run() {
    let client = Client::webhook("https://portal.invalid/rest/1/secret/").expect("a client");
    let error = transport(run(client
        .bot(456)
        .chat()
        .message()
        .delete(789)
        .into_future()));
    assert!(!error.can_have_run(), "{error:?}");
}

#[test]
fn plain_text_where_tls_belongs_means_that_the_call_did_not_run() {
    let (server, _) = bot_at(Reply::close());
    let address = server.url().replace("http:", "https:") + "/rest/1/secret/";
    let client = Client::webhook(&address).expect("a client");
    let error = transport(run(client
        .bot(456)
        .chat()
        .message()
        .delete(789)
        .into_future()));
    assert!(!error.can_have_run(), "{error:?}");
    assert!(server.requests().is_empty());
}

#[test]
fn a_redirect_is_not_followed_and_names_only_the_host() {
    let elsewhere = ScriptedServer::replaying([]);
    for status in [301, 302, 307, 308] {
        let error = fault(Reply::redirect(
            status,
            format!("{}/rest/1/secret/x", elsewhere.url()),
        ));
        let host = elsewhere.url().replace("http://", "");
        assert!(
            error
                .to_string()
                .contains(&format!("redirects to `{host}`")),
            "{error}"
        );
        assert!(
            !error.to_string().contains("secret") && !error.can_have_run(),
            "{error}"
        );
    }
    assert!(elsewhere.requests().is_empty());
    let error = fault(Reply::redirect(302, "/login?auth=secret"));
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[test]
fn an_answer_larger_than_the_limit_is_refused() {
    let (_server, bot) = bot_at(Reply::bytes(200, vec![b' '; 64 * 1024 * 1024 + 1]));
    let error = transport(run(bot.chat().message().delete(789).into_future()));
    assert!(
        error.to_string().contains("larger than 67108864 bytes"),
        "{error}"
    );
    assert!(error.can_have_run());
}

#[test]
fn a_dropped_call_does_no_harm() {
    let server = ScriptedServer::answering(|_| Reply::hang());
    let client = Client::builder().allow_http();
    let client = client
        .webhook(&format!("{}/rest/1/secret/", server.url()))
        .expect("a client");
    run(async {
        let call = client.bot(456).chat().message().delete(789).into_future();
        let _ = tokio::time::timeout(Duration::from_millis(100), call).await;
    });
}
