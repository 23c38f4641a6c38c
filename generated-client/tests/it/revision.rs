//! What a portal says that it supports.

use bitrix24_imbot::imbot::{BotList, EventGet, RevisionGetError};
use bitrix24_imbot::{CallError, Method, Revision};
use scripted_server::{Reply, ScriptedServer};

use crate::support::{client_of, run};

fn revision_of(reply: Reply) -> Result<Revision, CallError<RevisionGetError>> {
    let server = ScriptedServer::replaying([reply]);
    let revision = run(client_of(&server).revision());
    assert!(
        server.requests()[0]
            .path
            .ends_with("/imbot.v2.Revision.get")
    );
    revision
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(r#"{{"error":{code},"error_description":"x"}}"#);
    Reply::json(status, body)
}

#[test]
fn the_number_that_the_portal_says() {
    let reply = Reply::json(
        200,
        r#"{"result":{"rest":33,"web":130,"mobile":23,"desktop":6}}"#,
    );
    let revision = revision_of(reply).expect("it says one");
    assert_eq!(revision, Revision::Rest(33));
    assert!(revision.is_at_least(33) && !revision.is_at_least(34));
}

#[test]
fn a_portal_that_does_not_know_the_method_is_older() {
    for reply in [
        error(404, r#""ERROR_METHOD_NOT_FOUND""#),
        error(400, r#""ERROR_METHOD_NOT_FOUND""#),
        error(400, r#""error_method_not_found""#),
        error(400, r#""2210204""#),
        error(400, "2210204"),
        error(404, r#""SOMETHING_ELSE""#),
        Reply::html(404, "<html>Not Found</html>"),
        Reply::text(404, ""),
    ] {
        let shown = format!("{reply:?}");
        let revision = revision_of(reply).expect(&shown);
        assert_eq!(revision, Revision::Before33, "{shown}");
        assert!(
            !revision.is_at_least(0) && !revision.supports::<EventGet>(),
            "{shown}"
        );
    }
}

#[test]
fn any_other_failure_is_no_answer() {
    for reply in [
        error(401, r#""insufficient_scope""#),
        error(503, r#""QUERY_LIMIT_EXCEEDED""#),
        Reply::html(502, "<html>Bad Gateway</html>"),
        Reply::json(200, r#"{"result":{"web":130}}"#),
        Reply::close(),
    ] {
        let shown = format!("{reply:?}");
        revision_of(reply).expect_err(&shown);
    }
}

#[test]
fn a_method_is_looked_up_by_the_revision_that_brought_it() {
    let newest = Revision::Rest(i64::MAX);
    assert!(newest.supports::<EventGet>() && newest.supports::<BotList>());
    let oldest = Revision::Rest(0);
    assert_eq!(oldest.supports::<EventGet>(), EventGet::SINCE.is_none());
    assert!(Revision::Before33 < oldest && oldest < newest);
}

#[test]
fn a_client_is_asked_for_one_method() {
    let answer = r#"{"result":{"rest":1000,"web":1,"mobile":1,"desktop":1}}"#;
    let server = ScriptedServer::replaying([
        Reply::json(200, answer),
        error(404, r#""ERROR_METHOD_NOT_FOUND""#),
    ]);
    let client = client_of(&server);
    assert!(run(client.supports::<EventGet>()).expect("an answer"));
    assert!(
        !run(client.supports::<EventGet>()).expect("an answer"),
        "nothing is kept"
    );
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn the_questions_are_send_and_static() {
    fn check<F: Future + Send + 'static>(_: F) {}
    let server = ScriptedServer::replaying([]);
    let client = client_of(&server);
    check(client.revision());
    check(client.supports::<EventGet>());
}
