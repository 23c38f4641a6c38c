//! What `imbot.v2.Chat.Message.delete` does, case by case.

use bitrix24_sandbox::ChatKind;
use serde_json::json;

use crate::support::{Bench, done, refused};

/// Whose message it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Author {
    Bot,
    BotAndRead,
    Person,
    System,
}

/// What the bot is in the chat.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Owner,
    Manager,
    Member,
}

#[derive(Debug, PartialEq)]
enum Became {
    Gone,
    Soft,
    Untouched,
}

use Author::{Bot, BotAndRead, Person, System};
use Became::{Gone, Soft, Untouched};
use ChatKind::{Channel, Comment, General, Group, Open, OpenChannel, OpenLines, Private};
use Role::{Manager, Member, Owner};

/// Without `complete` the server chooses.
const CHOSEN: [(ChatKind, Role, Author, Became); 33] = [
    (Group, Member, BotAndRead, Soft),
    (Group, Member, Bot, Gone),
    (Group, Member, Person, Untouched),
    (Group, Member, System, Untouched),
    (Open, Member, BotAndRead, Soft),
    (Open, Member, Bot, Gone),
    (Open, Member, Person, Untouched),
    (Group, Owner, BotAndRead, Gone),
    (Group, Owner, Bot, Gone),
    (Group, Owner, Person, Gone),
    (Group, Owner, System, Gone),
    (Group, Manager, Person, Gone),
    (Group, Manager, System, Gone),
    (Private, Owner, BotAndRead, Soft),
    (Private, Owner, Bot, Gone),
    (Private, Owner, Person, Untouched),
    (Private, Member, Person, Untouched),
    (Private, Member, BotAndRead, Soft),
    (Comment, Member, BotAndRead, Soft),
    (Comment, Member, Bot, Soft),
    (Comment, Member, Person, Untouched),
    (Comment, Owner, Person, Soft),
    (General, Member, BotAndRead, Gone),
    (General, Member, Bot, Gone),
    (General, Member, Person, Untouched),
    (Channel, Member, Bot, Untouched),
    (Channel, Member, BotAndRead, Untouched),
    (Channel, Manager, Bot, Gone),
    (Channel, Manager, Person, Gone),
    (OpenChannel, Member, BotAndRead, Untouched),
    (OpenLines, Member, BotAndRead, Gone),
    (OpenLines, Member, Person, Gone),
    (OpenLines, Member, System, Gone),
];

/// A message in a chat of its own.
fn message(bench: &Bench, kind: ChatKind, role: Role, author: Author) -> i64 {
    let (bot, portal) = (bench.seeded.bot, bench.portal());
    // Whoever writes in a channel manages it at that time.
    let chat = match kind {
        Private if role == Owner => portal.add_chat(Private, "", bot, &[1]),
        Private => portal.add_chat(Private, "", 1, &[bot]),
        _ => bench.chat(kind, bot),
    };
    let dialog = match kind {
        Private => "1".to_owned(),
        _ => format!("chat{chat}"),
    };
    if kind != Private {
        portal.make_manager(chat, 1);
    }
    let message = match author {
        Bot | BotAndRead => bench.send(&dialog, "text"),
        Person if kind == Private => portal.user(1).says(&bot.to_string(), "text").unwrap(),
        Person => portal.user(1).says(&dialog, "text").unwrap(),
        System => {
            let fields = json!({ "message": "text", "system": true });
            let sent = bench.bot(
                "Chat.Message.send",
                json!({ "dialogId": dialog, "fields": fields }),
            );
            sent.unwrap()["id"].as_i64().unwrap()
        }
    };
    if author == BotAndRead {
        let dialog = if kind == Private {
            bot.to_string()
        } else {
            dialog.clone()
        };
        portal.user(1).reads(&dialog).unwrap();
    }
    if kind != Private && role != Owner {
        bench
            .bot("Chat.setOwner", json!({ "dialogId": dialog, "userId": 1 }))
            .unwrap();
        if role == Manager {
            portal.make_manager(chat, bot);
        }
    }
    message
}

fn became(bench: &Bench, message: i64) -> Became {
    match bench.portal().message(message) {
        None => Gone,
        Some(message) if message["params"]["IS_DELETED"] == "Y" => Soft,
        Some(_) => Untouched,
    }
}

#[test]
fn the_server_chooses() {
    for (kind, role, author, expected) in CHOSEN {
        for complete in [
            json!({}),
            json!({ "complete": false }),
            json!({ "complete": "N" }),
        ] {
            let bench = Bench::new();
            let id = message(&bench, kind, role, author);
            let mut params = complete.clone();
            params["messageId"] = json!(id);
            let answer = bench.bot("Chat.Message.delete", params);
            assert_eq!(answer, done(), "{kind:?} {role:?} {author:?}");
            assert_eq!(
                became(&bench, id),
                expected,
                "{kind:?} {role:?} {author:?} {complete}"
            );
        }
    }
}

#[test]
fn complete_looks_at_no_right() {
    for (kind, role, author, _) in CHOSEN {
        for complete in [json!(true), json!("Y"), json!("true"), json!("1")] {
            let bench = Bench::new();
            let id = message(&bench, kind, role, author);
            let params = json!({ "messageId": id, "complete": complete });
            assert_eq!(bench.bot("Chat.Message.delete", params), done());
            assert_eq!(
                became(&bench, id),
                Gone,
                "{kind:?} {role:?} {author:?} {complete}"
            );
        }
    }
}

#[test]
fn a_number_is_no_complete() {
    let bench = Bench::new();
    let id = message(&bench, Group, Member, Person);
    assert_eq!(
        bench.bot(
            "Chat.Message.delete",
            json!({ "messageId": id, "complete": 1 })
        ),
        done()
    );
    assert_eq!(became(&bench, id), Untouched);
}

#[test]
fn a_second_deletion() {
    let bench = Bench::new();
    let soft = message(&bench, Group, Member, BotAndRead);
    let gone = message(&bench, Group, Member, Bot);
    for (id, second) in [(soft, done()), (gone, refused("MESSAGE_NOT_FOUND"))] {
        assert_eq!(
            bench.bot("Chat.Message.delete", json!({ "messageId": id })),
            done()
        );
        assert_eq!(
            bench.bot("Chat.Message.delete", json!({ "messageId": id })),
            second
        );
    }
    let emptied = bench.portal().message(soft).unwrap();
    assert_eq!(emptied["text"], "This message was deleted.");
}

#[test]
fn what_the_bot_cannot_see_it_cannot_delete() {
    let bench = Bench::new();
    let portal = bench.portal();
    let secret = portal.add_chat(Group, "Secret", 1, &[]);
    let said = portal
        .user(1)
        .says(&format!("chat{secret}"), "psst")
        .unwrap();
    let old = bench.seeded.message;
    portal.start_history(bench.seeded.chat, bench.seeded.bot, old + 1);
    for complete in [false, true] {
        let delete = |id| {
            bench.bot(
                "Chat.Message.delete",
                json!({ "messageId": id, "complete": complete }),
            )
        };
        assert_eq!(delete(said), refused("ACCESS_DENIED"));
        assert_eq!(delete(old), refused("MESSAGE_ACCESS_DENIED"));
        assert_eq!(delete(999_999), refused("MESSAGE_NOT_FOUND"));
    }
    // The first message of the history that is open to the bot can be seen.
    portal.start_history(bench.seeded.chat, bench.seeded.bot, old);
    let react = json!({ "messageId": old, "reaction": "like" });
    assert_eq!(bench.bot("Chat.Message.Reaction.add", react), done());
    portal.start_history(bench.seeded.chat, bench.seeded.bot, 0);
    portal.hide_messages_by_plan(old);
    let answer = bench.bot("Chat.Message.delete", json!({ "messageId": old }));
    assert_eq!(answer, refused("MESSAGE_ACCESS_DENIED_BY_TARIFF"));
}
