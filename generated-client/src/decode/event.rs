//! Name and data of an event arrive in two fields of an object. Nearly always the name comes first, and the data is
//! decoded as it comes; otherwise the data waits as JSON until the name is there.

use std::marker::PhantomData;
use std::mem;
use std::sync::Arc;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess};

use super::{Drops, Field, Mismatch, Segment};
use crate::event::{AnyEvent, UndecodedEvent};

struct EventSeed<'a, E> {
    name: String,
    drops: &'a mut Drops,
    event: PhantomData<E>,
}

impl<'de, E: AnyEvent> DeserializeSeed<'de> for EventSeed<'_, E> {
    type Value = Result<E, (&'static str, Mismatch)>;

    fn deserialize<D: Deserializer<'de>>(self, data: D) -> Result<Self::Value, D::Error> {
        E::read(self.name, data, self.drops)
    }
}

#[allow(
    dead_code,
    private_bounds,
    reason = "only schemas with events need it; the trait is the runtime's own"
)]
impl<'de, A: MapAccess<'de>> Field<'_, A> {
    /// Takes the name of an event.
    pub(crate) fn event_name<E: AnyEvent>(self, place: &mut E) -> Result<(), A::Error> {
        let Some(event) = place.incomplete() else {
            return self.skip();
        };
        let Self { map, drops, .. } = self;
        let Ok(name) = map.next_value_seed(super::Seed::<String>::new(drops))? else {
            return Ok(());
        };
        if event.data.is_null() {
            event.name = name;
            return Ok(());
        }
        let data = mem::take(&mut event.data);
        let mark = drops.mark();
        // JSON that was read once can be read again, so that there is no other error.
        let read = E::read(name, &data, drops);
        if drops.mark() != mark {
            drops.within(mark, || Segment::key("data"));
        }
        match read {
            Ok(Ok(event)) => *place = event,
            Ok(Err((name, mismatch))) => {
                *place = E::undecoded(UndecodedEvent::new(name, &mismatch, Arc::new(data.into())));
            }
            Err(_) => {}
        }
        Ok(())
    }

    /// Takes the data of an event.
    pub(crate) fn event_data<E: AnyEvent>(self, place: &mut E) -> Result<(), A::Error> {
        let Some(event) = place.incomplete() else {
            return self.skip();
        };
        if event.name.is_empty() {
            return self.into(&mut event.data);
        }
        let Self {
            map, key, drops, ..
        } = self;
        let mark = drops.mark();
        let read = map.next_value_seed(EventSeed {
            name: mem::take(&mut event.name),
            drops: &mut *drops,
            event: PhantomData,
        })?;
        *place = match read {
            Ok(event) => event,
            Err((name, mismatch)) => {
                E::undecoded(UndecodedEvent::new(name, &mismatch, drops.want()))
            }
        };
        if drops.mark() != mark {
            drops.within(mark, || Segment::key(key));
        }
        Ok(())
    }
}
