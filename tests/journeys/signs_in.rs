//! Kari signs in and out.

use crate::support::TestApp;
use rocket::http::Status;

#[test]
fn kari_signs_in_and_is_greeted_with_her_municipality() {
    let app = TestApp::on("02.10.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let page = kari.get("/");
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.all(".who-name"), ["Kari Solberg"]);
    assert!(page.all(".who-for")[0].contains("Arendal kommune"));
}

#[test]
fn a_wrong_password_keeps_the_name_and_tells_nothing_more() {
    let app = TestApp::on("02.10.2019");
    for name in ["kari.planlegger", "finnes.ikke"] {
        let answer = app.visitor().post(
            "/logg-inn",
            "/logg-inn",
            &[("brukernavn", name), ("passord", "feil")],
        );
        assert_eq!(answer.status, Status::UnprocessableEntity);
        assert_eq!(answer.attributes("#brukernavn", "value"), [name]);
        assert_eq!(
            answer.all("#brukernavn-feil, [data-field=validation]"),
            ["Brukernavn og passord hører ikke sammen. Kontroller begge."]
        );
    }
}

#[test]
fn a_form_without_its_token_is_refused() {
    let app = TestApp::on("02.10.2019");
    let answer =
        app.visitor()
            .post_with_token("/logg-inn", "wrong", &[("brukernavn", "kari.planlegger")]);
    assert_eq!(answer.status, Status::Forbidden);
}
