use serde_json::{Value, json};

use super::user;
use crate::clock::iso;
use crate::state::{File, State};

/// A file as `im.v2` shows it.
pub(crate) fn file(state: &State, file: &File) -> Value {
    let mut shown = bot_file(state, file);
    let url = download_url(state, file);
    shown["status"] = json!("done");
    shown["progress"] = json!(100);
    shown["urlPreview"] = json!("");
    shown["urlShow"] = json!(url);
    shown["urlDownload"] = json!(url);
    shown["mediaUrl"] = json!({ "preview": { "250": format!("{url}?width=250") } });
    shown["viewerAttrs"] = json!({ "objectId": file.id.to_string() });
    shown
}

/// A file as `imbot.v2` shows it.
pub(crate) fn bot_file(state: &State, file: &File) -> Value {
    let extension = file.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    json!({
        "id": file.id,
        "chatId": file.chat,
        "date": iso(file.date),
        "type": kind(extension),
        "name": file.name,
        "extension": extension,
        "size": file.content.len(),
        "image": false,
        "authorId": file.author,
        "authorName": user(state, file.author)["name"],
        "isTranscribable": false,
        "isVideoNote": false,
        "isVoiceNote": false,
    })
}

/// Where the content lies; the portal answers there too.
pub(crate) fn download_url(state: &State, file: &File) -> String {
    format!("{}/download/{}/{}", state.origin, file.id, file.secret)
}

fn kind(extension: &str) -> &'static str {
    match extension.to_ascii_lowercase().as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" => "image",
        "mp4" | "webm" | "mov" => "video",
        "mp3" | "ogg" | "wav" => "audio",
        _ => "file",
    }
}
