//! Pages of lists, drafted where a page names all of their parts.

use super::{API, import, page, shown};

const OFFSET: &str = "offset | integer | Items to pass over, all of them";
const LIMIT: &str = "limit | integer | Items in a page, at most";
const RESULT: &str = "result | object | Result";
const WALLS: &str = "result.walls | string[] | Walls";
const MORE: &str = "result.hasNextPage | boolean | Whether more follow";

#[test]
fn paging_is_drafted_where_all_parts_are_there_and_asked_for_elsewhere() {
    let others = "result.others | string[] | Others";
    let next = "result.nextOffset | integer | Where the next page begins";
    let text = "result.nextOffset | string | Where the next page begins";
    let by_flag = "paging: { offset: offset, limit: limit, items: walls, more: hasNextPage }\n";
    let by_both = "items: walls, more: hasNextPage, next: nextOffset }\n";
    let asks = "# TODO: does it page? describe it under `paging`, which has ";
    let cases: [(&[&str], &[&str], &str); 10] = [
        (&[OFFSET, LIMIT], &[RESULT, WALLS, MORE], by_flag),
        (&[OFFSET, LIMIT], &[RESULT, others, WALLS, MORE], by_flag),
        (&[OFFSET, LIMIT], &[RESULT, WALLS, next, MORE], by_both),
        (
            &[
                "OFFSET | integer | Passed over, all",
                "LIMIT | integer | At most so many",
            ],
            &[RESULT, WALLS, next],
            "paging: { offset: OFFSET, limit: LIMIT, items: walls, next: nextOffset }\n",
        ),
        (&[OFFSET, LIMIT], &[RESULT, WALLS], asks),
        (&[LIMIT], &[RESULT, WALLS, MORE], asks),
        (&[OFFSET], &[RESULT, WALLS, MORE], asks),
        (&[OFFSET, LIMIT], &[RESULT, MORE], asks),
        (&[OFFSET, LIMIT], &[RESULT, WALLS, text, MORE], asks),
        (&[OFFSET, LIMIT], &["result | string[] | Walls"], asks),
    ];
    for (params, returns, expected) in cases {
        let page = page("wall.v2.Wall.list", params, &[], returns, &[]);
        let draft = import(
            &[("walls/list.md", &page)],
            &[("api.yaml", API)],
            &["wall.v2.Wall.list"],
        );
        let text = shown(&draft.unwrap());
        assert!(text.contains(expected), "{expected}\n{text}");
        assert_eq!(
            text.contains("\npaging:"),
            !text.contains("does it page?"),
            "{text}"
        );
    }
}
