//! Methods: their names, and how their parts refer to one another.

mod name;
mod paging;
mod references;

use super::Checker;
use crate::api::{ErrorSet, Family, Method, Object, Replay, Returns, Type};
use crate::diagnostic::Diagnostic;
use crate::model;

impl Checker<'_> {
    pub(super) fn methods(
        &mut self,
        sets: &[ErrorSet],
        families: &[Family],
        objects: &[Object],
    ) -> Vec<Method> {
        let schema = self.schema;
        schema
            .methods
            .iter()
            .filter_map(|method| self.method(method, sets, families, objects))
            .collect()
    }

    fn method(
        &mut self,
        written: &model::Method,
        sets: &[ErrorSet],
        families: &[Family],
        objects: &[Object],
    ) -> Option<Method> {
        let name = self.method_name(written)?;
        let module = &families[name.family].module;
        let params = self.parameters(written, module, &name.rust.request);
        let returns = self.returns(written, module, &name.rust.result);
        let errors = self.method_errors(written, sets);
        let mut method = Method {
            name: written.name.value.clone(),
            file: self.file_of(&written.name),
            family: name.family,
            path: name.path,
            rust: name.rust,
            summary: self.line(&written.summary),
            details: self.maybe_prose(written.details.as_ref()),
            docs_url: self.docs_url(Some(&written.docs)).unwrap_or_default(),
            scope: written.scope.value.clone(),
            caller: written.caller.as_ref().map(|caller| self.line(caller)),
            credentials: written.credentials.value,
            since: self.since(written.since.as_ref()),
            replay: Replay::Unsafe,
            params,
            one_of: Vec::new(),
            returns,
            errors,
            paging: None,
            legacy: self.legacy(&written.legacy),
            deviations: Vec::new(),
            examples: Vec::new(),
        };
        method.replay = self.replay(&written.replay, &method, sets);
        method.one_of = written
            .one_of
            .iter()
            .map(|names| self.one_of(names, &method))
            .collect();
        self.same_choices(written, &method);
        method.paging = written
            .paging
            .as_ref()
            .map(|paging| self.paging(paging, &method, objects));
        let paths: Vec<_> = method
            .values()
            .iter()
            .map(|(path, _)| path.dotted())
            .chain(groups(&method))
            .collect();
        method.deviations =
            self.method_deviations(written, &paths, &method.returns, &method.errors, sets);
        method.examples = self.examples(written, &method.errors, sets);
        Some(method)
    }

    fn returns(&mut self, method: &model::Method, module: &str, result_name: &str) -> Returns {
        let written = &method.returns;
        let doc = self.prose(&written.doc);
        match (&written.ty, &written.fields) {
            (Some(ty), None) => {
                let resolved = self.resolve_type(ty);
                if resolved
                    .as_ref()
                    .is_some_and(|resolved| !resolved.absent.is_empty())
                {
                    self.report(
                        Diagnostic::new(ty.place, "a result is there, or the call failed")
                            .label("has a value for \"none\"")
                            .help("name the type alone; if fields of the result can be absent, describe them under `fields`"),
                    );
                }
                let ty = resolved.map_or(Type::Json, |resolved| resolved.ty);
                Returns::Value {
                    ty,
                    key: written.key.as_ref().map(|key| key.value.clone()),
                    doc,
                }
            }
            (None, Some(fields)) => {
                if let Some(key) = &written.key {
                    self.report(
                        Diagnostic::new(key.place, "`key` belongs to a result with a `type`")
                            .label("the result has `fields`")
                            .help("remove it: each field has its own key"),
                    );
                }
                self.take_request_type(
                    module,
                    result_name,
                    method.name.place,
                    &format!("the result of `{}`", method.name.value),
                );
                let fields = self.fields(fields);
                Returns::Object { fields, doc }
            }
            _ => {
                self.report(
                    Diagnostic::new(written.place, "a result has either a `type` or `fields`")
                        .label("has neither, or both")
                        .help("`type: bool` for a value, `fields:` for an object of its own"),
                );
                Returns::Value {
                    ty: Type::Json,
                    key: None,
                    doc,
                }
            }
        }
    }
}

/// The groups of a method, as deviations name them.
fn groups(method: &Method) -> Vec<String> {
    let mut groups = Vec::new();
    for (path, _) in method.values() {
        for len in 1..path.0.len() {
            let group = path.0[..len].join(".");
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    groups
}
