//! Mistakes that the types exclude. Each program is right but for one line.

use journeys::{ScratchCrate, repository};
use serde_json::Value;

/// A mistake, and the error of the compiler: its code and words of its message.
const MISTAKES: [(&str, &str, &str); 7] = [
    (
        "let _ = bot.chat().message().delete(BotId::from(456));",
        "E0277",
        "`MessageId: From<BotId>` is not satisfied",
    ),
    (
        "let _ = bot.chat().message().delete();",
        "E0061",
        "this method takes 1 argument but 0 arguments were supplied",
    ),
    (
        "let _ = bot.chat().message().delete(\"789\");",
        "E0277",
        "`MessageId: From<&str>` is not satisfied",
    ),
    (
        "let _ = bot.chat().message().send(MessageId::from(789));",
        "E0277",
        "`DialogId: From<MessageId>` is not satisfied",
    ),
    (
        "let _ = bitrix24_imbot::objects::Button::link(\"Open\", \"/\").command(\"Open\", \"help\");",
        "E0599",
        "no method named `command` found",
    ),
    (
        "let _ = bitrix24_imbot::objects::Button::new(\"Open\", \"/\");",
        "E0277",
        "`ButtonAction: From<&str>` is not satisfied",
    ),
    (
        "match code { BotCode::BotTokenNotSpecified | BotCode::BotIdRequired | BotCode::BotNotFound | BotCode::BotOwnershipError => {} }",
        "E0004",
        "non-exhaustive patterns",
    ),
];

#[test]
fn each_mistake_is_an_error_of_its_own_kind() {
    let scratch =
        ScratchCrate::with_generated(&repository().join("generated-client/src/generated"));
    assert_eq!(
        errors(
            &scratch,
            "let _ = bot.chat().message().delete(MessageId::from(789)); let _ = (bot, code);"
        ),
        []
    );
    for (mistake, code, message) in MISTAKES {
        let found = errors(&scratch, mistake);
        let [(found_code, found_message)] = &found[..] else {
            panic!("{mistake}: {found:?}")
        };
        assert_eq!(found_code, code, "{mistake}: {found_message}");
        assert!(
            found_message.contains(message),
            "{mistake}: {found_message}"
        );
    }
}

/// The compiler's errors about a program with one line of its own.
fn errors(scratch: &ScratchCrate, line: &str) -> Vec<(String, String)> {
    scratch.write(
        "examples/mistake.rs",
        &format!(
            "#![allow(unused_imports, unused_variables)]\n\
             use bitrix24_imbot::{{Bot, BotCode, BotId, MessageId}};\n\
             fn program(bot: &Bot, code: &BotCode) {{\n    {line}\n}}\n\
             fn main() {{\n    let _ = program;\n}}\n"
        ),
    );
    let checked = scratch.cargo(&[
        "check",
        "--quiet",
        "--example",
        "mistake",
        "--message-format=json",
    ]);
    let lines = String::from_utf8(checked.stdout).expect("cargo writes UTF-8");
    let messages = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = messages.filter(|message| message["message"]["level"] == "error");
    let errors = errors.filter(|message| message["message"]["code"].is_object());
    errors
        .map(|message| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (
                text(&message["message"]["code"]["code"]),
                text(&message["message"]["message"]),
            )
        })
        .collect()
}
