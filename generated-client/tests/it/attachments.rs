//! Attachments as they leave: the forms of the vendor's examples, with values of our own.

use bitrix24_imbot::enums::{AvatarType, ColorToken, GridDisplay};
use bitrix24_imbot::objects::{
    Attachment, Block, DelimiterBlock, FileItem, GridItem, ImageItem, LinkBlock, UserBlock,
};
use bitrix24_imbot::{CallError, DialogId, Limit};
use scripted_server::{Reply, ScriptedServer};
use serde_json::{Value, json};

use crate::support::{bot_at, client_of, run};

fn attachment_of(server: &ScriptedServer) -> Value {
    let body: Value = serde_json::from_str(&server.requests()[0].text()).expect("it is JSON");
    body["fields"]["attach"].clone()
}

fn encoded(block: &Block) -> Value {
    serde_json::to_value(block).expect("it is data")
}

#[test]
fn the_frame_is_always_there() {
    let bare = || Attachment::new(["Build 142 failed"]);
    let framed = || {
        bare()
            .id(1)
            .color_token(ColorToken::Secondary)
            .color("#29619b")
    };
    for (attachment, expected) in [
        (bare(), json!({"BLOCKS": [{"MESSAGE": "Build 142 failed"}]})),
        (
            framed(),
            json!({
                "ID": 1, "COLOR_TOKEN": "secondary", "COLOR": "#29619b",
                "BLOCKS": [{"MESSAGE": "Build 142 failed"}]
            }),
        ),
    ] {
        let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"id":1}}"#));
        let send = bot.chat().message().send(DialogId::chat(5));
        run(send.attach(attachment.clone()).into_future()).expect("sent");
        assert_eq!(attachment_of(&server), expected);

        let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"result":true}}"#));
        let update = bot.chat().message().update(789);
        run(update.attach(attachment.clone()).into_future()).expect("changed");
        assert_eq!(attachment_of(&server), expected);

        let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"result":true}}"#));
        let answer = bot.command().answer(42, 789, DialogId::chat(5));
        run(answer.attach(attachment).into_future()).expect("answered");
        assert_eq!(attachment_of(&server), expected);
    }
}

#[test]
fn an_attachment_is_removed_by_an_empty_list() {
    let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"result":true}}"#));
    run(bot
        .chat()
        .message()
        .update(789)
        .remove_attach()
        .into_future())
    .expect("changed");
    assert_eq!(attachment_of(&server), json!([]));

    let (server, bot) = bot_at(Reply::json(200, r#"{"result":{"result":true}}"#));
    let raw = json!({"BLOCKS": [{"RICH_LINK": {"LINK": "https://example.com/"}}]});
    let update = bot.chat().message().update(789).attach(raw.clone());
    run(update.into_future()).expect("changed");
    assert_eq!(attachment_of(&server), raw);
}

#[test]
fn a_person() {
    let plain = UserBlock::new("Build server")
        .avatar("https://example.com/a.png")
        .link("https://example.com/");
    assert_eq!(
        encoded(&Block::user(plain)),
        json!({"USER": {
            "NAME": "Build server", "AVATAR": "https://example.com/a.png", "LINK": "https://example.com/"
        }})
    );
    let inside = UserBlock::new("Anna")
        .user_id(1)
        .chat_id(5)
        .bot_id(456)
        .network_id("n1");
    assert_eq!(
        encoded(&inside.avatar_type(AvatarType::Bot).into()),
        json!({"USER": {
            "NAME": "Anna", "USER_ID": 1, "CHAT_ID": 5, "BOT_ID": 456, "NETWORK_ID": "n1", "AVATAR_TYPE": "BOT"
        }})
    );
}

#[test]
fn a_link() {
    let link = LinkBlock::new("https://example.com/142")
        .name("Build 142")
        .description("Failed after 3 minutes")
        .html("<b>Failed</b>")
        .preview("https://example.com/142.png")
        .width(1000)
        .height(638)
        .user_id(1)
        .chat_id(5)
        .network_id("n1");
    assert_eq!(
        encoded(&Block::link(link)),
        json!({"LINK": {
            "LINK": "https://example.com/142", "NAME": "Build 142", "DESC": "Failed after 3 minutes",
            "HTML": "<b>Failed</b>", "PREVIEW": "https://example.com/142.png", "WIDTH": 1000, "HEIGHT": 638,
            "USER_ID": 1, "CHAT_ID": 5, "NETWORK_ID": "n1"
        }})
    );
}

#[test]
fn a_text_and_a_line() {
    let text = bitrix24_imbot::formatting::bold("im 24");
    assert_eq!(
        encoded(&Block::message(text)),
        json!({"MESSAGE": "[b]im 24[/b]"})
    );
    let line = DelimiterBlock::new().size(200).color("#c6c6c6");
    assert_eq!(
        encoded(&Block::delimiter(line)),
        json!({"DELIMITER": {"SIZE": 200, "COLOR": "#c6c6c6"}})
    );
    assert_eq!(
        encoded(&DelimiterBlock::new().into()),
        json!({"DELIMITER": {}})
    );
}

#[test]
fn a_grid_in_each_display() {
    let displays = [
        (GridDisplay::Block, "BLOCK"),
        (GridDisplay::Line, "LINE"),
        (GridDisplay::Row, "ROW"),
        (GridDisplay::Table, "TABLE"),
    ];
    for (display, name) in displays {
        let item =
            |title: &str, value: &str| GridItem::new(display.clone()).name(title).value(value);
        let branch = item("Branch", "main").width(250).height(20);
        let result = item("Result", "failed")
            .color_token(ColorToken::Alert)
            .color("#f00");
        let leads = item("By", "Anna").link("/").user_id(1).chat_id(5);
        assert_eq!(
            encoded(&Block::grid([branch, result, leads])),
            json!({"GRID": [
                {"DISPLAY": name, "NAME": "Branch", "VALUE": "main", "WIDTH": 250, "HEIGHT": 20},
                {"DISPLAY": name, "NAME": "Result", "VALUE": "failed", "COLOR_TOKEN": "alert", "COLOR": "#f00"},
                {"DISPLAY": name, "NAME": "By", "VALUE": "Anna", "LINK": "/", "USER_ID": 1, "CHAT_ID": 5}
            ]})
        );
    }
}

#[test]
fn pictures_and_files() {
    let picture = ImageItem::new("https://example.com/large.png")
        .name("Chart")
        .preview("https://example.com/small.png")
        .width(1000)
        .height(638);
    assert_eq!(
        encoded(&Block::image([picture, ImageItem::new("/upload/b.png")])),
        json!({"IMAGE": [
            {
                "LINK": "https://example.com/large.png", "NAME": "Chart", "PREVIEW": "https://example.com/small.png",
                "WIDTH": 1000, "HEIGHT": 638
            },
            {"LINK": "/upload/b.png"}
        ]})
    );
    let file = FileItem::new("https://example.com/build.log")
        .name("build.log")
        .size(1_500_000);
    assert_eq!(
        encoded(&Block::file([file])),
        json!({"FILE": [{"LINK": "https://example.com/build.log", "NAME": "build.log", "SIZE": 1_500_000}]})
    );
}

#[test]
fn an_attachment_of_too_many_characters_is_not_sent() {
    let server = ScriptedServer::replaying([]);
    let send = client_of(&server)
        .bot(456)
        .chat()
        .message()
        .send(DialogId::chat(5));
    let error = run(send
        .attach(Attachment::new(["x".repeat(60_000)]))
        .into_future())
    .expect_err("too long");
    let CallError::Invalid(invalid) = &error else {
        panic!("{error}")
    };
    assert_eq!(invalid.parameter(), Some("fields.attach"));
    assert_eq!(invalid.limit(), Some(Limit::MaxJsonChars(60_000)));
    assert!(server.requests().is_empty());
}
