//! No circle between files or between folders: drawn from the imports and paths of every file under `src`.
//!
//! In each folder the entries (files and folders) are the nodes, and an arrow goes from an entry to another when a file in the one
//! names something of a file in the other. A `mod.rs` belongs to its folder: between it and what lies there nothing is counted.

use std::collections::{BTreeMap, BTreeSet};

/// An entry that uses another, with the first two files that show it.
type Arrows = BTreeMap<String, BTreeMap<String, (String, String)>>;

/// The words of a file without comments and without its tests: names, `::` and single characters.
fn words(text: &str) -> Vec<String> {
    let mut in_tests = false;
    let mut code = String::new();
    for line in text.lines() {
        if !in_tests {
            in_tests = line.trim_end().ends_with("mod tests {");
            code.push_str(line.split("//").next().unwrap_or_default());
            code.push('\n');
        } else if line == "}" {
            in_tests = false;
        }
    }
    let mut words: Vec<String> = Vec::new();
    let mut grows = false;
    for letter in code.chars() {
        let is_name = letter.is_alphanumeric() || letter == '_';
        match words.last_mut() {
            Some(last) if is_name && grows => last.push(letter),
            Some(last) if letter == ':' && last == ":" => last.push(letter),
            _ if letter.is_whitespace() => {}
            _ => words.push(letter.to_string()),
        }
        grows = is_name;
    }
    words
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The paths that a `use` names, from after the word to its semicolon, and what each is called here.
fn imported(
    words: &[String],
    at: &mut usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, String)>,
) {
    let mut path = before.to_vec();
    let mut alias = String::new();
    while let Some(word) = words.get(*at) {
        match word.as_str() {
            "," | "}" | ";" => break,
            "{" => {
                *at += 1;
                loop {
                    imported(words, at, &path, found);
                    match words.get(*at).map(String::as_str) {
                        Some(",") => *at += 1,
                        _ => break,
                    }
                }
                *at += 1;
                return;
            }
            "as" => {
                *at += 1;
                alias = words.get(*at).cloned().unwrap_or_default();
            }
            "self" if !path.is_empty() => {}
            name if is_name(name) => path.push(name.to_owned()),
            _ => {}
        }
        *at += 1;
    }
    if path.len() > before.len() || words.get(at.saturating_sub(1)).is_some_and(|w| w == "self") {
        let last = path.last().cloned().unwrap_or_default();
        found.push((path, if alias.is_empty() { last } else { alias }));
    }
}

/// All paths of a file that begin at `crate`, `super`, `self` or at something imported from there.
fn paths(words: &[String]) -> Vec<Vec<String>> {
    let mut imports = Vec::new();
    let mut others: Vec<Vec<String>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at] == "use" {
            at += 1;
            imported(words, &mut at, &[], &mut imports);
        } else if is_name(&words[at]) {
            let mut path = vec![words[at].clone()];
            while words.get(at + 1).is_some_and(|w| w == "::")
                && words.get(at + 2).is_some_and(|w| is_name(w))
            {
                path.push(words[at + 2].clone());
                at += 2;
            }
            others.push(path);
        }
        at += 1;
    }
    let known: BTreeMap<&str, &[String]> = imports
        .iter()
        .map(|(path, name)| (name.as_str(), path.as_slice()))
        .collect();
    let mut all: Vec<Vec<String>> = imports.iter().map(|(path, _)| path.clone()).collect();
    all.extend(
        others
            .into_iter()
            .filter(|path| path.len() > 1)
            .map(|path| match known.get(path[0].as_str()) {
                Some(import) => [import, &path[1..]].concat(),
                None => path,
            }),
    );
    all
}

/// `src/web/case/page.rs` → `web`, `case`, `page`; a `mod.rs` is its folder.
fn module(path: &str) -> Vec<String> {
    path.trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "mod" | "lib"))
        .map(str::to_owned)
        .collect()
}

/// The file a path leads to: the longest beginning of it that is a module.
fn target(
    from: &[String],
    path: &[String],
    files: &BTreeMap<Vec<String>, String>,
) -> Option<String> {
    let mut full = match path.first()?.as_str() {
        "crate" | "opptrapping" => Vec::new(),
        "self" | "super" => from.to_vec(),
        _ => return None,
    };
    for part in path {
        match part.as_str() {
            "crate" | "opptrapping" | "self" => {}
            "super" => {
                full.pop();
            }
            name => full.push(name.to_owned()),
        }
    }
    (0..=full.len())
        .rev()
        .find_map(|length| files.get(&full[..length]))
        .cloned()
}

/// The folder two files share, and the entry of each in it; none when one of them is the folder's own `mod.rs`.
fn entries(from: &str, to: &str) -> Option<(String, String, String)> {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let (one, other) = (from.get(shared)?, to.get(shared)?);
    let own = |entry: &str| matches!(entry, "mod.rs" | "lib.rs");
    (!own(one) && !own(other)).then(|| {
        let folder = from[..shared].join("/");
        (folder, (*one).to_owned(), (*other).to_owned())
    })
}

/// The arrows in each folder.
fn drawn(sources: &[(String, String)]) -> BTreeMap<String, Arrows> {
    let files: BTreeMap<Vec<String>, String> = sources
        .iter()
        .filter(|(path, _)| path != "src/main.rs")
        .map(|(path, _)| (module(path), path.clone()))
        .collect();
    let mut folders: BTreeMap<String, Arrows> = BTreeMap::new();
    for (path, text) in sources {
        for named in paths(&words(text)) {
            let Some(to) = target(&module(path), &named, &files) else {
                continue;
            };
            if let Some((folder, one, other)) = entries(path, &to) {
                folders
                    .entry(folder)
                    .or_default()
                    .entry(one)
                    .or_default()
                    .entry(other)
                    .or_insert_with(|| (path.clone(), to));
            }
        }
    }
    folders
}

/// A way from an entry back to itself, as the files that show each step.
fn circle(arrows: &Arrows, start: &str) -> Option<Vec<(String, String)>> {
    let mut ways: Vec<(&str, Vec<(String, String)>)> = vec![(start, Vec::new())];
    let mut seen = BTreeSet::new();
    while let Some((entry, way)) = ways.pop() {
        for (next, files) in arrows.get(entry).into_iter().flatten() {
            let mut way = way.clone();
            way.push(files.clone());
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push((next, way));
            }
        }
    }
    None
}

/// Every circle, told file by file.
fn circles(sources: &[(String, String)]) -> Vec<String> {
    let mut told = Vec::new();
    for (folder, arrows) in drawn(sources) {
        for start in arrows.keys() {
            if let Some(way) = circle(&arrows, start) {
                let steps: Vec<String> = way
                    .iter()
                    .map(|(from, to)| format!("    {from} uses {to}"))
                    .collect();
                told.push(format!(
                    "{folder}: from {start} back to it\n{}",
                    steps.join("\n")
                ));
            }
        }
    }
    told
}

#[test]
fn no_file_and_no_folder_stands_in_a_circle() {
    let sources = super::files("src", ".rs");
    let arrows: usize = drawn(&sources)
        .values()
        .flat_map(BTreeMap::values)
        .map(BTreeMap::len)
        .sum();
    assert!(
        arrows > 300,
        "only {arrows} arrows were found: the paths are not read"
    );
    let found = circles(&sources);
    assert!(found.is_empty(), "circles:\n{}", found.join("\n"));
}

/// The test above would say nothing of a circle it cannot see, so each way of naming is tried.
#[test]
fn a_circle_is_found_however_it_is_named() {
    let source = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let tree = |one: &str, other: &str| {
        vec![
            source("src/lib.rs", "pub mod a; pub mod b;"),
            source("src/a/mod.rs", "pub mod one; pub mod two;"),
            source("src/a/one.rs", one),
            source("src/a/two.rs", "pub fn two() {}"),
            source("src/b/mod.rs", "pub mod three;"),
            source("src/b/three.rs", other),
        ]
    };
    for (one, other) in [
        ("use crate::b::three::X;", "use crate::a::one::Y;"),
        (
            "use crate::{c, b::{self, three}};",
            "fn f() { crate::a::two::two() }",
        ),
        (
            "use crate::b; fn f() { b::three::x() }",
            "use super::super::a::one::{Y, Z as Q};",
        ),
        ("use super::super::b as other;", "fn f(y: &crate::a::Y) {}"),
        (
            "mod tests {\n use super::*;\n}\nuse crate::b::three;",
            "use crate::a::one::Y;",
        ),
    ] {
        assert_eq!(circles(&tree(one, other)).len(), 2, "{one} {other}");
    }
    for (one, other) in [
        ("use crate::b::three::X;", "// use crate::a::one::Y;"),
        ("use super::two::two; use super::Face;", "use super::Face;"),
        (
            "use crate::b::three::X;",
            "mod tests {\n use crate::a::one::Y;\n}\n",
        ),
    ] {
        assert_eq!(
            circles(&tree(one, other)),
            Vec::<String>::new(),
            "{one} {other}"
        );
    }
    let files = [
        source("src/a/mod.rs", "mod one; mod two; pub use one::Y;"),
        source("src/a/one.rs", "use super::two::two;"),
        source("src/a/two.rs", "fn two() { super::one::one() }"),
    ];
    assert_eq!(circles(&files).len(), 2);
}
