//! What the hand-sized `Serialize` implementations of requests are written with, and the body
//! that a call puts on the wire.

use serde_core::ser::Serialize;

use crate::BotId;
use crate::secret::Secret;

/// Implements `Serialize` as a map of fields, in this order. What is not set leaves no trace, and neither does a group
/// of fields of which none is set.
///
/// ```text
/// serialize_fields!(MessageDelete { "messageId": message_id, "complete": complete if set });
/// serialize_fields!(BotUpdate { "fields": fields if any });
/// ```
macro_rules! serialize_fields {
    ($Name:ident { $($wire:literal: $field:ident $(if $condition:ident)?),* $(,)? }) => {
        impl $Name {
            /// Whether any of the fields would travel.
            #[allow(dead_code, reason = "it is asked of groups")]
            fn is_any_set(&self) -> bool {
                false $(|| $crate::encode::is_sent!(self.$field $(, $condition)?))*
            }
        }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a method may have no parameters")]
                let mut map = serde_core::Serializer::serialize_map(serializer, None)?;
                $(
                    if $crate::encode::is_sent!(self.$field $(, $condition)?) {
                        serde_core::ser::SerializeMap::serialize_entry(&mut map, $wire, &self.$field)?;
                    }
                )*
                serde_core::ser::SerializeMap::end(map)
            }
        }
    };
}

/// Whether a field travels.
macro_rules! is_sent {
    ($field:expr) => {
        true
    };
    ($field:expr, set) => {
        $field.is_some()
    };
    ($field:expr, any) => {
        $field.is_any_set()
    };
}

pub(crate) use {is_sent, serialize_fields};

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
