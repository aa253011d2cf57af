//! The administrator's people, and the demo's clock and notices.

use crate::accounts::link_in_newest_notice;
use crate::support::{Browser, TestApp};
use rocket::http::Status;

#[test]
fn the_administrator_adds_a_person_gives_a_dated_role_and_ends_it() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in("admin.system");
    let person = [
        ("navn", "Ola Nord"),
        ("brukernavn", "ola.nord"),
        ("epost", "ola@bykle.kommune.no"),
        ("sprak", "nn"),
    ];
    let page = admin.submit("/brukere/ny", "/brukere", &person);
    assert!(
        page.text().contains("Brukeren har ingen roller"),
        "{}",
        page.text()
    );
    assert_eq!(app.notices().last().unwrap().1, "passordlenke");
    let taken = admin.post("/brukere/ny", "/brukere", &person);
    assert_eq!(taken.status, Status::UnprocessableEntity);
    assert_eq!(taken.attributes("#navn", "value"), ["Ola Nord"]);

    let link = link_in_newest_notice(&app);
    let new = [
        ("nytt-passord", "blåbær på skolen"),
        ("gjentatt", "blåbær på skolen"),
    ];
    app.visitor().post(&link, &link, &new);
    let mut ola = app.visitor();
    let sign_in = [("brukernavn", "ola.nord"), ("passord", "blåbær på skolen")];
    let page = ola.submit("/logg-inn", "/logg-inn", &sign_in);
    assert!(
        page.text().contains("Du har ingen roller"),
        "{}",
        page.text()
    );

    let show = page_of(&mut admin, "ola.nord");
    let roles = format!("{show}/roller");
    let wrong = admin.post(
        &show,
        &roles,
        &[
            ("rolle", "case_officer"),
            ("organisasjon", "kommune:0941"),
            ("fra", "02.10.2019"),
        ],
    );
    assert_eq!(wrong.status, Status::UnprocessableEntity);
    let given = admin.post(
        &show,
        &roles,
        &[
            ("rolle", "applicant"),
            ("organisasjon", "kommune:0941"),
            ("fra", "02.10.2019"),
            ("til", ""),
        ],
    );
    assert_eq!(given.status, Status::SeeOther, "{}", given.text());
    assert!(ola.get("/").all(".who-for")[0].contains("Bykle kommune"));

    let page = admin.get(&show);
    let end = page.attributes("form[action$='/slutt']", "action");
    let field = page.attributes("form[action$='/slutt'] input[type=text]", "name");
    let early = admin.post(&show, &end[0], &[(&field[0], "01.10.2019")]);
    assert_eq!(early.status, Status::UnprocessableEntity);
    let ended = admin.post(&show, &end[0], &[(&field[0], "02.10.2019")]);
    assert_eq!(ended.status, Status::SeeOther);
    app.move_to("03.10.2019", "08.00");
    let mut ola = app.visitor();
    let page = ola.submit("/logg-inn", "/logg-inn", &sign_in);
    assert!(page.text().contains("Du har ingen roller"));
}

fn page_of(admin: &mut Browser<'_>, user_name: &str) -> String {
    let page = admin.get(&format!("/brukere?sok={user_name}"));
    page.attributes("table a[href^='/brukere/']", "href")[0].clone()
}

#[test]
fn a_disabled_account_is_locked_out_at_once_and_nobody_locks_out_themselves() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let mut admin = app.sign_in("admin.system");
    let show = page_of(&mut admin, "kari.planlegger");
    let act = format!("{show}/sperring");
    assert_eq!(
        admin.post(&show, &act, &[("sperret", "ja")]).status,
        Status::SeeOther
    );
    assert_eq!(kari.get("/min-side").status, Status::SeeOther);
    let refused = app.visitor().post(
        "/logg-inn",
        "/logg-inn",
        &[
            ("brukernavn", "kari.planlegger"),
            ("passord", "opptrapping-demo"),
        ],
    );
    assert_eq!(refused.status, Status::UnprocessableEntity);
    assert_eq!(
        admin.post(&show, &act, &[("sperret", "nei")]).status,
        Status::SeeOther
    );
    app.sign_in("kari.planlegger");

    let own = page_of(&mut admin, "admin.system");
    let refused = admin.post(&own, &format!("{own}/sperring"), &[("sperret", "ja")]);
    assert_eq!(refused.status, Status::UnprocessableEntity);
    let others = app.sign_in("olav.saksbehandler").get(&show);
    assert_eq!(others.status, Status::Forbidden);
}

#[test]
fn the_demo_clock_moves_forward_only_and_nobody_is_signed_out_by_it() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let world = app.world();
    world
        .db
        .write(|c| opptrapping::db::demo_clock::start(c, app.now()))
        .unwrap();
    let week = kari.submit("/demo/klokke", "/demo/klokke", &[("hopp", "uke")]);
    assert!(
        week.text().contains("09.10.2019 kl.\u{a0}09.00")
            || week.text().contains("09.10.2019 kl. 09.00"),
        "{}",
        week.text()
    );
    let back = kari.post(
        "/demo/klokke",
        "/demo/klokke",
        &[("hopp", "dato"), ("dato", "01.10.2019")],
    );
    assert_eq!(back.status, Status::UnprocessableEntity);
    assert_eq!(back.attributes("#dato", "value"), ["01.10.2019"]);
    let year = kari.submit(
        "/demo/klokke",
        "/demo/klokke",
        &[("hopp", "dato"), ("dato", "01.04.2020")],
    );
    assert_eq!(year.status, Status::Ok);
    assert_eq!(year.all(".who-name"), ["Kari Solberg"], "still signed in");
    assert_eq!(app.now().norwegian(), "01.04.2020 kl.\u{a0}09.00");
}

#[test]
fn notices_of_the_demo_can_be_read_and_followed() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.visitor();
    kari.post(
        "/glemt-passord",
        "/glemt-passord",
        &[("epost", "nils.planlegger")],
    );
    let page = kari.get("/demo/e-post");
    assert!(
        page.text().contains("Set passord i Opptrapping") || page.text().contains("passord"),
        "{}",
        page.text()
    );
    let link = &page.attributes("main a[href^='/passord/']", "href")[0];
    assert_eq!(kari.get(link).status, Status::Ok);
}
