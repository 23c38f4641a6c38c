//! Events.

use super::Comparison;
use super::difference::{Difference, Spot};
use super::fields::Side;
use super::finding::{Kind, Subject, Thing};
use super::paste;
use super::schema_fields::Field;

impl Comparison<'_> {
    pub(super) fn events(&mut self) {
        let (schema, facts) = (self.schema, self.facts);
        for event in &schema.events {
            let subject = Subject::Event(event.name.value.clone());
            let Some(described) = self.index.event_facts(&event.name.value) else {
                let message = format!("the docs have no event `{}`", event.name.value);
                self.differ(
                    Difference::new(Kind::Unknown, Thing::Event, Spot::new(subject, ""), message)
                        .schema(event.name.place),
                );
                continue;
            };
            let root = Spot::new(subject, "fields");
            let fields: Vec<Field<'_>> = event.fields.iter().map(Field::of).collect();
            let side = Side {
                root: &root,
                object: None,
                thing: Thing::Field,
                marks_required: false,
                page: &described.place,
                place: event.fields_place,
            };
            self.fields(side, &fields, &described.fields);
        }
        for event in &facts.events {
            if !schema
                .events
                .iter()
                .any(|known| known.name.value == event.name)
            {
                let mut difference = Difference::new(
                    Kind::Missing,
                    Thing::Event,
                    Spot::new(Subject::Event(event.name.clone()), ""),
                    "the schema does not describe this event",
                )
                .docs(&event.place)
                .paste(paste::new_file("events", &event.name));
                difference.not_yet = true;
                self.differ(difference);
            }
        }
    }
}
