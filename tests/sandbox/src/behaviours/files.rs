//! `imbot.v2.File.*`, `im.v2.File.*`

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::{Behaviour, dialog};
use crate::acts::messages::{self, Draft};
use crate::acts::{access, chats};
use crate::call::{Call, Outcome, strict_text};
use crate::failure::Failure;
use crate::shapes;
use crate::state::{File, State, next};

pub(super) const METHODS: super::Family = &[
    (
        "imbot.v2.File.upload",
        Behaviour::of(upload_by_bot).needing(&["fields"]),
    ),
    (
        "im.v2.File.upload",
        Behaviour::of(upload_by_user).needing(&["fields"]),
    ),
    ("imbot.v2.File.download", Behaviour::of(download)),
    // The page asks for a dialog; the server does not know the parameter.
    (
        "im.v2.File.download",
        Behaviour::of(download).reading(&["dialogId"]),
    ),
];

fn upload_by_bot(call: &mut Call<'_>) -> Outcome {
    upload(call, shapes::bot_file)
}

fn upload_by_user(call: &mut Call<'_>) -> Outcome {
    upload(call, shapes::file)
}

fn upload(call: &mut Call<'_>, shown: fn(&State, &File) -> Value) -> Outcome {
    let chat = dialog::open(call)?;
    let (author, fields) = (call.actor(), call.group("fields"));
    let name = strict_text(&fields, "name")?.unwrap_or_default();
    let content = strict_text(&fields, "content")?.unwrap_or_default();
    if name.is_empty() || content.is_empty() {
        return Err(Failure::of("FILE_EMPTY"));
    }
    let content = BASE64_STANDARD.decode(content.trim());
    let content = content.map_err(|_| Failure::of("FILE_INVALID_CONTENT"))?;
    let most = call.table("fields.content").and_then(|of| of.max_bytes);
    if most.is_some_and(|most| content.len() > most) {
        return Err(Failure::of("FILE_TOO_LARGE"));
    }
    let text = super::sending::text(call, &fields)?;
    let id = next(&mut call.state.ids.file);
    let file = File {
        id,
        chat,
        author,
        date: call.state.now(),
        name,
        content: Arc::from(content),
        secret: format!("f{:x}", id.wrapping_mul(0x9E37_79B9)),
    };
    let shown = shown(call.state, &file);
    call.state.files.insert(id, file);
    let draft = Draft {
        chat,
        author,
        text,
        files: vec![id],
        ..Draft::default()
    };
    let message = messages::write(call.state, draft);
    let found = call.state.chats.get(&chat);
    let dialog = found.and_then(|chat| chats::dialog_id(chat, author));
    Ok(json!({ "file": shown, "messageId": message, "chatId": chat, "dialogId": dialog }))
}

fn download(call: &mut Call<'_>) -> Outcome {
    let id = call.needed_int("fileId")?;
    let file = call.state.files.get(&id);
    let file = file.ok_or_else(|| Failure::of("FILE_NOT_FOUND"))?;
    let chat = call.state.chats.get(&file.chat);
    if !chat.is_some_and(|chat| access::can_see(chat, call.actor())) {
        return Err(Failure::of("FILE_ACCESS_ERROR"));
    }
    Ok(json!({ "downloadUrl": shapes::download_url(call.state, file) }))
}
