//! Pages that describe several methods, a heading for each, are as many pages.

use std::collections::HashSet;
use std::ops::Range;

use super::block::{Block, Content, Heading};
use super::outline::{self, Kind};
use super::scan;

/// The blocks of a page: first what is left of it, then a part for each of the methods that it describes. A page with
/// one method, which its title names, is left whole.
pub(super) fn split(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let title = headings(&blocks).find(|(_, heading)| heading.level == 1);
    if title.is_some_and(|(_, heading)| names(&heading.title).len() == 1) {
        return vec![blocks];
    }
    let methods = [2, 3]
        .into_iter()
        .map(|level| methods(&blocks, level))
        .find(|methods| methods.len() > 1);
    let Some(methods) = methods else {
        return vec![blocks];
    };
    let shared: Vec<Block> = shared(&blocks).cloned().collect();
    let mut parts = vec![Vec::new()];
    let mut rest = 0;
    for range in methods {
        parts[0].extend_from_slice(&blocks[rest..range.start]);
        rest = range.end;
        let mut part = shared.clone();
        part.extend(raised(&blocks[range]));
        parts.push(part);
    }
    parts[0].extend_from_slice(&blocks[rest..]);
    parts
}

/// The sections of a level that name a method and have its parameters or its result.
fn methods(blocks: &[Block], level: usize) -> Vec<Range<usize>> {
    let mut seen = HashSet::new();
    let mut open: Option<usize> = None;
    let mut methods = Vec::new();
    let mut close = |open: &mut Option<usize>, end: usize| {
        let Some(start) = open.take() else {
            return;
        };
        let describes = headings(&blocks[start..end]).any(|(_, heading)| {
            matches!(
                outline::kind_of_title(&heading.title),
                Some(Kind::Parameters | Kind::Returned)
            )
        });
        if describes {
            methods.push(start..end);
        }
    };
    for (index, heading) in headings(blocks).filter(|(_, heading)| heading.level <= level) {
        close(&mut open, index);
        if let [name] = names(&heading.title).as_slice()
            && heading.level == level
            && seen.insert((*name).to_owned())
        {
            open = Some(index);
        }
    }
    close(&mut open, blocks.len());
    methods
}

/// The lines on scope and caller under the title of the page hold for each of its methods.
fn shared(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let intro = blocks.iter().take_while(
        |block| !matches!(&block.content, Content::Heading(heading) if heading.level > 1),
    );
    intro.filter(
        |block| matches!(&block.content, Content::Text(text) if text.plain.starts_with('>')),
    )
}

/// The blocks of a section, with its heading as the title.
fn raised(blocks: &[Block]) -> impl Iterator<Item = Block> {
    let level = headings(blocks)
        .next()
        .map_or(1, |(_, heading)| heading.level);
    blocks.iter().cloned().map(move |mut block| {
        if let Content::Heading(heading) = &mut block.content {
            heading.level -= level - 1;
        }
        block
    })
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = (usize, &Heading)> {
    let headings = blocks.iter().enumerate();
    headings.filter_map(|(index, block)| match &block.content {
        Content::Heading(heading) => Some((index, heading)),
        _ => None,
    })
}

fn names(title: &str) -> Vec<&str> {
    let mut names: Vec<&str> = scan::dotted_names(title).collect();
    names.dedup();
    names
}
