//! The client and the sandbox, which know nothing of each other, put together.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

use bitrix24_imbot::imbot::MessageDeleteError;
use bitrix24_imbot::{
    Client, DialogId, Error, HttpRequest, HttpResponse, Transport, TransportFuture,
};
use bitrix24_sandbox::{Portal, Request, Seeded, Server, Tables};
use journeys::{Copy, repository, start_xtask, xtask};
use serde_json::json;

/// The client's way to a portal in the same process.
struct InProcess(Portal);

impl Transport for InProcess {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let sent = Request::post(request.url(), request.body());
        let sent = request
            .headers()
            .fold(sent, |sent, (name, value)| sent.header(name, value));
        let answer = self.0.handle(&sent);
        Box::pin(async move { Ok(HttpResponse::new(answer.status, answer.body)) })
    }
}

fn seeded() -> Seeded {
    Seeded::new(&Portal::new()).expect("the built-in tables have the methods that it takes")
}

#[tokio::test]
async fn a_bot_author_tests_a_bot_in_process() -> Result<(), Error> {
    let seeded = seeded();
    let client = Client::builder()
        .transport(InProcess(seeded.portal.clone()))
        .webhook(&seeded.webhook)?;
    sends_and_deletes(&client, &seeded).await
}

#[tokio::test]
async fn a_bot_author_tests_a_bot_over_http() -> Result<(), Error> {
    let portal = Portal::new();
    let server = Server::start(&portal).expect("a port of the loopback");
    let seeded = Seeded::new(&portal).expect("the built-in tables have the methods that it takes");
    let client = Client::builder().allow_http().webhook(&seeded.webhook)?;
    sends_and_deletes(&client, &seeded).await?;
    drop(server);
    Ok(())
}

async fn sends_and_deletes(client: &Client, seeded: &Seeded) -> Result<(), Error> {
    let bot = client.bot(seeded.bot).token(seeded.bot_token);
    let dialog = DialogId::chat(seeded.chat);
    let sent = bot
        .chat()
        .message()
        .send(dialog)
        .text("Hi <you>")
        .reply_to(seeded.message)
        .await?;
    let id = sent.id.expect("it was sent");
    let shown = || seeded.portal.message(id.get()).unwrap_or_default();
    assert_eq!(shown()["text"], "Hi <you>");
    assert!(bot.chat().message().update(id).text("Bye").await?);
    assert_eq!(shown()["text"], "Bye");
    assert!(bot.chat().message().delete(id).await?);
    let failed = bot
        .chat()
        .message()
        .delete(id)
        .await
        .expect_err("it is gone");
    assert_eq!(failed.code(), Some(&MessageDeleteError::MessageNotFound));

    let log = seeded.portal.log();
    let last = log.last().expect("the calls are logged");
    assert_eq!(
        (&*last.method, last.status),
        ("imbot.v2.Chat.Message.delete", 400)
    );
    assert_eq!(last.params["botToken"], "***");
    Ok(())
}

/// A method that is nothing but YAML is checked, and answered by its first example.
#[test]
fn an_invented_method_works_against_the_sandbox() {
    let copy = Copy::of_repository();
    copy.add_schema(&repository().join("tests/schemas/sibling"));
    copy.edit_schema("api.yaml", "\nerrors:", "\n  PinId: ID of a pin.\nerrors:");
    let tables = copy.sandbox_tables();
    let tables = Tables::from_json(&tables).expect("what is generated can be read");
    let portal = Portal::builder().tables(tables).build();
    let seeded = Seeded::new(&portal).expect("the other methods are there too");
    let call = |body: serde_json::Value| {
        let url = format!("{}imbot.v2.Chat.Message.pin", seeded.webhook);
        let mut body = body;
        body["botId"] = json!(seeded.bot);
        body["botToken"] = json!(seeded.bot_token);
        seeded.portal.handle(&Request::json(&url, body.to_string()))
    };
    let pinned = json!({
        "messageId": 789, "dialogId": "chat5", "title": "Rules", "userIds": [1], "options": {}
    });
    let answer = call(pinned.clone());
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert!(
        answer.json()["result"]["pin"]["id"].is_i64(),
        "{}",
        answer.json()
    );
    let mut mistyped = pinned;
    mistyped["dialogId"] = json!(5);
    assert_eq!(
        (
            call(mistyped.clone()).status,
            call(mistyped).json()["error"].clone()
        ),
        (400, json!("100"))
    );
}

#[test]
fn the_tables_are_checked_as_the_client_is() {
    let copy = Copy::of_repository();
    let tables = copy.sandbox_tables();
    let folder = copy.sandbox_out();
    let run = |command: &[&str]| {
        let schema = copy.schema();
        let named = [
            "--schema".as_ref(),
            schema.as_os_str(),
            "--sandbox-out".as_ref(),
            folder.as_os_str(),
        ];
        xtask(command.iter().map(AsRef::as_ref).chain(named))
    };
    assert_eq!(run(&["codegen", "--check"]).code, Some(0));
    let file = folder.join("tables.json");
    std::fs::write(
        &file,
        tables.replacen("\"revision\": ", "\"revision\": 1", 1),
    )
    .expect("the copy can be written");
    std::fs::write(folder.join("left.json"), "{}").expect("the copy can be written");
    let checked = run(&["codegen", "--check"]);
    assert_eq!(checked.code, Some(1));
    for said in [
        format!("stale: {}:3", file.display()),
        "orphan: ".to_owned(),
    ] {
        assert!(checked.stderr.contains(&said), "{}", checked.stderr);
    }
    let written = run(&["codegen"]);
    assert!(
        written.stdout.contains("1 file: 1 written, 1 removed"),
        "{}",
        written.stdout
    );
    assert_eq!(std::fs::read_to_string(file).ok(), Some(tables));
    assert!(
        copy.generated() == Copy::of_repository().generated(),
        "the client was left alone"
    );
}

/// A person starts a portal, and sends it what it prints.
#[test]
fn a_portal_is_served_for_a_person() {
    let mut served = Served::start();
    let mut introduction = String::new();
    let stdout = served.0.stdout.take().expect("it is piped");
    for line in BufReader::new(stdout).lines() {
        let line = line.expect("it writes UTF-8");
        introduction += &(line.clone() + "\n");
        if line.contains("imbot.v2.Event.get") {
            break;
        }
    }
    let url = introduction
        .lines()
        .find_map(|line| line.strip_prefix("Webhook: "))
        .expect("it has a webhook");
    let (host, path) = url
        .trim_start_matches("http://")
        .split_once('/')
        .expect("it has a path");
    assert!(host.starts_with("127.0.0.1:"), "{host}");
    let mut stream = TcpStream::connect(host).expect("it listens");
    let asked = format!(
        "GET /{path}imbot.v2.Revision.get HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(asked.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let calls = introduction
        .lines()
        .filter(|line| line.starts_with("curl "))
        .count();
    assert_eq!(calls, 4, "{introduction}");
}

/// The command, which ends with the test.
struct Served(Child);

impl Served {
    fn start() -> Self {
        Self(start_xtask(["sandbox", "--port", "0"]))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
