mod json;
mod markdown;
mod summary;
mod text;

use std::path::{Path, PathBuf};

use bitrix_schema::drift::{self, Documented, Drift, lock};
use bitrix_schema::facts::Facts;
use bitrix_schema::model::Schema;
use bitrix_schema::vendor_docs::{self, Docs};
use clap::{Args, ValueEnum};

use super::CommandError;
use crate::folders::Folders;
use crate::progress::{Progress, count};
use crate::tree;
use crate::{Outcome, docs, schema};

/// What `drift` takes.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Folder of the documentation. Without it, docs.lock takes its place.
    docs: Option<PathBuf>,
    /// Page or folder of the documentation: nothing else is reported.
    #[arg(long, value_name = "PATH")]
    section: Option<String>,
    /// Form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes what the documentation says to docs.lock, beside the schema, and reports nothing else.
    #[arg(long, requires = "docs", conflicts_with_all = ["section", "format"])]
    update_lock: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// For a program.
    Json,
    /// For an issue.
    Markdown,
}

/// What the schema was compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Against {
    Docs,
    Lock,
}

/// The file beside the schema's.
const LOCK: &str = "docs.lock";

/// `cargo xtask drift`
pub(crate) fn run(folders: &Folders, arguments: &Arguments) -> Result<Outcome, CommandError> {
    let progress = Progress::new();
    progress.step("Reading the schema");
    let Some((_, schema)) = schema::as_written(folders)? else {
        return Ok(Outcome::Findings);
    };
    let Some(folder) = &arguments.docs else {
        let drift = against_lock(folders, &schema)?;
        drop(progress);
        let root = Path::new("");
        return Ok(report(
            folders,
            (arguments.format, arguments.section.as_deref()),
            &schema,
            drift,
            (Against::Lock, root),
        ));
    };
    progress.step("Reading the documentation");
    let described = drift::default_section(&schema);
    let root = docs::root(folder, &described);
    let asked = arguments.section.as_ref();
    let section = asked.map(|given| docs::section(&root, given));
    let files = docs::read(&root, &described, section.as_deref())?;
    let docs = vendor_docs::read(&files);
    if arguments.update_lock {
        return update_lock(folders, &docs, progress);
    }
    progress.step("Comparing");
    let mut drift = drift::compare(
        &schema,
        &Documented {
            facts: &docs.facts,
            findings: &docs.findings,
            has_text: true,
        },
    );
    if arguments.section.is_none() {
        drift.findings.extend(stale_lock(folders, &docs.facts)?);
    }
    drop(progress);
    let against = (Against::Docs, root.as_path());
    let form = (arguments.format, section.as_deref());
    Ok(report(folders, form, &schema, drift, against))
}

fn against_lock(folders: &Folders, schema: &Schema) -> Result<Drift, CommandError> {
    let path = folders.schema.join(LOCK);
    let Some(text) = read_lock(&path)? else {
        return Err(format!(
            "there is no {}; `cargo xtask drift DOCS --update-lock` writes it",
            path.display()
        )
        .into());
    };
    let (facts, errors) = lock::parse(&text);
    let mut drift = drift::compare(
        schema,
        &Documented {
            facts: &facts,
            findings: &[],
            has_text: false,
        },
    );
    drift.findings.extend(lock::unread(&errors, LOCK));
    Ok(drift)
}

fn stale_lock(folders: &Folders, facts: &Facts) -> Result<Option<drift::Finding>, CommandError> {
    let text = read_lock(&folders.schema.join(LOCK))?;
    Ok(text.and_then(|text| lock::stale(&text, facts, LOCK)))
}

/// `None` where there is no lock. Bytes that are no text make lines that cannot be read.
fn read_lock(path: &Path) -> Result<Option<String>, CommandError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display()).into()),
    }
}

fn update_lock(
    folders: &Folders,
    docs: &Docs,
    progress: Progress,
) -> Result<Outcome, CommandError> {
    progress.step("Writing");
    let file = codegen::File {
        path: LOCK.to_owned(),
        text: lock::write(&docs.facts),
    };
    let path = folders.schema.join(LOCK);
    let is_same = std::fs::read(&path).is_ok_and(|bytes| bytes == file.text.as_bytes());
    if !is_same {
        tree::replace(&folders.schema, &file)?;
    }
    let facts = &docs.facts;
    progress.done(&format!(
        "{}: {}, {}, {}, {}; {}",
        path.display(),
        count(facts.methods.len(), "method"),
        count(facts.events.len(), "event"),
        count(facts.objects.len(), "object"),
        count(facts.changelog.len(), "change-log entry").replace("entrys", "entries"),
        if is_same { "unchanged" } else { "written" },
    ));
    Ok(Outcome::Well)
}

fn report(
    folders: &Folders,
    (format, section): (Format, Option<&str>),
    schema: &Schema,
    mut drift: Drift,
    (against, docs): (Against, &Path),
) -> Outcome {
    if let Some(section) = section {
        drift = drift::within(drift, schema, section);
    }
    let shown = Shown {
        drift: &drift,
        against,
        schema_root: format!("{}/", folders.schema.display()),
        docs_root: match against {
            Against::Docs => format!("{}/", docs.display().to_string().trim_end_matches('/')),
            Against::Lock => String::new(),
        },
    };
    let text = match format {
        Format::Text => text::render(&shown),
        Format::Json => json::render(&shown),
        Format::Markdown => markdown::render(&shown),
    };
    print(&text);
    // The lock holds more than the schema describes; that is for whoever has the docs at hand.
    let is_well =
        drift.findings.is_empty() && (against == Against::Lock || drift.not_yet.is_empty());
    if is_well {
        Outcome::Well
    } else {
        Outcome::Findings
    }
}

/// A reader that has seen enough, `head`, is no error.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// A drift, and where its places are.
struct Shown<'a> {
    drift: &'a Drift,
    against: Against,
    schema_root: String,
    docs_root: String,
}
