//! Calls the invented methods over HTTP. This file becomes the integration test of a scratch crate.

use bitrix24_imbot::enums::PinPlace;
use bitrix24_imbot::imbot::MessagePinError;
use bitrix24_imbot::objects::{PinBoard, PinNeedle, PinRef, PinShade, PinStyle};
use bitrix24_imbot::{CallError, Client, DialogId, Error, PinCode, PinId, UserId};
use scripted_server::{Reply, ScriptedServer};
use serde_json::{Value, json};

const KEY: &str = "6f0c2a52-9d3e-4a86-8f0e-1d2b3c4d5e6f";

fn client(server: &ScriptedServer) -> Client {
    let address = format!("{}/rest/1/secret/", server.url().trim_end_matches('/'));
    Client::builder().allow_http().webhook(&address).expect("the address is one of a webhook")
}

fn sent(server: &ScriptedServer) -> Vec<(String, Value)> {
    let requests = server.requests();
    requests
        .iter()
        .map(|request| (request.path.clone(), serde_json::from_str(&request.text()).expect("the body is JSON")))
        .collect()
}

fn board() -> PinBoard {
    PinBoard::new([PinNeedle::at("red", 1)])
        .row([PinNeedle::into("blue", DialogId::chat(5))])
        .shades([PinShade::name("dark"), PinShade::styles([PinStyle::new("#fff")])])
        .locked(true)
}

#[tokio::test]
async fn every_parameter_travels_and_every_field_arrives() -> Result<(), Error> {
    let server = ScriptedServer::replaying([Reply::json(
        200,
        r##"{"result": {
            "pin": {"id": "5", "place": "#side", "pinnedBy": "1", "at": "2026-11-01T10:00:00+02:00", "ref": 7,
                    "style": {"colour": "#fff"}, "type": "2", "tags": {"a": [1, "2"]}, "new": {}},
            "others": [{"id": 6, "place": "behind", "at": false, "ref": "defN", "style": []}],
            "byPlace": [],
            "warning": null
        }}"##,
    )]);
    let bot = client(&server).bot(456).token("my_bot_token");
    let result = bot
        .chat()
        .message()
        .pin(789, DialogId::chat(5))
        .title("Rules")
        .place(PinPlace::Top)
        .user_ids([1, 2])
        .chat_ids([3])
        .labels([(PinPlace::Side, "first")])
        .weight(2.5)
        .kind(2)
        .until("2026-12-01T10:00:00+02:00".parse().expect("a date"))
        .secret_note("marked-secret")
        .image(b"Hello")
        .extra(json!({"any": [1, null]}))
        .key(KEY.parse().expect("a UUID"))
        .new_token("next")
        .style(PinStyle::new("#ff0000").size(2))
        .board(board())
        .loud(true)
        .width(3)
        .await?;

    let (path, body) = sent(&server).remove(0);
    assert_eq!(path, "/rest/1/secret/imbot.v2.Chat.Message.pin");
    assert_eq!(
        body,
        json!({
            "botId": 456, "botToken": "my_bot_token",
            "messageId": 789, "dialogId": "chat5", "title": "Rules", "place": "top", "userIds": [1, 2], "chatIds": [3],
            "labels": {"#side": "first"}, "weight": 2.5, "type": 2, "until": "2026-12-01T10:00:00+02:00",
            "secretNote": "marked-secret", "image": "SGVsbG8=", "extra": {"any": [1, null]},
            "options": {
                "key": KEY, "botToken": "next", "style": {"colour": "#ff0000", "size": 2},
                "board": {
                    "BOT_ID": 456,
                    "PINS": [{"COLOUR": "red", "X": 1}, {"KIND": "GAP"}, {"COLOUR": "blue", "KIND": "CHAT", "CHAT": "chat5"}],
                    "SHADES": [{"NAME": "dark"}, {"STYLES": [{"colour": "#fff"}]}],
                    "LOCKED": "Y"
                },
                "loud": "Y",
                "frame": {"width": 3}
            }
        })
    );
    assert_eq!(result.pin.id, PinId::from(5));
    assert_eq!(result.pin.place, Some(PinPlace::Side));
    assert_eq!(result.pin.pinned_by, Some(UserId::from(1)));
    assert_eq!(result.pin.reference, Some(PinRef::Number(7)));
    assert_eq!(result.pin.kind, Some(2));
    assert_eq!(result.pin.tags["a"], [1, 2]);
    assert!(matches!(&result.others[0].place, Some(PinPlace::Unknown(value)) if value.as_str() == "behind"));
    assert_eq!(result.others[0].reference, Some(PinRef::Name("defN".to_owned())));
    assert_eq!((result.others[0].at, &result.others[0].style), (None, &None));
    assert!(result.by_place.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_breaks_a_limit_is_not_sent() {
    let server = ScriptedServer::replaying([]);
    let bot = client(&server).bot(456);
    let pin = || bot.chat().message().pin(789, DialogId::chat(5));
    let complete = || pin().title("Rules").user_ids([1]);
    let refused = [
        (pin().user_ids([1]).await, "title"),
        (pin().title("").user_ids([1]).await, "title"),
        (pin().title("x".repeat(51)).user_ids([1]).await, "title"),
        (pin().title("Rules").await, "userIds"),
        (complete().user_ids([1, 2, 3, 4]).await, "userIds"),
        (complete().image(b"seven b").await, "image"),
        (complete().weight(11.0).await, "weight"),
        (complete().kind(0).await, "type"),
        (complete().new_token("x".repeat(41)).await, "options.botToken"),
        (complete().style(PinStyle::new("x".repeat(8))).await, "colour"),
        (complete().style(PinStyle::new("x").size(6)).await, "size"),
        (complete().board(PinBoard::new([PinNeedle::at("x".repeat(300), 1)])).await, "options.board"),
        (complete().board(PinBoard::new([PinNeedle::at("x".repeat(180), 1)])).await, "PinBoard.PINS"),
        (complete().board(board().shades([PinShade::styles([PinStyle::new("x".repeat(8))])])).await, "colour"),
    ];
    for (result, parameter) in refused {
        let error = result.expect_err(parameter);
        assert!(matches!(error, CallError::Invalid(_)), "{parameter}: {error}");
        assert!(error.to_string().contains(parameter), "{parameter}: {error}");
    }
    assert!(sent(&server).is_empty());
}

#[tokio::test]
async fn codes_of_every_kind_are_told_apart() {
    let error = |code: &str| Reply::json(400, &format!(r#"{{"error": "{code}", "error_description": "x"}}"#));
    let codes = ["42", "pin_in_progress", "PIN_NOT_FOUND", "BOT_NOT_FOUND", "QUERY_LIMIT_EXCEEDED", "NEW_CODE"];
    let server = ScriptedServer::replaying(codes.map(error));
    let bot = client(&server).bot(456);
    let mut seen = Vec::new();
    for _ in codes {
        let failed = bot.chat().message().pin(789, DialogId::chat(5)).title("Rules").user_ids([1]).await;
        seen.push(failed.expect_err("the server answers with errors").code().cloned().expect("they have codes"));
    }
    assert_eq!(seen[0], MessagePinError::TooManyPins);
    assert_eq!(seen[1], MessagePinError::PinInProgress);
    assert_eq!(seen[2], MessagePinError::Pin(PinCode::PinNotFound));
    assert!(matches!(seen[3], MessagePinError::Bot(_)));
    assert!(matches!(seen[4], MessagePinError::System(_)));
    assert!(matches!(&seen[5], MessagePinError::Unknown(code) if code.as_str() == "NEW_CODE"));
}

#[tokio::test]
async fn methods_that_are_not_tied_to_one_bot_hang_on_the_family() -> Result<(), Error> {
    let server = ScriptedServer::replaying([
        Reply::json(200, r#"{"result": {"pins": [{"id": 5}, {"id": 6}], "hasNextPage": true}}"#),
        Reply::json(200, r#"{"result": {"pins": [{"id": 7}], "hasNextPage": false}}"#),
        Reply::json(200, r#"{"result": [{"id": 5}, {"broken": true}]}"#),
    ]);
    let imbot = client(&server).imbot().token("my_bot_token");
    let first = imbot.pin().list().place(PinPlace::Top).limit(2);
    let page = first.clone().await?;
    let second = first.next_page(&page)?.expect("there is a second page");
    let last = second.clone().await?;
    assert!(second.next_page(&last)?.is_none());
    let cleared = imbot.pin().clear().await?;
    assert_eq!(cleared.len(), 1, "a pin without an ID is passed over");

    let bodies: Vec<_> = sent(&server).into_iter().map(|(_, body)| body).collect();
    assert_eq!(bodies[0], json!({"botToken": "my_bot_token", "filter": {"place": "top"}, "limit": 2}));
    assert_eq!(bodies[1], json!({"botToken": "my_bot_token", "filter": {"place": "top"}, "limit": 2, "offset": 2}));
    Ok(())
}

#[tokio::test]
async fn lists_in_pages_are_streams() -> Result<(), Error> {
    let server = ScriptedServer::replaying([
        Reply::json(200, r#"{"result": {"pins": [{"id": 5}, {"id": 6}], "hasNextPage": true}}"#),
        Reply::json(200, r#"{"result": {"pins": [{"id": 7}], "hasNextPage": false}}"#),
    ]);
    let mut pins = client(&server).imbot().token("my_bot_token").pin().list().items();
    let mut ids = Vec::new();
    while let Some(pin) = pins.next().await {
        ids.push(pin?.id.get());
    }
    assert_eq!(ids, [5, 6, 7]);
    Ok(())
}

#[tokio::test]
async fn a_secret_parameter_that_the_server_repeats_is_not_shown() {
    let server = ScriptedServer::replaying([Reply::json(
        400,
        r#"{"error": "100", "error_description": "Invalid value {marked-note} or {marked-token} to match"}"#,
    )]);
    let bot = client(&server).bot(456);
    let pin = bot.chat().message().pin(789, DialogId::chat(5)).title("Rules").user_ids([1]);
    let error = pin.secret_note("marked-note").new_token("marked-token").await.expect_err("it is refused");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("marked"), "{shown}");
}
