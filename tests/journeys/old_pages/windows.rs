//! One person, two organisations, several windows.

use crate::support::{Browser, TestApp, application};
use opptrapping::access::{Actor, Level};
use opptrapping::db;
use rocket::http::Status;

const TVEDESTRAND: &str = "kommune:0914";
const VEGARSHEI: &str = "kommune:0912";

fn acts_for(siri: &mut Browser<'_>, key: &str) {
    let page = "/velg-organisasjon";
    let answer = siri.post(page, page, &[("organisasjon", key), ("til", "/soknader")]);
    assert_eq!(answer.status, Status::SeeOther);
}

fn municipalities(app: &TestApp) -> Vec<String> {
    app.world()
        .db
        .read(|c| db::application::list(c, &Actor::system(), Level::List, None))
        .unwrap()
        .into_iter()
        .map(|case| case.municipality.to_string())
        .collect()
}

#[test]
fn an_application_starts_for_the_municipality_of_its_page() {
    let app = TestApp::on("01.03.2019");
    let mut siri = app.sign_in("siri.planlegger");
    acts_for(&mut siri, TVEDESTRAND);
    let window = siri.get("/soknader");
    acts_for(&mut siri, VEGARSHEI);
    let start = [("utlysning", "2019-agder-1")];
    let begun = siri.post_from(&window, "/soknader", &start);
    assert_eq!(begun.status, Status::SeeOther, "{}", begun.text());
    assert_eq!(municipalities(&app), ["0914"]);
}

#[test]
fn a_draft_keeps_its_text_in_every_order_of_windows() {
    let app = TestApp::on("01.03.2019");
    let mut siri = app.sign_in("siri.planlegger");
    acts_for(&mut siri, TVEDESTRAND);
    let number = application::start(&mut siri, "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let window = siri.get(&page);
    acts_for(&mut siri, VEGARSHEI);
    let typed = [
        ("versjon", "0"),
        ("handling", "lagre"),
        ("maal", "Tvedestrands mål"),
    ];
    let saved = siri.post_from(&window, &page, &typed);
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.text());
    let draft = [("versjon", "1"), ("maal", "Tvedestrands mål, mer")];
    let autosaved = siri.post_from(&window, &format!("{page}/utkast"), &draft);
    assert_eq!(autosaved.status, Status::Ok);

    // The page itself says where the case belongs, and goes there.
    let elsewhere = siri.get(&page);
    assert_eq!(elsewhere.status, Status::Forbidden);
    assert!(
        elsewhere.all("h1")[0].contains("Tvedestrand"),
        "{}",
        elsewhere.text()
    );
    let there = elsewhere.attributes("main form", "action").remove(0);
    let fields = [("organisasjon", TVEDESTRAND), ("til", page.as_str())];
    let opened = siri.post_from(&elsewhere, &there, &fields);
    assert_eq!(opened.location.as_deref(), Some(page.as_str()));
    assert!(siri.get(&page).all("#maal")[0].contains("Tvedestrands mål, mer"));
    // For somebody who has no role there it does not exist.
    assert_eq!(
        app.sign_in("kari.planlegger").get(&page).status,
        Status::NotFound
    );
}

#[test]
fn a_form_for_an_organisation_without_a_role_is_refused_and_its_text_kept() {
    let app = TestApp::on("01.03.2019");
    let mut siri = app.sign_in("siri.planlegger");
    acts_for(&mut siri, TVEDESTRAND);
    let number = application::start(&mut siri, "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let window = siri.get(&page);
    let fields = [
        ("paa-vegne-av", "kommune:0906"),
        ("sett", "sak-1:1"),
        ("maal", "Et langt mål"),
    ];
    let token = window.hidden().remove(0).1;
    let refused = siri.post_with_token(&page, &token, &fields);
    assert_eq!(refused.status, Status::Forbidden);
    assert!(
        refused.text().contains("Et langt mål"),
        "{}",
        refused.text()
    );
    let without = siri.post_with_token(&page, &token, &[("maal", "Et langt mål")]);
    assert_eq!(without.status, Status::Conflict);
    assert!(
        without.text().contains("Et langt mål"),
        "{}",
        without.text()
    );
}

#[test]
fn text_of_a_section_stands_beside_what_happened_when_the_application_was_submitted_meanwhile() {
    let app = TestApp::on("01.03.2019");
    let number = application::draft(&app, "kari.planlegger", "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let mut per = app.sign_in("per.leder");
    let old = per.get(&page);
    let review = per.get(&format!("/soknader/{number}/se-over"));
    // A colleague saves a section: the check page no longer shows what would be submitted.
    let mut kari = app.sign_in("kari.planlegger");
    let fields = [
        ("versjon", "1"),
        ("handling", "lagre"),
        ("maal", "Karis nye mål"),
        ("utviklingsarbeid", "Nytt arbeid"),
        ("omrade", "rehab-somatikk"),
    ];
    assert_eq!(kari.post(&page, &page, &fields).status, Status::SeeOther);
    let submit = format!("/soknader/{number}/innsending");
    let refused = per.post_from(&review, &submit, &[]);
    assert_eq!(refused.status, Status::Conflict);
    assert!(
        refused.text().contains("er lagret på nytt"),
        "{}",
        refused.text()
    );
    assert!(refused.text().contains("Kari"), "{}", refused.text());

    app.act("kari.planlegger", |c| {
        opptrapping::actions::submit_application::run(c, &number)
    })
    .unwrap();
    let typed = [
        ("versjon", "1"),
        ("handling", "lagre"),
        ("maal", "Pers mål"),
    ];
    let refused = per.post_from(&old, &page, &typed);
    assert_eq!(refused.status, Status::Conflict);
    for text in ["Søknaden er sendt inn", "Pers mål"] {
        assert!(
            refused.text().contains(text),
            "«{text}»: {}",
            refused.text()
        );
    }
}

#[test]
fn a_notice_names_the_municipality() {
    let app = TestApp::on("01.03.2019");
    application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let rows = app
        .world()
        .db
        .read(|c| db::outbox::newest(c, 1, 0))
        .unwrap();
    assert!(
        rows[0].subject.ends_with("– Arendal kommune"),
        "{}",
        rows[0].subject
    );
}
