//! Mona reads sums over sums, and no case.

use crate::support::granted;
use rocket::http::Status;

#[test]
fn the_ministry_opens_no_case_and_no_list_of_cases() {
    let (app, number) = granted::paid();
    let mut mona = app.sign_in("mona.departement");
    for path in [
        "/saker".to_owned(),
        format!("/saker/{number}"),
        format!("/saker/{number}/tilskudd"),
        "/soknader".to_owned(),
        format!("/soknader/{number}"),
        format!("/soknader/{number}/maal"),
        format!("/soknader/{number}/tilskudd"),
        "/rapportkontroll".to_owned(),
        "/utbetalinger".to_owned(),
    ] {
        let status = mona.get(&path).status;
        assert!(
            matches!(status, Status::NotFound | Status::Forbidden),
            "{path} gave {status}"
        );
    }
}

#[test]
fn every_figure_of_the_overview_is_a_sum_that_opens_downwards() {
    let (app, number) = granted::paid();
    let mut mona = app.sign_in("mona.departement");
    let page = mona.open("/oversikt");
    assert_eq!(page.all("h1"), ["Fordeling av tilskudd 2019"]);
    assert!(page.text().contains("Tall per 10.06.2019 kl. 09.00"));
    let agder = page
        .all("#embeter tbody tr")
        .into_iter()
        .find(|row| row.starts_with("Fylkesmannen i Agder"))
        .unwrap();
    assert!(agder.contains("7 400 000"), "{agder}");
    assert!(!page.text().contains(&number));
    let offices = mona.get("/oversikt.csv?ar=2019").body();
    let line = offices.lines().find(|line| line.contains("Agder")).unwrap();
    assert!(
        line.starts_with("2019;Fylkesmannen i Agder;7400000;7100000;1;"),
        "{line}"
    );
    assert!(line.ends_with(";1;300000;300000;;;"), "{line}");
    let places = mona.get("/oversikt/kommuner?ar=2019");
    assert_eq!(
        places.all("tbody tr").len(),
        422,
        "also those that did not apply"
    );
    assert!(
        places
            .text()
            .contains("421 av 422 kommuner har ingen søknad")
    );
    let names = places.all("tbody th");
    assert_eq!(
        (names[0].as_str(), names[421].as_str()),
        ("Agdenes", "Åsnes")
    );
    let drill = mona.get("/oversikt/kommuner?ar=2019&embete=fm-agder");
    assert_eq!(drill.all("tbody tr").len(), 30);
    let link = drill.attributes("td.num a", "href").remove(0);
    assert_eq!(app.visitor().get(&link).all("tbody tr").len(), 1);
    let counties = mona.get("/oversikt/fylker.csv?ar=2019").body();
    assert_eq!(counties.lines().count(), 1 + 18);
    assert!(counties.contains("2019;09;Aust-Agder;"));
}

#[test]
fn nobody_else_reads_the_overview() {
    let (app, _) = granted::awarded();
    for user in ["kari.planlegger", "anne.godkjenner", "admin.system"] {
        let mut browser = app.sign_in(user);
        for path in ["/oversikt", "/oversikt/kommuner", "/oversikt/fylker.csv"] {
            assert_eq!(browser.get(path).status, Status::Forbidden, "{user} {path}");
        }
    }
}
