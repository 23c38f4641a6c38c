//! The parameters of a method.

use super::finding::{FindingKind, Findings, report};
use super::outline::{Kind, Outline};
use super::phrases;
use super::scan::Scan;
use super::tree::Tree;
use crate::facts::{FieldFacts, OneOf};

pub(super) fn read(
    page: &Outline,
    tree: &mut Tree<'_>,
    findings: &mut Findings,
) -> (Vec<FieldFacts>, Vec<OneOf>) {
    let named: Vec<usize> = page
        .of_kind(Kind::Parameters)
        .filter(|(_, section)| section.named)
        .map(|(index, _)| index)
        .collect();
    // Older pages have the table right under the title.
    let intro = named.is_empty().then(|| page.intro_indices());
    let intro: Vec<usize> = intro
        .into_iter()
        .flatten()
        .filter(|&index| tree.has(index))
        .collect();
    if !intro.is_empty() {
        let params = tree.unfold(&intro, findings);
        let one_of = tree.one_of(&intro, &params);
        return (params, one_of);
    }
    let Some(&first) = named.first() else {
        let place = page
            .title()
            .map_or(&page.sections[0].place, |title| &title.place);
        report(
            findings,
            FindingKind::Section,
            place,
            "the page has no section with the parameters of the method",
        );
        return (Vec::new(), Vec::new());
    };
    let mut roots: Vec<usize> = named.into_iter().filter(|&index| tree.has(index)).collect();
    if roots.is_empty() {
        // The list may stand one heading further down, in parts.
        roots.extend(
            page.of_kind(Kind::Parameters)
                .map(|(index, _)| index)
                .filter(|&index| tree.has(index)),
        );
        if roots.is_empty() && !says_none(page) {
            report(
                findings,
                FindingKind::Section,
                &page.sections[first].place,
                "this section has no table of parameters, and does not say that there are none",
            );
        }
    }
    let params = tree.unfold(&roots, findings);
    let one_of = tree.one_of(&roots, &params);
    (params, one_of)
}

fn says_none(page: &Outline) -> bool {
    page.of_kind(Kind::Parameters)
        .flat_map(|(_, section)| section.texts())
        .any(|(_, text)| {
            let scan = Scan::new(&text.plain);
            phrases::all(|language| language.no_parameters)
                .any(|phrase| scan.find(phrase).next().is_some())
        })
}
