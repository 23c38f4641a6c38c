//! Keyboards as they leave: the forms of the vendor's examples, with values of our own.

use bitrix24_imbot::enums::{ButtonContext, ButtonDisplay, ColorToken};
use bitrix24_imbot::objects::{Button, ButtonApp, ButtonCommand, Keyboard, KeyboardItem, NewLine};
use bitrix24_imbot::{Bot, CallError, CallOptions, DialogId, Limit};
use scripted_server::{Reply, ScriptedServer};
use serde_json::{Value, json};

use crate::support::{bot_at, client_of, run};

/// What `fields.keyboard` of a message is that is sent with this keyboard.
fn sent(keyboard: Keyboard) -> Value {
    let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"id":1}}"#));
    let call = bot.chat().message().send(DialogId::chat(5));
    run(call.keyboard(keyboard).into_future()).expect("sent");
    keyboard_of(&server)
}

fn keyboard_of(server: &ScriptedServer) -> Value {
    let body: Value = serde_json::from_str(&server.requests()[0].text()).expect("it is JSON");
    body["fields"]["keyboard"].clone()
}

fn yes() -> (ScriptedServer, Bot) {
    bot_at(Reply::json(200, r#"{"result":{"result":true}}"#))
}

#[test]
fn rows_travel_with_the_bot_and_breaks_between_them() {
    let keyboard =
        Keyboard::new([Button::link("Open the ticket", "https://example.com/142")]).row([
            Button::put("Answer", "/answer "),
            Button::copy("Number", "142"),
        ]);
    assert_eq!(
        sent(keyboard),
        json!({
            "BOT_ID": 456,
            "BUTTONS": [
                {"TEXT": "Open the ticket", "LINK": "https://example.com/142"},
                {"TYPE": "NEWLINE"},
                {"TEXT": "Answer", "ACTION": "PUT", "ACTION_VALUE": "/answer "},
                {"TEXT": "Number", "ACTION": "COPY", "ACTION_VALUE": "142"}
            ]
        })
    );
}

#[test]
fn every_button_is_one_thing() {
    let cases = [
        (
            Button::link("a", "/tasks/"),
            json!({"TEXT": "a", "LINK": "/tasks/"}),
        ),
        (
            Button::command("a", "help"),
            json!({"TEXT": "a", "COMMAND": "help"}),
        ),
        (
            Button::new("a", ButtonCommand::new("help").params("all").block(true)),
            json!({"TEXT": "a", "COMMAND": "help", "COMMAND_PARAMS": "all", "BLOCK": "Y"}),
        ),
        (
            Button::put("a", "b"),
            json!({"TEXT": "a", "ACTION": "PUT", "ACTION_VALUE": "b"}),
        ),
        (
            Button::send("a", "b"),
            json!({"TEXT": "a", "ACTION": "SEND", "ACTION_VALUE": "b"}),
        ),
        (
            Button::copy("a", "b"),
            json!({"TEXT": "a", "ACTION": "COPY", "ACTION_VALUE": "b"}),
        ),
        (
            Button::call("a", "+15550100"),
            json!({"TEXT": "a", "ACTION": "CALL", "ACTION_VALUE": "+15550100"}),
        ),
        (
            Button::dialog("a", DialogId::chat(5)),
            json!({"TEXT": "a", "ACTION": "DIALOG", "ACTION_VALUE": "chat5"}),
        ),
        (
            Button::dialog("a", DialogId::user(1)),
            json!({"TEXT": "a", "ACTION": "DIALOG", "ACTION_VALUE": "1"}),
        ),
        (Button::app("a", 7), json!({"TEXT": "a", "APP_ID": 7})),
        (
            Button::new("a", ButtonApp::new(7).params("p")),
            json!({"TEXT": "a", "APP_ID": 7, "APP_PARAMS": "p"}),
        ),
    ];
    for (button, expected) in cases {
        assert_eq!(serde_json::to_value(&button).expect("it is data"), expected);
    }
    assert_eq!(
        serde_json::to_value(NewLine::new()).expect("it is data"),
        json!({"TYPE": "NEWLINE"})
    );
}

#[test]
fn how_a_button_looks() {
    let button = Button::command("Stop", "stop")
        .disabled(true)
        .context(ButtonContext::Desktop)
        .display(ButtonDisplay::Line)
        .width(120)
        .bg_color("#29619b")
        .bg_color_token(ColorToken::Alert)
        .text_color("#fff")
        .off_bg_color("#aaa")
        .off_text_color("#000");
    assert_eq!(
        serde_json::to_value(&button).expect("it is data"),
        json!({
            "TEXT": "Stop", "COMMAND": "stop", "DISABLED": "Y", "CONTEXT": "DESKTOP", "DISPLAY": "LINE", "WIDTH": 120,
            "BG_COLOR": "#29619b", "BG_COLOR_TOKEN": "alert", "TEXT_COLOR": "#fff", "OFF_BG_COLOR": "#aaa",
            "OFF_TEXT_COLOR": "#000"
        })
    );
    let enabled = Button::command("Go", "go").disabled(false);
    assert_eq!(
        serde_json::to_value(&enabled).expect("it is data")["DISABLED"],
        "N"
    );
}

#[test]
fn the_bot_is_filled_in_wherever_a_keyboard_goes_and_never_replaced() {
    let keyboard = || Keyboard::new([Button::command("Help", "help")]);
    let (server, bot) = yes();
    run(bot
        .chat()
        .message()
        .update(789)
        .keyboard(keyboard())
        .into_future())
    .expect("changed");
    assert_eq!(keyboard_of(&server)["BOT_ID"], 456);

    let (server, bot) = yes();
    let answer = bot.command().answer(42, 789, DialogId::chat(5));
    run(answer.keyboard(keyboard()).into_future()).expect("answered");
    assert_eq!(keyboard_of(&server)["BOT_ID"], 456);

    let (server, bot) = yes();
    let update = bot.chat().message().update(789);
    run(update.keyboard(keyboard().bot_id(7)).into_future()).expect("changed");
    assert_eq!(keyboard_of(&server)["BOT_ID"], 7);
}

#[test]
fn a_keyboard_is_removed_by_a_letter_and_json_goes_out_as_it_is() {
    let (server, bot) = yes();
    run(bot
        .chat()
        .message()
        .update(789)
        .remove_keyboard()
        .into_future())
    .expect("changed");
    assert_eq!(keyboard_of(&server), "N");

    let (server, bot) = yes();
    let raw = json!({"BUTTONS": [{"TEXT": "a", "NEW": true}]});
    let update = bot.chat().message().update(789).keyboard(raw.clone());
    run(update.into_future()).expect("changed");
    assert_eq!(keyboard_of(&server), raw);

    let (server, bot) = yes();
    let update = bot.chat().message().update(789).text("Hi");
    run(update.into_future()).expect("changed");
    assert_eq!(
        keyboard_of(&server),
        Value::Null,
        "what is not set is not sent"
    );
}

#[test]
fn rows_are_added_one_by_one() {
    let mut keyboard = Keyboard::new(Vec::<Button>::new());
    for number in ["1", "2", "3"] {
        keyboard = keyboard.row([Button::send(number, number)]);
    }
    let breaks = keyboard
        .buttons
        .iter()
        .map(|item| matches!(item, KeyboardItem::NewLine(_)));
    assert_eq!(
        breaks.collect::<Vec<_>>(),
        [false, true, false, true, false]
    );
}

#[test]
fn a_keyboard_of_too_many_characters_is_not_sent() {
    let server = ScriptedServer::answering(|_| Reply::json(200, r#"{"result":{"id":1}}"#));
    let bot = client_of(&server).bot(456);
    // Brackets, quotation marks and names count. Characters do, not bytes.
    let frame = r#"{"BOT_ID":456,"BUTTONS":[{"TEXT":"","LINK":"/"}]}"#.len();
    let call = |text: String| {
        let keyboard = Keyboard::new([Button::link(text, "/")]);
        bot.chat()
            .message()
            .send(DialogId::chat(5))
            .keyboard(keyboard)
    };
    run(call("ж".repeat(60_000 - frame)).into_future()).expect("exactly at the limit");
    let long = call("ж".repeat(60_001 - frame));
    let error = run(long.clone().into_future()).expect_err("too long");
    let CallError::Invalid(invalid) = &error else {
        panic!("{error}")
    };
    assert_eq!(invalid.parameter(), Some("fields.keyboard"));
    assert_eq!(invalid.limit(), Some(Limit::MaxJsonChars(60_000)));
    let message = error.to_string();
    assert!(
        message.contains("has 60001 characters as JSON, the most is 60000"),
        "{message}"
    );
    assert_eq!(server.requests().len(), 1, "the second was not sent");
    run(long.with(CallOptions::new().without_limits()).into_future()).expect("sent unchecked");
}
