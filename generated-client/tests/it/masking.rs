//! What is masked in the server's own words, and what is not.

use bitrix24_imbot::imbot::MessageDeleteError;
use bitrix24_imbot::{
    BotCode, CallError, Client, Error, ErrorCode, HttpRequest, HttpResponse, Transport,
    TransportFuture,
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::run;

/// Refuses every call with this body.
struct Refuse(String);

impl Transport for Refuse {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        let response = HttpResponse::new(400, self.0.clone());
        Box::pin(async { Ok(response) })
    }
}

/// The error of a bot with this token, at a server that answers with this body.
fn refused(token: &str, body: impl Into<String>) -> CallError<MessageDeleteError> {
    let client = Client::builder()
        .transport(Refuse(body.into()))
        .oauth("https://example.com/", "access");
    let bot = client.expect("a client").bot(456).token(token);
    run(bot.chat().message().delete(789).into_future()).expect_err("refused")
}

/// What is left of a description, after it was looked at with this token.
fn description(token: &str, description: &str) -> String {
    let body = json!({"error": "100", "error_description": description});
    let error = refused(token, body.to_string());
    assert!(!format!("{error:?}").contains(token), "{error:?}");
    error.description().unwrap_or_default().to_owned()
}

#[test]
fn a_secret_is_recognized_behind_its_escapes() {
    let cases = [
        ("p@ss word/1", "bad p%40ss%20word%2F1"),
        ("p@ss word/1", "bad p%40ss+word%2f1"),
        ("p@ss word/1", "bad p%2540ss%2520word%252F1"),
        ("p@ss word/1", r"bad p@ss word\\\/1"),
        (r#"a"b<c>&'d"#, "bad a&quot;b&lt;c&gt;&amp;&#39;d"),
        (r#"a"b<c>&'d"#, "bad a&#x22;b&#60;c&gt;&amp;&apos;d"),
        (r#"a"b<c>&'d"#, r#"bad a\\\"b\u003Cc\\u003e&amp;\'d"#),
        (r#"a"b<c>&'d"#, "bad a%26quot;b&amp;lt;c>&'d"),
        ("пароль", "bad %D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C"),
        ("пароль", r"bad \u043f\\u0430\u0440\u043e\u043b\u044c"),
        ("a%41&amp;/b", r"bad a%41&amp;\/b"),
        ("a%41&amp;/b", "bad a%2541%26amp%3B%2Fb"),
    ];
    for (token, text) in cases {
        assert_eq!(description(token, text), "bad [masked]", "{text}");
    }
}

#[test]
fn a_text_without_secrets_stays_as_it_is() {
    for text in [
        r"100% of C:\new & <b> &quot;x&quot; %41 a+b",
        "Could not find value for parameter {token}",
        "authorize the author",
    ] {
        assert_eq!(description("my_bot_token", text), text);
    }
}

#[test]
fn what_stands_under_a_secret_key_is_masked_in_any_spelling() {
    for text in [
        "access_token=MARKED&x=1",
        "accessToken=MARKED",
        "refreshToken: MARKED",
        r#"{"clientSecret":"MARKED"}"#,
        r#"{"a":"{\"NEW_BOT_TOKEN\":\"MARKED\"}"}"#,
        "auth%5Baccess_token%5D=MARKED",
        "auth%255Baccess_token%255D%3DMARKED",
        "auth[application_token]=MARKED",
        "&quot;auth&quot;:&quot;MARKED&quot;",
    ] {
        let shown = description("my_bot_token", text);
        assert!(
            shown.contains("[masked]") && !shown.contains("MARKED"),
            "{shown}"
        );
        let excerpt = refused("my_bot_token", format!("<p>{text}")).to_string();
        assert!(
            excerpt.contains("[masked]") && !excerpt.contains("MARKED"),
            "{excerpt}"
        );
    }
    let shown = description("my_bot_token", "auth%5Btoken%5D=MARKED&x=1, then more");
    assert_eq!(shown, "auth[token]=[masked]&x=1, then more");
}

#[test]
fn a_number_can_be_a_secret() {
    let error = refused(
        "123456789",
        r#"{"error":"100","argument":123456789,"more":[12345678]}"#,
    );
    let CallError::Api(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.extra()["argument"], "[masked]");
    assert_eq!(error.extra()["more"], json!([12_345_678]));
}

#[test]
fn the_host_of_a_redirect_is_masked() {
    struct Redirect;

    impl Transport for Redirect {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            let response =
                HttpResponse::new(302, "").with_location("https://marked5ecret.example.com/");
            Box::pin(async { Ok(response) })
        }
    }

    let client = Client::builder()
        .transport(Redirect)
        .webhook("https://example.com/rest/1/marked5ecret/");
    let call = client
        .expect("a client")
        .bot(456)
        .chat()
        .message()
        .delete(789);
    let error = run(call.into_future()).expect_err("a redirect");
    assert!(
        error.to_string().contains("`[masked].example.com`"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("marked5ecret"), "{error:?}");
}

#[test]
fn no_secret_changes_a_known_code() {
    for (token, code) in [
        ("MESSAGE_NOT_FOUND", "MESSAGE_NOT_FOUND"),
        ("NOT_FOUND", "message_not_found"),
        ("BOT_", "BOT_NOT_FOUND"),
        ("100", "100"),
        ("0", "0"),
        ("a", "ACCESS_DENIED"),
    ] {
        let error = refused(token, json!({"error": code}).to_string());
        let known = error.code().expect("a code").clone();
        assert!(known.is_known(), "{token}: {known:?}");
        assert!(
            known.as_str().eq_ignore_ascii_case(code),
            "{token}: {known:?}"
        );
        assert_eq!(Error::from(error).code(), Some(known.as_str()));
    }
    let error = refused("BOT_NOT_FOUND", r#"{"error":"BOT_NOT_FOUND"}"#);
    assert_eq!(
        error.code(),
        Some(&MessageDeleteError::Bot(BotCode::BotNotFound))
    );

    let unknown = refused("marked5ecret", r#"{"error":"NEW marked5ecret"}"#);
    assert_eq!(unknown.code().map(ErrorCode::as_str), Some("NEW [masked]"));
}

#[test]
fn a_short_secret_is_masked_as_a_word_only() {
    for (token, shown) in [
        ("a", "[masked] chat has an id_a, a1"),
        ("id", "a chat has an id_a, a1"),
        ("a1", "a chat has an id_a, [masked]"),
        ("chat", "a [masked] has an id_a, a1"),
    ] {
        let body = json!({"error": "100", "error_description": "a chat has an id_a, a1"});
        let error = refused(token, body.to_string());
        assert_eq!(error.description(), Some(shown), "{token}");
    }
}

/// Escapes a text as a server or proxy may do it.
fn escaped(text: &str, how: char) -> String {
    match how {
        'j' => json!(text).to_string().trim_matches('"').to_owned(),
        'h' => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;"),
        how => text.bytes().fold(String::new(), |done, byte| match byte {
            b' ' if how == 'f' => done + "+",
            byte if byte.is_ascii_alphanumeric() => done + &char::from(byte).to_string(),
            byte => done + &format!("%{byte:02X}"),
        }),
    }
}

proptest! {
    #[test]
    fn any_secret_is_recognized_behind_any_escapes(
        token in "[a4n5%&;+</ \\\\я]{2,12}[z.]{4}",
        layers in "[jhp]{0,3}f?[jhp]{0,2}",
    ) {
        let text = layers.chars().fold(format!("<{token}>"), |text, how| escaped(&text, how));
        let shown = description(&token, &text);
        prop_assert!(shown.contains("[masked]"), "{layers}: {text} is shown as {shown}");
        prop_assert!(!shown.contains("zzzz") && !shown.contains("...."), "{shown}");
    }
}
