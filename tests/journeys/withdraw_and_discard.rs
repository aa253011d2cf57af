//! A submitted application can be withdrawn, a draft deleted; each asks once more, and neither can be done twice.

use crate::support::TestApp;
use crate::support::application as filled;
use rocket::http::Status;

#[test]
fn kari_withdraws_and_the_office_hears() {
    let app = TestApp::on("01.03.2019");
    let number = filled::submitted(&app, "kari.planlegger", "2019-agder-1");
    let mut kari = app.sign_in("kari.planlegger");
    let page = format!("/soknader/{number}/trekking");
    let asked = kari.get(&page);
    assert_eq!(asked.all("h1"), ["Vil du trekke søknaden?"]);
    let hub = kari.submit(&page, &page, &[]);
    assert!(hub.all(".ds-tag").contains(&"Trukket".to_owned()));
    assert!(hub.text().contains("Søknaden er trukket"));
    assert!(
        app.notices()
            .iter()
            .any(|(_, kind)| kind == "soknad-trukket")
    );
    assert_eq!(kari.get(&page).status, Status::Conflict);
    assert_eq!(kari.post("/soknader", &page, &[]).status, Status::Conflict);
}

#[test]
fn a_deleted_draft_leaves_its_number_and_events_and_nothing_typed() {
    let app = TestApp::on("01.03.2019");
    let number = filled::draft(&app, "kari.planlegger", "2019-agder-1");
    let mut kari = app.sign_in("kari.planlegger");
    let page = format!("/soknader/{number}/forkasting");
    let list = kari.submit(&page, &page, &[]);
    assert!(list.text().contains("Utkastet er slettet"));
    assert!(!list.text().contains(&number));
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(
        hub.text().contains("Kladden er forkastet"),
        "{}",
        hub.text()
    );
    let section = format!("/soknader/{number}/maal");
    assert_eq!(
        kari.post("/soknader", &section, &[("versjon", "0"), ("maal", "x")])
            .status,
        Status::Conflict
    );
    let next = filled::start(&mut kari, "2019-agder-1");
    assert_eq!(next, "2019-00002");
}
