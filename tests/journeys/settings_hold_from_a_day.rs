//! The administrator changes a rule of a scheme-year; it holds from its day and not before.

use crate::support::TestApp;
use opptrapping::db::{self, scheme_setting};
use opptrapping::domain::rules_of_year::SettingKey;
use opptrapping::domain::time::parse_day;
use rocket::http::Status;

#[test]
fn a_rule_holds_from_its_day_and_says_where_it_comes_from() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in("admin.system");
    let page = admin.get("/innstillinger?ar=2019");
    assert_eq!(
        page.all("td .ds-tag"),
        ["Vår antakelse"; SettingKey::ALL.len()]
    );
    let form = "/innstillinger/2019/klagerett";
    let done = admin.submit(
        form,
        form,
        &[("verdi", "ja"), ("gjelder-fra", "10.10.2019")],
    );
    assert!(
        done.text()
            .contains("Klagerett er endret og gjelder fra 10.10.2019")
    );
    assert!(done.text().contains("Gjelder ikke ennå"));
    let allowed = |day: &str| {
        let day = parse_day(day).unwrap();
        app.world()
            .db
            .read(|c| Ok::<_, db::Error>(scheme_setting::rules(c, 2019, day)?.right_of_appeal))
            .unwrap()
    };
    assert!(!allowed("09.10.2019"), "a letter of the day before says no");
    assert!(allowed("10.10.2019"), "a letter of the day says yes");
    app.move_to("11.10.2019", "09.00");
    let mut admin = app.sign_in("admin.system");
    let page = admin.get("/innstillinger?ar=2019").text();
    assert!(page.contains("Satt fra 10.10.2019"));
}

#[test]
fn what_a_rule_does_not_take_is_refused_at_the_field() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in("admin.system");
    for (key, value) in [
        ("akseptfrist-dager", "0"),
        ("revisor-fra", "1.5"),
        ("rapportfrist", "1. april"),
        ("klagerett", "kanskje"),
        ("klageinstans", ""),
    ] {
        let form = format!("/innstillinger/2019/{key}");
        let refused = admin.post(&form, &form, &[("verdi", value), ("gjelder-fra", "nå")]);
        assert_eq!(refused.status, Status::UnprocessableEntity, "{key}");
        assert!(!refused.all(".ds-error-summary li").is_empty(), "{key}");
    }
    let missing = admin.get("/innstillinger/2019/finnes-ikke");
    assert_eq!(missing.status, Status::NotFound);
    let mut mona = app.sign_in("mona.departement");
    assert_eq!(mona.get("/innstillinger").status, Status::Forbidden);
}
