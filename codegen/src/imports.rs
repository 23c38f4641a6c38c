//! The `use` lines of a file: only what its code names, grouped and sorted as rustfmt would.

use std::collections::{BTreeMap, BTreeSet};

use crate::GenerateError;

/// Widest line of a `use` before its names are wrapped.
const WIDTH: usize = 100;

/// Paths that the code of one file names.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    /// Names by the module that they come from.
    modules: BTreeMap<String, BTreeSet<String>>,
    /// Names that the file itself defines.
    own: BTreeSet<String>,
}

impl Imports {
    /// Imports a path such as `crate::call::Call`, or a module as `crate::call::self`.
    pub(crate) fn add(&mut self, path: &str) {
        let (module, name) = path.rsplit_once("::").unwrap_or(("crate", path));
        self.modules
            .entry(module.to_owned())
            .or_default()
            .insert(name.to_owned());
    }

    /// Notes a name that the file defines, so that an import of the same name is refused.
    pub(crate) fn define(&mut self, name: &str) {
        self.own.insert(name.to_owned());
    }

    /// The lines, ending in a line break each; groups are separated by an empty line.
    pub(crate) fn render(&self, file: &str) -> Result<String, GenerateError> {
        self.refuse_ambiguous(file)?;
        let mut groups: [BTreeMap<String, String>; 3] = Default::default();
        for (module, names) in &self.modules {
            let (key, line) = use_line(module, names);
            groups[origin(module)].insert(key, line);
        }
        let groups = groups.iter().filter(|lines| !lines.is_empty());
        let groups: Vec<String> = groups
            .map(|lines| lines.values().map(String::as_str).collect())
            .collect();
        Ok(groups.join("\n"))
    }

    fn refuse_ambiguous(&self, file: &str) -> Result<(), GenerateError> {
        let mut meanings: BTreeMap<&str, &str> = self
            .own
            .iter()
            .map(|name| (name.as_str(), "the type of this file"))
            .collect();
        for (module, names) in &self.modules {
            for name in names {
                let name = if name == "self" {
                    last_segment(module)
                } else {
                    name
                };
                if let Some(first) = meanings.insert(name, module) {
                    return Err(GenerateError::AmbiguousName {
                        path: file.to_owned(),
                        name: name.to_owned(),
                        first: first.to_owned(),
                        second: module.clone(),
                    });
                }
            }
        }
        Ok(())
    }
}

/// A `pub use` line of names from a module beside this one.
pub(crate) fn public_use<'a>(module: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: BTreeSet<String> = names.into_iter().map(str::to_owned).collect();
    let (_, line) = use_line(module, &names);
    format!("pub {line}")
}

/// One `use` line and the key that it sorts by.
fn use_line(module: &str, names: &BTreeSet<String>) -> (String, String) {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_by_key(|name| (name_class(name), *name));
    match names[..] {
        [name] if name != "self" => (
            format!("{module}::{name}"),
            format!("use {module}::{name};\n"),
        ),
        ["self"] => (module.to_owned(), format!("use {module};\n")),
        _ => (format!("{module}::{{"), braced(module, &names)),
    }
}

fn braced(module: &str, names: &[&str]) -> String {
    let one_line = format!("use {module}::{{{}}};\n", names.join(", "));
    if one_line.len() <= WIDTH {
        return one_line;
    }
    let mut text = format!("use {module}::{{");
    let mut column = WIDTH;
    for name in names {
        if column + name.len() + 2 > WIDTH {
            text.push_str("\n    ");
            column = 4;
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(name);
        text.push(',');
        column += name.len() + 1;
    }
    text.push_str("\n};\n");
    text
}

/// `self` first, then types, then modules, functions and macros.
fn name_class(name: &str) -> u8 {
    match name {
        "self" => 0,
        _ if name.starts_with(char::is_uppercase) => 1,
        _ => 2,
    }
}

/// The standard library, other crates, this crate.
fn origin(module: &str) -> usize {
    match module.split("::").next() {
        Some("std") => 0,
        Some("crate") => 2,
        _ => 1,
    }
}

fn last_segment(module: &str) -> &str {
    module.rsplit("::").next().unwrap_or(module)
}
