//! Which part of the documentation is compared.

use super::finding::{Drift, Finding, Subject};
use crate::model::Schema;

/// The folder of the pages that the schema's `docs` lead to: `api-reference/chat-bots/chat-bots-v2`. Empty where the
/// address names no folder.
pub fn default_section(schema: &Schema) -> String {
    let Some(api) = &schema.api else {
        return String::new();
    };
    let address = api.docs.as_str();
    let path = address.split_once("://").map_or(address, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    path.trim_matches('/').to_owned()
}

/// Whether a page, by its path, is in a section: the section is the page, with or without its ending, or a folder above
/// it.
pub fn is_in_section(page: &str, section: &str) -> bool {
    let section = section.trim_start_matches("./").trim_matches('/');
    if section.is_empty() || section == "." {
        return true;
    }
    let matches = |page: &str| {
        page.strip_prefix(section)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".md")
    };
    matches(page)
        || page
            .match_indices('/')
            .any(|(at, _)| matches(&page[at + 1..]))
}

/// Keeps what a section shows. The whole is compared first: a shared object may be described outside.
#[must_use]
pub fn within(mut drift: Drift, schema: &Schema, section: &str) -> Drift {
    let keep = |finding: &Finding| {
        finding
            .docs
            .iter()
            .any(|place| is_in_section(&place.file, section))
            || page_of(schema, &finding.subject).is_some_and(|page| is_in_section(&page, section))
    };
    drift.findings.retain(keep);
    drift.not_yet.retain(keep);
    drift.explained.retain(keep);
    drift.compared = schema
        .methods
        .iter()
        .filter(|method| {
            let subject = Subject::Method(method.name.value.clone());
            page_of(schema, &subject).is_some_and(|page| is_in_section(&page, section))
        })
        .count();
    drift
}

/// The page that the schema names for a subject, from the root of the docs.
fn page_of(schema: &Schema, subject: &Subject) -> Option<String> {
    let docs = match subject {
        Subject::Method(name) => schema
            .methods
            .iter()
            .find(|method| method.name.value == *name)
            .map(|method| &method.docs),
        Subject::Event(name) => schema
            .events
            .iter()
            .find(|event| event.name.value == *name)
            .and_then(|event| event.docs.as_ref()),
        Subject::Object(name) => schema
            .objects
            .iter()
            .find(|object| object.name.value == *name)
            .and_then(|object| object.docs.as_ref()),
        Subject::Enum(name) => schema
            .enums
            .iter()
            .find(|values| values.name.value == *name)
            .and_then(|values| values.docs.as_ref()),
        _ => None,
    }?;
    let page = super::objects::page(docs.as_str());
    Some(format!("{}/{page}", default_section(schema)))
}
