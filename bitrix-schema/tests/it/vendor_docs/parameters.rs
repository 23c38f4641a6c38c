//! Rows of parameter tables, in every spelling that is known.

use super::{method_page, read_pages, render};

/// What is read from a row; findings follow it.
pub(super) fn row(name: &str, description: &str) -> String {
    let table =
        format!("#|\n|| **Name**\n`Type` | **Description** ||\n|| {name} | {description} ||\n|#");
    param(&table)
}

/// The parameters of a page, each on a line without its place, and the findings.
pub(super) fn param(section: &str) -> String {
    let page = method_page(section);
    let docs = read_pages(&[("wall.md", &page)]);
    let text = render::docs(&docs);
    let lines = text.lines().filter_map(|line| {
        let param = line
            .strip_prefix("  param ")
            .map(|param| param.rsplit_once(" @").map_or(param, |(param, _)| param));
        param.or_else(|| line.starts_with('!').then_some(line))
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn check(cases: &[(&str, &str, &str)]) {
    for (name, description, expected) in cases {
        assert_eq!(row(name, description), *expected, "{name} | {description}");
    }
}

#[test]
fn names_and_stars() {
    check(&[
        (
            "**coats***\n[`integer`](t.md)",
            "Layers",
            "coats* : integer",
        ),
        ("**coats** *\n`integer`", "Layers", "coats* : integer"),
        ("**coats**\\*\n`integer`", "Layers", "coats* : integer"),
        ("**coats\\***\n`integer`", "Layers", "coats* : integer"),
        ("***coats**\n`integer`", "Layers", "coats* : integer"),
        (
            "**coats**<sup>*</sup>\n`integer`",
            "Layers",
            "coats* : integer",
        ),
        ("**coats**\n`integer`*", "Layers", "coats* : integer"),
        (
            "**coats**\n`integer`, required",
            "Layers",
            "coats* : integer",
        ),
        ("**coats** `integer`", "Layers", "coats : integer"),
        ("`coats`*\n`integer`", "Layers", "coats* : integer"),
        ("coats*\n`integer`", "Layers", "coats* : integer"),
        (
            "**coat\\_count**\n`integer`",
            "Layers",
            "coat_count : integer",
        ),
        (
            "**fields[coats]***\n`integer`",
            "Layers",
            "fields.coats* : integer",
        ),
        (
            "**a**, **b***\n`integer`",
            "Two",
            "a* : integer\nb* : integer",
        ),
        (
            "**coats**\n`integer`",
            "Required. Layers",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "Layers (required)",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "Layers. Required parameter",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "Слои. Обязательный параметр",
            "coats* : integer",
        ),
        (
            "**coats**\n`integer`",
            "Opens the required form",
            "coats : integer",
        ),
        (
            "**coats**\n`integer`",
            "Required when `a = b`",
            "coats : integer when=\"when `a = b`\"",
        ),
        (
            "**coats**\n`integer`",
            "Обязателен, если `a`",
            "coats : integer when=\"если `a`\"",
        ),
    ]);
}

#[test]
fn types() {
    check(&[
        ("**a**\n[```string|null```](t.md)", "", "a : string|null"),
        (
            "**a**\n[```string | boolean```](t.md#x)",
            "",
            "a : string|boolean",
        ),
        ("**a**\n`string\\|null`", "", "a : string|null"),
        ("**a**\n`string` or `null`", "", "a : string|null"),
        ("**a**\nstring, null", "", "a : string|null"),
        ("**a**\n`integer[]`", "", "a : integer[]"),
        ("**a**\n`array<integer>`", "", "a : integer[]"),
        ("**a**\narray of integers", "", "a : integer[]"),
        ("**a**\n[`Wall[]`](e.md#wall)", "", "a : Wall[]"),
        ("**a**\n[`File`](e.md#file)", "", "a : File"),
        ("**a**\n`Integer`", "", "a : integer"),
        ("**a**\n`bool`", "", "a : boolean"),
        ("**a**\n`строка`", "", "a : string"),
        ("**a**", "Text", "a : \n! Type wall.md:14: `a` has no type"),
    ]);
}

#[test]
fn defaults() {
    for text in [
        "Default is `7`",
        "Default `7`",
        "Default: `7`",
        "Default — `7`",
        "Default value: `7`",
        "Default value is `7` (soft)",
        "Defaults to `7`",
        "By default, `7`",
        "By default `a=7`",
        "Default is 7.",
        "`7` by default",
        "7 by default",
        "(default 7)",
        "`7` — the default value",
        "По умолчанию `7`",
        "По умолчанию — `7`",
        "Значение по умолчанию: `7`",
        "`7` по умолчанию",
    ] {
        assert_eq!(
            row("**a**\n`integer`", &format!("Layers. {text}")),
            "a : integer default=7",
            "{text}"
        );
    }
    check(&[
        (
            "**a**\n`string`",
            "Default language of the wall, e.g., `en`",
            "a : string",
        ),
        (
            "**a**\n`integer`",
            "Size (1–6). Default is determined by the server",
            "a : integer min=1 max=6",
        ),
        ("**a**\n`object`", "Of `b`: default is 1", "a : object"),
        (
            "**a**\n`object`",
            "Default is `{}`",
            "a : object default={}",
        ),
        (
            "**a**\n`string`",
            "Default `null` — from the settings",
            "a : string default=null",
        ),
    ]);
}

#[test]
fn ranges() {
    check(&[
        (
            "**a**\n`integer`",
            "Layers (1–50)",
            "a : integer min=1 max=50",
        ),
        (
            "**a**\n`integer`",
            "Layers (1-50)",
            "a : integer min=1 max=50",
        ),
        (
            "**a**\n`integer`",
            "Layers, from 1 to 1000",
            "a : integer min=1 max=1000",
        ),
        (
            "**a**\n`integer`",
            "Between 0 and 1\u{2009}000",
            "a : integer min=0 max=1000",
        ),
        (
            "**a**\n`integer`",
            "Слои: от 1 до 1\u{a0}000",
            "a : integer min=1 max=1000",
        ),
        (
            "**a**\n`integer`",
            "Allowed values: 1–5",
            "a : integer min=1 max=5",
        ),
        ("**a**\n`integer`", "At most 100", "a : integer max=100"),
        (
            "**a**\n`integer`",
            "Maximum value: 100, minimum 2",
            "a : integer min=2 max=100",
        ),
        (
            "**a**\n`integer`",
            "Maximum number of layers (1–9)",
            "a : integer min=1 max=9",
        ),
        ("**a**\n`integer`", "Не более 100", "a : integer max=100"),
    ]);
}

#[test]
fn limits_of_length_and_size() {
    check(&[
        (
            "**a**\n`string`",
            "Maximum length — 20,000 characters",
            "a : string max_chars=20000",
        ),
        (
            "**a**\n`string`",
            "Maximum length—20\u{202f}000 characters",
            "a : string max_chars=20000",
        ),
        (
            "**a**\n`string`",
            "Maximum length is **40 characters**.",
            "a : string max_chars=40",
        ),
        (
            "**a**\n`string`",
            "Must not exceed 40 characters",
            "a : string max_chars=40",
        ),
        (
            "**a**\n`string`",
            "Максимальная длина — 20\u{a0}000 символов",
            "a : string max_chars=20000",
        ),
        (
            "**a**\n`string`",
            "Up to 40 symbols",
            "a : string max_chars=40",
        ),
        (
            "**a**\n`integer[]`",
            "No more than 50 items",
            "a : integer[] max_items=50",
        ),
        (
            "**a**\n`object`",
            "Максимум 100 стен",
            "a : object max_items=100",
        ),
        (
            "**a**\n`string`",
            "Maximum size — 100 MB",
            "a : string max_size=100 MB",
        ),
        (
            "**a**\n`string`",
            "Максимальный размер — 100 МБ",
            "a : string max_size=100 MB",
        ),
        (
            "**a**\n`string`",
            "On 2024-10-11 (10–15 minutes ago)",
            "a : string max_chars=15",
        ),
        (
            "**a**\n`integer`",
            "Available from revision 34",
            "a : integer since=34",
        ),
        (
            "**a**\n`integer`",
            "Доступен с ревизии 34",
            "a : integer since=34",
        ),
    ]);
}

#[test]
fn values() {
    check(&[
        (
            "**a**\n`string`",
            "Allowed values: `x`, `y`",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "Acceptable values: `x` or `y`. Default is `x`",
            "a : string default=x values=x,y",
        ),
        (
            "**a**\n`string`",
            "Allowed values are `x`, `\"Y\"`",
            "a : string values=x,Y",
        ),
        (
            "**a**\n`string`",
            "Values: ```x|y```",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "The only allowed value is `x`",
            "a : string values=x",
        ),
        (
            "**a**\n`string`",
            "Allowed values:\n- `x` — one, with `y`\n- `y` — two\n\nDefault `x`",
            "a : string default=x values=x,y",
        ),
        (
            "**a**\n`string`",
            "Possible values:\n`x` — one\n`y` — two",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "Display:\n\n* `x`\n* `y`\n",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "Kind: `x`, `y`, and others",
            "a : string values=x,y and=others",
        ),
        (
            "**a**\n`string`",
            "Kind: `x` (one), `y` (two)",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "Kind: `x` — one, `y` — two",
            "a : string values=x,y",
        ),
        (
            "**a**\n`string`",
            "Допустимые значения: `x`, `y`. По умолчанию `x`",
            "a : string default=x values=x,y",
        ),
        (
            "**a**\n`string`",
            "Тип: `x`, `y` и другие",
            "a : string values=x,y and=others",
        ),
        (
            "**a**\n`boolean`",
            "Allowed values: `true`, `false`",
            "a : boolean values=true,false",
        ),
        (
            "**a**\n`string`",
            "Wall: `wall5` for groups, `5` for people",
            "a : string",
        ),
        (
            "**a**\n`string`",
            "Without the sign. For example: `x`, `y`",
            "a : string",
        ),
        (
            "**a**\n`string`",
            "Value for `b`:\n- `x` — one\n- `y` — two",
            "a : string",
        ),
        ("**a**\n`object`", "Titles: `x`, `y`", "a : object"),
        (
            "**a**\n`object`",
            "Available fields: `x`, `y`. Value: `ASC` or `DESC`",
            "a : object\na.x :  values=ASC,DESC\na.y :  values=ASC,DESC",
        ),
    ]);
}

#[test]
fn one_of_several() {
    let page = method_page(
        "#|\n|| **Name**\n`type` | **Description** ||\n|| **id**\n`integer` | Required if `code` is not specified ||\n\
         || **code**\n`string` | Required if `id` is not specified ||\n|| **mail**\n`string` | Mail ||\n\
         || **phone**\n`string` | Phone ||\n|#\n\nAt least one of the parameters is needed: `mail` or `phone`.\n",
    );
    let docs = read_pages(&[("wall.md", &page)]);
    let sets: Vec<&[String]> = docs.facts.methods[0]
        .one_of
        .iter()
        .map(|set| set.names.as_slice())
        .collect();
    assert_eq!(sets, [["id", "code"], ["mail", "phone"]]);
    assert_eq!(docs.findings, []);
}

#[test]
fn tables_of_plain_markdown() {
    let table = "| Parameter | Type | Required | Default | Description |\n|:--|---|---|---|---|\n\
                 | `coats` | `integer` | Yes | 2 | Layers \\| coats |\n| colour | string | no | — | A `a|b` |\n";
    assert_eq!(param(table), "coats* : integer default=2\ncolour : string");
    assert_eq!(
        param("Name | Type | Description\n--- | --- | ---\n**coats** * | int | Layers\n"),
        "coats* : integer"
    );
}

#[test]
fn columns_of_the_other_tables() {
    let head = "#|\n|| **Параметр** | **Тип** | **Обязательный** | **Описание** ||\n|| **a** | `string` | Да | Текст ||\n|#";
    assert_eq!(param(head), "a* : string");
    let without_head = "#|\n|| **a***\n`string` | Text ||\n|#";
    assert_eq!(
        param(without_head),
        "a* : string\n! Table wall.md:11: this table of fields has no head"
    );
}
