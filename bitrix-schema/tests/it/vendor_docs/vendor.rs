//! The vendor's documentation itself, where it is there.

use std::path::{Path, PathBuf};

use bitrix_schema::vendor_docs::{Docs, DocsFile, read};

const SECTION: &str = "api-reference/chat-bots/chat-bots-v2/";

/// Beside the repository; never a part of it.
fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name);
    if !path.is_dir() {
        println!("skipped: there is no ../shared/{name}");
        return None;
    }
    Some(path)
}

fn read_folder(root: &Path) -> Docs {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                files.push(DocsFile::new(relative, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    read(&files)
}

#[test]
fn the_chat_bot_section() {
    let Some(root) = folder("vendor-docs") else {
        return;
    };
    let docs = read_folder(&root);
    let methods = docs.facts.methods.iter();
    let count = |prefix: &str| {
        methods
            .clone()
            .filter(|method| method.name.starts_with(prefix))
            .count()
    };
    assert_eq!((count("imbot.v2."), count("im.v2.")), (34, 5));
    for method in methods.filter(|method| method.place.file.starts_with(SECTION)) {
        let without = [
            "imbot.v2.Revision.get",
            "im.v2.Event.subscribe",
            "im.v2.Event.unsubscribe",
        ];
        assert_eq!(
            method.params.is_empty(),
            without.contains(&method.name.as_str()),
            "{}",
            method.name
        );
        assert!(
            method.returns.len() >= 2 && method.statuses == [200] && method.system_errors,
            "{}",
            method.name
        );
        assert!(
            method
                .returns
                .iter()
                .chain(&method.params)
                .all(|field| !field.types.is_empty()
                    || field.path.starts_with("order.")
                    || field.path == "filter.type"),
            "{}",
            method.name
        );
        assert!(
            method.caller.is_some() && method.scopes.len() == 1 && method.examples.len() >= 2,
            "{}",
            method.name
        );
    }
    let names = |names: Vec<&str>| names.join(" ");
    let events = docs
        .facts
        .events
        .iter()
        .filter(|event| event.place.file.starts_with(SECTION));
    assert_eq!(events.count(), 13);
    let objects = docs
        .facts
        .objects
        .iter()
        .filter(|object| object.place.file.ends_with("entities.md"));
    assert_eq!(
        names(objects.map(|object| object.name.as_str()).collect()),
        "User Bot Chat Message File Command"
    );
    assert_eq!(docs.facts.changelog.len(), 14);
    assert!(
        docs.facts
            .changelog
            .iter()
            .all(|entry| entry.published.is_some())
    );
    assert_eq!(docs.facts.system_errors.len(), 15);
    let findings: Vec<_> = docs
        .findings
        .iter()
        .filter(|finding| finding.place.file.starts_with(SECTION))
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn the_russian_pages() {
    let Some(root) = folder("vendor-docs-ru") else {
        return;
    };
    let docs = read_folder(&root);
    let mut english = read_folder(&root.with_file_name("vendor-docs")).facts;
    for method in &docs.facts.methods {
        let same = english
            .methods
            .iter()
            .find(|english| english.name == method.name);
        assert_eq!(Some(method), same);
    }
    assert_eq!(docs.facts.methods.len(), 3);
    // The Russian page on reactions is not among them, so that its codes cannot be known.
    for event in &mut english.events {
        let reactions = |field: &&mut bitrix_schema::facts::FieldFacts| field.path == "reaction";
        if let Some(reaction) = event.fields.iter_mut().find(reactions) {
            reaction.values.clear();
            reaction.values_from = None;
        }
    }
    for event in &docs.facts.events {
        assert!(english.events.contains(event), "{event:#?}");
    }
    assert_eq!(docs.facts.events.len(), 8);
}
