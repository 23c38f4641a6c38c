//! Pages that nobody would write.

use bitrix_schema::vendor_docs::{DocsFile, FindingKind, read};
use proptest::prelude::*;

use super::{method_page, read_pages, render};

const METHOD: &str = include_str!("pages/method.md");

#[test]
fn broken_tables() {
    let head = "#|\n|| **Name**\n`type` | **Description** ||\n";
    let cases = [
        (
            "never closed",
            format!("{head}|| **a***\n`string` | Text ||\n"),
        ),
        ("cut in a row", format!("{head}|| **a***\n`string` | Te")),
        (
            "a row that is not closed",
            format!("{head}|| **a***\n`string` | Text\n|| **b**\n`string` | Text ||\n|#"),
        ),
        (
            "a row that is not opened",
            format!("{head}**a***\n`string` | Text ||\n|| **b**\n`string` | Text ||\n|#"),
        ),
        (
            "a table in a cell",
            format!("{head}|| **a***\n`object` | Text\n#|\n|| x | y ||\n|#\nmore ||\n|#"),
        ),
        ("a cell too few", format!("{head}|| **a*** ||\n|#")),
        (
            "no name",
            format!("{head}|| | Text ||\n|| **a b c!** | Text ||\n|#"),
        ),
        ("nothing", "#|\n|#".to_owned()),
    ];
    let mut out = String::new();
    for (name, section) in cases {
        let docs = read_pages(&[("wall.md", &method_page(&section))]);
        let text = render::docs(&docs);
        let lines = text
            .lines()
            .filter(|line| line.contains("param ") || line.starts_with('!'));
        out.push_str(name);
        lines.for_each(|line| out.extend(["\n", line]));
        out.push('\n');
        assert!(!docs.findings.is_empty(), "{name}");
    }
    insta::assert_snapshot!(out);
}

#[test]
fn broken_code_blocks() {
    let table = "#|\n|| **Name**\n`type` | **Description** ||\n|| **a***\n`string` | Text ||\n|#\n";
    for opening in [
        "```json\n{\n\n",
        "~~~\ntext\n",
        "```json\n{\n\n```js\ncall()\n```\n\n",
        "````\n```\n",
    ] {
        let docs = read_pages(&[("wall.md", &method_page(&format!("{opening}{table}")))]);
        let fences: Vec<u32> = docs
            .findings
            .iter()
            .filter(|finding| finding.kind == FindingKind::Fence)
            .map(|finding| finding.place.line)
            .collect();
        assert_eq!(fences, [11], "{opening}");
        assert_eq!(docs.facts.methods[0].params.len(), 1, "{opening}");
    }
}

#[test]
fn any_line_end() {
    let page = METHOD;
    let expected = read_pages(&[("a.md", page)]).facts;
    for end in ["\r\n", "\r"] {
        assert_eq!(
            read_pages(&[("a.md", &page.replace('\n', end))]).facts,
            expected
        );
    }
    let mixed: String = page
        .lines()
        .enumerate()
        .flat_map(|(i, line)| [line, ["\n", "\r\n"][i % 2]])
        .collect();
    let docs = read_pages(&[("a.md", &format!("\u{feff}{mixed}"))]);
    assert_eq!(docs.facts, expected);
    assert_eq!(
        docs.facts.methods[0].params[0].place.line,
        expected.methods[0].params[0].place.line
    );
}

#[test]
fn bytes_that_are_no_text() {
    let page = method_page("No parameters.");
    let line = u32::try_from(page.lines().count()).unwrap() + 2;
    let mut bytes = page.into_bytes();
    bytes.extend_from_slice(b"\n\xff\xfe line\n");
    let docs = read(&[
        DocsFile::new("wall.md", bytes),
        DocsFile::new("logo.png", &b"\xff\xd8"[..]),
    ]);
    assert_eq!(docs.facts.methods[0].name, "wall.paint");
    assert_eq!(docs.findings.len(), 1);
    assert_eq!(
        (docs.findings[0].kind, docs.findings[0].place.line),
        (FindingKind::File, line)
    );
}

/// A page that would take minutes if anything in it were looked at again for each of its parts.
fn long(part: &str, bytes: usize) -> String {
    method_page(&part.repeat(bytes / part.len()))
}

#[test]
fn long_pages_end() {
    let parts = [
        "`",
        "``` ",
        "[",
        "](",
        "[a](b",
        "{",
        "{%",
        "{% note %}\n",
        "|",
        "||",
        "|| a | b ||\n",
        "#|\n",
        "#|\n|| ",
        "*",
        "**",
        "&",
        "\\",
        "\n",
        "> ",
        "- ",
        "## a\n",
        "```x\n",
        "values: ",
        "values: `a` — ",
        "default ",
        "(1",
        "from 1 ",
        "required ",
        "`a` ",
        "| a |\n|---|\n",
        "a.b ",
        "<br>",
        "\u{130}",
        "-d '",
        "ONWALL* ",
        "one of `a` `b`. ",
    ];
    for part in parts {
        let page = long(part, 50_000);
        let cell = method_page(&format!(
            "#|\n|| **Name**\n`type` | **Description** ||\n|| **a**\n`string` | {} ||\n|#",
            part.repeat(50_000 / part.len())
        ));
        let log = format!(
            "# Log\n\n## WALL-NEW-0101-1: {}\n\n> Publication date: {}",
            part,
            part.repeat(50_000 / part.len())
        );
        read_pages(&[("page.md", &page), ("cell.md", &cell), ("log.md", &log)]);
    }
}

#[test]
fn a_page_of_fifty_megabytes() {
    let rows = "|| **a***\n`string` | Allowed values: `x`, `y`. Default is `x` ||\n"
        .repeat(50_000_000 / 70);
    let page = method_page(&format!(
        "#|\n|| **Name**\n`type` | **Description** ||\n{rows}|#"
    ));
    let docs = read_pages(&[("wall.md", &page)]);
    assert!(
        docs.findings
            .iter()
            .any(|finding| finding.kind == FindingKind::File)
    );
    assert_eq!(docs.facts.methods[0].params[0].path, "a");
}

#[test]
fn includes_that_multiply() {
    let pages: Vec<(String, String)> = (0..12)
        .map(|i| {
            (
                format!("{i}.md"),
                format!("text\n{{% include [x]({}.md) %}}\n", i + 1).repeat(20),
            )
        })
        .collect();
    let files: Vec<DocsFile> = pages
        .iter()
        .map(|(path, text)| DocsFile::new(path.as_str(), text.as_bytes()))
        .collect();
    assert!(
        read(&files)
            .findings
            .iter()
            .any(|finding| finding.kind == FindingKind::Include)
    );
}

/// Pieces that mean something, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "#|",
        "|#",
        "||",
        "|",
        "\n",
        "\n\n",
        " ",
        "**",
        "*",
        "`",
        "```",
        "```json\n",
        "## ",
        "# ",
        "{#a}",
        "[b](#a)",
        "(",
        ")",
        "{% note info %}\n",
        "{% endnote %}\n",
        "{% list tabs %}\n",
        "{% endlist %}\n",
        "{% include [x](x.md) %}\n",
        "Method Parameters\n",
        "Returned Data\n",
        "Error Handling\n",
        "Name",
        "Type",
        "Description",
        "Code",
        "default",
        "required",
        "Allowed values: ",
        "from 1 to ",
        "1–",
        "20,000 characters",
        "maximum",
        "wall.v2.get",
        "ONWALLFALL\n",
        "WALL-NEW-0101-1: x\n",
        "> Who can execute the method: x\n",
        "> Publication date: ",
        "01.01.2025",
        "{\"a\": 1}",
        "// ",
        "é",
        "\u{a0}",
        "\u{1f9f1}",
        "по умолчанию",
        "\r",
        "\t",
        "    ",
        "| a | b |\n|---|---|\n",
        "<br>",
        "\\",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(page in pieces(), include in pieces()) {
        read_pages(&[("page.md", &page), ("x.md", &include), ("method.md", &method_page(&page))]);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&[DocsFile::new("page.md", bytes)]);
    }

    /// A page that was cut before its last section gives the facts of the whole page, or findings.
    #[test]
    fn any_part_of_a_page_is_read(at in 0..METHOD.find("## Error Handling").unwrap()) {
        let whole = read_pages(&[("page.md", METHOD)]).facts;
        let part = read(&[DocsFile::new("page.md", &METHOD.as_bytes()[..at])]);
        let silent = part.findings.is_empty() && !part.facts.methods.is_empty();
        prop_assert!(!silent || part.facts.methods == whole.methods, "cut at {at}");
    }
}
