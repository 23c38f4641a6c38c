//! Drafts into a schema that people have worked on, and of pages that are written in other ways.

use super::{API, import, page, shown};

#[test]
fn values_of_types_that_the_schema_has_hold_what_is_required_there() {
    let wall = "object: Brick\ndoc: A brick.\nfields:\n  id: { type: int, required: true, min: 7, doc: ID. }\n  name: { type: string, required: true, min_chars: 6, doc: Name. }\n  short: { type: string | null, required: true, max_chars: 2, doc: Short. }\n  side: { type: Side, required: true, doc: Side. }\n  doors: { type: \"Door[]\", required: true, doc: Doors. }\n  door: { type: Door, required: true, doc: Door. }\n  at: { type: DateTime | false, required: true, doc: When. }\n  free: { type: string, doc: Free. }\n";
    let door = "object: Door\ndoc: A door.\nfields:\n  owner: { type: UserId, required: true, doc: Owner. }\n  is: { type: bool, required: true, doc: Whether. }\n";
    let side = "enum: Side\ndoc: A side.\nvalues:\n  left: Left.\n  right: Right.\n";
    let event = "event: ONWALL\ntype: OnWall\nsummary: It happened.\nfields:\n  wall: { type: Brick, doc: Wall. }\n";
    let page = page(
        "wall.v2.Wall.list",
        &["wall* | Brick | One that is sent"],
        &[],
        &[
            "result | object | R",
            "result.walls | Brick[] | Walls",
            "result.side | Side | Side",
        ],
        &[],
    );
    let files = [
        ("api.yaml", API),
        ("objects/Brick.yaml", wall),
        ("objects/Door.yaml", door),
        ("enums/Side.yaml", side),
        ("events/ONWALL.yaml", event),
    ];
    let pages = [("walls/list.md", &*page)];
    let text = shown(&import(&pages, &files, &["wall.v2.Wall.list"]).unwrap());
    let value = "id: 7";
    assert_eq!(text.matches(value).count(), 2, "{text}");
    assert!(
        text.contains("side: left") && text.contains("owner: 5"),
        "{text}"
    );
}

#[test]
fn what_a_page_only_hints_at_is_no_object_without_a_name() {
    let rows = [
        "TITLE | string | Title",
        "UF_CRM_... | string | Fields that users made themselves",
    ];
    let page = page(
        "wall.v2.Wall.add",
        &["fields* | object | See [below](#fields)"],
        &rows,
        &[
            "result | object | R",
            "result.id | integer | ID",
            "result.UF_... | string | More",
        ],
        &[],
    );
    let draft = import(
        &[("walls/add.md", &page)],
        &[("api.yaml", API)],
        &["wall.v2.Wall.add"],
    );
    let text = shown(&draft.unwrap());
    assert!(
        !text.contains("\"\":") && !text.contains("=== objects/"),
        "{text}"
    );
    assert!(!text.contains("UF_"), "{text}");
}
