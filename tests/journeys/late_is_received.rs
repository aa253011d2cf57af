//! Late applications are received and marked; after the round is settled none is received.

use crate::support::TestApp;
use crate::support::application as filled;
use opptrapping::actions;
use rocket::http::Status;

#[test]
fn an_application_after_the_deadline_is_received_and_marked_late() {
    let app = TestApp::on("02.05.2019");
    let number = filled::draft(&app, "kari.planlegger", "2019-agder-1");
    let mut kari = app.sign_in("kari.planlegger");
    assert!(
        kari.get(&format!("/soknader/{number}"))
            .text()
            .contains("Fristen er i dag")
    );
    app.move_to("03.05.2019", "00.01");
    let mut kari = app.sign_in("kari.planlegger");
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(hub.text().contains("Fristen er ute"), "{}", hub.text());
    let receipt = kari.submit(
        &format!("/soknader/{number}/se-over"),
        &format!("/soknader/{number}/innsending"),
        &[],
    );
    assert!(
        receipt.text().contains("etter fristen"),
        "{}",
        receipt.text()
    );
    assert!(kari.get("/soknader").text().contains("For sent innkommet"));
}

#[test]
fn where_the_call_says_so_a_late_application_is_received_and_marked_for_dismissal() {
    use diesel::prelude::*;
    use opptrapping::db::schema::call;
    let app = TestApp::on("02.05.2019");
    let number = filled::draft(&app, "kari.planlegger", "2019-agder-1");
    app.world()
        .db
        .write(|c| {
            diesel::update(call::table.filter(call::year.eq(2019)))
                .set(call::late_rule.eq("dismiss"))
                .execute(c)
                .map_err(opptrapping::db::Error::from)
        })
        .unwrap();
    app.move_to("03.05.2019", "00.01");
    let mut kari = app.sign_in("kari.planlegger");
    let hub = kari.get(&format!("/soknader/{number}"));
    assert!(
        hub.text()
            .contains("skal søknader som kommer etter fristen"),
        "{}",
        hub.text()
    );
    let receipt = kari.submit(
        &format!("/soknader/{number}/se-over"),
        &format!("/soknader/{number}/innsending"),
        &[],
    );
    assert!(receipt.text().contains("avvises"), "{}", receipt.text());
    let mut olav = app.sign_in("olav.saksbehandler");
    assert!(olav.get("/saker").text().contains("Skal avvises"));
}

#[test]
fn the_last_minute_is_in_time() {
    let app = TestApp::on("02.05.2019");
    app.move_to("02.05.2019", "23.59");
    let _ = filled::submitted(&app, "kari.planlegger", "2019-agder-1");
    let mut kari = app.sign_in("kari.planlegger");
    assert!(!kari.get("/soknader").text().contains("For sent innkommet"));
}

#[test]
fn nothing_is_received_before_the_opening_after_settling_or_for_another_office() {
    let app = TestApp::on("02.05.2019");
    let number = filled::draft(&app, "kari.planlegger", "2019-agder-1");
    app.move_to("10.05.2019", "09.00");
    app.act("anne.godkjenner", |c| {
        actions::announce_round::settle(c, "2019-agder-1")
    })
    .unwrap();
    let mut kari = app.sign_in("kari.planlegger");
    let page = format!("/soknader/{number}/se-over");
    let refused = kari.post(&page, &format!("/soknader/{number}/innsending"), &[]);
    assert_eq!(refused.status, Status::UnprocessableEntity);
    assert!(
        refused.text().contains("Runden er avsluttet"),
        "{}",
        refused.text()
    );
    for key in ["2019-agder-1", "2019-nordland-1"] {
        let refused = kari.post("/soknader", "/soknader", &[("utlysning", key)]);
        // The draft on the settled round is opened again; another office's call is refused.
        let expected = Status::UnprocessableEntity;
        assert_eq!(refused.status, expected, "{key}");
    }
    assert_eq!(
        kari.post("/soknader", "/soknader", &[("utlysning", "2019-agder-9")])
            .status,
        Status::NotFound
    );
}
