//! Accounts: whom one acts for, the own page, forgotten passwords, and forms that come too late.

use crate::support::{Browser, TestApp};
use rocket::http::Status;

/// Fills in the sign-in form of a page that carries a late form along.
fn hidden_fields(answer: &crate::support::Answer) -> Vec<(String, String)> {
    let names = answer.attributes("main form input[type=hidden]", "name");
    let values = answer.attributes("main form input[type=hidden]", "value");
    names.into_iter().zip(values).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .filter(|(name, _)| name != "csrf")
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect()
}

fn token_of(answer: &crate::support::Answer) -> String {
    answer.attributes("input[name=csrf]", "value")[0].clone()
}

#[test]
fn siri_chooses_on_whose_behalf_she_acts_and_may_change_it() {
    let app = TestApp::on("02.10.2019");
    let mut siri = app.visitor();
    let answer = siri.post(
        "/logg-inn",
        "/logg-inn",
        &[
            ("brukernavn", "siri.planlegger"),
            ("passord", "opptrapping-demo"),
            ("til", "/min-side?x=1"),
        ],
    );
    let choice = answer.location.unwrap();
    assert_eq!(choice, "/velg-organisasjon?til=%2Fmin-side%3Fx%3D1");
    let page = siri.get(&choice);
    let keys = page.attributes("button[name=organisasjon]", "value");
    assert_eq!(keys, ["kommune:0914", "kommune:0912"]);
    let answer = siri.post(
        &choice,
        "/velg-organisasjon",
        &[("organisasjon", "kommune:0906"), ("til", "/")],
    );
    assert_eq!(answer.status, Status::UnprocessableEntity);
    let answer = siri.post(
        &choice,
        "/velg-organisasjon",
        &[("organisasjon", "kommune:0912"), ("til", "/min-side?x=1")],
    );
    assert_eq!(answer.location.as_deref(), Some("/min-side?x=1"));
    let page = siri.get("/min-side");
    assert!(page.all(".who-for")[0].contains("Vegårshei kommune"));
    assert!(page.attributes(".who-for", "href")[0].starts_with("/velg-organisasjon?til=/min-side"));
}

#[test]
fn kari_sees_her_sessions_and_ends_the_one_she_forgot() {
    let app = TestApp::on("02.10.2019");
    let mut forgotten = app.sign_in("kari.planlegger");
    app.move_to("02.10.2019", "09.30");
    let mut kari = app.sign_in("kari.planlegger");
    let page = kari.get("/min-side");
    let ends = page.attributes("form[action^='/min-side/okter/']", "action");
    assert_eq!(ends.len(), 2);
    let done = kari.submit("/min-side", &ends[1], &[]);
    assert!(
        done.text().contains("Økten er avsluttet"),
        "{}",
        done.text()
    );
    assert_eq!(forgotten.get("/min-side").status, Status::SeeOther);
    let others = app.sign_in("per.leder").post("/min-side", &ends[0], &[]);
    assert_eq!(others.status, Status::NotFound);
}

#[test]
fn the_language_is_kept_with_the_person() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let page = kari.submit("/min-side", "/min-side/sprak", &[("sprak", "nn")]);
    assert!(page.text().contains("Språket er lagra"), "{}", page.text());
    let page = app.sign_in("kari.planlegger").get("/min-side");
    assert_eq!(page.attributes("html", "lang"), ["nn"]);
}

#[test]
fn a_session_ends_when_idle_and_at_the_latest_after_its_hours() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let mut busy = app.sign_in("kari.planlegger");
    for (clock, idle_lives, busy_lives) in [
        ("09.59", true, true),
        ("10.58", true, true),
        ("11.57", true, true),
    ] {
        app.move_to("02.10.2019", clock);
        assert_eq!(kari.get("/min-side").status == Status::Ok, idle_lives);
        assert_eq!(busy.get("/min-side").status == Status::Ok, busy_lives);
    }
    for clock in [
        "12.50", "13.40", "14.30", "15.20", "16.10", "17.00", "17.50", "18.40",
    ] {
        app.move_to("02.10.2019", clock);
        assert_eq!(busy.get("/min-side").status, Status::Ok, "{clock}");
    }
    assert_eq!(
        kari.get("/min-side").status,
        Status::SeeOther,
        "idle since noon"
    );
    app.move_to("02.10.2019", "19.01");
    assert_eq!(
        busy.get("/min-side").status,
        Status::SeeOther,
        "ten hours old"
    );
}

pub fn link_in_newest_notice(app: &TestApp) -> String {
    let rows = app
        .world()
        .db
        .read(|c| opptrapping::db::outbox::newest(c, 1, 0))
        .unwrap();
    let start = rows[0].body.find("/passord/").unwrap();
    rows[0].body[start..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn a_forgotten_password_is_set_by_a_link_that_works_once() {
    let app = TestApp::on("02.10.2019");
    let mut signed_in = app.sign_in("kari.planlegger");
    let mut kari = app.visitor();
    let known = kari.submit(
        "/glemt-passord",
        "/glemt-passord",
        &[("epost", "Kari.Planlegger@demo.invalid")],
    );
    let unknown = app.visitor().submit(
        "/glemt-passord",
        "/glemt-passord",
        &[("epost", "ingen@demo.invalid")],
    );
    assert_eq!(known.text(), unknown.text(), "the answer tells who exists");
    assert_eq!(
        app.notices()
            .iter()
            .filter(|(_, kind)| kind == "passordlenke")
            .count(),
        1
    );

    let link = link_in_newest_notice(&app);
    for (one, other) in [
        ("kort", "kort"),
        ("kari.planlegger", "kari.planlegger"),
        ("tolv tegn minst", "noe annet enn det"),
    ] {
        let answer = kari.post(&link, &link, &[("nytt-passord", one), ("gjentatt", other)]);
        assert_eq!(answer.status, Status::UnprocessableEntity);
        assert!(!answer.body().contains(&format!("value=\"{one}\"")) || one == "kari.planlegger");
    }
    let new = [
        ("nytt-passord", "blåbær på skolen"),
        ("gjentatt", "blåbær på skolen"),
    ];
    let token = token_of(&kari.get(&link));
    let answer = kari.post_with_token(&link, &token, &new);
    assert_eq!(answer.location.as_deref(), Some("/logg-inn"));
    let again = kari.post_with_token(&link, &token, &new);
    assert_eq!(again.status, Status::NotFound, "the link works once");
    assert_eq!(
        signed_in.get("/min-side").status,
        Status::SeeOther,
        "old sessions end"
    );
    let answer = kari.post(
        "/logg-inn",
        "/logg-inn",
        &[
            ("brukernavn", "kari.planlegger"),
            ("passord", "blåbær på skolen"),
        ],
    );
    assert_eq!(answer.status, Status::SeeOther);
}

#[test]
fn a_link_expires_after_an_hour_and_requests_are_limited() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.visitor();
    let ask = |kari: &mut Browser<'_>| {
        kari.post(
            "/glemt-passord",
            "/glemt-passord",
            &[("epost", "kari.planlegger")],
        )
        .status
    };
    assert_eq!(ask(&mut kari), Status::SeeOther);
    let link = link_in_newest_notice(&app);
    assert_eq!(kari.get(&link).status, Status::Ok);
    for _ in 0..4 {
        assert_eq!(ask(&mut kari), Status::SeeOther);
    }
    assert_eq!(ask(&mut kari), Status::TooManyRequests);
    app.move_to("02.10.2019", "10.00");
    let late = kari.get(&link);
    assert_eq!(late.status, Status::NotFound);
    assert!(late.text().contains("Lenken virker ikke lenger"));
}

#[test]
fn changing_the_password_needs_the_present_one_and_ends_other_sessions() {
    let app = TestApp::on("02.10.2019");
    let mut other = app.sign_in("kari.planlegger");
    let mut kari = app.sign_in("kari.planlegger");
    let new = ("nytt-passord", "blåbær på skolen");
    let wrong = kari.post(
        "/min-side",
        "/min-side/passord",
        &[("passord", "feil"), new, ("gjentatt", "blåbær på skolen")],
    );
    assert_eq!(wrong.status, Status::UnprocessableEntity);
    assert!(
        wrong
            .text()
            .contains("Det nåværende passordet er ikke riktig.")
    );
    let done = kari.submit(
        "/min-side",
        "/min-side/passord",
        &[
            ("passord", "opptrapping-demo"),
            new,
            ("gjentatt", "blåbær på skolen"),
        ],
    );
    assert!(
        done.text().contains("Passordet er byttet"),
        "{}",
        done.text()
    );
    assert_eq!(other.get("/min-side").status, Status::SeeOther);
}

#[test]
fn a_form_posted_after_the_session_ended_loses_nothing() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in("admin.system");
    let page = admin.get("/brukere/ny");
    app.move_to("02.10.2019", "10.01");
    let typed = [
        ("navn", "Åse «Ås» <b>"),
        ("brukernavn", "aase.as"),
        ("epost", "aase@arendal.kommune.no"),
        ("sprak", "nb"),
    ];
    let late = admin.post_from(&page, "/brukere", &typed);
    assert_eq!(late.status, Status::Unauthorized);
    assert!(!late.body().contains("aase"), "sealed on its way");
    assert!(late.text().contains("følger med når du logger inn"));

    let mut fields = hidden_fields(&late);
    fields.push(("brukernavn".into(), "admin.system".into()));
    fields.push(("passord".into(), "feil først".into()));
    let wrong = admin.post_with_token("/logg-inn", &token_of(&late), &borrowed(&fields));
    assert_eq!(wrong.status, Status::UnprocessableEntity);
    let mut fields = hidden_fields(&wrong);
    fields.push(("brukernavn".into(), "admin.system".into()));
    fields.push(("passord".into(), "opptrapping-demo".into()));
    let again = admin.post_with_token("/logg-inn", &token_of(&wrong), &borrowed(&fields));
    assert_eq!(again.status, Status::Ok);
    assert!(again.text().contains("Skjemaet er ikke sendt ennå"));
    assert_eq!(again.attributes("main form", "action"), ["/brukere"]);

    let fields = hidden_fields(&again);
    // What was typed, and the organisation of the page it was typed on.
    assert_eq!(borrowed(&fields).len(), typed.len() + 1);
    let done = admin.post_with_token("/brukere", &token_of(&again), &borrowed(&fields));
    assert_eq!(done.status, Status::SeeOther, "{}", done.text());
    assert!(admin.get(&done.location.unwrap()).all("h1")[0].contains("Åse «Ås» <b>"));
}

#[test]
fn a_late_form_from_elsewhere_is_not_carried() {
    let app = TestApp::on("02.10.2019");
    let answer = app
        .visitor()
        .post_with_token("/brukere", "gjettet", &[("navn", "Falsk")]);
    assert_eq!(answer.status, Status::Unauthorized);
    assert!(!answer.body().contains("Falsk"));
    let unknown = app
        .visitor()
        .post_with_token("/finnes/ikke", "gjettet", &[]);
    assert_eq!(unknown.status, Status::NotFound);
}
