//! What requests and objects are encoded with, and the body that a call puts on the wire.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::BotId;
use crate::secret::Secret;

/// A struct that is sent as the entries of a map, its own or, where it is flattened, that of another struct.
pub(crate) trait Entries {
    /// Writes the entries, and nothing around them.
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;

    /// Whether there would be any.
    fn is_any_set(&self) -> bool {
        true
    }
}

impl<T: Entries> Entries for Option<T> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|value| value.entries(map))
    }

    fn is_any_set(&self) -> bool {
        self.is_some()
    }
}

/// Implements `Serialize` as a map of fields, in this order. Each says how it is sent:
///
/// | | |
/// |---|---|
/// | `required(x)` | always |
/// | `optional(x)` | where it is set |
/// | `group(x)` | where anything in it is set |
/// | `flag(x)`, `optional_flag(x)` | a boolean, as `Y` or `N` |
/// | `removable(x, "N")` | where it is set; where it is set to none, this |
/// | `flat(x)` | its own entries, in place of it |
/// | `constant(5)` | always this |
///
/// ```text
/// serialize_fields!(MessageDelete { "messageId": required(message_id), "complete": optional(complete) });
/// ```
macro_rules! serialize_fields {
    ($Name:ident { $($wire:literal: $how:ident($($what:tt)*)),* $(,)? }) => {
        impl $crate::encode::Entries for $Name {
            #[allow(unused_variables, reason = "there may be no fields")]
            fn entries<M: serde_core::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $($crate::encode::write_field!(self, map, $wire, $how($($what)*));)*
                Ok(())
            }

            fn is_any_set(&self) -> bool {
                false $(|| $crate::encode::is_set!(self, $how($($what)*)))*
            }
        }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::encode::flat(serializer, self)
            }
        }
    };
}

/// Writes one field of [`serialize_fields`].
macro_rules! write_field {
    ($self:ident, $map:ident, $wire:literal, required($field:ident)) => {
        $map.serialize_entry($wire, &$self.$field)?
    };
    ($self:ident, $map:ident, $wire:literal, optional($field:ident)) => {
        if let Some(value) = &$self.$field {
            $map.serialize_entry($wire, value)?;
        }
    };
    ($self:ident, $map:ident, $wire:literal, group($field:ident)) => {
        if $crate::encode::Entries::is_any_set(&$self.$field) {
            $map.serialize_entry($wire, &$self.$field)?;
        }
    };
    ($self:ident, $map:ident, $wire:literal, flag($field:ident)) => {
        $map.serialize_entry($wire, $crate::encode::yes_no($self.$field))?
    };
    ($self:ident, $map:ident, $wire:literal, optional_flag($field:ident)) => {
        if let Some(value) = $self.$field {
            $map.serialize_entry($wire, $crate::encode::yes_no(value))?;
        }
    };
    ($self:ident, $map:ident, $wire:literal, removable($field:ident, $removed:expr)) => {
        match &$self.$field {
            Some(Some(value)) => $map.serialize_entry($wire, value)?,
            Some(None) => $map.serialize_entry($wire, $removed)?,
            None => {}
        }
    };
    ($self:ident, $map:ident, $wire:literal, flat($field:ident)) => {
        $crate::encode::Entries::entries(&$self.$field, $map)?
    };
    ($self:ident, $map:ident, $wire:literal, constant($value:expr)) => {
        $map.serialize_entry($wire, &$value)?
    };
}

/// Whether a field of [`serialize_fields`] is set by the caller.
macro_rules! is_set {
    ($self:ident, optional($field:ident)) => {
        $self.$field.is_some()
    };
    ($self:ident, optional_flag($field:ident)) => {
        $self.$field.is_some()
    };
    ($self:ident, removable($field:ident, $removed:expr)) => {
        $self.$field.is_some()
    };
    ($self:ident, group($field:ident)) => {
        $crate::encode::Entries::is_any_set(&$self.$field)
    };
    ($self:ident, flat($field:ident)) => {
        $crate::encode::Entries::is_any_set(&$self.$field)
    };
    ($self:ident, $always:ident($($what:tt)*)) => {
        true
    };
}

pub(crate) use {is_set, serialize_fields, write_field};

/// A boolean where the server wants a letter.
#[allow(dead_code, reason = "only schemas with flags need it")]
pub(crate) fn yes_no(value: bool) -> &'static str {
    if value { "Y" } else { "N" }
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
