//! What findings give to paste: the check takes it, and drift is silent after it.

use bitrix_schema::check;

use super::{docs, files, here, said, schema, with_docs};

#[test]
fn a_new_parameter_can_be_pasted_with_all_that_the_page_says() {
    let yaml = files(&here("schema"), "yaml");
    let mut pages = files(&here("docs"), "md");
    let paint = pages
        .iter_mut()
        .find(|(path, _)| path.ends_with("paint.md"));
    let row = "|| **pattern**\n";
    let page = &mut paint.unwrap().1;
    let rows = [
        "|| **finish**\n[`string`](../types.md) | Finish. Allowed values: `matt`, `gloss`. Default is `matt` ||\n",
        "|| **speed***\n[`integer`](../types.md) | Speed (1–9) ||\n",
        "|| **wind**\n[`integer`](../types.md) | Wind. Default is `4` ||\n",
        "|| **ref**\n[`string`](../types.md) | Reference. Maximum length — 12 characters ||\n",
        "|| **friends**\n[`integer[]`](../types.md) | Friends. Maximum of 3 users ||\n",
    ];
    assert!(page.contains(row));
    *page = page.replacen(row, &format!("{}{row}", rows.concat()), 1);
    let page = docs(&pages);
    let drift = with_docs(&schema(&yaml), &page);
    assert_eq!(drift.findings.len(), rows.len(), "{:#?}", said(&drift));
    let mut pasted = yaml.clone();
    for finding in &drift.findings {
        let place = finding.schema.as_ref().unwrap();
        let group = yaml.iter().find(|(path, _)| **path == *place.file).unwrap();
        let line = group.1.lines().nth(place.line as usize - 1).unwrap();
        assert_eq!(line, "  fields:");
        paste(
            finding.paste.as_ref().unwrap(),
            "    inline:\n",
            6,
            &mut pasted,
        );
    }
    let after = schema(&pasted);
    if let Err(findings) = check(&after) {
        panic!("{findings:#?}");
    }
    assert_eq!(said(&with_docs(&after, &page)), Vec::<String>::new());
}

/// Puts YAML behind a line of the file that it names, and what belongs in another file there.
fn paste(yaml: &str, behind: &str, indent: usize, files: &mut Vec<(String, String)>) {
    for part in yaml.split("\n# enums/").enumerate() {
        let (first, rest) = part.1.split_once('\n').unwrap();
        let path = first.trim_start_matches("# ").split(',').next().unwrap();
        if part.0 > 0 {
            files.push((format!("enums/{path}"), format!("{rest}\n")));
            continue;
        }
        let moved: Vec<String> = rest
            .lines()
            .map(|line| format!("{}{line}", " ".repeat(indent)))
            .collect();
        let moved = format!("{}\n", moved.join("\n"));
        let file = files.iter_mut().find(|(known, _)| known == path).unwrap();
        file.1 = file.1.replacen(behind, &format!("{behind}{moved}"), 1);
    }
}

#[test]
fn what_to_paste_passes_the_check() {
    let yaml = files(&here("schema"), "yaml");
    let pages = files(&here("docs"), "md");
    // A change of the docs, the line behind which its YAML goes, and how deep.
    for (from, to, behind, indent) in [
        (
            "|| `blue` |",
            "|| `pink` | `#ff00ff` ||\n|| `blue` |",
            "values:\n",
            0,
        ),
        (
            "|| `BRUSH_LOST` |",
            "|| `BRUSH_WET` | Wet | Wet ||\n|| `BRUSH_LOST` |",
            "  codes:\n",
            0,
        ),
        (
            "|| `503` |",
            "|| `504` | `HOUSE_LATE`\nLate | Late ||\n|| `503` |",
            "codes:\n",
            0,
        ),
        (
            "### WALL-FIX-0307-2: Words",
            "### WALL-FIX-0307-5: More\n\nMore.\n\n### WALL-FIX-0307-2: Words",
            "handled:\n",
            0,
        ),
        (
            "|| **layers** |",
            "|| **type** | `string` | Kind ||\n|| **layers** |",
            "fields:\n",
            2,
        ),
        (
            "|| **hiredAt**",
            "|| **match**\n[`boolean`](types.md) | Match ||\n|| **hiredAt**",
            "fields:\n",
            2,
        ),
        (
            "|| `BRUSH_LOST` | Lost | There is no brush ||\n",
            "",
            "deviations:\n",
            0,
        ),
        ("Default is `2`", "", "deviations:\n", 0),
        (
            "[`double`](../types.md) | Weight",
            "[`string`](../types.md) | Weight",
            "deviations:\n",
            0,
        ),
        (
            "|| **layers** | `integer` | Layers that it has ||\n",
            "",
            "deviations:\n",
            0,
        ),
    ] {
        let mut edited = pages.clone();
        let mut count = 0;
        for (_, page) in &mut edited {
            count += page.matches(from).count();
            *page = page.replacen(from, to, 1);
        }
        assert!(count > 0, "{from}");
        let page = docs(&edited);
        let drift = with_docs(&schema(&yaml), &page);
        assert!(
            !drift.findings.is_empty() || !drift.not_yet.is_empty(),
            "{from}"
        );
        let mut pasted = yaml.clone();
        for finding in drift.findings.iter().chain(&drift.not_yet) {
            let text = finding.paste.as_ref().unwrap();
            // The entry goes under the key that is there already.
            let key = behind.trim_end_matches('\n');
            let text = text.replacen("\nerrors:\n", "\n", 1);
            let text = text.replacen(&format!("\n{key}\n"), "\n", 1);
            paste(&text, behind, indent, &mut pasted);
        }
        if let Err(findings) = check(&schema(&pasted)) {
            panic!("{from}: {findings:#?}");
        }
    }
}
