//! Files, fetched from the server to which their link leads.

mod hostile;
mod writers;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bitrix24_imbot::imbot::{FileDownload, FileDownloadError};
use bitrix24_imbot::{Client, Download, DownloadError, Error};
use scripted_server::{Reply, Request, ScriptedServer};

use crate::support::run;

/// A portal that gives links to another server, each of them once, and that server.
struct Servers {
    portal: ScriptedServer,
    files: ScriptedServer,
}

impl Servers {
    /// The other server gives these replies in order.
    fn replying(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::linking(ScriptedServer::replaying(replies), "")
    }

    fn linking(files: ScriptedServer, prefix: &'static str) -> Self {
        let (host, count) = (files.url(), AtomicUsize::new(0));
        let portal = ScriptedServer::answering(move |_| {
            let number = count.fetch_add(1, Ordering::SeqCst) + 1;
            let link = format!("{host}{prefix}/download.json?token=marked-{number}");
            Reply::json(200, format!(r#"{{"result":{{"downloadUrl":"{link}"}}}}"#))
        });
        Self { portal, files }
    }

    /// A client with an access token, which must not reach the other server.
    fn client(&self) -> Client {
        let client = Client::builder().allow_http();
        client
            .oauth(&self.portal.url(), "marked-access")
            .expect("a client")
    }

    fn download(&self) -> Download<'static, FileDownload> {
        self.client().bot(456).token("marked-bot").download(138)
    }

    /// The links that were used, by their number.
    fn used(&self) -> Vec<String> {
        let requests = self.files.requests();
        let numbers = requests.iter().map(|request| {
            request
                .path
                .rsplit('-')
                .next()
                .expect("a number")
                .to_owned()
        });
        numbers.collect()
    }
}

fn file() -> Vec<u8> {
    (0..=255).cycle().take(3_000_000).collect()
}

fn failed<T>(
    outcome: Result<T, DownloadError<FileDownloadError>>,
) -> DownloadError<FileDownloadError> {
    let error = outcome.map(|_| "a file").expect_err("it fails");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("marked"), "{shown}");
    error
}

#[test]
fn a_file_arrives_and_its_server_learns_no_credentials() {
    let servers = Servers::replying([Reply::bytes(200, file())]);
    assert_eq!(run(servers.download().bytes()).expect("it arrives"), file());
    let requests = servers.files.requests();
    let Request {
        method,
        headers,
        body,
        path,
    } = &requests[0];
    assert_eq!(
        (method.as_str(), path.as_str()),
        ("GET", "/download.json?token=marked-1")
    );
    assert!(body.is_empty());
    let names: Vec<_> = headers.iter().map(|(name, _)| name.as_str()).collect();
    for secret in ["authorization", "cookie", "referer"] {
        assert!(!names.contains(&secret), "{names:?}");
    }
    let shown = format!("{requests:?}");
    assert!(
        !shown.contains("marked-access") && !shown.contains("marked-bot"),
        "{shown}"
    );
    assert!(
        servers.portal.requests()[0]
            .header("authorization")
            .is_some()
    );
}

#[test]
fn redirects_are_followed_from_host_to_host() {
    let last = ScriptedServer::replaying([Reply::bytes(200, "file")]);
    let location = format!("{}/deep/file?token=marked-last#part", last.url());
    let servers = Servers::replying([
        Reply::redirect(302, "/elsewhere?token=marked-2"),
        Reply::redirect(307, location),
    ]);
    assert_eq!(
        run(servers.download().bytes()).expect("it arrives"),
        b"file"
    );
    assert_eq!(
        servers.files.requests()[1].path,
        "/elsewhere?token=marked-2"
    );
    assert_eq!(last.requests()[0].path, "/deep/file?token=marked-last");
    for request in servers.files.requests().iter().chain(&last.requests()) {
        assert!(request.header("authorization").is_none());
    }
}

#[test]
fn a_failure_leads_to_a_new_link_and_never_to_the_old_one() {
    for failure in [
        Reply::text(403, "expired"),
        Reply::text(500, "oops"),
        Reply::close(),
        Reply::reset(),
        Reply::bytes(200, file()).truncated(1_000_000),
        Reply::bytes(200, file())
            .in_pieces(1000)
            .truncated(1_000_000),
        Reply::redirect(302, "ftp://elsewhere/"),
        Reply::text(302, "nowhere"),
    ] {
        let servers = Servers::replying([failure, Reply::bytes(200, file())]);
        assert_eq!(run(servers.download().bytes()).expect("it arrives"), file());
        assert_eq!(servers.used(), ["1", "2"]);
        assert_eq!(servers.portal.requests().len(), 2);
    }
}

#[test]
fn silence_is_a_failure_too() {
    use std::time::Duration;

    let stalled = Reply::bytes(200, file()).stalled(1_000_000);
    let servers = Servers::replying([Reply::hang(), stalled, Reply::bytes(200, file())]);
    let download = servers.download().timeout(Duration::from_millis(300));
    assert_eq!(run(download.bytes()).expect("it arrives"), file());
    assert_eq!(servers.used(), ["1", "2", "3"]);
}

#[test]
fn there_are_as_many_attempts_as_asked_for() {
    for (attempts, expected) in [(0, 1), (1, 1), (2, 2)] {
        let servers = Servers::linking(ScriptedServer::answering(|_| Reply::text(404, "gone")), "");
        let error = failed(run(servers.download().attempts(attempts).bytes()));
        assert_eq!(servers.used().len(), expected);
        assert_eq!(
            (error.status(), error.attempts()),
            (Some(404), attempts.max(1))
        );
    }
}

#[test]
fn without_a_link_there_is_no_further_attempt() {
    let body = r#"{"error":"FILE_NOT_FOUND","error_description":"File not found"}"#;
    let portal = ScriptedServer::replaying([Reply::json(400, body)]);
    let files = ScriptedServer::replaying([]);
    let servers = Servers { portal, files };
    let error = failed(run(servers.download().bytes()));
    let code = error.call().and_then(|call| call.code());
    assert_eq!(code, Some(&FileDownloadError::FileNotFound));
    assert_eq!(servers.portal.requests().len(), 1);
    let error = Error::from(error);
    assert_eq!(error.code(), Some("FILE_NOT_FOUND"));
    assert_eq!(error.method(), Some("imbot.v2.File.download"));
}

#[test]
fn a_link_without_a_host_is_one_of_the_portal() {
    let portal = ScriptedServer::answering(|request| match request.method.as_str() {
        "POST" => Reply::json(200, r#"{"result":{"downloadUrl":"/file?token=1"}}"#),
        _ => Reply::bytes(200, "file"),
    });
    let files = ScriptedServer::replaying([]);
    let servers = Servers { portal, files };
    assert_eq!(
        run(servers.download().bytes()).expect("it arrives"),
        b"file"
    );
    let request = &servers.portal.requests()[1];
    assert_eq!(request.path, "/file?token=1");
    assert!(request.header("authorization").is_none());
}

#[test]
fn progress_tells_every_attempt_and_every_piece() {
    let half = Reply::bytes(200, file()).truncated(1_500_000);
    let servers = Servers::replying([half, Reply::bytes(200, file()).in_pieces(1000)]);
    let mut seen = Vec::new();
    let download = servers
        .download()
        .on_progress(|progress| seen.push(progress));
    run(download.bytes()).expect("it arrives");
    let (first, second): (Vec<_>, Vec<_>) = seen.into_iter().partition(|of| of.attempt == 1);
    assert!(
        first
            .iter()
            .all(|of| of.total == Some(3_000_000) && of.received <= 1_500_000)
    );
    assert!(
        second
            .iter()
            .all(|of| of.total.is_none() && of.attempt == 2)
    );
    assert_eq!(second.last().expect("pieces").received, 3_000_000);
    assert!(second.is_sorted_by(|a, b| a.received < b.received) && second.len() > 1);
}

#[test]
fn a_user_downloads_in_the_same_way() {
    let servers = Servers::replying([Reply::text(403, "expired"), Reply::bytes(200, "file")]);
    let request = servers.client().im().file().download(138);
    assert_eq!(run(request.fetch().bytes()).expect("it arrives"), b"file");
    assert_eq!(servers.used(), ["1", "2"]);
}

#[test]
fn a_download_can_be_sent_to_another_task() {
    let servers = Servers::replying([Reply::bytes(200, "file")]);
    let seen = Arc::new(Mutex::new(0));
    let download = servers.download().on_progress({
        let seen = Arc::clone(&seen);
        move |progress| *seen.lock().expect("no panic") = progress.received
    });
    let file = run(async { tokio::spawn(download.bytes()).await.expect("no panic") });
    assert_eq!(file.expect("it arrives"), b"file");
    assert_eq!(*seen.lock().expect("no panic"), 4);
}
