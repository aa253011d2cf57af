//! The house rules that a machine can keep: directions, circles, proofs, generated documents, texts, templates, notices, sizes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "a test that meets the unexpected stops at once and says where"
)]

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/questions.rs"]
mod questions;

use opptrapping::{access, domain, mail, text, web};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All files under a folder with an ending, with their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    found
}

/// The lines of code that hold one of the words, without comments.
fn lines_with<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(|line| words.iter().any(|word| line.contains(word)))
        .collect()
}

/// Words that may stand only in these files or folders.
#[rustfmt::skip]
const ONLY_IN: &[(&[&str], &[&str])] = &[
    (&["rocket::", "use rocket"], &["src/web/", "src/startup.rs", "src/main.rs"]),
    (&["diesel::", "use diesel"], &["src/db/"]),
    (&["Permit::issued("], &["src/access/", "src/domain/proof.rs"]),
    (&["Committed::reserved("], &["src/db/budget_frame.rs", "src/domain/proof.rs"]),
    (&["Utc::now", "SystemTime::now", "Local::now"], &["src/clock.rs"]),
    (&["env::var"], &["src/config.rs"]),
    (&["crate::web"], &["src/web/", "src/startup.rs", "src/worker.rs"]),
    (&["lopdf", "printpdf"], &["src/pdf/"]),
];

#[test]
fn what_belongs_in_one_place_stands_there_only() {
    for (path, text) in files("src", ".rs") {
        for (words, places) in ONLY_IN {
            if places.iter().any(|place| path.starts_with(place)) {
                continue;
            }
            let found = lines_with(&text, words);
            assert!(
                found.is_empty(),
                "{path} uses {words:?}, which belongs in {places:?}: {found:?}"
            );
        }
    }
}

#[test]
fn the_layers_point_downwards() {
    let forbidden: &[(&str, &[&str])] = &[
        (
            "src/domain/",
            &[
                "crate::access",
                "crate::actions",
                "crate::db",
                "crate::web",
                "crate::text",
                "crate::mail",
                "crate::config",
                "crate::clock",
                "crate::letter",
                "crate::pdf",
                "crate::demo",
                "std::fs",
                "std::env",
            ],
        ),
        (
            "src/db/",
            &["crate::actions", "crate::letter", "crate::demo"],
        ),
        (
            "src/access/",
            &[
                "crate::db",
                "crate::actions",
                "crate::letter",
                "crate::demo",
            ],
        ),
        ("src/actions/", &["crate::demo"]),
        (
            "src/pdf/",
            &[
                "crate::db",
                "crate::actions",
                "crate::access",
                "crate::letter",
            ],
        ),
        ("src/letter/", &["crate::actions", "crate::demo"]),
        ("src/web/", &["crate::db::schema"]),
    ];
    for (path, text) in files("src", ".rs") {
        for (folder, words) in forbidden {
            if path.starts_with(folder) {
                let found = lines_with(&text, words);
                assert!(found.is_empty(), "{path} looks upwards: {found:?}");
            }
        }
    }
}

/// Compares a generated document with its file; UPDATE_DOCS=1 writes it.
#[expect(
    clippy::disallowed_methods,
    reason = "the one switch of a test that can write"
)]
fn compare(path: &str, generated: &str) {
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, generated).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == generated,
        "{path} is out of date: UPDATE_DOCS=1 cargo test --test architecture"
    );
}

#[test]
fn the_generated_documents_are_up_to_date() {
    compare(
        "docs/LIFECYCLE.md",
        &domain::lifecycle::print::lifecycle_markdown(),
    );
    compare("docs/ACCESS.md", &access::print::access_markdown());
}

/// The messages of a Fluent file: key → the variables it uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =")
            && !line.starts_with(' ')
        {
            name.clone_into(&mut key);
            let before = found.insert(key.clone(), BTreeSet::new());
            assert!(before.is_none(), "{key} stands twice");
        }
        for part in line.split('$').skip(1) {
            let end = part
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
                .unwrap_or(part.len());
            found.get_mut(&key).unwrap().insert(part[..end].to_owned());
        }
    }
    found
}

/// All messages of a language.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    files(&format!("templates/text/{language}"), ".ftl")
        .iter()
        .flat_map(|(_, text)| messages(text))
        .collect()
}

#[test]
fn the_three_languages_have_the_same_keys_and_variables() {
    for (path, text) in files("templates/text/nb", ".ftl") {
        for language in ["nn", "en"] {
            let other = path.replace("/nb/", &format!("/{language}/"));
            let theirs = std::fs::read_to_string(&other)
                .map_err(|_| format!("{other} is missing"))
                .unwrap();
            let (ours, theirs) = (messages(&text), messages(&theirs));
            for key in ours.keys().chain(theirs.keys()) {
                assert_eq!(
                    ours.get(key),
                    theirs.get(key),
                    "{key} in {path} and {other}"
                );
            }
        }
    }
    assert_eq!(catalogue("nb").len(), catalogue("nn").len());
}

/// String literals that follow a word in the code, when they look like a key.
fn keys_after(text: &str, word: &str) -> Vec<String> {
    text.split(word)
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start();
            let literal = rest.strip_prefix('"')?.split('"').next()?;
            let is_key = literal.contains('-')
                && literal
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            is_key.then(|| literal.to_owned())
        })
        .collect()
}

#[test]
fn every_key_the_code_asks_for_has_a_text() {
    let known = catalogue("nb");
    let mut missing = BTreeSet::new();
    for (path, text) in files("src", ".rs") {
        for word in [".t(", ".t_with(", "refused(", "text_key: "] {
            for key in keys_after(&text, word) {
                if !known.contains_key(&key) {
                    missing.insert(format!("{path}: {key}"));
                }
            }
        }
        // Keys of faults at fields stand after the field's name.
        for literal in text.split('"').filter(|part| part.starts_with("feil-")) {
            let is_key = literal
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if is_key && !literal.ends_with('-') && !known.contains_key(literal) {
                missing.insert(format!("{path}: {literal}"));
            }
        }
    }
    for (path, text) in files("templates", ".html") {
        for part in text.split("\" | t(") {
            let key = part.rsplit('"').next().unwrap_or_default();
            let is_key = key.contains('-')
                && key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if is_key && !known.contains_key(key) {
                missing.insert(format!("{path}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "no text for {missing:#?}");
}

#[test]
fn every_template_parses_and_finds_its_texts_in_every_language() {
    let texts = Arc::new(text::Texts::load().unwrap());
    let engine = web::kit::engine::Engine::load(&texts).unwrap();
    let loaded: BTreeSet<&str> = engine.names().collect();
    for (path, _) in files("templates", ".html") {
        let name = path.trim_start_matches("templates/");
        assert!(loaded.contains(name), "{name} is not loaded");
    }
}

/// Every template a page names exists, and every page template is named by one.
#[test]
fn pages_and_templates_belong_together() {
    let code: String = files("src", ".rs")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let templates = files("templates", ".html");
    let in_templates: String = templates.iter().map(|(_, text)| text.as_str()).collect();
    for (path, _) in &templates {
        let name = path.trim_start_matches("templates/");
        if name.starts_with("components/") {
            continue;
        }
        let quoted = format!("\"{name}\"");
        assert!(
            code.contains(&quoted) || in_templates.contains(&quoted),
            "no page uses {path}"
        );
    }
    for literal in code
        .split('"')
        .filter(|part| part.ends_with(".html") && !part.contains('*'))
    {
        assert!(
            Path::new("templates").join(literal).exists(),
            "there is no template {literal}"
        );
    }
}

#[test]
fn no_template_holds_style_or_script() {
    for (path, text) in files("templates", ".html") {
        let low = text.to_lowercase();
        for wrong in [
            " style=",
            "<style",
            "javascript:",
            " onclick=",
            " onchange=",
            " onsubmit=",
            " onload=",
            "| safe",
        ] {
            assert!(!low.contains(wrong), "{path} holds {wrong:?}");
        }
        for script in low.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains("src="), "{path} holds an inline script");
        }
    }
}

#[test]
fn every_notice_is_described_and_every_description_is_a_notice() {
    let described = std::fs::read_to_string("docs/EMAILS.md").unwrap();
    let rows: BTreeSet<&str> = described
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let kinds: BTreeSet<&str> = mail::Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(rows, kinds);
    let texts = catalogue("nb");
    for kind in kinds {
        for part in ["emne", "tekst"] {
            assert!(
                texts.contains_key(&format!("epost-{kind}-{part}")),
                "{kind} has no {part}"
            );
        }
    }
}

#[test]
fn both_databases_have_each_migration() {
    let names = |set: &str| -> BTreeSet<String> {
        std::fs::read_dir(Path::new("migrations").join(set))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

/// Printed and not asserted: a file that grows is a question, not an error.
#[test]
fn sizes_are_printed() {
    let mut sizes: Vec<(usize, String)> = ["src", "tests"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .map(|(path, text)| (text.lines().count(), path))
        .collect();
    sizes.sort();
    let middle = sizes[sizes.len() / 2].0;
    let nine_of_ten = sizes[sizes.len() * 9 / 10].0;
    println!(
        "{} files, median {middle}, p90 {nine_of_ten} lines",
        sizes.len()
    );
    for (lines, path) in sizes.iter().rev().take_while(|(lines, _)| *lines > 400) {
        println!("{lines:5} {path}");
    }
}

/// Documents outside this repository are no source for somebody who has only the repository: rules are in `docs/SCHEME.md`,
/// and a comment that names one names one that stands there.
#[test]
fn comments_refer_to_what_is_in_the_repository() {
    let scheme = std::fs::read_to_string("docs/SCHEME.md").unwrap();
    let rules: BTreeSet<&str> = scheme
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .collect();
    let mut wrong = Vec::new();
    for folder in ["src", "migrations"] {
        for (path, text) in files(folder, "")
            .into_iter()
            .filter(|(path, _)| !path.ends_with(".csv"))
        {
            for outside in [
                "domain.md",
                "product.md",
                "rules.md",
                "ux.md",
                "tech.md",
                "(trap ",
            ] {
                if text.contains(outside) {
                    wrong.push(format!("{path} refers to {outside}"));
                }
            }
            for named in text.split("SCHEME: ").skip(1) {
                let rule = named.split([')', ';', '\n']).next().unwrap_or_default();
                if !rules.contains(rule) {
                    wrong.push(format!("{path}: docs/SCHEME.md has no «{rule}»"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
