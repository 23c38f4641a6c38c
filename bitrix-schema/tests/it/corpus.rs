//! The corpus of the fuzzer, on a stable compiler: what it found once is not to come back.

#[allow(unreachable_pub, reason = "it is the library of another package")]
#[path = "../../../tests/fuzz/src/lib.rs"]
mod fuzz;

use std::path::Path;

/// Feeds every file of a folder to a target; there have to be some.
fn replay(folder: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is part of the repository") {
        let path = entry.expect("the folder can be listed").path();
        println!("{}", path.display());
        target(&std::fs::read(&path).expect("the file can be read"));
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn vendor_docs() {
    replay("../tests/fuzz/corpus/vendor_docs", fuzz::vendor_docs);
    replay("tests/it/vendor_docs/pages", fuzz::vendor_docs);
}

#[test]
fn lock() {
    replay("../tests/fuzz/corpus/lock", fuzz::lock);
}

#[test]
fn schema_yaml() {
    replay("../tests/fuzz/corpus/schema_yaml", fuzz::schema_yaml);
}
