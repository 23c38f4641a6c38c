//! `imbot.v2.Chat.User.*`, `imbot.v2.Chat.Manager.*`

use serde_json::Value;

use super::{Behaviour, dialog};
use crate::acts::{access, members, messages};
use crate::call::{Call, Outcome, done};
use crate::failure::Failure;
use crate::shapes;
use crate::state::{Chat, ChatKind};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Chat.User.list", Behaviour::of(list)),
    ("imbot.v2.Chat.User.add", Behaviour::of(add)),
    ("imbot.v2.Chat.User.delete", Behaviour::of(delete)),
    ("imbot.v2.Chat.Manager.add", Behaviour::of(add_managers)),
    (
        "imbot.v2.Chat.Manager.delete",
        Behaviour::of(delete_managers),
    ),
];

/// A limit that is out of bounds is no limit but the default one.
fn list(call: &mut Call<'_>) -> Outcome {
    let asked = call.int("limit");
    let limit = match asked {
        Some(asked) if asked == call.clamped("limit") => asked,
        Some(_) => default_limit(call),
        None => call.clamped("limit"),
    };
    let order = call.group("order");
    let chat = dialog::chat(call)?;
    let (id, mut users) = (chat.id, chat.members.clone());
    let last_message = |user: &i64| {
        let own = messages::in_chat(call.state, id).filter(|of| of.author == *user);
        own.map(|message| message.id).max().unwrap_or(0)
    };
    for (key, direction) in &order {
        match key.as_str() {
            "lastSendMessageId" => users.sort_by_key(last_message),
            "id" | "userId" => users.sort_unstable(),
            _ => continue,
        }
        let direction = direction.as_str().unwrap_or_default();
        if direction.eq_ignore_ascii_case("desc") {
            users.reverse();
        }
    }
    users.truncate(usize::try_from(limit).unwrap_or(0));
    let users = users.iter().map(|user| shapes::user(call.state, *user));
    Ok(Value::Array(users.collect()))
}

fn default_limit(call: &Call<'_>) -> i64 {
    let default = call.table("limit").and_then(|of| of.default.as_ref());
    default.and_then(values::int).unwrap_or(50)
}

/// Who does not exist, or is there already, is passed over.
fn add(call: &mut Call<'_>) -> Outcome {
    let (users, by) = (values::ints(call.param("userIds")), call.actor());
    let id = dialog::chat_if(call, is_group_member)?.id;
    members::add(call.state, id, &users, by);
    done()
}

/// Who is not there, is passed over.
fn delete(call: &mut Call<'_>) -> Outcome {
    let user = call.needed_int("userId")?;
    let chat = dialog::chat_if(call, access::manages)?;
    if chat.owner == user {
        return Err(Failure::of("ACCESS_DENIED"));
    }
    let id = chat.id;
    members::remove(call.state, id, user);
    done()
}

fn add_managers(call: &mut Call<'_>) -> Outcome {
    let users = managers(call)?;
    let chat = dialog::chat_if(call, owns)?;
    for user in users {
        if chat.members.contains(&user) {
            chat.managers.insert(user);
        }
    }
    done()
}

fn delete_managers(call: &mut Call<'_>) -> Outcome {
    let users = managers(call)?;
    let chat = dialog::chat_if(call, owns)?;
    chat.managers.retain(|manager| !users.contains(manager));
    done()
}

/// Access to the chat is looked at before the list of users.
fn managers(call: &mut Call<'_>) -> Result<Vec<i64>, Failure> {
    dialog::chat_if(call, owns)?;
    let users = values::ints(call.param("userIds"));
    if users.is_empty() {
        return Err(Failure::of("EMPTY_USER_IDS"));
    }
    Ok(users)
}

fn owns(chat: &Chat, user: i64) -> bool {
    chat.kind != ChatKind::Private && chat.owner == user
}

fn is_group_member(chat: &Chat, user: i64) -> bool {
    chat.kind != ChatKind::Private && chat.members.contains(&user)
}
