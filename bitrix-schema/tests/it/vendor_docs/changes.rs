//! The change log.

use super::{read_pages, render};

#[test]
fn entries_of_revisions_and_entries_of_their_own() {
    let page = "# Changes\n\n## REST Revision 12 {#r12}\n\n> Publication date: 07.03.2025\n\n\
        ### WALL-NEW-0307-1: Wall.wash, a new method {#wash}\n\nText with [wall.Wall.wash](a.md) and [more](b.md).\n\n\
        ### WALL-FIX-0307-2: Wall.paint, colours\n\n**Before**\n\n- A\n\n**Affected methods and events:** [wall.Wall.paint](p.md), [wall.Wall.get](g.md), all `ONWALL*`\n\n---\n\n\
        ## WALL-BC-0215-1: Wall.tear, `fields` {#tear}\n\n> Publication date: 2025-02-15 | Support for the old format until: 15 August 2025\n\n\
        **Affected method:**\n\n- [wall.Wall.tear](t.md)\n\n\
        ## WALL-BC-0110-1: A limit\n\n> Publication date: January 10, 2025\n\n> Limit application: from 10.04.2025 (in three months)\n\n\
        ## WALL-ODD-0109-1: Undated\n\nText.\n\n## WALL-NEW-0108-1: Another day\n\n> Publication date: 09.01.2025\n\n## WALL-NEW-0107-1: No date\n\n> Publication date: soon\n";
    insta::assert_snapshot!(render::docs(&read_pages(&[("changes.md", page)])));
}

#[test]
fn russian() {
    let page = "# Журнал\n\n## Ревизия REST 12\n\n> Дата публикации: 7 марта 2025\n\n### WALL-NEW-0307-1: Новое\n\n\
        > Поддержка старого формата до: 07.09.2025\n\n**Затронутые методы:** [wall.Wall.paint](p.md)\n";
    insta::assert_snapshot!(render::docs(&read_pages(&[("changes.md", page)])));
}

#[test]
fn other_ways_to_say_revisions_dates_and_methods() {
    let page = "# Changes\n\n## REST 14 (May 2025)\n\n### WALL-BC-0505-1: Removal\n\n> Published: 2025-05-05\n\n\
        The old fields will be supported until 5 November 2025.\n\n- Affected methods:\n  - `wall.Wall.get`\n  - `wall.Wall.paint`\n\n\
        ### WALL-BC-0401-1 (two methods)\n\nPublication date: April 1st, 2025. Support ends on 1 Oct 2025.\n\n\
        #|\n|| **Method** | **Before** | **After** ||\n|| `wall.Wall.get` | a | b ||\n|| `wall.Wall.add` | a | b ||\n|#\n\n\
        ## REST 3.0 is out\n\n### WALL-NEW-0301-1: New\n\n> Publication date: 01.03.2025\n";
    let docs = read_pages(&[("changes.md", page)]);
    assert_eq!(docs.findings, []);
    let [first, second, third] = docs.facts.changelog.as_slice() else {
        panic!("three entries");
    };
    let until = |entry: &bitrix_schema::facts::ChangeLogEntry| {
        entry.supported_until.map(|date| date.to_string())
    };
    assert_eq!(first.revision, Some(14));
    assert_eq!(until(first).as_deref(), Some("2025-11-05"));
    assert_eq!(first.methods, ["wall.Wall.get", "wall.Wall.paint"]);
    assert_eq!(until(second).as_deref(), Some("2025-10-01"));
    assert_eq!(second.methods, ["wall.Wall.get", "wall.Wall.add"]);
    assert_eq!(third.revision, None);
}
