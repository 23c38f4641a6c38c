//! Where the data of an event can stand: in an object that says beside it which event it is.

use super::Checker;
use crate::api::{Api, EVENT_NAME, Field, Returns, Type};
use crate::diagnostic::Diagnostic;
use crate::model::Param;
use crate::source::Place;

impl Checker<'_> {
    pub(super) fn event_data(&mut self, api: &Api) {
        let schema = self.schema;
        for (written, object) in schema.objects.iter().zip(&api.objects) {
            self.event_in(&written.fields, &object.fields, api);
            if object.is_input && object.fields.iter().any(|field| field.ty == Type::Event) {
                self.report(misplaced(
                    written.name.place,
                    "an object that is sent holds no event",
                ));
            }
        }
        for (written, union) in schema.unions.iter().zip(&api.unions) {
            for (variant, _) in written
                .variants
                .iter()
                .zip(&union.variants)
                .filter(|(_, variant)| holds_event(&variant.ty))
            {
                self.report(misplaced(variant.ty.place, "a variant is no event"));
            }
        }
        for (written, event) in schema.events.iter().zip(&api.events) {
            for (field, _) in written
                .fields
                .iter()
                .zip(&event.fields)
                .filter(|(_, field)| holds_event(&field.ty))
            {
                self.report(misplaced(field.name.place, "an event holds no other event"));
            }
        }
        for (written, method) in schema.methods.iter().zip(&api.methods) {
            let returned = match &method.returns {
                Returns::Value { ty, .. } => holds_event(ty),
                Returns::Object { fields, .. } => fields.iter().any(|field| holds_event(&field.ty)),
            };
            let taken = method
                .values()
                .iter()
                .any(|(_, value)| holds_event(&value.field.ty));
            if returned || taken {
                self.report(misplaced(
                    written.name.place,
                    "a method takes and returns no bare event",
                ));
            }
        }
    }

    fn event_in(&mut self, written: &[Param], fields: &[Field], api: &Api) {
        let mut first: Option<Place> = None;
        for (param, field) in written.iter().zip(fields) {
            let place = param.name.place;
            if field.ty != Type::Event {
                if holds_event(&field.ty) {
                    self.report(misplaced(place, "events do not stand in lists and maps"));
                }
                continue;
            }
            if api.events.is_empty() && self.schema.unread.is_empty() {
                self.report(
                    Diagnostic::new(place, "the schema describes no events")
                        .label("the data of which event?")
                        .help("describe the events, each in a file under events/"),
                );
            }
            if let Some(first) = first {
                self.report(
                    misplaced(place, "an object holds one event")
                        .related(first, "the first one is here"),
                );
            }
            first = first.or(Some(place));
            let named = fields.iter().any(|field| {
                field.wire == EVENT_NAME && matches!(field.ty, Type::Text | Type::Enum(_))
            });
            if !named {
                self.report(
                    Diagnostic::new(
                        place,
                        format!("no field `{EVENT_NAME}` says which event it is"),
                    )
                    .label("the data of which event?")
                    .help(format!("describe `{EVENT_NAME}`, a `string`, beside it")),
                );
            }
        }
    }
}

fn holds_event(ty: &Type) -> bool {
    match ty {
        Type::Event => true,
        Type::List(item) => holds_event(item),
        Type::Map(_, value) => holds_event(value),
        _ => false,
    }
}

fn misplaced(place: Place, why: &str) -> Diagnostic {
    Diagnostic::new(place, why).label("`Event` cannot stand here").help(
        "`Event` is the type of a field of an object under objects/; a field `type` beside it says which event it is",
    )
}
