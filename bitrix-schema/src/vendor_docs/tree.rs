//! Tables of fields, put under the fields that lead to them by an anchor.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::columns::{self, Column};
use super::fields::{self, CodeTables, Described};
use super::finding::{FindingKind, Findings, report};
use super::outline::{Kind, Outline, Section};
use super::phrases::LANGUAGES;
use super::required;
use super::scan::{self, Scan};
use super::types;
use crate::facts::{Aside, FieldFacts, OneOf, Place};

/// Objects in objects end here.
const DEEPEST: usize = 8;

/// Fields of one page. Tables that lead to each other could otherwise be unfolded without end.
const MOST: usize = 5_000;

/// Bytes of what they say. A long text that many rows lead to is repeated for each of them.
const LARGEST: usize = 8 << 20;

/// The tables of fields on a page, by section.
pub(super) struct Tree<'p> {
    page: &'p Outline,
    tables: HashMap<usize, Vec<Described>>,
    /// The same sections by what their titles and anchors say: "Parameter fields" is found by `fields`.
    titles: HashMap<(Kind, String), usize>,
    pub(super) claimed: HashSet<usize>,
    /// Where rows lead, by section and row. Many rows can lead to one, whose links are followed once.
    leads: HashMap<(usize, usize), Vec<usize>>,
    codes: &'p CodeTables<'p>,
}

impl<'p> Tree<'p> {
    pub(super) fn new(
        page: &'p Outline,
        codes: &'p CodeTables<'p>,
        findings: &mut Findings,
    ) -> Self {
        let mut tables: HashMap<usize, Vec<Described>> = HashMap::new();
        for (index, section) in page.sections.iter().enumerate() {
            // A page's errors come in an envelope that is the same everywhere.
            if matches!(section.kind, Kind::Errors | Kind::SystemErrors) {
                continue;
            }
            for (place, table) in section.tables() {
                let columns = columns::columns(table);
                if columns.are_fields() {
                    if !columns.headed {
                        report(
                            findings,
                            FindingKind::Table,
                            place,
                            "this table of fields has no head",
                        );
                    }
                    let mut rows = fields::read(&columns, &page.path, codes, findings);
                    if says_required(section) {
                        for row in &mut rows {
                            row.field.required = true;
                        }
                    }
                    let rows = rows
                        .into_iter()
                        .flat_map(|row| with_nested(row, section.kind));
                    tables.entry(index).or_default().extend(rows);
                } else if table.rows.is_empty() {
                    report(
                        findings,
                        FindingKind::Table,
                        place,
                        "this table has no rows",
                    );
                } else if !columns.headed && columns.position(Column::Code).is_none() {
                    report(
                        findings,
                        FindingKind::Table,
                        place,
                        "the columns of this table cannot be told",
                    );
                }
            }
        }
        Self {
            page,
            titles: titles(page, &tables),
            tables,
            claimed: HashSet::new(),
            leads: HashMap::new(),
            codes,
        }
    }

    pub(super) fn has(&self, section: usize) -> bool {
        self.tables.contains_key(&section)
    }

    pub(super) fn sections(&self) -> Vec<usize> {
        let mut sections: Vec<usize> = self.tables.keys().copied().collect();
        sections.sort_unstable();
        sections
    }

    /// The fields of a section's own tables.
    pub(super) fn rows(&self, section: usize) -> Vec<FieldFacts> {
        self.tables
            .get(&section)
            .into_iter()
            .flatten()
            .map(|described| described.field.clone())
            .collect()
    }

    /// The fields of some sections' tables, each followed by its own fields.
    pub(super) fn unfold(&mut self, roots: &[usize], findings: &mut Findings) -> Vec<FieldFacts> {
        let mut fields = Vec::new();
        let mut stack: Vec<Step> = Vec::new();
        let led_to = self.led_to(roots, findings);
        for &root in roots.iter().rev().filter(|root| !led_to.contains(root)) {
            self.claimed.insert(root);
            self.push(root, "", &mut stack, &[]);
        }
        let mut bytes = 0;
        while let Some(step) = stack.pop() {
            if fields.len() >= MOST || bytes > LARGEST {
                let place = self.page.sections[step.section].place.clone();
                report(
                    findings,
                    FindingKind::Table,
                    &place,
                    "too many fields lead to one another here; the rest is not read",
                );
                break;
            }
            let from = fields.len();
            self.step(&step, &mut fields, &mut stack, findings);
            bytes += fields[from..].iter().map(weight).sum::<usize>();
        }
        without_duplicates(fields, findings)
    }

    /// Sections that the rows of an earlier one lead to: they are its fields, and no list of their own.
    fn led_to(&mut self, roots: &[usize], findings: &mut Findings) -> HashSet<usize> {
        let mut led_to = HashSet::new();
        if roots.len() < 2 {
            return led_to;
        }
        for &section in roots {
            for row in 0..self.tables.get(&section).map_or(0, Vec::len) {
                let step = Step {
                    section,
                    row,
                    prefix: String::new(),
                    trail: Vec::new(),
                };
                let below = self.below(&step, findings);
                led_to.extend(below.into_iter().filter(|&below| below > section));
            }
        }
        led_to
    }

    fn step(
        &mut self,
        step: &Step,
        fields: &mut Vec<FieldFacts>,
        stack: &mut Vec<Step>,
        findings: &mut Findings,
    ) {
        let below = self.below(step, findings);
        let Some(described) = self
            .tables
            .get(&step.section)
            .and_then(|rows| rows.get(step.row))
        else {
            return;
        };
        let mut field = described.field.clone();
        if !field.path.starts_with(&step.prefix) {
            field.path = format!("{}{}", step.prefix, field.path);
        }
        let kind = self.page.sections[step.section].kind;
        let list = is_list(&field, kind) && !field.path.ends_with("[]");
        let prefix = format!("{}{}.", field.path, if list { "[]" } else { "" });
        if below.is_empty() {
            let inline = fields::inline_fields(described, &self.page.path, self.codes, findings);
            fields.push(field);
            fields.extend(inline.into_iter().map(|mut field| {
                field.path = format!("{prefix}{}", field.path);
                field
            }));
            return;
        }
        fields.push(field);
        let mut trail = step.trail.clone();
        trail.push(step.section);
        for section in below.into_iter().rev() {
            self.claimed.insert(section);
            self.push(section, &prefix, stack, &trail);
        }
    }

    fn push(&self, section: usize, prefix: &str, stack: &mut Vec<Step>, trail: &[usize]) {
        let rows = self.tables.get(&section).map_or(0, Vec::len).min(MOST + 1);
        stack.extend((0..rows).rev().map(|row| Step {
            section,
            row,
            prefix: prefix.to_owned(),
            trail: trail.to_vec(),
        }));
    }

    /// The sections whose tables describe the fields of this one.
    fn below(&mut self, step: &Step, findings: &mut Findings) -> Vec<usize> {
        if step.trail.len() >= DEEPEST {
            return Vec::new();
        }
        let key = (step.section, step.row);
        if !self.leads.contains_key(&key) {
            let leads = self.follow(step, findings);
            self.leads.insert(key, leads);
        }
        let mut sections = self.leads[&key].clone();
        sections.retain(|section| !step.trail.contains(section));
        sections
    }

    fn follow(&self, step: &Step, findings: &mut Findings) -> Vec<usize> {
        let rows = self.tables.get(&step.section);
        let Some(described) = rows.and_then(|rows| rows.get(step.row)) else {
            return Vec::new();
        };
        let name = last_part(&described.field.path);
        let mut sections = Vec::new();
        for link in &described.text.links {
            let Some(anchor) = self.own_anchor(&link.target) else {
                continue;
            };
            match self.page.by_anchor(anchor) {
                Some(section) => sections.push(section),
                None => report(
                    findings,
                    FindingKind::Anchor,
                    &described.field.place,
                    format!("`{name}` leads to `#{anchor}`, which the page does not have"),
                ),
            }
        }
        // Without a link the heading says it: "Parameter fields".
        if sections.is_empty() && !is_leaf(&described.field.types) {
            sections.extend(self.by_title(name, self.page.sections[step.section].kind));
        }
        let mut seen = HashSet::new();
        sections.retain(|section| {
            self.has(*section) && *section != step.section && seen.insert(*section)
        });
        sections
    }

    /// The anchor of a link that stays on the page.
    fn own_anchor<'t>(&self, target: &'t str) -> Option<&'t str> {
        let (path, anchor) = target.split_once('#')?;
        let own =
            path.is_empty() || super::include::resolve(&self.page.path, path) == *self.page.path;
        (own && !anchor.is_empty()).then_some(anchor)
    }

    fn by_title(&self, name: &str, kind: Kind) -> Option<usize> {
        self.titles.get(&(kind, name.to_owned())).copied()
    }

    /// Rows that say that one of several parameters has to be given, and sentences that do.
    pub(super) fn one_of(&self, roots: &[usize], params: &[FieldFacts]) -> Vec<OneOf> {
        let paths = params.iter().enumerate();
        let known: HashMap<&str, usize> =
            paths.map(|(at, field)| (field.path.as_str(), at)).collect();
        let mut sets: Vec<(BTreeSet<usize>, Place)> = Vec::new();
        let mut set_of: HashMap<usize, usize> = HashMap::new();
        let mut add = |names: Vec<String>, place: &Place| {
            let names = names.iter().filter_map(|name| known.get(name.as_str()));
            let names: BTreeSet<usize> = names.copied().take(32).collect();
            if names.len() < 2 {
                return;
            }
            // Two sets that share a name are one: "Required if `b` is not specified", and the same of `c`.
            let same = names.iter().filter_map(|name| set_of.get(name)).min();
            let at = same.copied().unwrap_or(sets.len());
            if at == sets.len() {
                sets.push((BTreeSet::new(), place.clone()));
            }
            for name in names {
                sets[at].0.insert(name);
                set_of.entry(name).or_insert(at);
            }
        };
        for described in roots
            .iter()
            .filter_map(|root| self.tables.get(root))
            .flatten()
        {
            let mut names = described.instead_of.clone();
            names.push(described.field.path.clone());
            add(names, &described.field.place);
        }
        let sections = roots
            .iter()
            .map(|&root| &self.page.sections[root])
            .chain(self.page.intro());
        for (block, text) in sections.flat_map(Section::texts).take(200) {
            for names in required::one_of(text) {
                add(names, &block.place);
            }
        }
        let sets = sets.into_iter().map(|(set, place)| OneOf {
            names: set.into_iter().map(|at| params[at].path.clone()).collect(),
            place: Aside(place),
        });
        sets.collect()
    }
}

struct Step {
    section: usize,
    row: usize,
    prefix: String,
    /// Sections that lead here.
    trail: Vec<usize>,
}

fn titles(
    page: &Outline,
    tables: &HashMap<usize, Vec<Described>>,
) -> HashMap<(Kind, String), usize> {
    let mut titles = HashMap::new();
    for (index, section) in page.sections.iter().enumerate() {
        if section.named || !tables.contains_key(&index) {
            continue;
        }
        let words = section
            .title
            .split_whitespace()
            .map(|word| word.trim_matches(['`', ':', '"']));
        for word in words.chain(section.anchors.iter().map(String::as_str)) {
            titles
                .entry((section.kind, word.to_owned()))
                .or_insert(index);
        }
    }
    titles
}

/// Bytes that a field holds, more or less.
fn weight(field: &FieldFacts) -> usize {
    field.path.len() + field.text.len() + 64 * field.values.len()
}

/// Of what is only called an array, results are lists. Parameters and events use the word for objects too, as PHP does,
/// unless their text speaks of a list.
fn is_list(field: &FieldFacts, kind: Kind) -> bool {
    let result = matches!(kind, Kind::Returned | Kind::Response);
    let said = || {
        let scan = Scan::new(&field.text);
        LANGUAGES.iter().any(|language| scan.has(language.list_of))
    };
    let named = field.types.iter().any(|name| name.ends_with("[]"));
    named || types::is_list(&field.types) && (result || said())
}

/// A row, and behind it the rows of the table in its cell.
fn with_nested(mut row: Described, kind: Kind) -> Vec<Described> {
    let list = is_list(&row.field, kind) && !row.field.path.ends_with("[]");
    let prefix = format!("{}{}.", row.field.path, if list { "[]" } else { "" });
    let nested = std::mem::take(&mut row.nested);
    let mut rows = vec![row];
    rows.extend(nested.into_iter().map(|mut below| {
        below.field.path = format!("{prefix}{}", below.field.path);
        below
    }));
    rows
}

/// "Required parameters" over a table of its own.
fn says_required(section: &Section) -> bool {
    let title = scan::folded(&section.title);
    section.kind == Kind::Parameters
        && LANGUAGES.iter().any(|language| {
            let scan = Scan::new(&title);
            let mut cursor = scan.cursor(0);
            cursor.word(language.required_words) && {
                cursor.skip(&[' ']);
                let rest = cursor.rest();
                language
                    .parameter_nouns
                    .iter()
                    .any(|noun| rest.starts_with(noun))
            }
        })
}

fn last_part(path: &str) -> &str {
    let path = path.trim_end_matches("[]");
    path.rsplit('.').next().unwrap_or(path)
}

/// Types without fields of their own.
fn is_leaf(types: &[String]) -> bool {
    !types.is_empty()
        && types.iter().all(|name| {
            !matches!(name.as_str(), "object" | "array" | "any" | "mixed")
                && !name.ends_with("[]")
                && !name.starts_with(|sign: char| sign.is_uppercase())
        })
}

pub(super) fn without_duplicates(
    fields: Vec<FieldFacts>,
    findings: &mut Findings,
) -> Vec<FieldFacts> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<FieldFacts> = Vec::with_capacity(fields.len());
    for field in fields {
        let first = *seen.entry(field.path.clone()).or_insert(kept.len());
        if first == kept.len() {
            kept.push(field);
        // Tabs repeat what they have in common.
        } else if kept[first] != field {
            report(
                findings,
                FindingKind::Duplicate,
                &field.place,
                format!(
                    "`{}` is described a second time; the first description counts",
                    field.path
                ),
            );
        }
    }
    kept
}
