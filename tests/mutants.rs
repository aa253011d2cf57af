//! Deliberate faults: each file of `tests/mutants/` changes a line or two of the product, and the tests it names must fail.
//!
//! The ordinary run only looks whether each fault still finds its place. `tests/run mutants` tries them all in a copy of the
//! tree (about half a minute each); what survives is printed, and `docs/MEASURED.md` notes the last whole run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected stops at once and says where"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A fault: which file, what stands there, what is put in its place, and which tests must notice.
#[derive(Debug)]
struct Mutant {
    name: String,
    tests: Vec<String>,
    file: String,
    find: String,
    replace: String,
}

/// A file of `tests/mutants/` holds faults like this one:
///
/// ```text
/// == a later amount is granted than was proposed
/// tests --test journeys office
/// file src/actions/decide.rs
/// <<<<
/// as it stands
/// ====
/// as it is after the fault
/// >>>>
/// ```
fn read(text: &str) -> Vec<Mutant> {
    text.split("\n== ")
        .skip(1)
        .map(|part| {
            let (head, rest) = part.split_once("\n<<<<\n").expect("<<<<");
            let (find, rest) = rest.split_once("\n====\n").expect("====");
            let replace = rest.split_once("\n>>>>").expect(">>>>").0;
            let mut lines = head.lines();
            let name = lines.next().unwrap().to_owned();
            let mut after = |word: &str| {
                let line = lines.next().unwrap_or_default();
                line.strip_prefix(word)
                    .unwrap_or_else(|| panic!("{name}: «{word}» should follow, not «{line}»"))
                    .trim()
                    .to_owned()
            };
            let tests = after("tests");
            Mutant {
                tests: tests.split(' ').map(str::to_owned).collect(),
                file: after("file"),
                name,
                find: find.to_owned(),
                replace: replace.to_owned(),
            }
        })
        .collect()
}

fn all() -> Vec<Mutant> {
    let mut files: Vec<PathBuf> = std::fs::read_dir("tests/mutants")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|path| read(&std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_fault_finds_its_place_once() {
    let mutants = all();
    assert!(mutants.len() > 20, "only {} faults", mutants.len());
    for mutant in mutants {
        let text = std::fs::read_to_string(&mutant.file)
            .unwrap_or_else(|_| panic!("{}: no file {}", mutant.name, mutant.file));
        let places = text.matches(&mutant.find).count();
        assert_eq!(
            places, 1,
            "{}: found {places} times in {}",
            mutant.name, mutant.file
        );
        assert_ne!(mutant.find, mutant.replace, "{}", mutant.name);
    }
}

/// Copies what git knows, so that a fault never stands in the real tree.
fn copy_tree(to: &Path) {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .output()
        .unwrap();
    for name in listed
        .stdout
        .split(|byte| *byte == 0)
        .filter(|n| !n.is_empty())
    {
        let name = std::str::from_utf8(name).unwrap();
        let target = to.join(name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        if std::fs::read(name).unwrap() != std::fs::read(&target).unwrap_or_default() {
            std::fs::copy(name, &target).unwrap();
        }
    }
}

/// Whether the tests of a fault fail in the copy. A fault that does not compile is a mistake of the list.
fn is_caught(mutant: &Mutant, tree: &Path) -> bool {
    let path = tree.join(&mutant.file);
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, whole.replace(&mutant.find, &mutant.replace)).unwrap();
    let output = Command::new("cargo")
        .args(["test", "--no-default-features", "--quiet"])
        .args(&mutant.tests)
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", tree.with_file_name("target"))
        .env("TEST_DATABASE", "sqlite")
        .output()
        .unwrap();
    std::fs::write(&path, whole).unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("test result:"),
        "{} does not compile:\n{told}",
        mutant.name
    );
    assert!(
        !told.contains("running 0 tests"),
        "{}: its tests do not exist",
        mutant.name
    );
    !output.status.success()
}

#[test]
#[ignore = "tries every fault: tests/run mutants"]
fn every_fault_is_caught() {
    let tree = Path::new("target/mutants/tree").to_path_buf();
    std::fs::create_dir_all(&tree).unwrap();
    let tree = tree.canonicalize().unwrap();
    copy_tree(&tree);
    let mut survived = Vec::new();
    for mutant in all() {
        let caught = is_caught(&mutant, &tree);
        println!(
            "{} {}",
            if caught { "caught  " } else { "SURVIVED" },
            mutant.name
        );
        if !caught {
            survived.push(mutant.name);
        }
    }
    assert!(survived.is_empty(), "survived: {survived:#?}");
}
