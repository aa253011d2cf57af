//! Text carried over a sign-in belongs to the person who typed it.

use crate::support::{Answer, Browser, TestApp, application};
use opptrapping::demo::cast::PASSWORD;
use rocket::http::Status;

const SECRET: &str = "Karis hemmelige mål";

fn typed() -> [(&'static str, &'static str); 4] {
    [
        ("versjon", "0"),
        ("handling", "lagre"),
        ("maal", SECRET),
        ("omrade", "rehab-somatikk"),
    ]
}

/// Kari's page of a section, opened before what happens.
fn window(app: &TestApp) -> (Browser<'_>, String, Answer) {
    let mut kari = app.sign_in("kari.planlegger");
    let number = application::start(&mut kari, "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let window = kari.get(&page);
    (kari, page, window)
}

fn sign_in_with(browser: &mut Browser<'_>, page: &Answer, who: &str) -> Answer {
    let sealed = page
        .attributes("main input[name=skjema]", "value")
        .remove(0);
    let fields = [
        ("brukernavn", who),
        ("passord", PASSWORD),
        ("skjema", sealed.as_str()),
    ];
    browser.post_from(page, "/logg-inn", &fields)
}

#[test]
fn it_comes_back_to_whoever_typed_it_by_label_and_with_a_warning_before_leaving() {
    let app = TestApp::on("01.03.2019");
    let (mut kari, page, window) = window(&app);
    app.move_to("01.03.2019", "10.30");
    let late = kari.post_from(&window, &page, &typed());
    assert_eq!(late.status, Status::Unauthorized);
    assert!(!late.body().contains(SECRET), "sealed on its way");
    let again = sign_in_with(&mut kari, &late, "kari.planlegger");
    for text in ["Mål", SECRET, "Rehabilitering, somatikk"] {
        assert!(again.text().contains(text), "«{text}»: {}", again.text());
    }
    assert_eq!(again.attributes("main form", "data-unsaved"), ["typed"]);
    let sent = kari.post_from(&again, &page, &typed());
    assert_eq!(sent.status, Status::SeeOther, "{}", sent.text());
    assert!(kari.get(&page).all("#maal")[0].contains(SECRET));
}

#[test]
fn somebody_else_who_signs_in_is_shown_nothing_of_it() {
    let app = TestApp::on("01.03.2019");
    let (mut browser, page, window) = window(&app);
    app.move_to("01.03.2019", "10.30");
    let late = browser.post_from(&window, &page, &typed());
    let other = sign_in_with(&mut browser, &late, "per.leder");
    assert!(!other.body().contains(SECRET), "{}", other.text());
    assert!(
        other.text().contains("Skjemaet er skrevet av noen andre"),
        "{}",
        other.text()
    );
    // It is not lost either: Kari signs in where it waits.
    let back = sign_in_with(&mut browser, &other, "kari.planlegger");
    assert!(back.text().contains(SECRET), "{}", back.text());
}

#[test]
fn a_form_typed_before_somebody_else_signed_in_in_the_same_browser_is_not_shown() {
    let app = TestApp::on("01.03.2019");
    let (mut browser, page, window) = window(&app);
    let fields = [("brukernavn", "siri.planlegger"), ("passord", PASSWORD)];
    browser.post("/logg-inn", "/logg-inn", &fields);
    let choice = [("organisasjon", "kommune:0914"), ("til", "/")];
    browser.post("/velg-organisasjon", "/velg-organisasjon", &choice);
    let refused = browser.post_from(&window, &page, &typed());
    assert_eq!(refused.status, Status::Forbidden);
    assert!(!refused.body().contains(SECRET), "{}", refused.text());
    let back = sign_in_with(&mut browser, &refused, "kari.planlegger");
    assert!(back.text().contains(SECRET), "{}", back.text());
}

#[test]
fn the_same_person_signed_in_anew_sends_it_again_at_once() {
    let app = TestApp::on("01.03.2019");
    let (mut kari, page, window) = window(&app);
    let fields = [("brukernavn", "kari.planlegger"), ("passord", PASSWORD)];
    kari.post("/logg-inn", "/logg-inn", &fields);
    let again = kari.post_from(&window, &page, &typed());
    assert_eq!(again.status, Status::Forbidden);
    assert!(again.text().contains(SECRET), "{}", again.text());
    let sent = kari.post_from(&again, &page, &typed());
    assert_eq!(sent.status, Status::SeeOther, "{}", sent.text());
}

#[test]
fn after_a_day_nobody_knows_who_typed_and_nobody_is_shown_it() {
    let app = TestApp::on("01.03.2019");
    let (mut kari, page, window) = window(&app);
    app.move_to("03.03.2019", "09.00");
    let late = kari.post_from(&window, &page, &typed());
    assert_eq!(late.status, Status::Unauthorized);
    assert!(
        late.attributes("main input[name=skjema]", "value")
            .is_empty()
    );
    assert!(!late.body().contains(SECRET));
}
