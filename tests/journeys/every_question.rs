//! Every question of a complete application and of a complete report stands on the page, on the check page and in the document,
//! with its label and its answer; and the page posts exactly the names that are read. A question that is added and forgotten
//! anywhere fails here.

use crate::support::application::{self, SECTIONS};
use crate::support::granted::{self, KARI};
use crate::support::office;
use crate::support::{Answer, Browser, TestApp};
use opptrapping::domain::annual_report::definition;
use opptrapping::domain::application::Section;
use opptrapping::domain::form::{Field, Item, Kind};
use opptrapping::domain::user::Language;
use opptrapping::text::Texts;
use rocket::http::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

/// Every question answered, but for those that exclude each other: `PROMISED` answers the others.
const FULL: &[(&str, &[(&str, &str)])] = &[
    (
        "kontakt",
        &[
            ("navn", "Kari Solberg"),
            ("stilling", "Rådgiver i helse"),
            ("epost", "kari@arendal.kommune.no"),
            ("telefon", "37 01 30 00"),
            ("kommunedirektor", "Per Dale"),
        ],
    ),
    (
        "maal",
        &[
            ("maal", "Flere klarer seg hjemme."),
            ("utviklingsarbeid", "Team i hele kommunen."),
            ("omrade", "rehab-somatikk"),
        ],
    ),
    (
        "plan",
        &[
            ("status", "revidert"),
            ("plantype", "egen"),
            ("aar", "2017"),
            ("vedtatt", "31.12.2017"),
        ],
    ),
    (
        "kompetanse",
        &[
            ("ot-status", "delvis"),
            ("ot-naa", "2,5"),
            ("ot-behov", "1,5"),
            ("ot-dekning", "ansette"),
            ("ot-begrunnelse", "Mange venter."),
            ("fag", "annet"),
            ("fag-annet", "Musikkterapeut"),
            ("fag-merknad", "Én dag i uka."),
        ],
    ),
    (
        "brukerorganisasjoner",
        &[
            ("org-0-navn", "Norges Parkinsonforbund"),
            ("org-0-form", "annet"),
            ("org-0-annet", "Felles turer"),
            ("org-0-niva", "system"),
        ],
    ),
    (
        "aktorer",
        &[
            ("aktor-0-type", "nav"),
            ("aktor-0-navn", "Nav-kontoret"),
            ("aktor-0-form", "skriftlig"),
            ("aktor-0-siden", "1998"),
        ],
    ),
    (
        "tiltak",
        &[
            ("tiltak-0-tittel", "Hjemme igjen"),
            ("tiltak-0-type", "hverdagsrehab"),
            ("tiltak-0-beskrivelse", "Trening i hverdagen."),
            ("malgruppe", "annet"),
            ("malgruppe-annet", "Nyinnflyttede"),
            ("utfordring", "kapasitet"),
            ("arena", "annet"),
            ("arena-annet", "Svømmehallen"),
        ],
    ),
    (
        "budsjett",
        &[
            ("post-0-tekst", "Prosjektleder"),
            ("post-0-kostnad", "512 345"),
            ("post-0-sokt", "400 000"),
            ("medfinansiering", "100 000"),
            ("annen-finansiering", "12 345"),
            ("annen-kilde", "Sparebanken"),
            ("begrunnelse", "Lønn for ett år."),
        ],
    ),
    (
        "samarbeid",
        &[
            ("kommuner", "0904"),
            ("andre-kommuner", "Oslo"),
            ("samarbeid-om", "Felles opplæring."),
        ],
    ),
];

const PROMISED: &[(&str, &str)] = &[("status", "under_arbeid"), ("maldato", "30.11.2019")];

/// What is written between the names of places becomes codes beside those ticked; it has no label of its own afterwards.
const MERGED: &str = "andre-kommuner";

const REPORT: &[(&str, &str)] = &[
    ("plan-status", "revidert"),
    ("plan-ar", "2018"),
    ("ke", "ja"),
    ("ke-form", "team"),
    ("hjem-antall", "5012"),
    ("hjem-ip", "70"),
    ("inst-antall", "83"),
    ("inst-ip", "3"),
    ("koordinator", "96"),
    ("ergo-arsverk", "2,5"),
    ("ergo-mangler", "1,5"),
    ("hverdagsrehab", "i_gang"),
    ("flm", "interkommunalt"),
    ("vent-ergo", "14"),
    ("vent-fysio", "17"),
    ("brukerorg", "2"),
    ("brukerorg-form", "dialog"),
    ("brukerorg-forklaring", "Begge var med."),
    ("brukt", "250 000"),
    ("egne-midler", "81 000"),
    ("brukt-forklaring", "Alt etter planen."),
    ("merknad", "Takk for hjelpen."),
];

/// Without white space: what stands in a narrow cell is broken into lines.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of a PDF in the order it was written, cell by cell.
fn written(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    bare(&String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
}

/// The answer in words.
fn said(texts: &Texts, field: &Field, typed: &str) -> String {
    field
        .code_key(typed)
        .map_or_else(|| typed.to_owned(), |key| texts.get(Language::Nb, &key))
}

fn has_words(texts: &Texts, key: &str) {
    for language in Language::ALL {
        assert!(texts.has(language, key), "{key} has no text");
    }
}

/// The names that a page's draft posts, without those that every form has.
fn posted_by(page: &Answer) -> BTreeSet<String> {
    let names = page.attributes("form[data-autosave] [name]", "name");
    let own = |name: &String| {
        ![
            "csrf",
            "paa-vegne-av",
            "sett",
            "versjon",
            "fra",
            "handling",
            "action",
        ]
        .contains(&name.as_str())
    };
    names.into_iter().filter(own).collect()
}

/// The questions of a section as the form names them, with the key of the label.
fn asked(section: Section) -> Vec<(String, String, &'static Field, bool)> {
    let mut asked = Vec::new();
    for item in section.form() {
        let (row, group, fields, named_by) = match item {
            Item::Ask(field) => (
                String::new(),
                String::new(),
                std::slice::from_ref(field),
                "",
            ),
            Item::Under(_, _, fields) => (String::new(), String::new(), *fields, ""),
            Item::Rows(rows) => (
                format!("{}-0-", rows.group),
                format!("{}-", rows.group),
                rows.fields,
                rows.named_by,
            ),
        };
        for field in fields {
            let name = format!("{row}{}", field.name);
            let key = format!("soknad-felt-{group}{}", field.name);
            // A row is called by the answer to one of its questions, which then needs no label.
            asked.push((name, key, field, field.name == named_by));
        }
    }
    asked
}

fn fill(kari: &mut Browser<'_>, number: &str, section: &str, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/soknader/{number}/{section}");
    let shown = kari.get(&page);
    let version = shown.attributes("input[name=versjon]", "value").remove(0);
    let mut posted = vec![("versjon", version.as_str()), ("handling", "lagre")];
    posted.extend_from_slice(fields);
    let answer = kari.post(&page, &page, &posted);
    assert_eq!(
        answer.status,
        Status::SeeOther,
        "{section}: {}",
        answer.text()
    );
    kari.get(&page)
}

fn contains(place: &str, text: &str, what: &str) {
    let (place_text, what) = (bare(text), bare(what));
    assert!(
        place_text.contains(&what),
        "«{what}» is not {place}:\n{text}"
    );
}

#[test]
fn every_question_of_the_application_has_its_place_everywhere() {
    let texts = Texts::load().unwrap();
    let mut answered = BTreeSet::new();
    for plan in [FULL[2].1, PROMISED] {
        let app = TestApp::on("01.03.2019");
        let mut kari = app.sign_in(KARI);
        let number = application::start(&mut kari, "2019-agder-1");
        let mut told: Vec<(String, String)> = Vec::new();
        for (section, fields) in FULL {
            let fields = if *section == "plan" { plan } else { *fields };
            let page = fill(&mut kari, &number, section, fields);
            let section = Section::parse(section).unwrap();
            let asked = asked(section);
            let names: BTreeSet<String> = asked.iter().map(|(name, ..)| name.clone()).collect();
            assert_eq!(posted_by(&page), names, "{section:?}");
            let typed: BTreeMap<&str, &str> = fields.iter().copied().collect();
            for (name, key, field, names_row) in asked {
                has_words(&texts, &key);
                let label = texts.get(Language::Nb, &key);
                contains(&format!("on the page of {name}"), &page.text(), &label);
                let Some(value) = typed.get(name.as_str()) else {
                    continue;
                };
                answered.insert(name);
                let label = if names_row || field.name == MERGED {
                    String::new()
                } else {
                    label
                };
                told.push((label, said(&texts, field, value)));
            }
        }
        let check = kari.get(&format!("/soknader/{number}/se-over")).text();
        assert!(!check.contains("Dette mangler"), "{check}");
        let receipt = kari.submit(
            &format!("/soknader/{number}/se-over"),
            &format!("/soknader/{number}/innsending"),
            &[],
        );
        let pdf = receipt
            .attributes("a[href^='/dokumenter/']", "href")
            .remove(0);
        let pdf = written(&kari.get(&pdf).bytes);
        let sent = kari.get(&format!("/soknader/{number}/se-over")).text();
        office::declare(&app, granted::OLAV, &number);
        let case = app
            .sign_in(granted::OLAV)
            .get(&format!("/saker/{number}"))
            .text();
        for (label, value) in &told {
            for part in [label, value] {
                contains("on the check page", &check, part);
                contains("on the page of what was sent", &sent, part);
                contains("on the office's page", &case, part);
                contains("in the receipt", &pdf, part);
            }
        }
    }
    for section in Section::ALL {
        for (name, ..) in asked(*section) {
            assert!(
                answered.contains(&name),
                "{name} is not answered in this test"
            );
        }
    }
    assert_eq!(FULL.len(), SECTIONS.len());
}

#[test]
fn every_parameter_of_the_report_has_its_place_everywhere() {
    let texts = Texts::load().unwrap();
    let (app, number) = granted::paid();
    app.move_to("10.02.2020", "10.00");
    let mut kari = app.sign_in(KARI);
    let page = format!("/rapporter/{number}/2019");
    let form = kari.get(&page);
    let mut names = BTreeSet::new();
    let mut told = Vec::new();
    let typed: BTreeMap<&str, &str> = REPORT.iter().copied().collect();
    for one in definition::of_year(2019) {
        let field = &one.field;
        names.insert(field.name.to_owned());
        names.extend(field.unknown_box());
        has_words(&texts, &one.label_key());
        let label = texts.get(Language::Nb, &one.label_key());
        contains("on the page", &form.text(), &label);
        let value = typed
            .get(field.name)
            .unwrap_or_else(|| panic!("{} is not answered in this test", field.name));
        told.push((label, said(&texts, field, value)));
        if let Some(key) = one.share_key() {
            told.push((texts.get(Language::Nb, &key), "%".to_owned()));
        }
        let takes_number = matches!(
            field.kind,
            Kind::Count { .. } | Kind::Tenths { .. } | Kind::Amount
        );
        assert_eq!(takes_number, !field.unit.is_empty(), "{}", field.name);
        if !field.unit.is_empty() {
            told.push((
                String::new(),
                texts.get(Language::Nb, &format!("rapport-enhet-{}", field.unit)),
            ));
        }
    }
    assert_eq!(posted_by(&form), names);
    let mut posted = vec![("versjon", "0")];
    posted.extend_from_slice(REPORT);
    let check = kari.submit(&page, &page, &posted);
    assert_eq!(check.all("h1"), ["Se over rapporten"], "{}", check.text());
    let done = kari.submit(
        &format!("{page}/kontroll"),
        &format!("{page}/innsending"),
        &[("versjon", "1")],
    );
    let pdf = done.attributes("a[href^='/dokumenter/']", "href").remove(0);
    let pdf = written(&kari.get(&pdf).bytes);
    let control = app
        .sign_in(granted::OLAV)
        .get(&format!("/rapportkontroll/{number}"))
        .text();
    for (label, value) in &told {
        for part in [label, value] {
            contains("on the check page", &check.text(), part);
            contains("on the page of what was submitted", &done.text(), part);
            contains("on the office's page", &control, part);
            contains("in the PDF", &pdf, part);
        }
    }
}
