//! `imbot.v2.Chat.add`, `get`, `update`, `setOwner`, `leave`

use serde_json::{Map, Value};

use super::{Behaviour, dialog};
use crate::acts::messages::{self, Draft};
use crate::acts::{chats, events, members};
use crate::call::{Call, Outcome, camel_names, done, strict_text};
use crate::failure::Failure;
use crate::shapes::{self, colour};
use crate::state::{Chat, ChatKind, UserKind};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Chat.add", Behaviour::of(add)),
    ("imbot.v2.Chat.get", Behaviour::of(get)),
    ("imbot.v2.Chat.update", Behaviour::of(update)),
    ("imbot.v2.Chat.setOwner", Behaviour::of(set_owner)),
    ("imbot.v2.Chat.leave", Behaviour::of(leave)),
];

/// Of the type only `open` matters. The owner is not checked, `message` and `users` are ignored, and the description
/// is posted as a message.
fn add(call: &mut Call<'_>) -> Outcome {
    let bot = call.actor();
    let by = call.state.people.get(&call.caller.user);
    let is_guest =
        by.is_some_and(|user| matches!(user.kind, UserKind::Extranet | UserKind::Collaber));
    if is_guest {
        return Err(Failure::of("ACCESS_DENIED"));
    }
    let fields = camel_names(call.group("fields"));
    let avatar = avatar(&fields)?;
    let title = strict_text(&fields, "title")?;
    let description = strict_text(&fields, "description")?.unwrap_or_default();
    let colour = strict_text(&fields, "color")?;
    let kind = match fields.get("type").and_then(Value::as_str) {
        Some("open") => ChatKind::Open,
        _ => ChatKind::Group,
    };
    let owner = fields.get("ownerId").and_then(values::int).unwrap_or(bot);
    let mut users = vec![bot];
    users.extend(values::ints(fields.get("userIds")));
    let id = chats::create(call.state, kind, title.as_deref(), owner, &users);
    let mut joined = Vec::new();
    if let Some(chat) = call.state.chats.get_mut(&id) {
        chat.description.clone_from(&description);
        if let Some(colour) = colour.as_deref().and_then(colour::of_name) {
            colour.clone_into(&mut chat.color);
        }
        chat.avatar = avatar.unwrap_or_default();
        joined.clone_from(&chat.members);
    }
    events::joined(call.state, id, &joined, bot);
    if !description.is_empty() {
        post_system(call, id, &description);
    }
    bundle(call, id)
}

fn get(call: &mut Call<'_>) -> Outcome {
    let id = dialog::open(call)?;
    bundle(call, id)
}

/// For the owner alone, and not for private chats. An emptied title gives way to a generated one, a bad avatar takes
/// the avatar away.
fn update(call: &mut Call<'_>) -> Outcome {
    let fields = camel_names(call.group("fields"));
    let avatar = avatar(&fields)?;
    let title = strict_text(&fields, "title")?;
    let description = strict_text(&fields, "description")?;
    let colour = strict_text(&fields, "color")?;
    let chat = dialog::chat_if(call, owns)?;
    let id = chat.id;
    if let Some(title) = title {
        chat.title = Some(match title.trim() {
            "" => chats::generated_title(chat.id),
            title => title.to_owned(),
        });
    }
    if let Some(description) = description {
        chat.description = description;
    }
    if let Some(colour) = colour.as_deref().and_then(colour::of_name) {
        colour.clone_into(&mut chat.color);
    }
    if let Some(avatar) = avatar {
        chat.avatar = avatar;
        post_system(call, id, "The picture of the chat was changed.");
    }
    done()
}

/// Any number will do, somebody who is not there too.
fn set_owner(call: &mut Call<'_>) -> Outcome {
    let user = call.needed_int("userId")?;
    dialog::chat_if(call, owns)?.owner = user;
    done()
}

/// A private chat is given up with all that was said in it; the next call with the user's number opens a new one.
fn leave(call: &mut Call<'_>) -> Outcome {
    let bot = call.actor();
    let chat = dialog::chat(call)?;
    let id = chat.id;
    if !chat.members.contains(&bot) {
        return Err(Failure::of("USER_NOT_FOUND"));
    }
    members::remove(call.state, id, bot);
    done()
}

fn owns(chat: &Chat, user: i64) -> bool {
    chat.owner == user && chat.kind != ChatKind::Private
}

fn bundle(call: &Call<'_>, id: i64) -> Outcome {
    let chat = call.state.chats.get(&id);
    let chat = chat.ok_or_else(|| Failure::of("CHAT_NOT_FOUND"))?;
    Ok(shapes::bundle(call.state, chat, call.actor()))
}

fn post_system(call: &mut Call<'_>, chat: i64, text: &str) {
    let author = call.actor();
    let draft = Draft {
        chat,
        author,
        text: text.to_owned(),
        is_system: true,
        ..Draft::default()
    };
    messages::write(call.state, draft);
}

/// A picture in Base64. A number, the ID of a file, is refused; what is no picture takes the avatar away.
fn avatar(fields: &Map<String, Value>) -> Result<Option<String>, Failure> {
    match fields.get("avatar") {
        None => Ok(None),
        Some(Value::Number(_)) => Err(Failure::of("WRONG_PARAMETER")),
        Some(Value::String(text)) if text.len() >= 8 => {
            Ok(Some(format!("/upload/chat/{}.png", text.len())))
        }
        Some(_) => Ok(Some(String::new())),
    }
}
