//! A draft is the municipality's alone, and a submitted application does not exist for strangers.

use crate::support::TestApp;
use crate::support::application as filled;
use rocket::http::Status;

#[test]
fn other_offices_other_municipalities_and_visitors_find_nothing() {
    let app = TestApp::on("01.03.2019");
    let number = filled::submitted(&app, "kari.planlegger", "2019-agder-1");
    let second = filled::draft(&app, "kari.planlegger", "2019-agder-1");
    let mut kari = app.sign_in("kari.planlegger");
    let hub = kari.get(&format!("/soknader/{number}"));
    let pdf = hub.attributes("a[href^='/dokumenter/']", "href").remove(0);
    for name in [
        "berit.saksbehandler",
        "nils.planlegger",
        "olav.saksbehandler",
        "mona.departement",
    ] {
        let mut stranger = app.sign_in(name);
        for case in [&number, &second] {
            for page in [
                "",
                "/maal",
                "/se-over",
                "/kvittering",
                "/trekking",
                "/forkasting",
            ] {
                let path = format!("/soknader/{case}{page}");
                assert_eq!(
                    stranger.get(&path).status,
                    Status::NotFound,
                    "{name} GET {path}"
                );
            }
            for act in [
                "/maal",
                "/maal/utkast",
                "/maal/fletting",
                "/innsending",
                "/trekking",
                "/forkasting",
            ] {
                let path = format!("/soknader/{case}{act}");
                let answer = stranger.post("/", &path, &[("versjon", "0"), ("maal", "x")]);
                assert_eq!(answer.status, Status::NotFound, "{name} POST {path}");
            }
        }
        assert_eq!(stranger.get(&pdf).status, Status::NotFound, "{name} {pdf}");
    }
    let mut visitor = app.visitor();
    for path in [
        "/soknader".to_owned(),
        format!("/soknader/{number}"),
        format!("/soknader/{second}/maal"),
        pdf,
    ] {
        let answer = visitor.get(&path);
        assert!(
            answer
                .location
                .is_some_and(|to| to.starts_with("/logg-inn")),
            "{path}"
        );
    }
}

#[test]
fn the_office_and_the_ministry_cannot_start_an_application() {
    let app = TestApp::on("01.03.2019");
    for name in ["olav.saksbehandler", "mona.departement"] {
        let answer = app
            .sign_in(name)
            .post("/", "/soknader", &[("utlysning", "2019-agder-1")]);
        assert_eq!(answer.status, Status::Forbidden, "{name}");
    }
}
