//! Error codes: shared sets, and what each method can return.

use std::collections::HashMap;

use super::Checker;
use super::names;
use crate::api::{Code, ErrorGroup, ErrorSet, MethodErrors};
use crate::diagnostic::Diagnostic;
use crate::model::Method;
use crate::source::{At, Place};
use crate::spelling::nearest;

impl Checker<'_> {
    pub(super) fn error_sets(&mut self) -> Vec<ErrorSet> {
        self.schema
            .error_sets
            .iter()
            .map(|written| self.error_set(written))
            .collect()
    }

    fn error_set(&mut self, written: &crate::model::ErrorSet) -> ErrorSet {
        let doc = self.line(&written.doc);
        let codes = self.codes(&written.codes);
        let group = written.group.as_ref().map(|group| {
            let variant = names::variant_name(group, Some(group)).unwrap_or_else(|finding| {
                self.report(finding);
                group.value.clone()
            });
            let type_name = format!("{variant}Code");
            self.take_imported_type(&type_name, group.place, "a set of error codes");
            ErrorGroup {
                variant,
                type_name,
                doc: doc.clone(),
            }
        });
        self.code_deviations(written);
        ErrorSet {
            name: written.name.value.clone(),
            file: self.file_of(&written.name),
            doc,
            group,
            codes,
        }
    }

    fn codes(&mut self, written: &[crate::model::Code]) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        for code in written {
            if !is_code(&code.code.value) {
                self.report(
                    Diagnostic::new(
                        code.code.place,
                        format!("`{}` is not an error code", code.code.value),
                    )
                    .label("expected a code")
                    .help("codes consist of letters, digits and `_`: `MESSAGE_NOT_FOUND`"),
                );
                continue;
            }
            let same = |other: &&crate::model::Code| {
                other.code.value != code.code.value
                    && other.code.value.eq_ignore_ascii_case(&code.code.value)
            };
            let earlier = written.iter().take_while(|other| other.code != code.code);
            if let Some(first) = { earlier }.find(same) {
                self.report(
                    Diagnostic::new(
                        code.code.place,
                        format!(
                            "`{}` and `{}` are one code: case does not matter",
                            code.code.value, first.code.value
                        ),
                    )
                    .label("second spelling")
                    .related(first.code.place, "first spelling")
                    .help("keep the one that the vendor's page has"),
                );
                continue;
            }
            let variant =
                names::variant_name(&code.code, code.rust.as_ref()).unwrap_or_else(|finding| {
                    self.report(finding);
                    code.code.value.clone()
                });
            if let Some(position) = codes.iter().position(|other| other.variant == variant) {
                self.same_variant(&code.code, written[position].code.place, &variant);
            }
            let doc = self.prose(&code.doc);
            codes.push(Code {
                code: code.code.value.clone(),
                variant,
                doc,
            });
        }
        codes
    }

    /// The method's own codes first, then those of the sets that are copied; the first to have a code keeps it.
    pub(super) fn method_errors(&mut self, method: &Method, sets: &[ErrorSet]) -> MethodErrors {
        let mut errors = MethodErrors {
            codes: self.codes(&method.errors.codes),
            groups: Vec::new(),
        };
        let own = errors.codes.len();
        let schema = self.schema;
        let common = schema.api.iter().flat_map(|api| &api.errors);
        let mut used: HashMap<&str, Place> = HashMap::new();
        self.knows_all_codes = true;
        for name in method.errors.uses.iter().chain(common) {
            if let Some(first) = used.insert(name.as_str(), name.place) {
                self.used_twice(name, first);
                continue;
            }
            let Some(set) = sets.iter().find(|set| set.name == name.value) else {
                self.no_such_set(name);
                self.knows_all_codes = false;
                continue;
            };
            match &set.group {
                Some(group) => errors.groups.push(group.clone()),
                None => {
                    for code in &set.codes {
                        if !errors
                            .codes
                            .iter()
                            .any(|other| other.code.eq_ignore_ascii_case(&code.code))
                        {
                            errors.codes.push(code.clone());
                        }
                    }
                }
            }
        }
        self.variant_clashes(method, &errors, own);
        errors
    }

    fn variant_clashes(&mut self, method: &Method, errors: &MethodErrors, own: usize) {
        for (position, code) in errors.codes.iter().enumerate() {
            let group = errors
                .groups
                .iter()
                .any(|group| group.variant == code.variant);
            let copied = position >= own
                && errors.codes[..position]
                    .iter()
                    .any(|other| other.variant == code.variant);
            if group || copied {
                let place = method
                    .errors
                    .codes
                    .get(position)
                    .map_or(method.name.place, |code| code.code.place);
                self.report(
                    Diagnostic::new(
                        place,
                        format!(
                            "the code `{}` gives a second variant `{}`",
                            code.code, code.variant
                        ),
                    )
                    .label("one enumeration has both")
                    .help("give one of them another name with `rust:`"),
                );
            }
        }
    }

    fn used_twice(&mut self, name: &At<String>, first: Place) {
        self.report(
            Diagnostic::new(
                name.place,
                format!("the error set `{}` is used twice", name.value),
            )
            .label("used here too")
            .related(first, "first used")
            .help("keep one; the sets under `errors` in api.yaml belong to every method"),
        );
    }

    fn no_such_set(&mut self, name: &At<String>) {
        if self.symbols.unread.contains(name.as_str()) {
            return;
        }
        let sets = self.symbols.error_sets.keys().copied();
        let help = match nearest(&name.value, sets) {
            Some(set) => format!("did you mean `{set}`?"),
            None => format!("describe it in errors/{}.yaml", name.value),
        };
        self.report(
            Diagnostic::new(
                name.place,
                format!("there is no error set `{}`", name.value),
            )
            .label("unknown set")
            .help(help),
        );
    }
}

/// Whether a method can answer with a code, in any of its sets.
pub(super) fn has_code(errors: &MethodErrors, sets: &[ErrorSet], code: &str) -> bool {
    all_codes(errors, sets).any(|known| known.eq_ignore_ascii_case(code))
}

/// All codes of a method, its own first.
pub(super) fn all_codes<'a>(
    errors: &'a MethodErrors,
    sets: &'a [ErrorSet],
) -> impl Iterator<Item = &'a str> {
    let in_groups = errors.groups.iter().flat_map(move |group| {
        sets.iter()
            .filter(move |set| set.group.as_ref() == Some(group))
    });
    let own = errors.codes.iter();
    own.chain(in_groups.flat_map(|set| &set.codes))
        .map(|code| code.code.as_str())
}

fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= 100
        && code
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || char == '_')
}
