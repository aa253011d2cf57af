//! What was stored by each version of the program is read by this one, with the same meaning and in the same words.
//!
//! The files in `tests/upgrade/` are never changed: a new version of the stored form gets new ones beside them. When a word in
//! `v*.txt` no longer fits, the text of a question that was asked has been changed: leave it, and give the new wording a new
//! question from a year on.

use opptrapping::domain::annual_report::{self, definition};
use opptrapping::domain::application;
use opptrapping::domain::fact::{self, Fact};
use opptrapping::domain::form;
use opptrapping::domain::geography::Geography;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::user::Language;
use opptrapping::letter::answers::{self, Words};
use opptrapping::letter::report_rows;
use opptrapping::text::Texts;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

fn kept(name: &str) -> String {
    std::fs::read_to_string(format!("tests/upgrade/{name}")).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Compares the words with those kept; a file that is not there yet is written and must be looked through.
fn same_words(name: &str, words: &str) {
    let path = format!("tests/upgrade/{name}");
    if !std::path::Path::new(&path).exists() {
        std::fs::write(&path, words).unwrap();
        panic!("{path} was not there and is written now: look it through");
    }
    assert_eq!(words, kept(name), "the words of {name} have changed");
}

#[test]
fn each_fact_that_was_ever_stored_is_read_with_the_same_value() {
    let Value::Array(facts) = json(&kept("v1-facts.json")) else {
        panic!("no list");
    };
    let mut names = BTreeSet::new();
    for stored in &facts {
        let fact = fact::read(&stored.to_string()).unwrap();
        assert_eq!(&json(&fact::write(&fact).unwrap()), stored);
        names.insert(fact.name());
    }
    for (name, _) in Fact::ALL {
        assert!(
            names.contains(name),
            "tests/upgrade/v1-facts.json has no «{name}»"
        );
    }
    assert_eq!(facts.len(), names.len(), "a fact stands twice");
}

#[test]
fn an_application_as_submitted_is_read_and_shown_as_it_was_asked() {
    let stored = kept("v1-submission.json");
    let content = application::stored::read(&stored).unwrap();
    assert_eq!(
        json(&application::stored::write(&content).unwrap()),
        json(&stored)
    );
    assert_eq!(content.applied_amount(), Kroner(400_000));
    assert_eq!(content.measure_titles(), ["Hverdagsrehabilitering"]);
    assert_eq!(content.therapy.fte_now.to_string(), "2,5");
    let (texts, geography) = (Texts::load().unwrap(), Geography::load().unwrap());
    let mut shown = String::new();
    for language in Language::ALL {
        let words = Words {
            texts: &texts,
            language,
            geography: &geography,
        };
        for section in answers::sections(&words, &content) {
            writeln!(shown, "# {}", section.title).unwrap();
            for row in section.rows {
                writeln!(
                    shown,
                    "{}: {}{}",
                    row.label,
                    row.value,
                    row.lines.join(" | ")
                )
                .unwrap();
            }
        }
    }
    same_words("v1-submission.txt", &shown);
}

#[test]
fn a_question_that_was_not_asked_is_neither_missed_nor_shown() {
    let mut stored = json(&kept("v1-submission.json"));
    let answers = &mut stored["sections"]["kompetanse"]["answers"];
    answers.as_object_mut().unwrap().remove("fag-merknad");
    let content = application::stored::read(&stored.to_string()).unwrap();
    let (texts, geography) = (Texts::load().unwrap(), Geography::load().unwrap());
    let words = Words {
        texts: &texts,
        language: Language::Nb,
        geography: &geography,
    };
    let sections = answers::sections(&words, &content);
    let fields: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.rows)
        .map(|row| row.field.as_str())
        .collect();
    assert!(fields.contains(&"fag") && !fields.contains(&"fag-merknad"));
    let mut figures = json(&kept("v1-figures.json"));
    figures["answers"]
        .as_object_mut()
        .unwrap()
        .remove("koordinator");
    let figures = annual_report::stored::read(&figures.to_string()).unwrap();
    let parts = report_rows::parts(&texts, Language::Nb, &figures);
    assert!(
        parts
            .iter()
            .flat_map(|part| &part.rows)
            .all(|row| row.field != "koordinator")
    );
}

#[test]
fn a_report_as_submitted_is_read_and_shown_as_it_was_asked() {
    let stored = kept("v1-figures.json");
    let figures = annual_report::stored::read(&stored).unwrap();
    assert_eq!(
        json(&annual_report::stored::write(&figures).unwrap()),
        json(&stored)
    );
    assert_eq!((figures.year, figures.spent), (2019, Kroner(310_000)));
    let known: BTreeSet<&str> = definition::fields(2019).map(|field| field.name).collect();
    for name in figures.answers.names() {
        assert!(known.contains(name), "{name} was asked in 2019 and is gone");
    }
    let texts = Texts::load().unwrap();
    let mut shown = String::new();
    for language in Language::ALL {
        for part in report_rows::parts(&texts, language, &figures) {
            writeln!(shown, "# {}", part.title).unwrap();
            for row in part.rows {
                writeln!(shown, "{}: {} {}", row.label, row.value, row.unit).unwrap();
            }
        }
    }
    same_words("v1-figures.txt", &shown);
}

#[test]
fn a_draft_is_read_as_it_was_typed_and_a_later_version_is_refused() {
    let stored = kept("v1-draft.json");
    let typed = form::stored::read(&stored).unwrap();
    assert_eq!(typed.get("post-0-kostnad"), "1.234,5");
    assert_eq!(typed.rows("post"), [0, 1]);
    assert_eq!(json(&form::stored::write(&typed).unwrap()), json(&stored));
    for name in ["v1-draft.json", "v1-figures.json", "v1-submission.json"] {
        let later = kept(name).replacen("\"v\": 1", "\"v\": 2", 1);
        assert!(form::stored::read(&later).is_err());
        assert!(annual_report::stored::read(&later).is_err());
        assert!(application::stored::read(&later).is_err());
    }
}
