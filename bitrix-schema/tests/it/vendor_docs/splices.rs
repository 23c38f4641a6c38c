//! Pages that look real and were cut, spliced and stirred.

use bitrix_schema::drift::lock;
use bitrix_schema::vendor_docs::{Docs, DocsFile, read};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const PAGES: [&str; 4] = [
    include_str!("pages/method.md"),
    include_str!("pages/method-ru.md"),
    include_str!("pages/events.md"),
    include_str!("pages/objects.md"),
];

/// What goes wrong in files: marks that are lost or come twice, tools that reorder, cut and encode.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, &'static str),
    Remove(Index, usize),
    Swap(Index, Index),
    Double(Index, usize),
    /// A stretch of another page.
    Splice(Index, usize, Index, usize),
    Indent(Index, usize),
    Byte(Index, u8),
}

const MARKS: [&str; 30] = [
    "#|",
    "|#",
    "||",
    "|",
    "**",
    "`",
    "```\n",
    "```json\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{5d0}\u{5d1}",
    "# ",
    "## ",
    "{#a}",
    "{% note warning %}\n",
    "{% endnote %}\n",
    "{% list tabs %}\n\n- x\n\n",
    "{% endlist %}\n",
    "{% include [x](page.md) %}\n",
    "{% include [x](../../up.md) %}\n",
    "{% include [x](part.md) %}\n",
    "[x](#wall-object)",
    "\\",
    "    ",
    "| a | b |\n|---|---|\n",
];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), select(&MARKS[..])).prop_map(|(at, mark)| Change::Insert(at, mark)),
        (at(), 1_usize..60).prop_map(|(at, length)| Change::Remove(at, length)),
        (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
        (at(), 1_usize..20).prop_map(|(at, lines)| Change::Double(at, lines)),
        (at(), 0..PAGES.len(), at(), 1_usize..30)
            .prop_map(|(at, page, from, lines)| Change::Splice(at, page, from, lines)),
        (at(), 1_usize..12).prop_map(|(at, lines)| Change::Indent(at, lines)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn changed(page: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = page.as_bytes().to_vec();
    for change in changes {
        let mut lines: Vec<Vec<u8>> = bytes
            .split_inclusive(|&byte| byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        if lines.is_empty() {
            lines.push(Vec::new());
        }
        match change {
            Change::Insert(at, mark) => {
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, mark.bytes());
                continue;
            }
            Change::Remove(at, length) => {
                let at = at.index(bytes.len() + 1);
                bytes.drain(at..(at + length).min(bytes.len()));
                continue;
            }
            Change::Byte(at, byte) => {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                continue;
            }
            Change::Swap(a, b) => {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }
            Change::Double(at, count) => {
                let at = at.index(lines.len());
                let copy = lines[at..(at + count).min(lines.len())].to_vec();
                lines.splice(at..at, copy);
            }
            Change::Splice(at, page, from, count) => {
                let other: Vec<&str> = PAGES[*page].split_inclusive('\n').collect();
                let from = from.index(other.len());
                let part = &other[from..(from + count).min(other.len())];
                let at = at.index(lines.len());
                lines.splice(at..at, part.iter().map(|line| line.as_bytes().to_vec()));
            }
            Change::Indent(at, count) => {
                let at = at.index(lines.len());
                for line in lines.iter_mut().skip(at).take(*count) {
                    line.splice(0..0, *b"    ");
                }
            }
        }
        bytes = lines.concat();
    }
    bytes
}

/// Lines of a file, whichever line ends it has.
fn line_count(bytes: &[u8]) -> usize {
    1 + bytes
        .iter()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .count()
}

fn checked(files: &[DocsFile]) -> Docs {
    let docs = read(files);
    for finding in &docs.findings {
        let file = files
            .iter()
            .find(|file| file.path == *finding.place.file)
            .unwrap_or_else(|| panic!("{finding:?} is about no file"));
        assert!((finding.place.line as usize) <= line_count(&file.bytes));
        assert!(!finding.message.is_empty());
    }
    let text = lock::write(&docs.facts);
    let (facts, errors) = lock::parse(&text);
    assert_eq!(errors, []);
    assert_eq!(lock::write(&facts), text);
    docs
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_a_page_is_read(
        page in 0..PAGES.len(),
        part in 0..PAGES.len(),
        changes in prop::collection::vec(change(), 0..12),
        part_changes in prop::collection::vec(change(), 0..4),
    ) {
        checked(&[
            DocsFile::new("page.md", changed(PAGES[page], &changes)),
            DocsFile::new("part.md", changed(PAGES[part], &part_changes)),
        ]);
    }

    /// Line ends and a mark at the beginning are no facts.
    #[test]
    fn any_line_ends_give_the_same_facts(page in 0..PAGES.len(), ends in prop::collection::vec(0..3_usize, 1..40), mark: bool) {
        let text = PAGES[page];
        let mut stirred = String::from(if mark { "\u{feff}" } else { "" });
        for (number, line) in text.lines().enumerate() {
            stirred.push_str(line);
            // A line end of its own kind, but never one that the next would be a part of.
            let end = ["\n", "\r\n", "\r"][ends[number % ends.len()]];
            let joined = end == "\r" && text.lines().nth(number + 1).is_some_and(str::is_empty);
            stirred.push_str(if joined { "\n" } else { end });
        }
        let expected = checked(&[DocsFile::new("page.md", text.as_bytes())]).facts;
        let read = checked(&[DocsFile::new("page.md", stirred.into_bytes())]).facts;
        prop_assert_eq!(read, expected);
    }
}
