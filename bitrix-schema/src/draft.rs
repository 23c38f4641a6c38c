//! Drafts of schema files, from what the vendor's documentation says or from nothing.
//!
//! ```text
//! Facts + Schema ─method, event─▶ types, enumerations, objects, IDs ─yaml─▶ texts ─load, check─▶ Draft
//! ```
//!
//! What a page says is taken over as it says it; what it leaves open is a line `# TODO: …` above the key. No sentence of
//! a page gets into a draft. A draft that would not pass the check is not handed out.

mod api_file;
mod blank;
mod described;
mod enums;
mod error;
mod errors;
mod event;
mod fields;
mod method;
mod names;
mod objects;
mod paging;
mod params;
mod phrases;
mod section;
mod shared;
mod tree;
mod types;
mod yaml;

pub use error::DraftError;

use std::collections::HashSet;

use crate::check::check;
use crate::facts::{Facts, MethodFacts};
use crate::load::load;
use crate::model::Schema;
use crate::source::SourceFile;
use described::{Described, event_path, method_path};
use shared::Shared;
use yaml::{Map, TODO, document};

/// Files for the schema, in the order in which they can be written: methods and events come after what they need.
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

/// What happens to a method or an event that the schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// It is an error.
    Kept,
    /// Its file is drafted anew.
    Replaced,
}

/// The methods and events of the documentation that the schema does not have: those under the folder that api.yaml names.
pub fn missing(facts: &Facts, files: Vec<SourceFile>) -> Vec<String> {
    let (schema, _) = load(files);
    let docs = schema.api.as_ref().map_or("", |api| api.docs.as_str());
    described::missing(facts, &schema.files, docs)
}

/// Drafts methods and events from what the documentation says, with the enumerations, objects and IDs that they need.
pub fn from_docs(
    facts: &Facts,
    files: Vec<SourceFile>,
    names: &[String],
    present: Present,
) -> Result<Draft, DraftError> {
    for name in names {
        refuse(name)?;
    }
    let mut described = Described::named(facts, names)?;
    let paths = described.paths();
    if present == Present::Kept
        && let Some(known) = files.iter().find(|file| paths.contains(&file.path))
    {
        return Err(exists(&known.path));
    }
    let kept = files.into_iter().filter(|file| !paths.contains(&file.path));
    let schema = readable(kept.collect())?;
    let mut shared = Shared::new(facts, &schema);
    // Families in their order, so that the first one has the shortest names.
    let methods = &mut described.methods;
    methods.sort_by_key(|method| shared.modules.position(&method.name));
    shared.modules.sort_events(&mut described.events);
    let methods = described.methods.iter();
    let mut files: Vec<_> = methods
        .map(|method| {
            (
                method_path(&method.name),
                method::draft(&mut shared, method),
            )
        })
        .collect();
    let events = described.events.iter();
    files.extend(events.map(|event| (event_path(&event.name), event::draft(&mut shared, event))));
    let mut drafted = shared_files(&shared);
    drafted.extend(api_with(&shared, &described.methods));
    drafted.extend(files.into_iter().map(|(path, map)| file(path, &map)));
    checked(&schema, drafted)
}

/// A method's file with the keys of the language and nothing known of the method but its name.
pub fn blank(files: Vec<SourceFile>, method: &str, present: Present) -> Result<Draft, DraftError> {
    refuse(method)?;
    let path = method_path(method);
    if present == Present::Kept && files.iter().any(|file| file.path == path) {
        return Err(exists(&path));
    }
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

/// Names become names of files, so that they are nothing but parts of letters and digits.
fn refuse(name: &str) -> Result<(), DraftError> {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|char| char.is_ascii_alphanumeric() || char == '_')
    };
    if !name.split('.').all(is_part) || name.len() > 200 {
        let name = name.to_owned();
        return Err(DraftError::Misnamed { name });
    }
    Ok(())
}

/// `methods/imbot.v2.Bot.get.yaml` is there already.
fn exists(path: &str) -> DraftError {
    let name = path.split_once('/').map_or(path, |(_, name)| name);
    let name = name.strip_suffix(".yaml").unwrap_or(name).to_owned();
    DraftError::Exists { name }
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
