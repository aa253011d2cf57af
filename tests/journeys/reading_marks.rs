//! Reading marks: who at the office opened the case, and when the municipality opened its letter.

use crate::support::granted::{ANNE, KARI, OLAV, awarded};
use crate::support::{TestApp, office};
use diesel::connection::SimpleConnection;
use opptrapping::db::{self, AnyConnection, access_log::Reading};

fn readings(app: &TestApp, number: &str) -> Vec<(String, String)> {
    let case = office::case(app, number).id;
    app.world()
        .db
        .read(|c| db::access_log::of_application(c, case))
        .unwrap()
        .into_iter()
        .map(|Reading { name, day, .. }| (name, day.to_string()))
        .collect()
}

fn mark(name: &str, day: &str) -> (String, String) {
    (name.to_owned(), day.to_owned())
}

fn letter(app: &TestApp, number: &str) -> String {
    let case = office::case(app, number).id;
    let decision = app
        .world()
        .db
        .read(|c| db::decision::of_application(c, case))
        .unwrap()
        .unwrap();
    format!("/dokumenter/{}.pdf", decision.document)
}

#[test]
fn opening_a_case_is_noted_once_a_person_and_day() {
    let (app, number) = awarded();
    let page = format!("/saker/{number}");
    let mut olav = app.sign_in(OLAV);
    for path in [
        page.clone(),
        page.clone(),
        format!("{page}/tilskudd"),
        letter(&app, &number),
    ] {
        assert_eq!(olav.get(&path).status.code, 200, "{path}");
    }
    assert_eq!(readings(&app, &number), [mark("Olav Tveit", "2019-06-03")]);

    // Neither the question about habilitet nor the municipality's own pages show the office's case.
    app.sign_in("lars.les").get(&page);
    app.sign_in(KARI).open(&format!("/soknader/{number}"));
    assert_eq!(readings(&app, &number).len(), 1);

    app.move_to("04.06.2019", "09.00");
    let mut olav = app.sign_in(OLAV);
    olav.get(&format!("{page}/brev"));
    let mut anne = app.sign_in(ANNE);
    let shown = anne.get(&page);
    assert_eq!(
        readings(&app, &number),
        [
            mark("Anne Berge", "2019-06-04"),
            mark("Olav Tveit", "2019-06-04"),
            mark("Olav Tveit", "2019-06-03"),
        ]
    );
    let text = shown.text();
    assert!(text.contains("Anne Berge 04.06.2019"), "{text}");
    assert!(text.contains("Olav Tveit 04.06.2019"), "{text}");
    assert!(!text.contains("Olav Tveit 03.06.2019"), "only the last day");
}

#[test]
fn the_office_sees_when_the_municipality_opened_its_letter() {
    let (app, number) = awarded();
    let page = format!("/saker/{number}");
    let letter = letter(&app, &number);
    let mut olav = app.sign_in(OLAV);
    olav.get(&letter);
    let before = olav.get(&page).text();
    assert!(
        before.contains("Kommunen har ikke åpnet brevet ennå"),
        "{before}"
    );

    app.move_to("05.06.2019", "10.30");
    let mut kari = app.sign_in(KARI);
    assert_eq!(kari.get(&letter).status.code, 200);
    app.move_to("06.06.2019", "10.30");
    let mut kari = app.sign_in(KARI);
    assert_eq!(kari.get(&letter).status.code, 200);

    let after = app.sign_in(OLAV).get(&page).text();
    assert!(
        after.contains("Åpnet av Kari Solberg i kommunen 05.06.2019 kl. 10.30"),
        "{after}"
    );
}

#[test]
fn a_mark_that_cannot_be_written_does_not_hide_the_page() {
    let (app, number) = awarded();
    let letter = letter(&app, &number);
    app.world()
        .db
        .write(|c| {
            let away = "ALTER TABLE document_opened RENAME TO document_opened_away;
                        ALTER TABLE access_log RENAME TO access_log_away;";
            match c {
                AnyConnection::Sqlite(sqlite) => sqlite.batch_execute(away),
                AnyConnection::Pg(pg) => pg.batch_execute(away),
            }
            .map_err(db::Error::from)
        })
        .unwrap();
    for who in [KARI, OLAV] {
        let answer = app.sign_in(who).get(&letter);
        assert_eq!(answer.status.code, 200, "{who}");
        assert!(answer.bytes.starts_with(b"%PDF"), "{who}");
    }
}
