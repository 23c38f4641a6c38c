//! Links that hand a context to a bot.

use bitrix24_imbot::{Bot, Client, Error};
use serde::Serialize;
use serde_json::{Value, json};

fn bot() -> Bot {
    let client = Client::webhook("https://portal.bitrix24.com/rest/1/marked-secret/");
    client
        .expect("a client")
        .bot(1_459_503)
        .token("marked-token")
}

#[test]
fn both_links_are_those_of_the_documentation() {
    let link = bot().context_link(&json!({ "pairCode": "13bd812901b295c50adbc" }));
    let link = link.expect("it is an object");
    let context = "%7B%22pairCode%22%3A%2213bd812901b295c50adbc%22%7D";
    assert_eq!(
        link.web(),
        format!("https://portal.bitrix24.com/online/?IM_DIALOG=1459503&BOT_CONTEXT={context}")
    );
    assert_eq!(
        link.bx(),
        format!("bx://v2/portal.bitrix24.com/botContext/dialogId/1459503/context/{context}")
    );
}

#[test]
fn any_context_arrives_as_it_was_and_leaves_its_place_in_no_link() {
    let context = json!({
        "a b": "ü€😀 &=?#/%+'\"<>\\ \n \u{0}",
        "nested": [1, null, { "x": -1.5 }],
    });
    let link = bot().context_link(&context).expect("it is an object");
    for link in [link.web(), link.bx()] {
        let escaped = link
            .rsplit(['=', '/'])
            .next()
            .expect("it ends in the context");
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
        assert!(escaped.bytes().all(allowed), "{escaped}");
        let json: Value = serde_json::from_slice(&unescaped(escaped)).expect("it is JSON");
        assert_eq!(json, context);
    }
}

#[test]
fn a_struct_is_a_context_too() {
    #[derive(Serialize)]
    struct Table {
        table: u32,
    }
    let link = bot()
        .context_link(&Table { table: 42 })
        .expect("it is an object");
    assert!(
        link.web().ends_with("%7B%22table%22%3A42%7D"),
        "{}",
        link.web()
    );
}

#[test]
fn what_is_no_object_is_refused() {
    for context in [json!(null), json!([1]), json!("text"), json!(5)] {
        let error = bot().context_link(&context).expect_err("it is no object");
        assert!(
            error.to_string().contains("has to be a JSON object"),
            "{error}"
        );
        assert!(!Error::from(error).to_string().is_empty());
    }
}

#[test]
fn no_link_has_a_secret_and_debug_has_no_context() {
    let link = bot().context_link(&json!({ "pairCode": "marked-code" }));
    let link = link.expect("it is an object");
    assert!(!link.web().contains("marked-secret") && !link.bx().contains("marked-token"));
    let shown = format!("{link:?}");
    assert!(
        shown.contains("IM_DIALOG=1459503") && !shown.contains("marked"),
        "{shown}"
    );
}

#[test]
fn a_portal_without_tls_and_with_a_port_keeps_both() {
    let client = Client::builder().allow_http();
    let client = client
        .oauth("http://portal.local:8080/", "token")
        .expect("a client");
    let link = client
        .bot(5)
        .context_link(&json!({}))
        .expect("it is an object");
    assert!(
        link.web()
            .starts_with("http://portal.local:8080/online/?IM_DIALOG=5&")
    );
    assert!(
        link.bx()
            .starts_with("bx://v2/portal.local:8080/botContext/dialogId/5/")
    );
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}
