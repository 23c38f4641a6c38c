//! Events in the object that delivers them: name and data in any order, known, unknown and broken.

use serde_core::de::MapAccess;
use serde_json::json;

use super::{clean, decoded};
use crate::decode::{Field, Object};
use crate::event::event_enum;

/// Somebody wrote something.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Wrote {
    /// ID of the message.
    pub id: i64,
    /// Text.
    pub text: Option<String>,
}

impl Object for Wrote {
    const REQUIRED: &'static [&'static str] = &["id"];

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => value.into(&mut self.id),
            "text" => value.into(&mut self.text),
            _ => value.skip(),
        }
    }
}

event_enum! {
    /// An event of any kind.
    Event {
        "ONWROTE" => Wrote, "Somebody wrote something.";
    }
}

/// An event as it is polled.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Delivered {
    /// ID of the event.
    #[cfg_attr(feature = "serde", serde(rename = "eventId"))]
    pub event_id: i64,
    /// The event.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub event: Event,
}

impl Object for Delivered {
    const REQUIRED: &'static [&'static str] = &["eventId", "type", "data"];

    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "eventId" => value.into(&mut self.event_id),
            "type" => value.event_name(&mut self.event),
            "data" => value.event_data(&mut self.event),
            _ => value.skip(),
        }
    }
}

fn delivered(json: &str) -> (Vec<Event>, Vec<String>) {
    let mut drops = crate::decode::Drops::default();
    let list: Vec<Delivered> = crate::decode::decode(json, &mut drops)
        .expect("valid JSON")
        .expect("a list never fails");
    let dropped = drops.into_list();
    let paths = dropped.iter().map(|mismatch| mismatch.path("$"));
    (
        list.into_iter().map(|of| of.event).collect(),
        paths.collect(),
    )
}

#[test]
fn name_and_data_come_in_any_order() {
    for text in [
        r#"[{"eventId": 1, "type": "ONWROTE", "data": {"id": "5", "text": "Hi"}}]"#,
        r#"[{"data": {"id": "5", "text": "Hi"}, "eventId": 1, "type": "ONWROTE"}]"#,
        r#"[{"type": "onwrote", "data": {"id": 5, "text": "Hi", "new": [1]}, "eventId": 1}]"#,
    ] {
        let (events, dropped) = delivered(text);
        let [Event::Wrote(wrote)] = &events[..] else {
            panic!("{text}: {events:?}");
        };
        assert_eq!((wrote.id, wrote.text.as_deref()), (5, Some("Hi")));
        assert_eq!(events[0].name(), "ONWROTE");
        assert_eq!(dropped, [""; 0]);
    }
}

#[test]
fn an_event_that_is_new_keeps_its_name_and_data() {
    for text in [
        r#"[{"eventId": 1, "type": "ONSANG", "data": {"song": [1, null]}}]"#,
        r#"[{"eventId": 1, "data": {"song": [1, null]}, "type": "ONSANG"}]"#,
    ] {
        let (events, _) = delivered(text);
        let [Event::Unknown(event)] = &events[..] else {
            panic!("{text}: {events:?}");
        };
        assert_eq!(
            (event.name(), event.data()),
            ("ONSANG", &json!({"song": [1, null]}))
        );
    }
}

#[test]
fn data_that_does_not_decode_is_kept_and_costs_no_other_event() {
    for broken in [
        r#"{"eventId": 2, "type": "ONWROTE", "data": {"id": [], "text": "\u0041", "more": {"a": 1}}}"#,
        r#"{"eventId": 2, "data": {"id": [], "text": "A", "more": {"a": 1}}, "type": "ONWROTE"}"#,
    ] {
        let whole = r#"{"eventId": 1, "type": "ONWROTE", "data": {"id": 1}}"#;
        let (events, _) = delivered(&format!("[{whole}, {broken}, {whole}]"));
        let [Event::Wrote(_), Event::Undecoded(event), Event::Wrote(_)] = &events[..] else {
            panic!("{events:?}");
        };
        assert_eq!(event.name(), "ONWROTE");
        assert_eq!(
            event.data(),
            &json!({"id": [], "text": "A", "more": {"a": 1}})
        );
        assert_eq!(event.error().path(), "data.id");
        assert_eq!(event.error().found(), "an empty list");
    }
}

#[test]
fn data_of_another_kind_is_kept_too() {
    for data in ["[1]", "\"text\"", "7", "{}"] {
        let (events, _) = delivered(&format!(
            r#"[{{"eventId": 1, "type": "ONWROTE", "data": {data}}}]"#
        ));
        let [Event::Undecoded(event)] = &events[..] else {
            panic!("{data}: {events:?}");
        };
        assert_eq!(event.data().to_string(), data);
    }
}

#[test]
fn a_delivery_without_a_name_is_reported_and_costs_no_other() {
    let text = json!([{"eventId": 1, "data": {"id": 5}}, {"eventId": 2, "type": "ONWROTE", "data": {"id": 5}}]);
    let (events, dropped) = delivered(&text.to_string());
    assert_eq!(events.len(), 1);
    assert_eq!(dropped, ["$[0].type"]);
}

#[test]
fn optional_parts_of_the_data_that_do_not_decode_are_reported() {
    let (list, dropped) = decoded::<Vec<Delivered>>(&json!([
        {"eventId": 1, "type": "ONWROTE", "data": {"id": 5, "text": {"a": 1}}}
    ]));
    assert!(matches!(
        list.as_deref(),
        Ok([Delivered {
            event: Event::Wrote(_),
            ..
        }])
    ));
    assert_eq!(
        dropped,
        ["$[0].data.text: expected a text, found an object"]
    );
}

#[cfg(feature = "serde")]
#[test]
fn an_event_is_written_as_it_travels() {
    let travels = json!({"eventId": 1, "type": "ONWROTE", "data": {"id": 5, "text": "Hi"}});
    let event: Delivered = clean(&travels);
    assert_eq!(serde_json::to_value(&event).expect("JSON"), travels);
}

#[cfg(not(feature = "serde"))]
#[test]
fn an_event_decodes_whole() {
    clean::<Delivered>(&json!({"eventId": 1, "type": "ONWROTE", "data": {"id": 5, "text": "Hi"}}));
}
