//! What a method returns.

use super::finding::{FindingKind, Findings, report};
use super::outline::{Kind, Outline};
use super::tree::Tree;
use crate::facts::FieldFacts;

pub(super) fn read(
    page: &Outline,
    tree: &mut Tree<'_>,
    findings: &mut Findings,
) -> Vec<FieldFacts> {
    let with_tables = |kind: Kind, named: bool| -> Vec<usize> {
        page.of_kind(kind)
            .filter(|(index, section)| tree.has(*index) && (section.named || !named))
            .map(|(index, _)| index)
            .collect()
    };
    let mut roots = with_tables(Kind::Returned, true);
    for kind in [Kind::Returned, Kind::Response] {
        if roots.is_empty() {
            roots = with_tables(kind, false);
        }
    }
    if roots.is_empty() {
        let section = page
            .of_kind(Kind::Returned)
            .chain(page.of_kind(Kind::Response))
            .next();
        let place = section
            .map(|(_, section)| &section.place)
            .or_else(|| page.title().map(|title| &title.place));
        report(
            findings,
            FindingKind::Section,
            place.unwrap_or(&page.sections[0].place),
            "the page has no table of what the method returns",
        );
    }
    tree.unfold(&roots, findings)
}
