//! Rows with dotted paths, as the tree that they describe.

use std::collections::HashMap;

use crate::facts::FieldFacts;

/// A field and the fields inside it.
#[derive(Debug, Default)]
pub(super) struct Branch<'a> {
    pub name: String,
    /// `None` where rows stand inside a field that has no row.
    pub field: Option<&'a FieldFacts>,
    /// Whether the fields inside are those of any element: `users[].id`.
    pub is_list: bool,
    pub inside: Vec<Branch<'a>>,
    positions: HashMap<String, usize>,
}

/// No page nests deeper.
const MAX_DEPTH: usize = 12;

/// The tree of all rows. Of two rows with one path the first one counts.
pub(super) fn grow(fields: &[FieldFacts]) -> Branch<'_> {
    let mut root = Branch::default();
    for field in fields {
        add(&mut root, field);
    }
    root
}

impl<'a> Branch<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Branch<'a>> {
        self.positions.get(name).map(|at| &self.inside[*at])
    }

    fn enter(&mut self, name: &str) -> &mut Branch<'a> {
        let at = *self
            .positions
            .entry(name.to_owned())
            .or_insert_with(|| self.inside.len());
        if at == self.inside.len() {
            self.inside.push(Branch {
                name: name.to_owned(),
                ..Branch::default()
            });
        }
        &mut self.inside[at]
    }
}

/// `fields.id` → `fields`, `id`. What a page only hints at, as in `fields.UF_…`, is written with dots too, between which
/// there are no names: it stays together.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path);
    std::iter::from_fn(move || {
        let left = rest.take()?;
        let Some((segment, behind)) = left.split_once('.') else {
            return Some(left);
        };
        if segment.is_empty() || behind.is_empty() || behind.starts_with('.') {
            return Some(left);
        }
        rest = Some(behind);
        Some(segment)
    })
}

fn add<'a>(root: &mut Branch<'a>, field: &'a FieldFacts) {
    let mut at = root;
    let mut segments = segments(&field.path).take(MAX_DEPTH).peekable();
    while let Some(segment) = segments.next() {
        let name = segment.trim_end_matches("[]");
        // A row of the elements themselves says nothing that the list's row does not.
        let is_last = segments.peek().is_none();
        at = at.enter(name);
        at.is_list |= name.len() < segment.len();
        if is_last && at.field.is_none() && name.len() == segment.len() {
            at.field = Some(field);
        }
    }
}
