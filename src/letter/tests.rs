//! The decision letters in both written standards: their text word for word, and their required contents in the PDF.

use super::decision::{DecisionFacts, text_of};
use super::grant_letter::Terms;
use super::{dismissal_letter, grant_letter, rejection_letter};
use crate::domain::geography::WrittenStandard;
use crate::domain::money::Kroner;
use crate::domain::rules_of_year::RulesOfYear;
use crate::domain::time::{Timestamp, parse_clock, parse_day};
use crate::pdf::{Document, render};
use crate::text::Texts;
use std::io::Write as _;
use std::process::{Command, Stdio};

const BOTH: [WrittenStandard; 2] = [WrittenStandard::Bokmal, WrittenStandard::Nynorsk];

fn facts(standard: WrittenStandard, year: i32) -> DecisionFacts {
    let nynorsk = standard == WrittenStandard::Nynorsk;
    let day = parse_day(&format!("25.10.{year}")).unwrap();
    DecisionFacts {
        standard,
        now: Timestamp::from_oslo(day, parse_clock("10.15").unwrap()),
        case_number: format!("{year}-00012"),
        year,
        municipality: if nynorsk {
            "Bykle kommune"
        } else {
            "Arendal kommune"
        }
        .into(),
        office: "Fylkesmannen i Agder".into(),
        applied: Kroner(400_000),
        received: parse_day(&format!("12.09.{year}")).unwrap(),
        grounds: if nynorsk {
            "Søknaden byggjer på ein plan som kommunestyret står bak."
        } else {
            "Søknaden bygger på en plan som kommunestyret står bak."
        }
        .into(),
        reasons: vec![
            (
                if nynorsk {
                    "Mål og tenesteutvikling"
                } else {
                    "Mål og tjenesteutvikling"
                }
                .into(),
                if nynorsk {
                    "Måla er tydelege, og arbeidet er i gang."
                } else {
                    "Målene er tydelige, og arbeidet er i gang."
                }
                .into(),
            ),
            (
                "Behov for fagkompetanse".into(),
                if nynorsk {
                    "Kommunen manglar ergoterapeut."
                } else {
                    "Kommunen mangler ergoterapeut."
                }
                .into(),
            ),
        ],
        case_officer: "Olav Tveit".into(),
        signer: "Anne Berge".into(),
        rules: RulesOfYear::default_of(year),
    }
}

fn terms(amount: i64) -> Terms {
    Terms {
        amount: Kroner(amount),
        measures: vec![
            "Hverdagsrehabilitering i tre soner".into(),
            "Læringstilbud etter hjerneslag".into(),
        ],
        plan_by: parse_day("30.11.2019").unwrap(),
        accept_by: parse_day("15.11.2019").unwrap(),
        conditions: vec!["Ergoterapeuten skal være ansatt innen 1. mars.".into()],
    }
}

fn words(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(text_of)
        .collect::<Vec<_>>()
        .join("\n\n")
        .replace('\u{a0}', " ")
}

/// The text as a reader copies it out of the finished PDF, white space collapsed.
fn read_from_pdf(document: &Document) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed");
    let bytes = render(document).unwrap();
    reader.stdin.take().unwrap().write_all(&bytes).unwrap();
    let out = reader.wait_with_output().unwrap();
    String::from_utf8(out.stdout)
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_grant_letter_holds_the_five_required_contents_in_both_standards() {
    let texts = Texts::load().unwrap();
    for standard in BOTH {
        let letter = grant_letter::write(&texts, &facts(standard, 2019), &terms(350_000)).unwrap();
        let text = read_from_pdf(&letter);
        let nb = [
            "Tilskuddsbrev –",
            "Hva tilskuddet skal brukes til",
            "gir Arendal kommune 350 000 kr",
            "Slik blir pengene utbetalt",
            "Vilkår for bruken av tilskuddet",
            "Rapportering",
            "Kontroll",
            "Hvis vilkårene blir brutt",
            "skal revisor bekrefte regnskapet",
            "Hvis noe er feil eller uklart",
        ];
        let nn = [
            "Tilskotsbrev –",
            "Kva tilskotet skal brukast til",
            "gir Bykle kommune 350 000 kr",
            "Slik blir pengane utbetalte",
            "Vilkår for bruken av tilskotet",
            "Rapportering",
            "Kontroll",
            "Dersom vilkåra blir brotne",
            "skal revisor stadfeste rekneskapen",
            "Dersom noko er feil eller uklart",
        ];
        let expected = match standard {
            WrittenStandard::Bokmal => nb,
            WrittenStandard::Nynorsk => nn,
        };
        let common = [
            "Hverdagsrehabilitering i tre soner",
            "Læringstilbud etter hjerneslag",
            "15.11.2019",
            "30.11.2019",
            "01.04.2020",
            "2019-00012",
            "Fylkesmannen i Agder",
            "Olav Tveit",
            "Anne Berge",
            "Ergoterapeuten skal være ansatt",
        ];
        for part in expected.iter().chain(&common) {
            assert!(
                text.contains(part),
                "{standard:?}: «{part}» lacks in {text}"
            );
        }
    }
}

#[test]
fn a_grant_letter_that_lacks_a_content_is_not_issued() {
    let texts = Texts::load().unwrap();
    let facts = facts(WrittenStandard::Bokmal, 2019);
    let aimless = Terms {
        measures: Vec::new(),
        ..terms(350_000)
    };
    let refused = grant_letter::write(&texts, &facts, &aimless).unwrap_err();
    assert_eq!(refused.0, ["purpose"]);
    let unreasoned = DecisionFacts {
        grounds: String::new(),
        reasons: Vec::new(),
        ..facts
    };
    let refused = rejection_letter::write(&texts, &unreasoned).unwrap_err();
    assert_eq!(refused.0, ["reasons"]);
    let refused = dismissal_letter::write(&texts, &unreasoned).unwrap_err();
    assert_eq!(refused.0, ["reasons"]);
}

#[test]
fn below_the_threshold_no_auditor_is_asked_for_and_at_it_one_is() {
    let texts = Texts::load().unwrap();
    for (amount, asked) in [(199_999, false), (200_000, true)] {
        let facts = facts(WrittenStandard::Bokmal, 2019);
        let letter = grant_letter::write(&texts, &facts, &terms(amount)).unwrap();
        assert_eq!(words(&letter).contains("revisor"), asked, "{amount}");
    }
}

#[test]
fn the_right_of_appeal_follows_the_rules_of_the_year() {
    let texts = Texts::load().unwrap();
    let with = rejection_letter::write(&texts, &facts(WrittenStandard::Bokmal, 2018)).unwrap();
    assert!(words(&with).contains("Kommunen kan klage til Helsedirektoratet"));
    let without = rejection_letter::write(&texts, &facts(WrittenStandard::Bokmal, 2019)).unwrap();
    assert!(words(&without).contains("kan dere be oss rette det"));
    assert!(!words(&without).contains("forvaltningsloven § 28"));
}

#[test]
fn the_letters_word_for_word() {
    let texts = Texts::load().unwrap();
    for standard in BOTH {
        let name = standard.as_str();
        let new = facts(standard, 2019);
        let old = facts(standard, 2018);
        let grant = grant_letter::write(&texts, &new, &terms(350_000)).unwrap();
        insta::assert_snapshot!(format!("grant_{name}"), words(&grant));
        let rejection = rejection_letter::write(&texts, &old).unwrap();
        insta::assert_snapshot!(format!("rejection_{name}"), words(&rejection));
        let dismissal = dismissal_letter::write(&texts, &old).unwrap();
        insta::assert_snapshot!(format!("dismissal_{name}"), words(&dismissal));
    }
}
