//! Spellings that other sections and older editions have.

use super::parameters::{check, param};
use super::{method_page, read_pages};

#[test]
fn stars_and_bold_type_in_other_marks() {
    check(&[
        ("**coats^*^**\n`integer`", "Layers", "coats* : integer"),
        ("**coats**^*^\n`integer`", "Layers", "coats* : integer"),
        ("**coats** `*`\n`integer`", "Layers", "coats* : integer"),
        (
            "**coats<sup>*</sup>**\n`integer`",
            "Layers",
            "coats* : integer",
        ),
        ("<b>coats</b>*\n`integer`", "Layers", "coats* : integer"),
        ("__coats__*\n`integer`", "Layers", "coats* : integer"),
        (
            "**coats** {{required}}\n`integer`",
            "Layers",
            "coats* : integer",
        ),
        ("**<=coats**\n`integer`", "Layers", "<=coats : integer"),
        (
            "**coats** (not required)\n`integer`",
            "Layers",
            "coats : integer",
        ),
        (
            "**coats**\n`integer`, not required",
            "Layers",
            "coats : integer",
        ),
        (
            "**coats**\n`integer`",
            "This parameter is required. Layers",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "The field is mandatory",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "The parameter is required if `a = b`",
            "coats : integer when=\"if `a = b`\"",
        ),
        (
            "**coats**\n`integer`",
            "Параметр обязателен. Слои",
            "coats* : integer",
        ),
    ]);
}

#[test]
fn a_name_that_stands_for_many_is_a_finding() {
    check(&[(
        "**WALL_...**\n`integer`",
        "Layers",
        "! Name wall.md:14: `WALL_... integer` is no name of a parameter or field",
    )]);
}

#[test]
fn defaults() {
    for text in [
        "Default: \"y\"",
        "Default 'y'",
        "Default value — \"y\".",
        "Kind: `x`, `y`. Default: y",
        "Kind:\n- `x` — one\n- `y` — two (default)",
        "Kind:\n- `x` — one\n- `y` — two, by default",
        "Kind: `x`, `y`. If not specified, `y` is used",
        "Значения: `x`, `y`. Если не указан, `y` будет использовано",
    ] {
        let read = super::parameters::row("**a**\n`string`", text);
        assert!(read.contains(" default=y"), "{text}: {read}");
    }
    check(&[
        (
            "**a**\n`string`",
            "Flag, default is N",
            "a : string default=N",
        ),
        ("**a**\n`string`", "Default: ''", "a : string default="),
        (
            "**a**\n`double`",
            "Default is 0.5.",
            "a : double default=0.5",
        ),
        ("**a**\n`string`", "Default: current date", "a : string"),
        (
            "**a**\n`integer`",
            "The default is 30 minutes",
            "a : integer",
        ),
        (
            "**a**\n`string`",
            "If not specified, the `b` will be used",
            "a : string",
        ),
        (
            "**a**\n`integer`",
            "If not specified, `7` is used",
            "a : integer default=7",
        ),
        (
            "**a**\n`integer`",
            "If not specified, `b` is required",
            "a : integer",
        ),
        (
            "**a**\n`string`",
            "Kind:\n- `x` — default of the settings\n- `y` — two",
            "a : string values=x,y",
        ),
    ]);
}

#[test]
fn limits() {
    check(&[
        ("**a**\n`integer`", "1..50", "a : integer min=1 max=50"),
        ("**a**\n`integer`", "0–86400", "a : integer min=0 max=86400"),
        (
            "**a**\n`integer`",
            "Number of days: 1 to 31",
            "a : integer min=1 max=31",
        ),
        (
            "**a**\n`integer`",
            "Range [1, 50]",
            "a : integer min=1 max=50",
        ),
        (
            "**a**\n`integer`",
            "Must be >= 1 and <= 50",
            "a : integer min=1 max=50",
        ),
        (
            "**a**\n`integer`",
            "Cannot be greater than 50",
            "a : integer max=50",
        ),
        (
            "**a**\n`integer`",
            "Default `0`, maximum `1000`",
            "a : integer default=0 max=1000",
        ),
        (
            "**a**\n`string`",
            "Name, max. 255 characters",
            "a : string max_chars=255",
        ),
        (
            "**a**\n`string`",
            "Not longer than 255 characters",
            "a : string max_chars=255",
        ),
        (
            "**a**\n`integer`",
            "Up to 5 requests per second are answered",
            "a : integer",
        ),
        ("**a**\n`integer`", "For example [1, 2]", "a : integer"),
    ]);
}

#[test]
fn columns() {
    assert_eq!(
        param(
            "#|\n|| **Parameter** | **Example** | **Description** | **Revision** ||\n\
             || **coats^*^**\n`integer` | `2` | Layers | 18 ||\n|| **tone**\n`string` | | Tone | REST 37 ||\n|#"
        ),
        "coats* : integer since=18\ntone : string since=37"
    );
    assert_eq!(
        param(
            "#|\n|| **Value**\n`type` | **Description** | **Note** ||\n|| `tone`\n`string` | Tone | Default `red` ||\n|#"
        ),
        "tone : string default=red"
    );
}

#[test]
fn scopes_in_one_span_and_codes_that_are_none() {
    let page = method_page("No parameters.").replace("`wall`", "`wall, paint`").replace(
        "None.",
        "#|\n|| **HTTP** | **Code** | **Description** | **Value** ||\n|| 400 | `-` | `Dry` | The wall is dry ||\n\
         || 400 | `WET` | `Wet paint` | The wall is wet ||\n|#",
    );
    let docs = read_pages(&[("wall.md", &page)]);
    let method = &docs.facts.methods[0];
    assert_eq!(method.scopes, ["wall", "paint"]);
    assert_eq!(method.errors.len(), 1);
    assert_eq!(method.errors[0].status, Some(400));
    assert_eq!(*method.errors[0].message, "Wet paint");
    let findings: Vec<String> = docs.findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, ["wall.md:26: `-` is no error code"]);
}

#[test]
fn values() {
    let two = "a : string values=x,y";
    check(&[
        ("**a**\n`string`", "`x` – one, `y` – two", two),
        ("**a**\n`string`", "`x` — one; `y` — two", two),
        ("**a**\n`string`", "- `x` — one\n- `y` — two", two),
        (
            "**a**\n`string`",
            "Possible values:\n* **x** — one\n* **y** — two",
            two,
        ),
        (
            "**a**\n`string`",
            "Possible values: **x** — one, **y** — two",
            two,
        ),
        ("**a**\n`string`", "Possible values are 'x' and 'y'", two),
        ("**a**\n`string`", "Must be one of `x`, `y`", two),
        ("**a**\n`string`", "Either `x` or `y`", two),
        (
            "**a**\n`string`",
            "Possible values:\n- `x` — one:\n    - `p` — part\n    - `q` — part\n- `y` — two",
            two,
        ),
        (
            "**a**\n`string`",
            "Kind.\n\n#|\n|| **Value** | **Meaning** ||\n|| `x` | one ||\n|| `y` | two ||\n|#\n",
            two,
        ),
        (
            "**a**\n`integer`",
            "Kind: 1 — one, 2 — two",
            "a : integer values=1,2",
        ),
        ("**a**\n`string`", "Dry (Y/N)", "a : string values=Y,N"),
        (
            "**a**\n`string`",
            "`Y\\|N`, dry or not",
            "a : string values=Y,N",
        ),
        (
            "**a**\n`string`",
            "Format:\n- wallX — a wall\n- X — a room",
            "a : string",
        ),
        ("**a**\n`string`", "`x` and `y` are added", "a : string"),
    ]);
}

#[test]
fn a_table_of_fields_in_a_cell() {
    check(&[(
        "**walls***\n`object[]`",
        "Walls\n{% cut \"Fields\" %}\n#|\n|| **Name**\n`type` | **Description** ||\n|| **side***\n`string` | Side ||\n\
         || **coats**\n`integer` | Layers (1–9) ||\n|#\n{% endcut %}\n",
        "walls* : object[]\nwalls[].side* : string\nwalls[].coats : integer min=1 max=9",
    )]);
    let page = method_page(
        "#|\n|| **Name**\n`type` | **Description** ||\n|| **walls**\n`object` | Walls\n\n\
         #|\n|| **Name**\n`type` | **Description** ||\n|| **side**\n`string` | Side ||\n|#\n||\n|#",
    );
    let docs = read_pages(&[("wall.md", &page)]);
    assert_eq!(docs.findings, []);
    // Lines are those of the page.
    assert_eq!(docs.facts.methods[0].params[1].place.line, 20);
}

#[test]
fn lists_in_parts() {
    let table = |name: &str, kind: &str| {
        format!(
            "#|\n|| **Name** | **Type** | **Description** ||\n|| **{name}** | `{kind}` | Text ||\n|#\n\n"
        )
    };
    let parts = format!(
        "### Required parameters\n\n{}### Optional parameters\n\n{}#### Object config\n\n{}",
        table("id", "integer"),
        table("config", "object"),
        table("flag", "boolean"),
    );
    assert_eq!(
        param(&parts),
        "id* : integer\nconfig : object\nconfig.flag : boolean"
    );
}

#[test]
fn tabs_that_repeat_a_parameter() {
    let table = |rows: &str| {
        format!("    #|\n    || **Name**\n    `type` | **Description** ||\n    {rows}\n    |#\n\n")
    };
    let tabs = format!(
        "{{% list tabs %}}\n\n- Webhook\n\n{}- OAuth\n\n{}{{% endlist %}}\n",
        table("|| **id***\n    `integer` | Wall ||\n    || **token**\n    `string` | Token ||"),
        table("|| **id***\n    `integer` | Wall ||"),
    );
    assert_eq!(param(&tabs), "id* : integer\ntoken : string");
}

#[test]
fn names_of_methods_and_events_without_points_and_capitals() {
    let page = method_page("No parameters.").replace("wall.paint", "paint");
    assert_eq!(
        read_pages(&[("paint.md", &page)]).facts.methods[0].name,
        "paint"
    );
    let page = "# A wall fell over onWallFall\n\n> Who can subscribe: any user\n\n## What the handler gets\n\n\
        #|\n|| **Parameter**\n`type` | **Description** ||\n|| **event**\n`string` | Code ||\n|#\n";
    assert_eq!(
        read_pages(&[("fall.md", page)]).facts.events[0].name,
        "ONWALLFALL"
    );
}
