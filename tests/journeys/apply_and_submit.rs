//! Kari applies: start, every section, errors at the fields, check, submit, receipt.

use crate::support::TestApp;
use crate::support::application::{self as filled, SECTIONS};
use rocket::http::Status;

#[test]
fn kari_starts_fills_in_every_section_and_gets_a_receipt() {
    let app = TestApp::on("01.03.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let list = kari.get("/soknader");
    assert!(
        list.text().contains("Ingen søknader ennå"),
        "{}",
        list.text()
    );
    let hub = kari.submit("/soknader", "/soknader", &[("utlysning", "2019-agder-1")]);
    assert_eq!(hub.status, Status::Ok);
    assert!(
        hub.text().contains("0 av 9 oppgaver er ferdige"),
        "{}",
        hub.text()
    );
    assert!(
        hub.text().contains("Søknadsfrist 02.05.2019"),
        "{}",
        hub.text()
    );
    let number = "2019-00001";
    for (section, fields) in SECTIONS {
        let page = format!("/soknader/{number}/{section}");
        let shown = kari.get(&page);
        assert_eq!(shown.status, Status::Ok, "{section}");
        let version = shown.attributes("input[name=versjon]", "value").remove(0);
        let mut posted = vec![("versjon", version.as_str()), ("handling", "videre")];
        posted.extend_from_slice(fields);
        let answer = kari.post(&page, &page, &posted);
        assert_eq!(
            answer.status,
            Status::SeeOther,
            "{section}: {}",
            answer.text()
        );
    }
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(
        hub.text().contains("9 av 9 oppgaver er ferdige"),
        "{}",
        hub.text()
    );
    let check = kari.get(&format!("/soknader/{number}/se-over"));
    assert!(check.text().contains("Norges Parkinsonforbund"));
    assert!(!check.text().contains("Dette mangler"), "{}", check.text());
    let receipt = kari.submit(
        &format!("/soknader/{number}/se-over"),
        &format!("/soknader/{number}/innsending"),
        &[],
    );
    assert_eq!(receipt.all("h1"), ["Søknaden er sendt inn"]);
    let pdf = receipt
        .attributes("a[href^='/dokumenter/']", "href")
        .remove(0);
    let document = kari.get(&pdf);
    assert_eq!(document.content_type.as_deref(), Some("application/pdf"));
    let text = filled::text_of(&document.bytes);
    for expected in [
        "Kvittering for søknad om tilskudd",
        number,
        "Arendal kommune",
        "Norges Parkinsonforbund",
        "400 000",
        "Delvis dekket",
    ] {
        assert!(
            text.contains(expected),
            "«{expected}» is not in the receipt:\n{text}"
        );
    }
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(hub.all(".ds-tag").contains(&"Til vurdering".to_owned()));
    assert!(
        app.notices()
            .iter()
            .any(|(to, kind)| kind == "soknad-mottatt" && to.starts_with("kari"))
    );
    let closed = kari.get(&format!("/soknader/{number}/budsjett"));
    assert_eq!(
        closed.location.as_deref(),
        Some("/soknader/2019-00001/se-over")
    );
}

#[test]
fn what_must_be_mended_stands_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::on("01.03.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let number = filled::start(&mut kari, "2019-agder-1");
    let page = format!("/soknader/{number}/budsjett");
    let typed = [
        ("versjon", "0"),
        ("handling", "videre"),
        ("post-0-tekst", "Formidling"),
        ("post-0-kostnad", ""),
        ("post-0-sokt", "1.234,5"),
        ("medfinansiering", "0"),
    ];
    // Stored and led to its page: going back never asks to send the form once more.
    let answer = kari.post(&page, &page, &typed);
    let there = format!("{page}?vis=feil");
    assert_eq!(
        (answer.status, answer.location.as_deref()),
        (Status::SeeOther, Some(there.as_str()))
    );
    let answer = kari.get(&there);
    assert!(answer.all("title")[0].starts_with("Feil:"));
    assert_eq!(
        answer.all("#post-0-kostnad-feil"),
        ["Kostnad for «Formidling» må fylles ut."]
    );
    assert_eq!(answer.attributes("#post-0-sokt", "value"), ["1.234,5"]);
    assert_eq!(
        answer.all("#medfinansiering-feil"),
        ["Medfinansieringen må være større enn null."]
    );
    assert_eq!(answer.all("ds-error-summary li").len(), 3);
    let again = kari.get(&page);
    assert_eq!(again.attributes("#post-0-tekst", "value"), ["Formidling"]);
    let with_row = kari.submit(
        &page,
        &page,
        &[
            ("versjon", "1"),
            ("handling", "legg-til"),
            ("post-0-tekst", "Formidling"),
            ("post-0-kostnad", ""),
            ("post-0-sokt", ""),
        ],
    );
    assert_eq!(with_row.attributes("#post-1-tekst", "value"), [""]);
    let without = kari.submit(
        &page,
        &page,
        &[
            ("versjon", "2"),
            ("handling", "fjern-0"),
            ("post-0-tekst", "Formidling"),
            ("post-1-tekst", "Reise"),
            ("post-1-kostnad", "5"),
        ],
    );
    assert_eq!(without.attributes("#post-0-tekst", "value"), ["Reise"]);
    assert!(without.attributes("#post-1-tekst", "value").is_empty());
}

#[test]
fn a_returned_application_shows_the_remark_and_is_submitted_again() {
    let app = TestApp::on("01.03.2019");
    let number = filled::submitted(&app, "kari.planlegger", "2019-agder-1");
    filled::returned(&app, &number, "budsjett", "Vi mangler en begrunnelse.");
    app.move_to("06.03.2019", "09.00");
    let mut kari = app.sign_in("kari.planlegger");
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(
        hub.text().contains("Vi mangler en begrunnelse."),
        "{}",
        hub.text()
    );
    assert!(hub.all(".task-status").contains(&"Må rettes".to_owned()));
    let page = format!("/soknader/{number}/budsjett");
    let shown = kari.get(&page);
    assert!(shown.text().contains("Vi mangler en begrunnelse."));
    let version = shown.attributes("input[name=versjon]", "value").remove(0);
    let mut posted = vec![
        ("versjon", version.as_str()),
        ("handling", "videre"),
        ("begrunnelse", "Lønn og reise."),
    ];
    posted.extend_from_slice(filled::fields_of("budsjett"));
    assert_eq!(kari.post(&page, &page, &posted).status, Status::SeeOther);
    let receipt = kari.submit(
        &format!("/soknader/{number}/se-over"),
        &format!("/soknader/{number}/innsending"),
        &[],
    );
    assert_eq!(receipt.all("h1"), ["Søknaden er sendt inn"]);
    assert!(
        app.notices()
            .iter()
            .any(|(_, kind)| kind == "soknad-utfylt")
    );
    let hub = kari.get(&format!("/soknader/{number}"));
    assert_eq!(hub.all(".documents li").len(), 2, "both receipts are kept");
}
