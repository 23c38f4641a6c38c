//! What the hand-sized `Serialize` implementations of requests are written with, and the body
//! that a call puts on the wire.

use serde_core::ser::{Serialize, SerializeMap};

use crate::BotId;
use crate::secret::Secret;

/// Writes an optional parameter; an absent one leaves no trace.
#[expect(
    clippy::ref_option,
    reason = "generated code passes its fields as they are"
)]
pub(crate) fn entry<M, T>(map: &mut M, key: &'static str, value: &Option<T>) -> Result<(), M::Error>
where
    M: SerializeMap,
    T: Serialize,
{
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}

/// The body of a call: the bot's ID and token, then the parameters of the method, in one object.
pub(crate) fn body<T: Serialize>(
    bot: Option<BotId>,
    token: Option<&Secret>,
    request: &T,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut body = credentials(bot, token)?;
    let joint = body.len();
    serde_json::to_writer(&mut body, request)?;
    join(&mut body, joint);
    Ok(body)
}

/// `{"botId":456,"botToken":"…"` without the closing brace, or nothing at all.
fn credentials(bot: Option<BotId>, token: Option<&Secret>) -> Result<Vec<u8>, serde_json::Error> {
    let mut body = Vec::with_capacity(256);
    if let Some(bot) = bot {
        body.extend_from_slice(b"{\"botId\":");
        serde_json::to_writer(&mut body, &bot)?;
    }
    if let Some(token) = token {
        body.extend_from_slice(if body.is_empty() { b"{" } else { b"," });
        body.extend_from_slice(b"\"botToken\":");
        serde_json::to_writer(&mut body, token)?;
    }
    Ok(body)
}

/// Makes one object of `{credentials` and `{parameters}`, which meet at `joint`.
fn join(body: &mut Vec<u8>, joint: usize) {
    if joint == 0 {
        return;
    }
    if body[joint..] == *b"{}" {
        body.truncate(joint);
        body.push(b'}');
    } else {
        debug_assert_eq!(body[joint], b'{', "a request serializes as a map");
        body[joint] = b',';
    }
}
