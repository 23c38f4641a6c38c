use serde_json::{Value, json};

use super::user;
use crate::acts::{access, chats, messages};
use crate::clock::iso;
use crate::state::{Chat, ChatKind, State};

/// A chat inside an event: nothing in it depends on who looks, but for the dialog ID.
pub(crate) fn event_chat(chat: &Chat, viewer: i64) -> Value {
    let (kind, message_type) = kinds(chat.kind);
    json!({
        "id": chat.id,
        "dialogId": chats::dialog_id(chat, viewer),
        "name": chat.title,
        "description": chat.description,
        "type": kind,
        "messageType": message_type,
        "owner": chat.owner,
        "color": chat.color,
        "avatar": chat.avatar,
        "extranet": false,
        "containsCollaber": false,
        "entityType": if chat.kind == ChatKind::General { "GENERAL" } else { "" },
        "entityId": "",
        "entityData1": "",
        "entityData2": "",
        "entityData3": "",
        "entityLink": { "type": "", "url": "", "id": "" },
        "diskFolderId": null,
        "permissions": {
            "manageUsersAdd": "member",
            "manageUsersDelete": "manager",
            "manageUi": "member",
            "manageSettings": "owner",
            "manageMessages": "member",
            "manageMessagesAutoDelete": "owner",
            "canPost": "member",
        },
        "parentChatId": 0,
        "parentMessageId": 0,
        "isNew": false,
        "textFieldEnabled": chat.text_field_enabled,
        "backgroundId": null,
    })
}

/// A chat as a method shows it to a user.
pub(crate) fn chat(state: &State, chat: &Chat, viewer: i64) -> Value {
    let mut shown = event_chat(chat, viewer);
    let last = messages::in_chat(state, chat.id).last();
    let last_id = last.map(|message| message.id);
    let managers = chat.managers.iter().filter(|user| **user != chat.owner);
    let managers: Vec<_> = [&chat.owner].into_iter().chain(managers).collect();
    // Somebody who is not in the chat has read it to its end.
    let read = if chat.members.contains(&viewer) {
        chat.read.get(&viewer).copied().unwrap_or(0)
    } else {
        last_id.unwrap_or(0)
    };
    let viewers = last.map(|message| {
        let ids = message.viewed_by.iter().copied();
        ids.filter(|id| *id != message.author).collect::<Vec<_>>()
    });
    let viewers = viewers.unwrap_or_default();
    let first = viewers.first().map(|id| {
        let name = user(state, *id)["name"].clone();
        json!({ "userId": id, "userName": name, "date": iso(state.now()) })
    });
    shown["role"] = json!(role(chat, viewer));
    shown["muteList"] = json!([]);
    shown["dateCreate"] = json!(iso(chat.created));
    shown["lastMessageId"] = json!(last_id);
    shown["lastMessageViews"] = json!({
        "messageId": last_id.unwrap_or(0),
        "firstViewers": first.into_iter().collect::<Vec<_>>(),
        "countOfViewers": viewers.len(),
    });
    shown["lastId"] = json!(read);
    shown["markedId"] = json!(0);
    shown["unreadId"] = json!(0);
    shown["managerList"] = json!(managers);
    shown["messageCount"] = json!(messages::in_chat(state, chat.id).count());
    shown["userCounter"] = json!(chat.members.len());
    shown["public"] = json!("");
    shown
}

/// A chat and what comes with it: the bot, and in a private chat the user at the other end.
pub(crate) fn bundle(state: &State, of: &Chat, viewer: i64) -> Value {
    let mut users = vec![user(state, viewer)];
    let is_private = of.kind == ChatKind::Private;
    if let (true, Some(companion)) = (is_private, chats::companion(of, viewer)) {
        users.push(user(state, companion));
    }
    let copilot = if is_private {
        Value::Null
    } else {
        json!({
            "chats": null, "messages": null, "engines": null, "roles": null, "aiProvider": "",
        })
    };
    json!({
        "chat": chat(state, of, viewer),
        "users": users,
        "recentConfig": { "chatId": of.id, "sections": ["default"] },
        "messagesAutoDeleteConfigs": [],
        "callInfo": { "chatId": of.id, "token": "" },
        "copilot": copilot,
    })
}

fn role(chat: &Chat, user: i64) -> &'static str {
    if chat.owner == user {
        "owner"
    } else if access::manages(chat, user) {
        "manager"
    } else if chat.members.contains(&user) {
        "member"
    } else if access::can_see(chat, user) {
        "guest"
    } else {
        "none"
    }
}

/// What a kind of chat is called, and the letter that older interfaces have for it.
fn kinds(kind: ChatKind) -> (&'static str, &'static str) {
    match kind {
        ChatKind::Private => ("private", "P"),
        ChatKind::Group => ("chat", "C"),
        ChatKind::Open => ("open", "O"),
        ChatKind::Channel => ("channel", "N"),
        ChatKind::OpenChannel => ("openChannel", "J"),
        ChatKind::General => ("general", "O"),
        ChatKind::Comment => ("thread", "T"),
        ChatKind::OpenLines => ("lines", "L"),
    }
}
