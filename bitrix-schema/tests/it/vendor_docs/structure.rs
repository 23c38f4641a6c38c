//! How tables, headings, anchors and includes belong together.

use super::{method_page, read_pages, render};

fn paths(section: &str) -> Vec<String> {
    let docs = read_pages(&[("wall.md", &method_page(section))]);
    assert_eq!(docs.findings, []);
    docs.facts.methods[0]
        .params
        .iter()
        .map(|param| param.path.clone())
        .collect()
}

fn table(rows: &str) -> String {
    format!("#|\n|| **Name**\n`type` | **Description** ||\n{rows}\n|#\n\n")
}

#[test]
fn objects_in_objects() {
    let section = table(
        "|| **fields***\n`object` | Described [below](#fields) ||\n|| **last**\n`string` | End ||",
    ) + "### Parameter fields {#fields}\n\n"
        + &table(
            "|| **walls**\n`object[]` | Described [below](#walls) ||\n|| **note**\n`string` | Text ||",
        )
        + "#### Parameter walls {#walls}\n\n"
        + &table("|| **side**\n`object` | Of the wall, see [here](#side) ||")
        + "#### Side {#side}\n\n"
        + &table("|| **name**\n`string` | Text ||");
    assert_eq!(
        paths(&section),
        [
            "fields",
            "fields.walls",
            "fields.walls[].side",
            "fields.walls[].side.name",
            "fields.note",
            "last"
        ]
    );
}

#[test]
fn a_heading_names_the_object_where_no_link_does() {
    let section = table("|| **fields***\n`object` | All of it ||")
        + "### Параметр fields\n\n"
        + &table("|| **a**\n`string` | Text ||");
    assert_eq!(paths(&section), ["fields", "fields.a"]);
}

#[test]
fn objects_that_hold_themselves_end() {
    let section = table("|| **tree**\n`object` | See [below](#tree) ||")
        + "### Tree {#tree}\n\n"
        + &table("|| **tree**\n`object` | See [below](#tree) ||\n|| **name**\n`string` | Text ||");
    assert_eq!(paths(&section), ["tree", "tree.tree", "tree.name"]);
}

#[test]
fn what_nothing_leads_to_is_a_finding() {
    let section = table("|| **a**\n`object` | See [below](#nowhere) ||")
        + "### Something else\n\n"
        + &table("|| **b**\n`string` | Text ||");
    let docs = read_pages(&[("wall.md", &method_page(&section))]);
    let findings: Vec<String> = docs.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        [
            "wall.md:14: `a` leads to `#nowhere`, which the page does not have",
            "wall.md:18: no parameter and no returned field leads to the table under \"Something else\"",
        ]
    );
}

#[test]
fn code_tables_of_this_and_other_pages() {
    let section = table(
        "|| **tone***\n`string` | One of the [tones](#tones) ||\n|| **brush**\n`string` | See [brushes](../tools.md#brushes) ||\n\
         || **other**\n`string` | See [the list](../tools.md#talk) ||",
    ) + "### Tones {#tones}\n\n#|\n|| **Code** | **HEX** ||\n|| `red` | `#f00` ||\n|| `blue` | `#00f` ||\n|#\n";
    let tools = "# Tools\n\n## Brushes {#brushes}\n\n#|\n|| **ID** | **Width** ||\n|| `s` | 1 ||\n|| `l` | 9 ||\n|#\n\n## Talk {#talk}\n\nText.\n";
    let docs = read_pages(&[
        ("walls/paint.md", &method_page(&section)),
        ("tools.md", tools),
    ]);
    insta::assert_snapshot!(render::docs(&docs));
}

#[test]
fn includes_keep_their_places() {
    let page = method_page("{% include [Parameters](_includes/parameters.md) %}");
    let included = table("|| **a***\n`string` | Text ||");
    let docs = read_pages(&[("wall.md", &page), ("_includes/parameters.md", &included)]);
    assert_eq!(docs.findings, []);
    let place = &docs.facts.methods[0].params[0].place;
    assert_eq!(place.to_string(), "_includes/parameters.md:4");
}

#[test]
fn includes_that_loop_or_are_missing() {
    let page = method_page(
        "{% include [a](a.md) %}\n\n{% include notitle [b](/gone/b.md) %}\n\nNo parameters.",
    );
    let docs = read_pages(&[
        ("wall.md", &page),
        ("a.md", "{% include [back](./a.md) %}\n{% include [x] %}"),
    ]);
    let findings: Vec<String> = docs.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        [
            "a.md:1: `a.md` is being included already",
            "a.md:2: this include names no file",
            "wall.md:13: there is no file `gone/b.md` to include",
        ]
    );
}

#[test]
fn tables_inside_lists_inside_notes() {
    let section = "{% note warning \"Mind\" %}\n\n- Some\n- more:\n\n    ".to_owned()
        + &table("|| **a***\n`string` | Text ||").replace('\n', "\n    ")
        + "\n{% endnote %}\n";
    assert_eq!(paths(&section), ["a"]);
}

#[test]
fn tags_that_do_not_match() {
    let page = method_page(
        "No parameters.\n\n{% note info %}\n\nText\n\n{% cut \"More\" %}\n\n{% endnote %}\n\n{% endlist %}\n\n{% dance %}\n",
    );
    let docs = read_pages(&[("wall.md", &page)]);
    let findings: Vec<String> = docs.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        [
            "wall.md:17: nothing closes this `cut`",
            "wall.md:21: `endlist` closes nothing",
            "wall.md:23: the tag `dance` is not known",
        ]
    );
}

#[test]
fn returned_data_and_errors_of_older_pages() {
    let page = "# wall.paint\n\n{% note info %}\n\n**Scope**: [`wall`](s.md), `im` | **Who can execute the method**: any user\n\n{% endnote %}\n\n\
        ## Parameters\n\nThe method has no parameters.\n\n## Response\n\nHTTP status: **200**\n\n\
        ```json\n{\n    // what was done\n    \"result\": [1, 2, ...],\n}\n```\n\n\
        ### Response parameters\n\n| Field | Type | Description |\n|---|---|---|\n| result[] | `object` | Walls |\n| result[].id | `integer` | ID |\n\n\
        ## Errors\n\nHTTP status: 400\n\n| Code | Description |\n|---|---|\n| WALL_WET | The wall is wet |\n| `A` or `B` | Both |\n| | Nothing |\n";
    let docs = read_pages(&[("wall.md", page)]);
    insta::assert_snapshot!(render::docs(&docs));
}
