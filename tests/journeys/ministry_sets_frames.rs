//! Mona records the appropriation and gives the offices frames; what does not add up is refused at the field.

use crate::support::TestApp;
use rocket::http::Status;

const AGDER: &str = "/rammer/2019/embeter/fm-agder";

#[test]
fn the_frames_of_a_year_stand_in_one_table_with_their_ledger() {
    let app = TestApp::on("02.10.2019");
    let mut mona = app.sign_in("mona.departement");
    let page = mona.open("/rammer");
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.all("h1"), ["Bevilgning og rammer 2019"]);
    assert_eq!(page.all("#embeter tbody tr").len(), 10);
    assert_eq!(page.all("#bok tbody tr").len(), 10);
    let revised = mona.get("/rammer/2018").text();
    assert!(revised.contains("−2\u{a0}000\u{a0}000 kr") || revised.contains("−2 000 000 kr"));
}

#[test]
fn a_year_without_anything_tells_what_to_do_and_then_takes_both_amounts() {
    let app = TestApp::on("02.10.2019");
    let mut mona = app.sign_in("mona.departement");
    let page = mona.get("/rammer/2020");
    assert!(
        page.text()
            .contains("Bevilgningen for 2020 er ikke registrert")
    );
    let set = [("belop", "4 000 000"), ("kilde", "Prop. 1 S (2019–2020)")];
    let page = mona.submit("/rammer/2020", "/rammer/2020/bevilgning", &set);
    assert!(page.text().contains("Bevilgningen er registrert"));
    let frame = "/rammer/2020/embeter/fm-agder";
    let page = mona.submit(
        frame,
        frame,
        &[("belop", "4000000"), ("dokument", "Tildelingsbrev 2020")],
    );
    assert!(page.text().contains("Fylkesmannen i Agder har nå en ramme"));
    let refused = mona.post(frame, frame, &[("belop", "4 000 001"), ("dokument", "x")]);
    assert_eq!(refused.status, Status::UnprocessableEntity);
    assert!(refused.all("#belop-feil")[0].contains("Det er 0 kr igjen"));
    assert_eq!(refused.attributes("#belop", "value"), ["4 000 001"]);
}

#[test]
fn a_frame_stays_above_commitments_and_an_appropriation_above_frames() {
    let app = TestApp::on("02.10.2019");
    app.world()
        .db
        .write(|c| {
            let (frame, _) =
                opptrapping::db::budget_frame::of_office(c, 2019, "fm-agder")?.unwrap();
            let committed = opptrapping::domain::money::Kroner(6_400_000);
            let _ = opptrapping::db::budget_frame::commit(c, frame, committed)?.unwrap();
            Ok::<_, opptrapping::db::Error>(())
        })
        .unwrap();
    let mut mona = app.sign_in("mona.departement");
    let below = mona.post(
        AGDER,
        AGDER,
        &[("belop", "6 399 999"), ("dokument", "Brev")],
    );
    assert!(below.all("#belop-feil")[0].contains("6 400 000 kr"));
    let same = mona.post(
        AGDER,
        AGDER,
        &[("belop", "7 400 000"), ("dokument", "Brev")],
    );
    assert!(same.all("#belop-feil")[0].contains("har dette beløpet allerede"));
    let lower = mona.post(
        "/rammer/2019",
        "/rammer/2019/bevilgning",
        &[("belop", "1"), ("kilde", "Brev")],
    );
    assert_eq!(lower.status, Status::UnprocessableEntity);
    assert!(lower.all("#belop-feil")[0].contains("Senk rammene først"));
    let empty = mona.post(AGDER, AGDER, &[("belop", "1.234,5")]);
    assert_eq!(empty.all("[data-field=validation]").len(), 2);
}

#[test]
fn only_the_ministry_sets_frames() {
    let app = TestApp::on("02.10.2019");
    for user in ["anne.godkjenner", "kari.planlegger", "admin.system"] {
        let mut browser = app.sign_in(user);
        assert_eq!(
            browser.get("/rammer/2019").status,
            Status::Forbidden,
            "{user}"
        );
        let posted = browser.post("/", AGDER, &[("belop", "1"), ("dokument", "x")]);
        assert_eq!(posted.status, Status::Forbidden, "{user}");
    }
    let anonymous = app.visitor().get("/rammer/2019");
    assert_eq!(anonymous.status, Status::SeeOther);
}

#[test]
fn years_nobody_means_do_not_exist() {
    let app = TestApp::on("02.10.2019");
    let mut mona = app.sign_in("mona.departement");
    for path in [
        "/rammer/1814",
        "/rammer/99999",
        "/rammer/2019/embeter/fm-atlantis",
        "/rammer/2019/embeter/fm-aust-vest-agder",
    ] {
        assert_eq!(mona.get(path).status, Status::NotFound, "{path}");
    }
}
