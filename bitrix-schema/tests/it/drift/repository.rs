//! The schema of this repository, against its lock and, where they are there, the vendor's docs.

use std::path::{Path, PathBuf};

use bitrix_schema::drift::{default_section, is_in_section, lock, within};
use bitrix_schema::model::Schema;

use super::mutated_schema::{every_deviation_is_counted, spoil_each, summary};
use super::{docs, files, said, schema, with_docs, with_lock};

fn schema_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

#[test]
fn the_schema_is_in_step_with_the_lock() {
    let schema = schema(&files(&schema_folder(), "yaml"));
    let text = std::fs::read_to_string(schema_folder().join("docs.lock")).unwrap();
    let (facts, errors) = lock::parse(&text);
    assert_eq!(errors, []);
    assert_eq!(lock::write(&facts), text);
    let mut drift = with_lock(&schema, &facts);
    drift.not_yet.clear();
    assert_eq!(said(&drift), Vec::<String>::new());
    assert_eq!(drift.compared, schema.methods.len());
}

#[test]
fn every_fact_of_the_schema_is_in_the_lock() {
    let files = files(&schema_folder(), "yaml");
    let text = std::fs::read_to_string(schema_folder().join("docs.lock")).unwrap();
    let (facts, _) = lock::parse(&text);
    let whole = schema(&files);
    let compare = |schema: &Schema| with_lock(schema, &facts);
    every_deviation_is_counted(&whole, compare);
    let (named, silent) = spoil_each(&whole, &facts, compare, false);
    println!("{}", summary(named, silent));
    assert!(named > silent, "{}", summary(named, silent));
}

#[test]
fn the_vendors_docs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vendor-docs");
    if !root.is_dir() {
        println!("skipped: there is no ../shared/vendor-docs");
        return;
    }
    let yaml = files(&schema_folder(), "yaml");
    let schema_now = schema(&yaml);
    let section = default_section(&schema_now);
    let mut pages = files(&root, "md");
    pages.retain(|(path, _)| is_in_section(path, &section) || path.starts_with('_'));
    let docs = docs(&pages);
    let drift = with_docs(&schema_now, &docs);
    for method in &schema_now.methods {
        let page = within(drift.clone(), &schema_now, &method.docs.value);
        assert_eq!(said(&page), Vec::<String>::new(), "{}", method.name.value);
    }
    let missing = said(&drift);
    let missing = missing
        .iter()
        .filter(|line| line.starts_with("missing method: "));
    assert_eq!(missing.count() + schema_now.methods.len(), 39);
    let compare = |schema: &Schema| with_docs(schema, &docs);
    every_deviation_is_counted(&schema_now, compare);
    let (named, silent) = spoil_each(&schema_now, &docs.facts, compare, true);
    println!("{}", summary(named, silent));
    assert!(named > silent, "{}", summary(named, silent));
}
