//! Events, drafted as methods are.

use super::{API, facts, import, page, schema, shown};
use bitrix_schema::draft;

/// A page of many events, a page of one, and the objects that they hold.
const EVENTS: &str = "\
# Events\n\n## ONWALLV2WALLPAINT {#onwallv2wallpaint}\n\nA wall was painted by somebody who can paint.\n\n#|\n\
|| **Field** | **Type** | **Description** ||\n\
|| **wall** | `object` | The wall ||\n\
|| **frame** | `object` | What is around it ||\n\
|| **brush** | [`Brush`](#brush) | What it was painted with, at length ||\n\
|| **type** | `string` | How. Allowed values: `thin`, `thick` ||\n\
|| **userId** | `integer` | Painter ||\n|#\n\n\
```json\n{ \"event\": \"ONWALLV2WALLPAINT\", \"data\": { \"wall\": { \"id\": 5, \"self\": {} }, \"frame\": { \"x\": 1 } } }\n```\n\n\
### brush Object {#brush}\n\n#|\n|| **Field** | **Type** | **Description** ||\n|| **width** | `integer` | Width ||\n|#\n\n\
## ONWALLV2FALL {#onwallv2fall}\n\nIt fell.\n\n#|\n|| **Field** | **Type** | **Description** ||\n|| **wall** | [`Wall`](./objects.md#wall) | The wall ||\n|#\n";

const OBJECTS: &str = "# Objects\n\n## Wall {#wall}\n\n#|\n|| **Field**\n`Type` | **Description** ||\n|| **id**\n`integer` | Wall ID ||\n|| **self**\n`Wall[]` | Itself ||\n|#\n";

fn pages() -> [(&'static str, &'static str); 2] {
    [("walls/events.md", EVENTS), ("walls/objects.md", OBJECTS)]
}

#[test]
fn an_event_with_everything() {
    let draft = import(
        &pages(),
        &[("api.yaml", API)],
        &["ONWALLV2WALLPAINT", "ONWALLV2FALL"],
    )
    .unwrap();
    insta::assert_snapshot!(shown(&draft));
}

#[test]
fn events_are_missing_after_methods_and_refused_where_they_are() {
    let method = page(
        "wall.v2.Wall.paint",
        &[],
        &[],
        &["result | boolean | Done"],
        &[],
    );
    let mut pages = pages().to_vec();
    pages.push(("walls/paint.md", &method));
    let there = [
        ("api.yaml", API),
        ("events/ONWALLV2FALL.yaml", "event: x\n"),
    ];
    assert_eq!(
        draft::missing(&facts(&pages), schema(&there)),
        ["wall.v2.Wall.paint", "ONWALLV2WALLPAINT"]
    );
    let error = |name: &str| import(&pages, &there, &[name]).unwrap_err().to_string();
    assert!(error("ONWALLV2FALL").contains("`ONWALLV2FALL` already; `--force`"));
    assert!(error("onWallV2WallPaint").contains("did you mean `ONWALLV2WALLPAINT`?"));
}

#[test]
fn the_name_of_an_event_does_not_depend_on_what_is_imported_with_it() {
    let other = EVENTS.replace("V2", "V3").replace("v2", "v3");
    let method = page(
        "wall.v3.Wall.paint",
        &[],
        &[],
        &["result | boolean | Done"],
        &[],
    );
    let mut pages = pages().to_vec();
    pages.extend([("walls/other.md", &*other), ("walls/paint.md", &*method)]);
    let api = API.replace("# the first", "\n  wall.v3: { module: door, doc: Doors. }");
    for names in [
        &["ONWALLV3WALLPAINT", "ONWALLV2WALLPAINT"][..],
        &["ONWALLV3WALLPAINT"],
    ] {
        let text = shown(&import(&pages, &[("api.yaml", &api)], names).unwrap());
        assert!(
            text.contains("event: ONWALLV3WALLPAINT\ntype: DoorWallPaintEvent\n"),
            "{text}"
        );
    }
}

#[test]
fn names_of_events_that_are_no_words() {
    for (event, ty) in [
        ("ONXQZKJ", "XqzkjEvent"),
        ("ONWALLV2", "WallV2Event"),
        ("OnWallDealAdd", "WallDealAddEvent"),
        ("ONSELF_TYPE", "SelfTypeEvent"),
        ("ON123", "DraftedEvent"),
    ] {
        let text = EVENTS.replace("ONWALLV2FALL", event);
        let pages = [("walls/events.md", &*text), ("walls/objects.md", OBJECTS)];
        match import(&pages, &[("api.yaml", API)], &[event]) {
            Ok(draft) => assert!(
                shown(&draft).contains(&format!("type: {ty}\n")),
                "{}",
                shown(&draft)
            ),
            Err(error) => assert_eq!(event, "ON123", "{error}: no heading of an event"),
        }
    }
}
