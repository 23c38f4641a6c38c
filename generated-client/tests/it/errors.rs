//! Errors that the server sends, and answers that are none.

use std::error::Error as _;

use bitrix24_imbot::imbot::MessageDeleteError;
use bitrix24_imbot::{BotCode, CallError, Client, Error, ErrorCode, SystemCode};

use crate::support::{bot_answered, run};

type Failure = CallError<MessageDeleteError>;

fn failure(status: u16, body: impl Into<Vec<u8>>) -> Failure {
    let call = bot_answered(status, body)
        .chat()
        .message()
        .delete(789)
        .into_future();
    run(call).expect_err("the call fails")
}

#[test]
fn errors_and_clients_can_go_anywhere() {
    fn anywhere<T: Send + Sync + 'static>() {}

    anywhere::<Error>();
    anywhere::<Failure>();
    anywhere::<Client>();
}

#[test]
fn codes_find_their_set_whatever_their_case_and_status() {
    let code = |status, code: &str| {
        let body = format!(r#"{{"error":"{code}","error_description":"text"}}"#);
        match failure(status, body) {
            CallError::Api(error) => error.code().clone(),
            other => panic!("{other}"),
        }
    };
    assert_eq!(
        code(400, "MESSAGE_NOT_FOUND"),
        MessageDeleteError::MessageNotFound
    );
    assert_eq!(
        code(404, "message_not_found"),
        MessageDeleteError::MessageNotFound
    );
    assert_eq!(
        code(200, "BOT_NOT_FOUND"),
        MessageDeleteError::Bot(BotCode::BotNotFound)
    );
    assert_eq!(
        code(503, "query_limit_exceeded"),
        MessageDeleteError::System(SystemCode::QueryLimitExceeded)
    );
    let unknown = code(500, "SOMETHING_NEW");
    assert!(
        matches!(&unknown, MessageDeleteError::Unknown(code) if code.as_str() == "SOMETHING_NEW")
    );
    assert_eq!(unknown.to_string(), "SOMETHING_NEW");
    assert_eq!(code(400, "bot_not_found").as_str(), "BOT_NOT_FOUND");
}

#[test]
fn odd_codes_are_codes() {
    let cases = [
        (
            r#"{"error":100,"error_description":"Could not find value"}"#,
            "100",
        ),
        (r#"{"error":"0"}"#, "0"),
        (r#"{"error":""}"#, ""),
        (
            r#"{"error":{"code":"NEW_STYLE","message":"text"}}"#,
            "NEW_STYLE",
        ),
        (r#"{"error":"CODE","result":null}"#, "CODE"),
    ];
    for (body, code) in cases {
        let error = failure(400, body);
        assert_eq!(
            error.code().map(ErrorCode::as_str),
            Some(code),
            "{body}: {error}"
        );
    }
}

#[test]
fn a_result_beside_an_empty_error_is_a_result() {
    for body in [
        r#"{"error":"","result":true}"#,
        r#"{"error":null,"result":true}"#,
        r#"{"error":[],"result":true}"#,
        r#"{"error":{},"result":true}"#,
    ] {
        assert!(
            run(bot_answered(200, body)
                .chat()
                .message()
                .delete(1)
                .into_future())
            .expect(body)
        );
    }
}

#[test]
fn an_error_tells_everything_once() {
    let body = r#"{"error":"MESSAGE_NOT_FOUND","error_description":"Сообщение не найдено","argument":"messageId"}"#;
    let error = failure(400, body);
    assert_eq!(error.method(), "imbot.v2.Chat.Message.delete");
    assert_eq!(error.description(), Some("Сообщение не найдено"));
    assert_eq!(error.status(), Some(400));
    assert_eq!(
        error.to_string(),
        "`imbot.v2.Chat.Message.delete`: MESSAGE_NOT_FOUND: Сообщение не найдено (HTTP 400)"
    );
    let CallError::Api(api) = &error else {
        panic!("{error}")
    };
    assert_eq!(api.extra()["argument"], "messageId");

    let erased = Error::from(error);
    assert_eq!(erased.method(), Some("imbot.v2.Chat.Message.delete"));
    assert_eq!(erased.code(), Some("MESSAGE_NOT_FOUND"));
    assert_eq!(erased.status(), Some(400));
    assert!(!erased.is_transport() && !erased.is_decode() && !erased.is_timeout());
    assert!(erased.source().is_none());
}

#[test]
fn a_description_that_repeats_the_code_is_not_repeated() {
    let error = failure(
        400,
        r#"{"error":"ACCESS_DENIED","error_description":"ACCESS_DENIED"}"#,
    );
    assert_eq!(
        error.to_string(),
        "`imbot.v2.Chat.Message.delete`: ACCESS_DENIED (HTTP 400)"
    );
}

#[test]
fn a_known_remedy_is_named() {
    let cases = [
        (
            "NO_AUTH_FOUND",
            "; compare the token or the webhook's address with the one on the portal",
        ),
        (
            "INVALID_CREDENTIALS",
            "; give these rights to the user whose token or webhook it is",
        ),
        ("expired_token", "expired_token: text (HTTP 401)"),
    ];
    for (code, end) in cases {
        let error = failure(
            401,
            format!(r#"{{"error":"{code}","error_description":"text"}}"#),
        );
        assert!(error.to_string().ends_with(end), "{error}");
    }
}

#[test]
fn one_bad_byte_or_a_byte_order_mark_does_not_cost_the_code() {
    for body in [
        &b"{\"error\":\"MESSAGE_NOT_FOUND\",\"error_description\":\"\xcf\xf0\"}"[..],
        b"\xef\xbb\xbf{\"error\":\"MESSAGE_NOT_FOUND\"}",
    ] {
        let error = failure(400, body);
        assert_eq!(
            error.code(),
            Some(&MessageDeleteError::MessageNotFound),
            "{error}"
        );
    }
    let body = b"\xef\xbb\xbf{\"result\":{\"result\":true}}";
    let call = bot_answered(200, body).chat().message().delete(1);
    assert!(run(call.into_future()).expect("a result"));
}

#[test]
fn answers_that_are_none() {
    let page = "<html>\n<head><title>503 Service Temporarily Unavailable</title></head>\n</html>";
    let cases: &[(u16, &[u8], &str, Option<&str>)] = &[
        (
            503,
            page.as_bytes(),
            "is not valid JSON (HTTP 503); the portal or a proxy",
            None,
        ),
        (
            200,
            b"",
            "is not valid JSON (HTTP 200); the body is empty",
            None,
        ),
        (200, br#"{"result":tru"#, "is not valid JSON", None),
        (
            200,
            br#"{"result":true} and more"#,
            "is not valid JSON",
            None,
        ),
        (200, b"\xff\xfe\x00", "is not valid JSON", None),
        (200, b"{}", "neither a result nor an error", None),
        (
            200,
            br#"{"error":[]}"#,
            "neither a result nor an error",
            None,
        ),
        (
            502,
            br#"{"time":{}}"#,
            "neither a result nor an error (HTTP 502)",
            None,
        ),
        (
            200,
            b"[]",
            "expected an object, found an empty list",
            Some("$"),
        ),
        (
            200,
            b"\"text\"",
            "expected an object, found a text",
            Some("$"),
        ),
        (200, b"1", "expected an object, found a number", Some("$")),
        (
            200,
            br#"{"result":null}"#,
            "expected a boolean, found null",
            Some("$.result"),
        ),
        (
            200,
            br#"{"result":{}}"#,
            "expected a required field, found nothing",
            Some("$.result.result"),
        ),
        (
            200,
            br#"{"result":{"result":[1]}}"#,
            "found a list",
            Some("$.result.result"),
        ),
    ];
    for (status, body, message, path) in cases {
        let error = failure(*status, *body);
        let shown = String::from_utf8_lossy(body);
        assert!(error.is_decode(), "{shown}: {error}");
        assert!(error.to_string().contains(message), "{shown}: {error}");
        assert_eq!(error.status(), Some(*status));
        let CallError::Decode(decode) = error else {
            panic!("{shown}")
        };
        assert_eq!(decode.path(), *path, "{shown}");
    }
}

#[test]
fn a_source_is_not_repeated_in_the_message() {
    let error = failure(200, r#"{"result":tru"#);
    let source = error.source().expect("the parser's error").to_string();
    assert!(!error.to_string().contains(&source), "{error} / {source}");
}

#[test]
fn an_excerpt_is_short_and_readable() {
    let body = format!("<h1>\\u041f\\u0440\\u0438 \n\t{}</h1>", "x".repeat(100_000));
    let CallError::Decode(error) = failure(502, body) else {
        panic!("no decode error")
    };
    assert!(
        error.excerpt().starts_with("<h1>При xxx"),
        "{}",
        error.excerpt()
    );
    assert!(error.excerpt().chars().count() < 400);
}

#[test]
fn both_published_forms_of_true_decode() {
    for body in [
        r#"{"result":true}"#,
        r#"{"result":{"result":true}}"#,
        r#"{"result":{"result":"Y"}}"#,
        r#"{"result":1}"#,
        r#"{"time":[],"result":{"more":{},"result":true}}"#,
    ] {
        assert!(
            run(bot_answered(200, body)
                .chat()
                .message()
                .delete(1)
                .into_future())
            .expect(body)
        );
    }
}
