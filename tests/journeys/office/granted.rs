//! An application is assessed by one, approved by another, and becomes a letter, a commitment and a grant.

use crate::support::{TestApp, application, office};
use opptrapping::db;
use opptrapping::domain::lifecycle::application::ApplicationState;
use rocket::http::Status;

const ROUND: &str = "2019-agder-1";

fn whole_form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("versjon", "0"),
        ("poeng-maal", "4"),
        ("begrunnelse-maal", "Målene er tydelige."),
        ("begrunnelse-kompetanse", "Kommunen mangler ergoterapeut."),
        (
            "begrunnelse-medvirkning",
            "Organisasjonen deltar i planleggingen.",
        ),
        ("begrunnelse-samarbeid", "Nav er med."),
        ("sjekk-brukerorganisasjon", "ja"),
        ("sjekk-aktor", "ja"),
        ("sjekk-ergoterapi", "ja"),
        ("sjekk-medfinansiering", "ja"),
        ("utfall", "grant"),
        ("belop", "350 000"),
        ("grunnlag", "Samlet er søknaden god."),
        ("vilkar", "Ergoterapeuten skal være ansatt innen 1. mars."),
        ("notat", "Ring kommunen om planen."),
    ]
}

#[test]
fn from_the_worklist_to_the_letter() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", ROUND);
    let page = format!("/saker/{number}");

    let mut olav = app.sign_in("olav.saksbehandler");
    let list = olav.get("/saker");
    assert!(list.text().contains("Arendal"), "{}", list.text());
    assert_eq!(list.all(".ds-tag"), ["Ny", "Forsinket"]);
    let before = olav.get(&page);
    assert!(before.text().contains("Er du habil i denne saken?"));
    assert!(!before.text().contains("Hverdagsrehabilitering"));
    let opened = olav.submit(&page, &format!("{page}/habilitet"), &[("svar", "ja")]);
    assert!(opened.text().contains("Du er registrert som habil."));
    assert!(opened.text().contains("Søkt beløp"));

    // An incomplete assessment is kept, and told what it lacks.
    let missing = olav.post(&page, &format!("{page}/innstilling"), &whole_form()[..3]);
    assert_eq!(missing.status, Status::SeeOther);
    let missing = olav.get(&missing.location.unwrap());
    assert!(
        missing.text().contains("Vurderingen er lagret"),
        "{}",
        missing.text()
    );
    assert!(missing.text().contains("Velg om du innstiller på tilskudd"));
    let kept = olav.get(&page);
    assert_eq!(kept.all("#begrunnelse-maal"), ["Målene er tydelige."]);

    let mut form = whole_form();
    form[0].1 = "1";
    let proposed = olav.submit(&page, &format!("{page}/innstilling"), &form);
    assert!(
        proposed.text().contains("venter på godkjenning"),
        "{}",
        proposed.text()
    );
    assert!(proposed.text().contains("Trekk innstillingen tilbake"));

    let mut anne = app.sign_in("anne.godkjenner");
    let round = anne.get(&format!("/vedtak/{ROUND}"));
    assert!(round.text().contains("Arendal"));
    assert!(round.text().contains("350 000"));
    anne.submit(&page, &format!("{page}/habilitet"), &[("svar", "ja")]);
    let letter = anne.get(&format!("{page}/brev"));
    assert!(
        letter
            .text()
            .contains("Tilskuddsbrev – habilitering og rehabilitering 2019")
    );
    let decided = anne.submit(&page, &format!("{page}/vedtak"), &[]);
    assert!(
        decided.text().contains("tilskuddsbrevet er sendt"),
        "{}",
        decided.text()
    );
    assert!(decided.text().contains("Tilskuddet er innvilget"));

    let case = office::case(&app, &number);
    assert_eq!(case.state, ApplicationState::Granted);
    assert_eq!(case.decided_by.unwrap().as_str(), "fm-agder");
    assert_eq!(office::frame(&app, &number).0, 350_000);
    let (grant, decision, documents) = app
        .world()
        .db
        .read(|c| {
            Ok::<_, db::Error>((
                db::grant::of_application(c, case.id)?.unwrap(),
                db::decision::of_application(c, case.id)?.unwrap(),
                db::document::of_application(c, case.id)?,
            ))
        })
        .unwrap();
    assert_eq!(grant.accept_by.to_string(), "2019-10-23");
    assert_eq!(decision.office_name, "Fylkesmannen i Agder");
    assert_eq!(
        (decision.proposer.as_str(), decision.decider.as_str()),
        ("Olav Tveit", "Anne Berge")
    );
    assert!(
        documents
            .iter()
            .any(|d| d.kind == "grant_letter" && d.id == decision.document)
    );
    assert!(app.notices().contains(&(
        "kari.planlegger@demo.invalid".into(),
        "vedtak-fattet".into()
    )));
    assert!(app.notices().contains(&(
        "anne.godkjenner@demo.invalid".into(),
        "innstilling-venter".into()
    )));
}

#[test]
fn the_list_is_filtered_in_the_address_and_counts_drafts_only() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", ROUND);
    application::draft(&app, "nils.planlegger", ROUND);
    let mut lars = app.sign_in("lars.les");
    let all = lars.get("/saker");
    assert!(all.text().contains("1 kladd er påbegynt"));
    assert!(!all.text().contains("Bykle"), "a draft is a number only");
    for (query, hit) in [
        ("sok=arend", true),
        ("sok=bykle", false),
        (&format!("sok={number}") as &str, true),
        ("status=ny", true),
        ("status=innvilget", false),
        ("saksbehandler=ingen", true),
        ("ar=2018", false),
        ("ar=alle&sorter=-kommune", true),
    ] {
        let page = lars.get(&format!("/saker?{query}"));
        assert_eq!(
            page.text().contains("Arendal"),
            hit,
            "{query}: {}",
            page.text()
        );
    }
}
