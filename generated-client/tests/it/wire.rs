//! What goes over the wire.

use std::time::Duration;

use bitrix24_imbot::{CallOptions, Client, DialogId, MessageId, Method, Uuid};
use scripted_server::{Reply, ScriptedServer};
use serde_json::{Value, json};

use crate::support::{bot_at, client_of, run};

fn yes() -> Reply {
    Reply::json(200, r#"{"result":{"result":true}}"#)
}

#[test]
fn delete_sends_credentials_then_parameters() {
    let (server, bot) = bot_at(yes());
    assert!(
        run(bot
            .chat()
            .message()
            .delete(789)
            .complete(true)
            .into_future())
        .expect("accepted")
    );

    let [request] = &server.requests()[..] else {
        panic!("one request")
    };
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/rest/1/secret/imbot.v2.Chat.Message.delete");
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("authorization"), None);
    assert_eq!(
        request.text(),
        r#"{"botId":456,"botToken":"my_bot_token","messageId":789,"complete":true}"#
    );
}

#[test]
fn an_absent_parameter_leaves_no_trace() {
    let (server, bot) = bot_at(yes());
    run(bot.chat().message().delete(789).into_future()).expect("accepted");
    assert_eq!(
        server.requests()[0].text(),
        r#"{"botId":456,"botToken":"my_bot_token","messageId":789}"#
    );
}

#[test]
fn a_bot_of_an_application_has_no_token() {
    let server = ScriptedServer::replaying([yes()]);
    for address in [server.url(), server.url() + "/", server.url() + "/rest/"] {
        let client = Client::builder()
            .allow_http()
            .oauth(&address, "access")
            .expect("a client");
        let _ = run(client.bot(456).chat().message().delete(789).into_future());
    }
    for request in server.requests() {
        assert_eq!(request.path, "/rest/imbot.v2.Chat.Message.delete");
        assert_eq!(request.header("authorization"), Some("Bearer access"));
        assert_eq!(request.text(), r#"{"botId":456,"messageId":789}"#);
    }
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn send_nests_its_fields_and_carries_a_key() {
    let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"id":789,"uuidMap":[]}}"#));
    let sent = run(bot
        .chat()
        .message()
        .send(DialogId::chat(5))
        .text("Привет \"you\"")
        .into_future());
    assert_eq!(sent.expect("sent").id.map(MessageId::get), Some(789));

    let body: Value = serde_json::from_str(&server.requests()[0].text()).expect("JSON");
    assert_eq!(
        body["dialogId"],
        json!("chat5"),
        "the server refuses a number here"
    );
    assert_eq!(body["fields"]["message"], json!("Привет \"you\""));
    let key = body["fields"]["templateId"]
        .as_str()
        .expect("a key that makes it exactly-once");
    assert_eq!(key.parse::<Uuid>().expect("a UUID").get_version_num(), 4);
    assert_eq!(key, key.to_lowercase());
}

#[test]
fn a_private_dialog_is_a_text_too() {
    let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"id":1,"uuidMap":[]}}"#));
    run(bot
        .chat()
        .message()
        .send(DialogId::user(5))
        .text("Hi")
        .into_future())
    .expect("sent");
    assert!(server.requests()[0].text().contains(r#""dialogId":"5""#));
}

#[test]
fn connections_are_used_again() {
    let server = ScriptedServer::answering(|_| yes());
    let bot = client_of(&server).bot(456);
    run(async {
        for id in 1..=3 {
            bot.chat().message().delete(id).await.expect("accepted");
        }
    });
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn an_option_of_the_call_does_not_travel() {
    let (server, bot) = bot_at(yes());
    let options = CallOptions::new().timeout(Duration::from_secs(5));
    run(bot.chat().message().delete(789).with(options).into_future()).expect("accepted");
    assert!(!server.requests()[0].text().contains("timeout"));
}

#[test]
fn a_call_can_move_to_another_thread_and_outlive_its_bot() {
    let (_server, bot) = bot_at(yes());
    let call = bot.chat().message().delete(789).into_future();
    drop(bot);
    assert!(
        std::thread::spawn(|| run(call))
            .join()
            .expect("no panic")
            .expect("accepted")
    );
}

#[test]
fn a_detailed_reply_has_the_time_of_the_server() {
    let (_server, bot) = bot_at(Reply::json(
        200,
        r#"{"result":true,"time":{"start":1777627800,"finish":1777627800.5,"duration":0.5,
            "date_start":"2026-05-01T12:30:00+03:00","operating":"0.1","processing":null}}"#,
    ));
    let reply = run(bot.chat().message().delete(789).detailed()).expect("accepted");
    let time = reply.time.expect("a time");
    assert!(reply.output && reply.dropped.is_empty());
    assert_eq!((reply.status, reply.next, reply.total), (200, None, None));
    assert_eq!(
        (time.start, time.duration),
        (Some(1_777_627_800.0), Some(0.5))
    );
    assert_eq!((time.operating, time.processing), (Some(0.1), None));
    assert_eq!(
        time.date_start.map(|date| date.unix_seconds()),
        Some(1_777_627_800)
    );
}
