//! Code blocks: where they begin and end.

use super::source::Line;

/// A line that opens a code block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence<'a> {
    mark: u8,
    length: usize,
    pub(super) language: &'a str,
}

/// Marks longer than this count as one length, so that every search for an end can be remembered.
const LONGEST: usize = 8;

impl<'a> Fence<'a> {
    pub(super) fn open(line: &'a str) -> Option<Self> {
        let text = line.trim();
        let mark = *text.as_bytes().first()?;
        if mark != b'`' && mark != b'~' {
            return None;
        }
        let length = text.bytes().take_while(|&byte| byte == mark).count();
        let language = text[length..].trim();
        // With a backtick behind the mark it is a code span, not a block.
        let block = length >= 3 && !(mark == b'`' && language.contains('`'));
        block.then(|| Self {
            mark,
            length: length.min(LONGEST),
            language,
        })
    }

    fn closes(self, opened: Self) -> bool {
        self.mark == opened.mark && self.length >= opened.length && self.language.is_empty()
    }

    /// Another block of the same kind begins before this one has ended.
    fn interrupts(self, opened: Self) -> bool {
        self.mark == opened.mark && self.length >= opened.length && !self.language.is_empty()
    }
}

/// Where the blocks of a page end.
#[derive(Default)]
pub(super) struct Ends {
    /// Kinds of fences that nothing closes up to the end of the page.
    endless: Vec<(u8, usize)>,
}

/// The end of a code block: the first line that is no longer part of its text.
pub(super) enum End {
    Closed(usize),
    Unclosed(usize),
}

impl Ends {
    /// `first` is the line behind the one that opens the block.
    pub(super) fn find(&mut self, lines: &[Line<'_>], first: usize, opened: Fence<'_>) -> End {
        let kind = (opened.mark, opened.length);
        if !self.endless.contains(&kind) {
            for (index, line) in lines.iter().enumerate().skip(first) {
                let Some(fence) = Fence::open(line.text) else {
                    continue;
                };
                if fence.closes(opened) {
                    return End::Closed(index);
                }
                if fence.interrupts(opened) {
                    return End::Unclosed(structure(lines, first, index));
                }
            }
            self.endless.push(kind);
        }
        End::Unclosed(structure(lines, first, lines.len()))
    }
}

/// Where the page goes on if a block is not closed: at the next line that can only be the page's own.
fn structure(lines: &[Line<'_>], first: usize, end: usize) -> usize {
    (first..end)
        .find(|&index| {
            let text = lines[index].text.trim_start();
            text.starts_with("## ")
                || text.starts_with("### ")
                || text.starts_with("#### ")
                || text.starts_with("{% ")
                || text.starts_with("#|")
        })
        .unwrap_or(end)
}
