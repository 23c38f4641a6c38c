//! The same over HTTP.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use bitrix24_sandbox::{Portal, Seeded, Server};
use serde_json::{Value, json};

/// Sends bytes to a server, and reads until it closes.
fn exchange(server: &Server, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn post(server: &Server, url: &str, body: &str) -> (String, Value) {
    let path = url.trim_start_matches(&server.url());
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let answer = exchange(server, request.as_bytes());
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.lines().next().unwrap().to_owned();
    (status, serde_json::from_str(body).unwrap_or_default())
}

#[test]
fn a_portal_is_served_on_the_loopback() {
    let portal = Portal::new();
    let server = Server::start(&portal).unwrap();
    assert!(server.url().starts_with("http://127.0.0.1:"));
    let seeded = Seeded::new(&portal).unwrap();
    let call = |method: &str, params: Value| {
        let mut all = params;
        all["botId"] = json!(seeded.bot);
        all["botToken"] = json!(seeded.bot_token);
        post(
            &server,
            &format!("{}imbot.v2.{method}", seeded.webhook),
            &all.to_string(),
        )
    };
    let (status, body) = call(
        "Chat.Message.delete",
        json!({ "messageId": seeded.bot_message }),
    );
    assert_eq!(
        (&*status, &body["result"]),
        ("HTTP/1.1 200 OK", &json!({ "result": true }))
    );
    let (status, body) = call(
        "Chat.Message.delete",
        json!({ "messageId": seeded.bot_message }),
    );
    assert_eq!(
        (&*status, &body["error"]),
        ("HTTP/1.1 400 Bad Request", &json!("MESSAGE_NOT_FOUND"))
    );
    let (status, _) = post(
        &server,
        &format!("{}/rest/1/wrong/imbot.v2.Revision.get", server.url()),
        "{}",
    );
    assert_eq!(status, "HTTP/1.1 401 Unauthorized");

    let fields = json!({ "name": "a.txt", "content": "aGVsbG8=" });
    let file =
        call("File.upload", json!({ "dialogId": "1", "fields": fields })).1["result"]["file"]["id"]
            .clone();
    let url = call("File.download", json!({ "fileId": file })).1["result"]["downloadUrl"].clone();
    let path = url.as_str().unwrap().trim_start_matches(&server.url());
    let content = exchange(
        &server,
        format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes(),
    );
    assert!(content.ends_with("\r\n\r\nhello"), "{content}");
}

#[test]
fn what_is_no_http_is_refused() {
    let server = Server::start(&Portal::new()).unwrap();
    for request in [
        &b"nonsense\r\n\r\n"[..],
        b"\x16\x03\x01\x00\xa5\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ] {
        let answer = exchange(&server, request);
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
            "{answer}"
        );
    }
    let too_large =
        "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 99999999999\r\n\r\nx";
    assert!(exchange(&server, too_large.as_bytes()).starts_with("HTTP/1.1 413"));
}

#[test]
fn a_taken_port_is_said() {
    let portal = Portal::new();
    let first = Server::start(&portal).unwrap();
    let port = first.url().rsplit(':').next().unwrap().parse().unwrap();
    let second = Server::start_on(&portal, port).unwrap_err();
    assert_eq!(
        second.to_string(),
        format!("cannot listen on port {port} of 127.0.0.1")
    );
    drop(first);
    assert!(
        Server::start_on(&portal, port).is_ok(),
        "a server that was dropped lets go of its port"
    );
}
