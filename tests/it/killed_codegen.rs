//! `codegen` is killed at random moments of a large write. No file is torn, `--check` names what is left to do,
//! and one more `codegen` does it.

use std::collections::BTreeMap;
use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use journeys::{Copy, copy_folder, spawn_xtask};

/// Files by their paths.
type Tree = BTreeMap<String, Vec<u8>>;

const METHODS: usize = 150;
const KILLS: u32 = 30;

#[test]
fn a_kill_leaves_no_file_torn_and_one_run_repairs_the_tree() {
    let copy = Copy::of_repository();
    let template = fs::read_to_string(
        copy.schema()
            .join("methods/imbot.v2.Chat.Message.delete.yaml"),
    )
    .unwrap();
    for number in 0..METHODS {
        write_method(&copy, &template, number, "Old text.");
    }
    assert_eq!(copy.run(&["codegen"]).code, Some(0));
    let old = copy.generated();
    let old_folder = tempfile::TempDir::new().unwrap();
    copy_folder(&copy.out(), old_folder.path());

    // Half of the methods change, a third goes, as many come.
    for number in 0..METHODS / 2 {
        write_method(&copy, &template, number, "New text.");
    }
    for number in METHODS * 2 / 3..METHODS {
        fs::remove_file(
            copy.schema()
                .join(format!("methods/imbot.v2.Chat.Message.act{number}.yaml")),
        )
        .unwrap();
        write_method(&copy, &template, number + METHODS, "New text.");
    }
    let window = duration_of_the_write(&copy, &old);
    let new = copy.generated();

    let mut random = Random::new();
    let mut moments = Moments::default();
    for _ in 0..KILLS {
        fs::remove_dir_all(copy.out()).unwrap();
        copy_folder(old_folder.path(), &copy.out());
        kill_in_the_write(&copy, &old, random.below(window));
        moments.count(&copy.generated(), &old, &new);
        assert_not_torn(&copy.generated(), &old, &new);
        assert_check_tells_the_truth(&copy, &new);
        assert_eq!(copy.run(&["codegen"]).code, Some(0));
        assert_eq!(copy.generated(), new, "one run repairs the tree");
    }
    println!("{moments:?}");
    assert!(
        moments.during >= KILLS / 4,
        "too few kills fell into the write: {moments:?}"
    );
}

fn write_method(copy: &Copy, template: &str, number: usize, text: &str) {
    let name = format!("imbot.v2.Chat.Message.act{number}");
    let method = template
        .replace("imbot.v2.Chat.Message.delete", &name)
        .replace("Deletes a message.", &format!("Does act {number}. {text}"));
    copy.write_schema(&format!("methods/{name}.yaml"), method);
}

/// How long `codegen` writes, from its first file to its end.
fn duration_of_the_write(copy: &Copy, old: &Tree) -> Duration {
    let mut codegen = start_and_wait_for_a_write(copy, old);
    let began = Instant::now();
    assert!(codegen.wait().unwrap().success());
    began.elapsed()
}

/// Kills `codegen` some time after its first write.
fn kill_in_the_write(copy: &Copy, old: &Tree, delay: Duration) {
    let mut codegen = start_and_wait_for_a_write(copy, old);
    sleep(delay);
    codegen.kill().unwrap();
    codegen.wait().unwrap();
}

fn start_and_wait_for_a_write(copy: &Copy, old: &Tree) -> Child {
    let (schema, out) = (copy.schema(), copy.out());
    let mut codegen = spawn_xtask([
        "codegen".as_ref(),
        "--schema".as_ref(),
        schema.as_os_str(),
        "--out".as_ref(),
        out.as_os_str(),
    ]);
    let family = copy.out().join("imbot");
    let files = old.keys().filter(|path| path.starts_with("imbot/")).count();
    while fs::read_dir(&family).map_or(0, Iterator::count) == files
        && codegen.try_wait().unwrap().is_none()
    {
        sleep(Duration::from_micros(100));
    }
    codegen
}

fn assert_not_torn(tree: &Tree, old: &Tree, new: &Tree) {
    for (path, bytes) in tree {
        let is_temporary = path.rsplit('/').next().unwrap().starts_with(".codegen-");
        let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
        assert!(is_temporary || is_whole, "{path} is torn");
    }
}

fn assert_check_tells_the_truth(copy: &Copy, new: &Tree) {
    let tree = copy.generated();
    let ended = copy.run(&["codegen", "--check"]);
    let mut expected: Vec<_> = tree
        .keys()
        .filter(|path| new.get(*path) != tree.get(*path))
        .collect();
    expected.extend(new.keys().filter(|path| !tree.contains_key(*path)));
    assert_eq!(
        ended.code,
        Some(i32::from(!expected.is_empty())),
        "{}",
        ended.stderr
    );
    for path in &expected {
        let shown = copy.out().join(path).display().to_string();
        assert!(
            ended.stderr.contains(&shown),
            "--check does not name {path}"
        );
    }
    let named = ended.stderr.lines().filter(|line| {
        ["stale: ", "missing: ", "orphan: "]
            .iter()
            .any(|kind| line.starts_with(kind))
    });
    assert_eq!(named.count(), expected.len(), "{}", ended.stderr);
}

/// When the kills came.
#[derive(Debug, Default)]
struct Moments {
    before: u32,
    during: u32,
    after: u32,
}

impl Moments {
    fn count(&mut self, tree: &Tree, old: &Tree, new: &Tree) {
        if tree == old {
            self.before += 1;
        } else if tree == new {
            self.after += 1;
        } else {
            self.during += 1;
        }
    }
}

/// Random moments, different in each run.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        Self(u64::from(now.subsec_nanos()) | 1)
    }

    fn below(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most.mul_f64(f64::from(u32::try_from(self.0 >> 40).unwrap()) / f64::from(1u32 << 24))
    }
}
