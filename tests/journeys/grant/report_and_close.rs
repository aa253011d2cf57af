//! Kari reports in five minutes; zero, unknown and unanswered stay apart; Olav approves and closes.

use crate::support::application::text_of;
use crate::support::granted::{self, KARI, OLAV};
use opptrapping::db;
use opptrapping::domain::chain::Digest;
use opptrapping::domain::form::Answer;
use opptrapping::domain::lifecycle::grant::GrantState;
use rocket::http::Status;

#[test]
fn the_form_is_prefilled_saved_checked_and_submitted() {
    let (app, number) = granted::paid();
    app.move_to("10.02.2020", "10.00");
    let mut kari = app.sign_in(KARI);
    assert!(kari.get("/rapporter").text().contains("Skal leveres"));
    let page = format!("/rapporter/{number}/2019");
    let form = kari.get(&page);
    assert_eq!(form.status, Status::Ok, "{}", form.text());
    // From the application: the plan, the therapists and the user organisations.
    assert_eq!(form.attributes("#plan-ar", "value"), ["2017"]);
    assert!(form.text().contains("Hentet fra søknaden"));
    assert_eq!(form.attributes("#brukerorg", "value"), ["1"]);
    // Without the accounts it is kept, and told at the field.
    let refused = kari.post(
        &page,
        &page,
        &[
            ("versjon", "0"),
            ("brukerorg", "1.234,5"),
            ("merknad", "<script>x</script>"),
        ],
    );
    assert_eq!(refused.status, Status::SeeOther);
    let refused = kari.get(&refused.location.unwrap());
    assert!(refused.all("title")[0].starts_with("Feil:"));
    assert_eq!(refused.attributes("#brukerorg", "value"), ["1.234,5"]);
    assert!(
        refused.text().contains("Skriv beløpet i hele kroner"),
        "{}",
        refused.text()
    );
    assert!(!refused.body().contains("<script>x"));
    // A colleague's older page does not overwrite.
    let stale = kari.post(&page, &page, &[("versjon", "0"), ("brukt", "5")]);
    assert_eq!(stale.status, Status::Conflict);
    assert_eq!(stale.attributes("#brukt", "value"), ["5"]);
    assert!(
        stale
            .text()
            .contains("Brukerorganisasjoner som har medvirket 1.234,5"),
        "what is saved stands beside: {}",
        stale.text()
    );
    let fields = granted::report(250_000);
    let mut posted: Vec<(&str, &str)> = vec![("versjon", "1")];
    posted.extend(fields.pairs());
    let check = kari.submit(&page, &page, &posted);
    assert_eq!(check.all("h1"), ["Se over rapporten"], "{}", check.text());
    assert!(check.text().contains("Ubrukt 50 000"), "{}", check.text());
    assert!(check.text().contains("14,0"), "{}", check.text());
    let done = kari.submit(
        &format!("{page}/kontroll"),
        &format!("{page}/innsending"),
        &[("versjon", "2")],
    );
    assert!(
        done.text().contains("Rapporten er levert"),
        "{}",
        done.text()
    );
    assert!(granted::notices_to(&app, OLAV).contains(&"rapport-mottatt".to_owned()));
    // Read-only from now on.
    let again = kari.post(&page, &page, &[("versjon", "2"), ("brukt", "1")]);
    assert_eq!(again.status, Status::Conflict);
    let pdf = done.attributes("a[href^='/dokumenter/']", "href").remove(0);
    let document = kari.get(&pdf);
    assert_eq!(document.content_type.as_deref(), Some("application/pdf"));
}

#[test]
fn zero_unknown_and_unanswered_are_apart_in_the_pdf_and_in_the_database() {
    let (app, number) = granted::reported(250_000);
    let actor = app.actor(KARI);
    let (report, bytes, sha256) = app
        .world()
        .db
        .write(|c| {
            let case = db::application::find(c, &actor, opptrapping::access::Level::Open, &number)?;
            let grant = db::grant::of_application(c, case.id)?.unwrap();
            let report = db::annual_report::of_grant(c, grant.id)?.unwrap();
            let id = report.submitted.as_ref().unwrap().document.clone();
            let listed = db::document::of_application(c, case.id)?;
            let row = listed.iter().find(|row| row.id == id).unwrap();
            assert_eq!(row.kind, "report");
            let sha256 = row.sha256.clone();
            let opened = db::document::open(c, &actor, &id, &app.world().geography, app.now())?;
            Ok::<_, db::Error>((report, opened.bytes, sha256))
        })
        .unwrap();
    assert_eq!(Digest::of_bytes(&bytes).as_str(), sha256);
    let figures = report.submitted.unwrap().figures;
    assert_eq!(figures.answers.number("koordinator"), Answer::Value(0));
    assert_eq!(figures.answers.number("inst-antall"), Answer::Unknown);
    assert_eq!(figures.answers.number("inst-ip"), Answer::Unanswered);
    let text = text_of(&bytes);
    let line = |start: &str| {
        text.lines()
            .find(|line| line.trim_start().starts_with(start))
            .unwrap_or_else(|| panic!("no line «{start}» in\n{text}"))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(line("Personer med oppnevnt koordinator").ends_with("0 personer"));
    assert!(line("Tjenestemottakere i institusjon").contains("Ukjent"));
    assert!(line("Typisk ventetid for fysioterapi").contains("Ikke målt"));
    assert!(text.contains("Ikke besvart"));
    assert!(line("Ubrukt").contains("50 000"));
    assert!(text.contains("14,0 %"));
    // The same figures lie inside the file.
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let inside = file.objects.values().any(|object| {
        object
            .as_stream()
            .ok()
            .and_then(|stream| {
                stream
                    .decompressed_content()
                    .ok()
                    .or_else(|| Some(stream.content.clone()))
            })
            .and_then(|content| serde_json::from_slice::<serde_json::Value>(&content).ok())
            .is_some_and(|json| {
                json["figures"]["koordinator"]["value"] == 0 && json["unspent"] == 50_000
            })
    });
    assert!(inside, "the figures are not in the PDF");
}

#[test]
fn a_report_without_unspent_money_is_approved_and_closed() {
    let (app, number) = granted::reported(300_000);
    let mut olav = app.sign_in(OLAV);
    assert!(
        olav.get("/rapportkontroll?status=venter")
            .text()
            .contains(&number)
    );
    let page = format!("/rapportkontroll/{number}");
    let shown = olav.get(&page);
    // The figure beside what the application said.
    assert!(
        shown
            .text()
            .contains("Året planen er laget, oppdatert eller revidert 2019 2017"),
        "{}",
        shown.text()
    );
    let answer = olav.submit(&page, &format!("{page}/godkjenning"), &[]);
    assert!(
        answer.text().contains("Rapporten er godkjent"),
        "{}",
        answer.text()
    );
    let answer = olav.submit(&page, &format!("{page}/avslutning"), &[]);
    assert!(
        answer.text().contains("Saken er avsluttet"),
        "{}",
        answer.text()
    );
    assert_eq!(granted::grant(&app, &number).state, GrantState::Closed);
    let kinds = granted::notices_to(&app, KARI);
    assert!(
        kinds.contains(&"rapport-godkjent".to_owned())
            && kinds.contains(&"tilskudd-avsluttet".to_owned())
    );
}

#[test]
fn a_report_is_not_overdue_before_midnight_in_norway() {
    let (app, number) = granted::paid();
    app.move_to("01.04.2020", "23.59");
    assert!(
        app.sign_in(KARI)
            .get("/rapporter")
            .text()
            .contains("Skal leveres")
    );
    assert!(
        !app.sign_in(OLAV)
            .get("/rapportkontroll?status=over-frist")
            .text()
            .contains(&number)
    );
    app.move_to("02.04.2020", "00.00");
    assert!(
        app.sign_in(KARI)
            .get("/rapporter")
            .text()
            .contains("Over fristen")
    );
    assert!(
        app.sign_in(OLAV)
            .get("/rapportkontroll?status=over-frist")
            .text()
            .contains(&number)
    );
    // Overdue drives a reminder, never a block.
    granted::submit_report(&app, &number, 300_000);
}
