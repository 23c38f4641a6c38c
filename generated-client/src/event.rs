//! Events of any kind: those that this version knows, and those that it does not.

use std::sync::{Arc, OnceLock};

use serde_core::de::Deserializer;
use serde_json::Value;

use crate::decode::{Dropped, Drops, Mismatch};

/// An event that this version of the client does not know, or that came without data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownEvent {
    pub(crate) name: String,
    pub(crate) data: Value,
}

impl UnknownEvent {
    /// The name under which the portal sent it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its data, as the portal sent it.
    pub fn data(&self) -> &Value {
        &self.data
    }
}

/// An event that this version of the client knows, with data that does not decode.
#[derive(Clone, Debug)]
pub struct UndecodedEvent {
    name: &'static str,
    data: Arc<OnceLock<Value>>,
    error: Dropped,
}

impl UndecodedEvent {
    pub(crate) fn new(name: &'static str, mismatch: &Mismatch, data: Arc<OnceLock<Value>>) -> Self {
        let error = Dropped::new(mismatch.path("data"), mismatch.expected(), mismatch.found());
        Self { name, data, error }
    }

    /// The name under which the portal sent it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its data, as the portal sent it.
    pub fn data(&self) -> &Value {
        self.data.get().unwrap_or(&Value::Null)
    }

    /// What is wrong with the data, and where in it: `data.message.id`.
    pub fn error(&self) -> &Dropped {
        &self.error
    }
}

impl PartialEq for UndecodedEvent {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.data() == other.data() && self.error == other.error
    }
}

/// The enumeration of all events, which [`event_enum`] defines.
pub(crate) trait AnyEvent: Sized {
    /// Reads the data of an event. Data that is not that of the event comes with the event's name.
    fn read<'de, D: Deserializer<'de>>(
        name: String,
        data: D,
        drops: &mut Drops,
    ) -> Result<Result<Self, (&'static str, Mismatch)>, D::Error>;

    /// What is there of an event that is not complete yet.
    fn incomplete(&mut self) -> Option<&mut UnknownEvent>;

    fn undecoded(event: UndecodedEvent) -> Self;
}

/// Defines the enumeration of all events, each with a type of its own. `Default` is an unknown one without a name.
///
/// ```text
/// event_enum! {
///     /// An event of any kind.
///     Event {
///         "ONIMBOTV2MESSAGEADD" => MessageAdd, "Somebody wrote a message.";
///     }
/// }
/// ```
#[allow(unused_macros, reason = "only schemas with events need it")]
macro_rules! event_enum {
    (
        $(#[$docs:meta])*
        $Name:ident { $($event:literal => $Event:ident, $doc:literal;)* }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $(#[doc = concat!("`", $event, "`: ", $doc)] $Event(Box<$Event>),)*
            /// An event that this version of the client does not know, or that came without data.
            Unknown($crate::UnknownEvent),
            /// An event with data that does not decode.
            Undecoded($crate::UndecodedEvent),
        }

        impl $Name {
            /// The name under which the portal sent it.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$Event(_) => $event,)*
                    Self::Unknown(event) => event.name(),
                    Self::Undecoded(event) => event.name(),
                }
            }
        }

        impl $crate::event::AnyEvent for $Name {
            fn read<'de, D: serde_core::Deserializer<'de>>(
                name: String,
                data: D,
                drops: &mut $crate::decode::Drops,
            ) -> Result<Result<Self, (&'static str, $crate::decode::Mismatch)>, D::Error> {
                use serde_core::de::DeserializeSeed;

                $(
                    if name.eq_ignore_ascii_case($event) {
                        let read = $crate::decode::Seed::<Box<$Event>>::new(drops).deserialize(data)?;
                        return Ok(read.map(Self::$Event).map_err(|mismatch| ($event, mismatch)));
                    }
                )*
                let data = serde_core::Deserialize::deserialize(data)?;
                Ok(Ok(Self::Unknown($crate::UnknownEvent { name, data })))
            }

            fn incomplete(&mut self) -> Option<&mut $crate::UnknownEvent> {
                match self {
                    Self::Unknown(event) => Some(event),
                    _ => None,
                }
            }

            fn undecoded(event: $crate::UndecodedEvent) -> Self {
                Self::Undecoded(event)
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::Unknown($crate::UnknownEvent::default())
            }
        }

        /// As the portal sends it: the name under `type`, and the data under `data`.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("type", self.name())?;
                match self {
                    $(Self::$Event(event) => map.serialize_entry("data", event)?,)*
                    Self::Unknown(event) => map.serialize_entry("data", event.data())?,
                    Self::Undecoded(event) => map.serialize_entry("data", event.data())?,
                }
                map.end()
            }
        }
    };
}

#[allow(unused_imports, reason = "only schemas with events need it")]
pub(crate) use event_enum;
