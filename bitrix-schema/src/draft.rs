//! Drafts of schema files, from what the vendor's documentation says or from nothing.
//!
//! ```text
//! Facts + Schema ─method─▶ types, enumerations, objects, IDs ─yaml─▶ texts ─load, check─▶ Draft
//! ```
//!
//! What a page says is taken over as it says it; what it leaves open is a line `# TODO: …` above the key. No sentence of
//! a page gets into a draft. A draft that would not pass the check is not handed out.

mod api_file;
mod blank;
mod enums;
mod error;
mod errors;
mod fields;
mod method;
mod names;
mod objects;
mod params;
mod phrases;
mod section;
mod shared;
mod tree;
mod types;
mod yaml;

use std::collections::{HashMap, HashSet};

pub use error::DraftError;

use crate::check::check;
use crate::facts::{Facts, MethodFacts};
use crate::load::load;
use crate::model::Schema;
use crate::source::SourceFile;
use crate::spelling::nearest;
use section::Section;
use shared::Shared;
use yaml::{Map, TODO, document};

/// Files for the schema, in the order in which they can be written: a method comes after what it needs.
#[derive(Debug)]
pub struct Draft {
    pub files: Vec<SourceFile>,
    /// In the order of files and lines.
    pub open: Vec<OpenPoint>,
}

/// Something that the page leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Path relative to the schema's folder.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub what: String,
}

/// What happens to a method that the schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// It is an error.
    Kept,
    /// Its file is drafted anew.
    Replaced,
}

/// The methods of the documentation that the schema does not have: those under the folder that api.yaml names.
pub fn missing(facts: &Facts, files: Vec<SourceFile>) -> Vec<String> {
    let (schema, _) = load(files);
    let docs = schema.api.as_ref().map_or("", |api| api.docs.as_str());
    let files = schema.files.iter();
    let mut known: HashSet<_> = files.map(|file| file.path.clone()).collect();
    let described = Section::of(docs, facts).methods(facts);
    described
        .into_iter()
        .filter(|method| known.insert(path_of(&method.name)))
        .map(|method| method.name.clone())
        .collect()
}

/// Drafts methods from what the documentation says, with the enumerations, objects and IDs that they need.
pub fn from_docs(
    facts: &Facts,
    files: Vec<SourceFile>,
    methods: &[String],
    present: Present,
) -> Result<Draft, DraftError> {
    let mut pages = HashMap::new();
    for method in &facts.methods {
        pages.entry(method.name.as_str()).or_insert(method);
    }
    let mut described = Vec::new();
    for name in methods {
        refuse(&files, name, present)?;
        // A method that is named twice is drafted once.
        match pages.remove(name.as_str()) {
            Some(method) => described.push(method),
            None if described
                .iter()
                .any(|method: &&MethodFacts| method.name == *name) => {}
            None => return Err(unknown(facts, name)),
        }
    }
    let paths: HashSet<_> = described
        .iter()
        .map(|method| path_of(&method.name))
        .collect();
    let kept = files.into_iter().filter(|file| !paths.contains(&file.path));
    let schema = readable(kept.collect())?;
    let mut shared = Shared::new(facts, &schema);
    // Families in their order, so that the first one has the shortest names.
    described.sort_by_key(|method| shared.modules.position(&method.name));
    let methods: Vec<_> = described
        .iter()
        .map(|method| (path_of(&method.name), method::draft(&mut shared, method)))
        .collect();
    let mut drafted = shared_files(&shared);
    drafted.extend(api_with(&shared, &described));
    drafted.extend(methods.into_iter().map(|(path, map)| file(path, &map)));
    checked(&schema, drafted)
}

/// A method's file with the keys of the language and nothing known of the method but its name.
pub fn blank(files: Vec<SourceFile>, method: &str, present: Present) -> Result<Draft, DraftError> {
    refuse(&files, method, present)?;
    let path = path_of(method);
    let kept = files.into_iter().filter(|file| file.path != path);
    let schema = readable(kept.collect())?;
    let file = SourceFile::new(path, blank::method(method).into_bytes());
    checked(&schema, vec![file])
}

/// The schema without what is drafted anew. What cannot be read cannot be drafted into.
fn readable(files: Vec<SourceFile>) -> Result<Schema, DraftError> {
    let (schema, findings) = load(files);
    if findings.is_empty() {
        return Ok(schema);
    }
    Err(DraftError::Findings {
        files: schema.files,
        findings,
    })
}

fn unknown(facts: &Facts, name: &str) -> DraftError {
    let names = facts.methods.iter().map(|method| method.name.as_str());
    DraftError::Unknown {
        method: name.to_owned(),
        nearest: nearest(name, names).map(str::to_owned),
    }
}

fn refuse(files: &[SourceFile], name: &str, present: Present) -> Result<(), DraftError> {
    let method = name.to_owned();
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|char| char.is_ascii_alphanumeric() || char == '_')
    };
    if !name.split('.').all(is_part) || name.len() > 200 {
        return Err(DraftError::Misnamed { method });
    }
    let path = path_of(name);
    if present == Present::Kept && files.iter().any(|file| file.path == path) {
        return Err(DraftError::Exists { method });
    }
    Ok(())
}

fn path_of(method: &str) -> String {
    format!("methods/{method}.yaml")
}

fn shared_files(shared: &Shared<'_>) -> Vec<SourceFile> {
    let enums = shared.enums.iter();
    let enums = enums.map(|item| (format!("enums/{}.yaml", item.name), &item.file));
    let objects = shared.objects.iter();
    let objects = objects.filter_map(|item| {
        let file = item.file.as_ref()?;
        Some((format!("objects/{}.yaml", item.name), file))
    });
    enums
        .chain(objects)
        .map(|(path, map)| file(path, map))
        .collect()
}

fn file(path: String, map: &Map) -> SourceFile {
    SourceFile::new(path, document(map).into_bytes())
}

/// api.yaml with the IDs and families that are new.
fn api_with(shared: &Shared<'_>, methods: &[&MethodFacts]) -> Option<SourceFile> {
    let ids = shared.ids.iter();
    let ids: Vec<_> = ids
        .map(|id| (id.clone(), phrases::of("", id, phrases::Kind::Other).text))
        .collect();
    let mut families: Vec<(String, String, String)> = Vec::new();
    for method in methods
        .iter()
        .filter(|method| !shared.modules.is_known(&method.name))
    {
        let prefix = names::family_of(&method.name).to_owned();
        if !families.iter().any(|(known, ..)| *known == prefix) {
            let module = shared.modules.of(&method.name).to_owned();
            families.push((prefix, module.clone(), format!("Methods of {module}.")));
        }
    }
    if ids.is_empty() && families.is_empty() {
        return None;
    }
    let file = shared
        .schema
        .files
        .iter()
        .find(|file| file.path == "api.yaml")?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let text = api_file::with(text, &ids, &families)?;
    Some(SourceFile::new("api.yaml", text.into_bytes()))
}

/// The draft, if the schema passes the check with it.
fn checked(schema: &Schema, drafted: Vec<SourceFile>) -> Result<Draft, DraftError> {
    let is_drafted = |file: &&SourceFile| !drafted.iter().any(|new| new.path == file.path);
    let mut all: Vec<_> = schema.files.iter().filter(is_drafted).cloned().collect();
    all.extend(drafted.iter().cloned());
    all.sort_by(|a, b| a.path.cmp(&b.path));
    let (schema, mut findings) = load(all);
    findings.extend(check(&schema).err().unwrap_or_default());
    if !findings.is_empty() {
        findings.sort_by_key(|finding| (finding.place.file, finding.place.start));
        return Err(DraftError::Findings {
            files: schema.files,
            findings,
        });
    }
    Ok(Draft {
        open: drafted
            .iter()
            .filter(|file| file.path != "api.yaml")
            .flat_map(open_points)
            .collect(),
        files: drafted,
    })
}

/// The remarks of a drafted file. Texts are written on one line each, so that none of them can look like a remark.
fn open_points(file: &SourceFile) -> Vec<OpenPoint> {
    let text = String::from_utf8_lossy(&file.bytes);
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(at, line)| {
            let what = line.trim_start().strip_prefix(TODO)?;
            Some(OpenPoint {
                file: file.path.clone(),
                line: at + 1,
                what: what.to_owned(),
            })
        })
        .collect()
}

/// The `rust:` of a parameter or a field, where its wire name does not serve.
pub(crate) fn name_in_rust(wire: &str, is_parameter: bool) -> Option<String> {
    let mut taken = HashSet::new();
    if is_parameter {
        names::setter(wire, "", &mut taken)
    } else {
        names::field(wire, "", &mut taken)
    }
}
