//! What a method's parts say of one another by name: parameters and error codes.

use std::collections::HashSet;

use crate::api::{ErrorSet, Method, MethodErrors, ParamPath, ParamValue, Replay, Type};
use crate::check::Checker;
use crate::check::errors::{all_codes, has_code};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::source::At;
use crate::spelling::nearest;

impl Checker<'_> {
    pub(super) fn replay(
        &mut self,
        written: &model::Replay,
        method: &Method,
        sets: &[ErrorSet],
    ) -> Replay {
        for code in [&written.done, &written.busy].into_iter().flatten() {
            self.known_code(code, &method.errors, sets);
        }
        let misplaced = |finding: Option<&At<String>>, needs: &str| {
            finding.map(|at| {
                Diagnostic::new(at.place, format!("this says nothing without `{needs}`"))
                    .label(format!("needs `{needs}`"))
            })
        };
        match (&written.safe, &written.key) {
            (Some(safe), None) => {
                let needs_key = misplaced(written.busy.as_ref(), "key");
                let of_safe = written.done.as_ref().or(written.unless.first());
                let needs_safe = misplaced(of_safe.filter(|_| !safe.value), "safe: true");
                self.findings
                    .extend(needs_key.into_iter().chain(needs_safe));
                let done = written.done.as_ref().map(|done| done.value.clone());
                if safe.value {
                    let unless = self.dangers(&written.unless, method);
                    Replay::Safe { done, unless }
                } else {
                    Replay::Unsafe
                }
            }
            (None, Some(key)) => {
                self.findings
                    .extend(misplaced(written.done.as_ref(), "safe: true"));
                let unless = self.dangers(&written.unless, method);
                Replay::Keyed {
                    key: self
                        .parameter_of_type(key, method, &Type::Uuid)
                        .unwrap_or_else(|| ParamPath(Vec::new())),
                    busy: written.busy.as_ref().map(|busy| busy.value.clone()),
                    unless,
                }
            }
            _ => {
                self.report(
                    Diagnostic::new(written.place, "`replay` says either `safe` or `key`")
                        .label("says neither, or both")
                        .help("`safe: true` or `safe: false`; or `key:` with the parameter that makes a repetition harmless"),
                );
                Replay::Unsafe
            }
        }
    }

    /// Parameters with which a call must not be repeated.
    fn dangers(&mut self, names: &[At<String>], method: &Method) -> Vec<ParamPath> {
        let mut paths = Vec::new();
        for name in names {
            let Some((path, value)) = self.parameter_named(name, method) else {
                continue;
            };
            if value.argument && value.field.ty != Type::Bool {
                self.report(
                    Diagnostic::new(
                        name.place,
                        format!("`{}` is set in every call", name.value),
                    )
                    .label("never left out")
                    .help("name a boolean, or a parameter that is a setter; if no call may be repeated, write `safe: false`"),
                );
            }
            paths.push(path);
        }
        paths
    }

    pub(in crate::check) fn known_code(
        &mut self,
        code: &At<String>,
        errors: &MethodErrors,
        sets: &[ErrorSet],
    ) {
        if has_code(errors, sets, &code.value) || !self.knows_all_codes {
            return;
        }
        let help = match nearest(&code.value, all_codes(errors, sets)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "name the code under `errors`, in `codes` or in a set that is used".to_owned(),
        };
        self.report(
            Diagnostic::new(
                code.place,
                format!("the method has no error code `{}`", code.value),
            )
            .label("unknown code")
            .help(help),
        );
    }

    /// A parameter by its path, of one type.
    pub(super) fn parameter_of_type(
        &mut self,
        name: &At<String>,
        method: &Method,
        ty: &Type,
    ) -> Option<ParamPath> {
        let (path, value) = self.parameter_named(name, method)?;
        if value.field.ty != *ty {
            self.report(
                Diagnostic::new(
                    name.place,
                    format!("`{}` has another type than is needed here", name.value),
                )
                .label(format!("expected a parameter of type {}", type_word(ty))),
            );
        }
        Some(path)
    }

    pub(super) fn parameter_named<'m>(
        &mut self,
        name: &At<String>,
        method: &'m Method,
    ) -> Option<(ParamPath, &'m ParamValue)> {
        let values = method.values();
        let found = values.iter().find(|(path, _)| path.dotted() == name.value);
        if let Some((path, value)) = found {
            return Some((path.clone(), value));
        }
        let paths: Vec<_> = values.iter().map(|(path, _)| path.dotted()).collect();
        let finding = Diagnostic::new(
            name.place,
            format!("the method has no parameter `{}`", name.value),
        )
        .label("unknown parameter");
        let meant = paths
            .iter()
            .find(|path| path.ends_with(&format!(".{}", name.value)))
            .map(String::as_str);
        let meant = meant.or_else(|| nearest(&name.value, paths.iter().map(String::as_str)));
        self.report(match meant {
            Some(path) => finding.help(format!("did you mean `{path}`?")),
            None if paths.is_empty() => finding.help("the method has no parameters"),
            None => finding.help(format!("its parameters are: {}", paths.join(", "))),
        });
        None
    }

    /// A choice that stands twice was meant to be another one.
    pub(super) fn same_choices(&mut self, written: &model::Method, method: &Method) {
        let choices: Vec<HashSet<_>> = method
            .one_of
            .iter()
            .map(|paths| paths.iter().collect())
            .collect();
        for (at, choice) in choices.iter().enumerate() {
            let first = choices[..at].iter().position(|other| other == choice);
            if let (Some(first), Some(name)) = (first, written.one_of[at].first())
                && let Some(other) = written.one_of[first].first()
            {
                self.report(
                    Diagnostic::new(name.place, "this choice stands twice")
                        .label("second time")
                        .related(other.place, "first time")
                        .help("keep one of them"),
                );
            }
        }
    }

    pub(super) fn one_of(&mut self, names: &[At<String>], method: &Method) -> Vec<ParamPath> {
        if let [only] = names {
            self.report(
                Diagnostic::new(only.place, "one parameter is no choice")
                    .label("stands alone")
                    .help("name at least two, or make it `required`"),
            );
        }
        let mut paths = Vec::new();
        for name in names {
            let Some((path, value)) = self.parameter_named(name, method) else {
                continue;
            };
            if value.field.required || value.argument {
                self.report(
                    Diagnostic::new(
                        name.place,
                        format!(
                            "`{}` is always given, so that nothing is left to choose",
                            name.value
                        ),
                    )
                    .label("required, or an argument")
                    .help("remove `required` and `argument` there, or the choice here"),
                );
            }
            if paths.contains(&path) {
                self.report(
                    Diagnostic::new(
                        name.place,
                        format!("`{}` stands twice in one choice", name.value),
                    )
                    .label("second time"),
                );
            }
            paths.push(path);
        }
        paths
    }
}

fn type_word(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::Uuid => "Uuid",
        Type::Bytes => "bytes",
        _ => "int",
    }
}
