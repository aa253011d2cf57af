//! Anybody reads the awards: the list, its files and a page for each decision. Columns and format are a promise.

use crate::support::granted;
use opptrapping::actions;
use rocket::http::Status;

const HEADER: &str = "ar;embete;kommunenummer;kommune;fylkesnummer;fylke;saksnummer;sokt_kr;tildelt_kr;utbetalt_kr;brukt_kr;ubrukt_kr";

#[test]
fn the_csv_has_the_promised_columns_and_format() {
    let (app, number) = granted::paid();
    let mut visitor = app.visitor();
    let file = visitor.get("/tildelinger.csv?ar=2019");
    assert_eq!(
        file.content_type.as_deref(),
        Some("text/csv; charset=utf-8")
    );
    let text = file.body();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], HEADER);
    let applied = lines[1].split(';').nth(7).unwrap();
    assert_eq!(
        lines[1],
        format!(
            "2019;Fylkesmannen i Agder;0906;Arendal;09;Aust-Agder;{number};{applied};300000;300000;;"
        )
    );
    assert_eq!(lines[2..], [""]);
    let marked = visitor.get("/tildelinger.csv?ar=2019&form=regneark");
    assert_eq!(marked.bytes[..3], [0xef, 0xbb, 0xbf]);
    assert_eq!(marked.bytes[3..], file.bytes);
    assert_eq!(visitor.get("/tildelinger.xlsx").bytes[..2], *b"PK");
    let json: serde_json::Value =
        serde_json::from_slice(&visitor.get("/tildelinger.json").bytes).unwrap();
    assert_eq!(json[0]["tildelt_kr"], 300_000);
    assert!(json[0]["brukt_kr"].is_null());
    let keys: Vec<&str> = HEADER.split(';').collect();
    assert_eq!(json[0].as_object().unwrap().len(), keys.len());
    assert!(keys.iter().all(|key| json[0].get(key).is_some()));
}

#[test]
fn borders_change_the_place_and_not_the_sum() {
    let (app, _) = granted::paid();
    let mut visitor = app.visitor();
    let now = visitor.get("/tildelinger.csv?ar=2019&grenser=na").body();
    assert!(now.contains(";4203;Arendal;42;Agder;"), "{now}");
    assert!(now.contains(";300000;300000;;\r\n"));
    let agder = visitor.get("/tildelinger?ar=2019&fylke=42&grenser=2020");
    assert_eq!(agder.all("tbody tr").len(), 1);
    let none = visitor.get("/tildelinger?ar=2019&fylke=42");
    assert!(none.text().contains("Ingen treff"));
    let nonsense = visitor.get("/tildelinger?ar=%3Cscript%3E&fylke=x&grenser=-1&side=999");
    assert_eq!(nonsense.status, Status::Ok);
}

#[test]
fn what_is_spent_is_empty_until_the_report_is_approved() {
    let (app, number) = granted::reported(250_000);
    let mut visitor = app.visitor();
    assert!(
        visitor
            .get("/tildelinger.csv")
            .body()
            .contains(";300000;300000;;\r\n")
    );
    app.act(granted::OLAV, |c| {
        actions::check_report::approve(c, &number)
    })
    .unwrap();
    let csv = visitor.get("/tildelinger.csv").body();
    assert!(csv.contains(";300000;300000;250000;50000\r\n"), "{csv}");
    let page = visitor.get(&format!("/tildelinger/{number}"));
    assert!(page.text().contains("Rapporten ble godkjent"));
    assert!(page.text().contains("50 000 kr"));
}

#[test]
fn a_declined_grant_stays_with_nothing_granted() {
    let (app, number) = granted::awarded();
    app.act(granted::KARI, |c| {
        actions::decline_grant::run(c, &number, "Vi fikk ikke ansatt noen.")
    })
    .unwrap();
    let mut visitor = app.visitor();
    let csv = visitor.get("/tildelinger.csv?ar=2019").body();
    assert!(csv.contains(&format!("{number};")));
    assert!(csv.contains(";0;0;;\r\n"), "{csv}");
    let page = visitor.get(&format!("/tildelinger/{number}"));
    assert!(page.text().contains("Tilskuddet står ikke lenger"));
    assert!(!page.text().contains("Vi fikk ikke ansatt noen"));
}

#[test]
fn a_decision_page_shows_no_person_and_no_text_of_the_application() {
    let (app, number) = granted::paid();
    let page = app.visitor().get(&format!("/tildelinger/{number}"));
    assert_eq!(page.status, Status::Ok);
    let text = page.text();
    for shown in [
        "Arendal",
        "Fylkesmannen i Agder",
        "03.06.2019",
        "300 000 kr",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    for hidden in ["Solberg", "Flere skal klare seg", "Ring kommunen", "Olav"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let missing = app.visitor().get("/tildelinger/2019-99999");
    assert_eq!(missing.status, Status::NotFound);
}

#[test]
fn without_awards_the_list_says_so() {
    let app = crate::support::TestApp::on("02.10.2019");
    let page = app.visitor().get("/tildelinger");
    assert!(page.text().contains("Ingen tilskudd er tildelt ennå"));
    let csv = app.visitor().get("/tildelinger.csv").body();
    assert_eq!(csv, format!("{HEADER}\r\n"));
}
