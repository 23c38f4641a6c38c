//! The words that pages are read by: one table per language, all in lower case.
//!
//! Editions mix languages (`Scope`, names of types), so every table is tried on every page.

mod english;
mod russian;

/// What one language says.
pub(super) struct Phrases {
    /// Titles of sections.
    pub(super) parameters: &'static [&'static str],
    pub(super) returned: &'static [&'static str],
    pub(super) response: &'static [&'static str],
    pub(super) examples: &'static [&'static str],
    pub(super) errors: &'static [&'static str],
    pub(super) system_errors: &'static [&'static str],
    pub(super) further_reading: &'static [&'static str],
    pub(super) revision: &'static [&'static str],
    /// Heads of columns.
    pub(super) name: &'static [&'static str],
    pub(super) kind: &'static [&'static str],
    pub(super) description: &'static [&'static str],
    pub(super) code: &'static [&'static str],
    pub(super) status: &'static [&'static str],
    pub(super) meaning: &'static [&'static str],
    pub(super) message: &'static [&'static str],
    pub(super) required: &'static [&'static str],
    pub(super) default: &'static [&'static str],
    pub(super) since: &'static [&'static str],
    pub(super) note: &'static [&'static str],
    /// Lines under the title.
    pub(super) scope: &'static [&'static str],
    pub(super) caller: &'static [&'static str],
    pub(super) subscriber: &'static [&'static str],
    pub(super) method: &'static [&'static str],
    pub(super) no_parameters: &'static [&'static str],
    pub(super) http_status: &'static [&'static str],
    /// Whether a parameter is required.
    pub(super) required_words: &'static [&'static str],
    /// What "not required" begins with.
    pub(super) negations: &'static [&'static str],
    /// What stands before the word in "This parameter is required".
    pub(super) subjects: &'static [&'static str],
    pub(super) parameter_nouns: &'static [&'static str],
    pub(super) conditions: &'static [&'static str],
    pub(super) absent: &'static [&'static str],
    pub(super) one_of: &'static [&'static str],
    pub(super) yes: &'static [&'static str],
    /// Defaults.
    pub(super) default_words: &'static [&'static str],
    pub(super) default_links: &'static [&'static str],
    pub(super) default_after: &'static [&'static str],
    /// What a value of a list is marked by.
    pub(super) default_marks: &'static [&'static str],
    /// What follows a value that stands in for one that is absent.
    pub(super) used: &'static [&'static str],
    /// Spans of time that a bare number does not say.
    pub(super) durations: &'static [&'static str],
    /// Values.
    pub(super) values: &'static [&'static str],
    pub(super) value_links: &'static [&'static str],
    pub(super) and_or: &'static [&'static str],
    pub(super) and_others: &'static [&'static str],
    pub(super) for_example: &'static [&'static str],
    pub(super) fields_of_object: &'static [&'static str],
    /// Limits.
    pub(super) from_to: &'static [(&'static str, &'static str)],
    pub(super) range: &'static [&'static str],
    pub(super) at_most: &'static [&'static str],
    pub(super) at_least: &'static [&'static str],
    pub(super) limit_links: &'static [&'static str],
    pub(super) rates: &'static [&'static str],
    pub(super) length: &'static [&'static str],
    pub(super) characters: &'static [&'static str],
    pub(super) sizes: &'static [&'static str],
    pub(super) since_revision: &'static [&'static str],
    /// Arrays that are lists.
    pub(super) list_of: &'static [&'static str],
    /// Change log.
    pub(super) published: &'static [&'static str],
    pub(super) supported_until: &'static [&'static str],
    /// What stands before the same date in a sentence.
    pub(super) until: &'static [&'static str],
    pub(super) applies_from: &'static [&'static str],
    pub(super) affected: &'static [&'static str],
    pub(super) months: [&'static [&'static str]; 12],
    /// Words for types, where a page does not use the English ones.
    pub(super) types: &'static [(&'static str, &'static str)],
}

pub(super) const LANGUAGES: [&Phrases; 2] = [&english::ENGLISH, &russian::RUSSIAN];

/// The phrases of one kind in all languages.
pub(super) fn all(
    choose: impl Fn(&'static Phrases) -> &'static [&'static str],
) -> impl Iterator<Item = &'static str> {
    LANGUAGES
        .into_iter()
        .flat_map(move |language| choose(language).iter().copied())
}
