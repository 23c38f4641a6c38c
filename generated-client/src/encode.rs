//! What the hand-sized `Serialize` implementations of requests are written with, and the body
//! that a call puts on the wire.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

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

/// Writes a parameter that can be removed: not set, it leaves no trace; removed, it is what stands
/// for "none"; otherwise it is the value.
#[allow(dead_code, reason = "only methods with removable parameters need it")]
#[expect(
    clippy::ref_option,
    clippy::option_option,
    reason = "generated code passes its fields as they are"
)]
pub(crate) fn removable_entry<M, T, R>(
    map: &mut M,
    key: &'static str,
    value: &Option<Option<T>>,
    removed: &R,
) -> Result<(), M::Error>
where
    M: SerializeMap,
    T: Serialize,
    R: Serialize + ?Sized,
{
    match value {
        Some(Some(value)) => map.serialize_entry(key, value),
        Some(None) => map.serialize_entry(key, removed),
        None => Ok(()),
    }
}

/// A boolean where the server wants a letter.
#[allow(dead_code, reason = "only schemas with flags need it")]
pub(crate) fn yes_no(value: bool) -> &'static str {
    if value { "Y" } else { "N" }
}

/// What can stand among the entries of a map that belongs to something else.
#[allow(dead_code, reason = "only schemas with flat fields need it")]
pub(crate) trait Entries {
    /// Writes the entries, and nothing around them.
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

impl<T: Entries> Entries for Option<T> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|value| value.entries(map))
    }
}

/// A map of nothing but these entries.
#[allow(dead_code, reason = "only schemas with flat fields need it")]
pub(crate) fn flat<S: Serializer>(serializer: S, of: &impl Entries) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    of.entries(&mut map)?;
    map.end()
}

/// `{"LINK": …}`: a map with one key, which says what the value is.
#[allow(dead_code, reason = "only schemas with keyed unions need it")]
pub(crate) fn keyed<S, T>(serializer: S, key: &'static str, value: &T) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
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
