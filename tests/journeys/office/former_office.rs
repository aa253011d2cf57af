//! Offices and borders change in mid-case: duty follows the municipality, the frame stays, the former office reads.

use crate::support::{TestApp, application, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Error};
use opptrapping::db;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::user::{Organisation, Role};

#[test]
fn agder_over_new_year_2019_decides_under_its_new_name_on_the_old_frame() {
    let app = TestApp::on("15.04.2018");
    let number = application::submitted(&app, "kari.planlegger", "2018-aust-vest-agder-1");
    office::propose(&app, "olav.saksbehandler", &number, Outcome::Grant, 100_000);
    app.move_to("07.01.2019", "10.00");
    office::decide(&app, "anne.godkjenner", &number).unwrap();
    let case = office::case(&app, &number);
    let decision = app
        .world()
        .db
        .read(|c| db::decision::of_application(c, case.id))
        .unwrap()
        .unwrap();
    assert_eq!(decision.office_name, "Fylkesmannen i Agder");
    assert_eq!(case.received_by.as_str(), "fm-aust-vest-agder");
    assert_eq!(decision.frame, case.frame);
    assert_eq!(office::frame(&app, &number).0, 100_000);
    let mut anne = app.sign_in("anne.godkjenner");
    assert!(anne.get("/vedtak").text().contains("Aust- og Vest-Agder"));
    assert_eq!(anne.get("/vedtak/2018-aust-vest-agder-1").status.code, 200);
}

#[test]
fn rindal_changes_county_in_mid_case_and_the_former_office_reads_only() {
    let app = TestApp::on("15.04.2018");
    let at = |key: &str| Organisation::Office(key.parse().unwrap());
    office::role(
        &app,
        "rindal",
        Role::Applicant,
        &Organisation::Municipality("1567".parse().unwrap()),
    );
    office::role(&app, "more", Role::CaseOfficer, &at("fm-more-romsdal"));
    office::role(&app, "trondelag", Role::CaseOfficer, &at("fm-trondelag"));
    let number = application::submitted(&app, "rindal", "2018-more-romsdal-1");
    let page = format!("/saker/{number}");
    office::declare(&app, "more", &number);
    assert_eq!(app.sign_in("trondelag").get(&page).status.code, 404);
    app.move_to("07.01.2019", "10.00");

    let mut more = app.sign_in("more");
    let read = more.get(&page);
    assert_eq!(read.status.code, 200);
    assert!(
        read.text()
            .contains("Et annet embete har ansvaret for kommunen nå.")
    );
    let draft = office::assessment(&app, 2018, Outcome::Grant, 100_000);
    let refused = app.act("more", |c| {
        actions::save_assessment::run(c, &number, &draft, 0)
    });
    assert!(
        matches!(refused, Err(Error::Denied(Why::OtherOfficeNow))),
        "{refused:?}"
    );
    office::declare(&app, "trondelag", &number);
    app.act("trondelag", |c| {
        actions::save_assessment::run(c, &number, &draft, 0)
    })
    .unwrap();
    assert_eq!(app.sign_in("trondelag").get(&page).status.code, 200);
    // What the new office writes is not among what the former one had.
    let later = more.get(&page).text();
    assert!(
        later.contains("slik den var til og med 31.12.2018"),
        "{later}"
    );
    assert!(!later.contains("Vurdert: "), "{later}");

    // Nor are its documents, even for somebody who knows their address.
    let actor = app.actor("trondelag");
    let (receipt, newer) = app
        .world()
        .db
        .write(|c| {
            let case = opptrapping::db::application::find(
                c,
                &actor,
                opptrapping::access::Level::Open,
                &number,
            )?;
            let receipt = opptrapping::db::document::of_application(c, case.id)?[0]
                .id
                .clone();
            let new = opptrapping::db::document::NewDocument {
                grant: None,
                application: case.id,
                kind: "rejection_letter",
                title: "Avslag",
                standard: opptrapping::domain::geography::WrittenStandard::Bokmal,
                bytes: b"%PDF-1.7",
            };
            let newer = opptrapping::db::document::store(c, &new, actor.user, app.now())?;
            Ok::<_, opptrapping::db::Error>((receipt, newer))
        })
        .unwrap();
    let path = |id: &str| format!("/dokumenter/{id}.pdf");
    assert_eq!(more.get(&path(&receipt)).status.code, 200);
    assert_eq!(more.get(&path(&newer.id)).status.code, 404);
    assert_eq!(
        app.sign_in("trondelag").get(&path(&newer.id)).status.code,
        200
    );
}
