//! The name of a method, and where it hangs in Rust.

use crate::api::{Credentials, MethodNames, PathSegment};
use crate::check::Checker;
use crate::check::names::{self, Scope};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::source::At;
use crate::spelling::nearest;

pub(super) struct ResolvedName {
    pub(super) family: usize,
    pub(super) path: Vec<PathSegment>,
    pub(super) rust: MethodNames,
}

impl Checker<'_> {
    pub(super) fn method_name(&mut self, written: &model::Method) -> Option<ResolvedName> {
        let At { value: name, place } = &written.name;
        self.well_formed(&written.name)?;
        let families = self
            .schema
            .api
            .as_ref()
            .map_or(&[][..], |api| &api.families);
        let family = families.iter().position(|family| {
            name.strip_prefix(family.prefix.as_str())
                .is_some_and(|rest| rest.starts_with('.'))
        });
        let Some(family) = family else {
            self.no_family(&written.name);
            return None;
        };
        let prefix = families[family].prefix.value.len() + 1;
        let (root, module) = (
            root_of(written.credentials.value, &families[family].module.value),
            families[family].module.value.clone(),
        );
        let segments: Vec<_> = name[prefix..].split('.').collect();
        let part = |segment: &str| At::new(segment.to_owned(), *place);
        let mut at = root.clone();
        let mut path_type = names::camel(&root);
        let mut path = Vec::new();
        for (depth, segment) in segments[..segments.len() - 1].iter().enumerate() {
            let function = names::function_name(&part(segment), None, depth == 0);
            let function = function.map_err(|finding| self.report(finding)).ok()?;
            let type_part = names::camel(segment);
            let taken = self.names.share(
                Scope::Functions(at.clone()),
                &function,
                *place,
                &format!("the path `{segment}`"),
            );
            self.findings.extend(taken);
            at = format!("{at}.{function}");
            path_type.push_str(&type_part);
            let taken = self.names.share(
                Scope::Types,
                &path_type,
                *place,
                &format!("the path `{at}`"),
            );
            self.findings.extend(taken);
            path.push(PathSegment {
                wire: (*segment).to_owned(),
                function,
                type_part,
            });
        }
        let action = segments[segments.len() - 1];
        let function = names::function_name(
            &part(action),
            written.rust_function.as_ref(),
            path.is_empty(),
        );
        let function = function.map_err(|finding| self.report(finding)).ok()?;
        let taken = self.names.take(
            Scope::Functions(at),
            &function,
            *place,
            &format!("`{name}`"),
        );
        self.findings.extend(taken);

        let last = path
            .last()
            .map_or("", |segment: &PathSegment| segment.type_part.as_str());
        let (request, type_place) = match &written.rust_type {
            Some(ty) => (ty.value.clone(), ty.place),
            None => (format!("{last}{}", names::camel(action)), *place),
        };
        let what = format!("`{name}`");
        self.take_request_type(&module, &request, type_place, &what);
        let error = format!("{request}Error");
        let errors = format!("the errors of {what}");
        self.take_request_type(&module, &error, type_place, &errors);
        let result = format!("{request}Result");
        let file = names::snake(&request);
        self.take_module(&module, &file, type_place, &what);
        Some(ResolvedName {
            family,
            path,
            rust: MethodNames {
                module: file,
                request,
                error,
                result,
                function,
            },
        })
    }

    /// Names with single dots in between, short enough to name a file.
    fn well_formed(&mut self, name: &At<String>) -> Option<()> {
        let mut segments = name.value.split('.');
        let finding = if let Some(finding) = names::too_long(&name.value, name.place) {
            finding
        } else {
            let segment = segments.find(|segment| !names::is_plain(segment));
            let Some(segment) = segment else {
                return Some(());
            };
            Diagnostic::new(
                name.place,
                format!("`{segment}` cannot be a part of a method's name"),
            )
            .label("expected names with single dots in between")
            .help("names consist of letters, digits and `_`")
        };
        self.report(finding);
        None
    }

    fn no_family(&mut self, name: &At<String>) {
        let finding = Diagnostic::new(
            name.place,
            format!("`{}` belongs to no family of methods", name.value),
        )
        .label("unknown prefix");
        let families = self.schema.api.iter().flat_map(|api| &api.families);
        let prefixes: Vec<_> = families.map(|family| family.prefix.as_str()).collect();
        let start: Vec<_> = name.value.splitn(3, '.').take(2).collect();
        let help = match nearest(&start.join("."), prefixes.iter().copied()) {
            Some(prefix) => format!("did you mean `{prefix}.…`?"),
            None => format!(
                "method names begin with one of the `families` of api.yaml: {}",
                prefixes.join(", ")
            ),
        };
        self.report(finding.help(help));
    }
}

/// What the path of a method begins with in Rust: `bot`, or the family's module.
fn root_of(credentials: Credentials, module: &str) -> String {
    match credentials {
        Credentials::Bot => "bot".to_owned(),
        Credentials::Token | Credentials::None => module.to_owned(),
    }
}
