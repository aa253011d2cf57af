//! What a search, a filter and a file give, and what is said about a question that cannot be answered.

use super::fill::{Case, fill};
use crate::raw::run;
use crate::support::{Browser, TestApp};
use opptrapping::db;
use opptrapping::db::list::Window;
use opptrapping::db::worklist::Filter;
use opptrapping::domain::standing::CaseStanding;
use rocket::http::Status;

fn found(browser: &mut Browser<'_>, query: &str) -> Vec<String> {
    let page = browser.get(&format!("/saker?sorter=saksnummer&{query}"));
    assert_eq!(page.status, Status::Ok, "{query}");
    page.all("tbody tr td:first-child")
}

fn of_places(cases: &[Case], codes: &[&str]) -> Vec<String> {
    let mut numbers: Vec<String> = cases
        .iter()
        .filter(|case| codes.contains(&case.code))
        .map(|case| case.number.clone())
        .collect();
    numbers.sort();
    numbers
}

#[test]
fn a_search_finds_old_and_new_names_however_they_are_spelt() {
    let app = TestApp::on("02.10.2019");
    let cases = fill(&app, 24);
    let mut olav = app.sign_in("olav.saksbehandler");
    for (words, codes) in [
        ("grimstad", &["0904"] as &[&str]),
        ("GRIMST", &["0904"]),
        ("%C3%A5mli", &["0929"]),
        ("aamli", &["0929"]),
        ("Mandal", &["1002"]),
        // The municipality of 2020 came of both.
        ("lindesnes", &["1002", "1029"]),
        ("4205", &["1002", "1029"]),
        ("finnes+ikke", &[]),
    ] {
        let query = format!("sok={words}");
        assert_eq!(
            found(&mut olav, &query),
            of_places(&cases, codes),
            "{words}"
        );
    }
    assert_eq!(found(&mut olav, "sok=20003"), ["2019-20003"]);
    // Wildcards are letters like others.
    assert!(found(&mut olav, "sok=%25").is_empty());
    assert!(found(&mut olav, "sok=2019_20003").is_empty());

    // After the merger the old name finds the new municipality's cases too.
    run(
        &app,
        "UPDATE application SET municipality_code = '4205' WHERE case_number = '2019-20007'",
    )
    .unwrap();
    app.move_to("15.01.2020", "10.00");
    let mut olav = app.sign_in("olav.saksbehandler");
    let mandal = found(&mut olav, "ar=2019&sok=mandal");
    assert!(mandal.contains(&"2019-20007".to_owned()), "{mandal:?}");
    assert!(
        !mandal.contains(&"2019-40007".to_owned()),
        "Lindesnes is another"
    );
}

#[test]
fn filters_narrow_and_the_counts_agree_with_the_rows() {
    let app = TestApp::on("02.10.2019");
    let cases = fill(&app, 24);
    let mut olav = app.sign_in("olav.saksbehandler");
    assert_eq!(found(&mut olav, "status=innvilget").len(), 24);
    assert_eq!(found(&mut olav, "status=innstilt").len(), 24);
    assert!(found(&mut olav, "status=avslatt").is_empty());
    assert_eq!(found(&mut olav, "runde=1").len(), 48);
    assert!(found(&mut olav, "runde=2").is_empty());
    assert!(found(&mut olav, "ar=2018").is_empty());
    assert_eq!(found(&mut olav, "ar=alle&saksbehandler=ingen").len(), 48);
    assert!(found(&mut olav, "saksbehandler=5").is_empty());
    let reports = olav.get("/rapportkontroll?status=over-frist&ar=2019");
    assert_eq!(reports.all("tbody tr").len(), 24);
    assert!(reports.text().contains("Over fristen 24"));
    let none = olav.get("/rapportkontroll?status=godkjent");
    assert!(none.text().contains("Ingen rapport passer til filteret"));
    let payments = olav.get("/utbetalinger").text();
    assert!(
        payments.contains("Utbetaling å attestere 24 2 400 kr"),
        "{payments}"
    );
    assert!(
        payments.contains("Klar for forslag om utbetaling 24 7 200 kr"),
        "{payments}"
    );
    assert_eq!(cases.len(), 48);
}

/// Each standing as SQL finds exactly the rows that the domain calls so.
#[test]
fn standings_are_the_same_in_the_domain_and_in_the_query() {
    let app = TestApp::on("02.10.2019");
    fill(&app, 4);
    // Every state, with and without an officer and a proposal.
    let mut sql = String::new();
    let states = [
        ("submitted", "submit", "draft"),
        ("returned", "return_for_completion", "submitted"),
        ("assessed", "propose", "submitted"),
        ("rejected", "reject", "assessed"),
        ("dismissed", "dismiss", "submitted"),
        ("withdrawn", "withdraw", "submitted"),
    ];
    let mut id = 70_000;
    for (state, step, from) in states {
        for officer in ["NULL", "5"] {
            for outcome in [None, Some("grant"), Some("reject"), Some("dismiss")] {
                id += 1;
                let (first, last) = (id * 10, id * 10 + 1);
                sql += &crate::raw::application(id, state, last);
                // The predecessor must end where the last event starts; how it came there does not matter here.
                sql += &chain(id, (first, last), (from, step, state));
                sql +=
                    &format!("UPDATE application SET case_officer_id = {officer} WHERE id = {id};");
                if let Some(outcome) = outcome {
                    sql += &format!(
                        "INSERT INTO assessment (application_id, assessor_id, outcome, proposed_by, proposed_at, version, saved_at)
                         VALUES ({id}, 5, '{outcome}', 5, '2019-10-02 07:00:00', 1, '2019-10-02 07:00:00');"
                    );
                }
            }
        }
    }
    run(&app, &sql).unwrap();
    let actor = app.actor("olav.saksbehandler");
    let page = |standings: &[CaseStanding]| {
        let filter = Filter {
            standings,
            ..Filter::default()
        };
        let window = Window { page: 1, size: 500 };
        app.world()
            .db
            .read(|c| db::worklist::page(c, &actor, &filter, window))
            .unwrap()
    };
    let all = page(&[]);
    assert_eq!(all.rows.len(), 8 + 48);
    let mut seen = 0;
    for standing in CaseStanding::LISTED {
        let own = page(&[*standing]);
        let wanted = all.rows.iter().filter(|row| row.standing == *standing);
        assert_eq!(own.rows.len(), wanted.count(), "{standing:?}");
        assert!(own.rows.iter().all(|row| row.standing == *standing));
        assert_eq!(own.total.number(), i64::try_from(own.rows.len()).unwrap());
        assert!(!own.rows.is_empty(), "{standing:?} is not tried");
        seen += own.rows.len();
    }
    assert_eq!(seen, all.rows.len());
}

/// The events none → draft → … → the state before the last, and the last.
pub fn chain(id: i64, (first, last): (i64, i64), edge: (&str, &str, &str)) -> String {
    let way: &[(&str, &str, &str)] = match edge.0 {
        "draft" => &[("none", "start", "draft")],
        "submitted" => &[("none", "start", "draft"), ("draft", "submit", "submitted")],
        _ => &[
            ("none", "start", "draft"),
            ("draft", "submit", "submitted"),
            ("submitted", "propose", "assessed"),
        ],
    };
    let mut sql = String::new();
    let mut previous = "NULL".to_owned();
    for (own, step) in (first * 10..).zip(way) {
        sql += &crate::raw::event(own, id, &previous, *step);
        previous = own.to_string();
    }
    sql + &crate::raw::event(last, id, &previous, edge)
}

#[test]
fn the_files_hold_what_the_pages_show() {
    let app = TestApp::on("02.10.2019");
    let cases = fill(&app, 120);
    let mut visitor = app.visitor();
    let mut shown = Vec::new();
    for side in 1..=2 {
        let page = visitor.get(&format!("/tildelinger?ar=2019&side={side}"));
        assert_eq!(page.status, Status::Ok);
        shown.extend(page.all("tbody td.nowrap"));
        assert!(page.text().contains("120 tilskudd"), "{}", page.text());
    }
    let csv = visitor.get("/tildelinger.csv?ar=2019&side=2").body();
    let column = |line: &str, at: usize| line.split(';').nth(at).unwrap().to_owned();
    let lines: Vec<&str> = csv
        .split("\r\n")
        .skip(1)
        .filter(|line| !line.is_empty())
        .collect();
    let numbers: Vec<String> = lines.iter().map(|line| column(line, 6)).collect();
    let granted: Vec<String> = cases
        .iter()
        .filter(|case| case.granted)
        .map(|case| case.number.clone())
        .collect();
    assert_eq!(numbers, granted);
    assert_eq!(shown, numbers);
    for (line, case) in lines.iter().zip(cases.iter().filter(|case| case.granted)) {
        assert_eq!(column(line, 3), case.name());
        assert_eq!(column(line, 7), case.applied.to_string());
        assert_eq!(column(line, 8), "1000");
    }
    // A municipality and a county, in the borders of then and of now.
    for (query, codes) in [
        ("kommune=0929", &["0929"] as &[&str]),
        ("fylke=10", &["1002", "1029"]),
        ("kommune=4205&grenser=na", &["1002", "1029"]),
        ("fylke=42&grenser=na&kommune=4203", &["0906"]),
        ("fylke=99", &[]),
    ] {
        let csv = visitor
            .get(&format!("/tildelinger.csv?ar=2019&{query}"))
            .body();
        let found: Vec<String> = csv
            .split("\r\n")
            .skip(1)
            .filter(|line| !line.is_empty())
            .map(|line| column(line, 6))
            .collect();
        let wanted: Vec<String> = cases
            .iter()
            .filter(|case| case.granted && codes.contains(&case.code))
            .map(|case| case.number.clone())
            .collect();
        assert_eq!(found, wanted, "{query}");
        let page = visitor.get(&format!("/tildelinger?ar=2019&{query}"));
        assert_eq!(
            page.all("tbody td.nowrap"),
            wanted[..wanted.len().min(100)],
            "{query}"
        );
        let sum = format!("{} 000 kr", wanted.len());
        assert!(
            wanted.is_empty() || page.text().contains(&sum),
            "{query}: {}",
            page.text()
        );
    }
}

#[test]
fn a_question_that_cannot_be_answered_gets_a_clear_page() {
    let app = TestApp::on("02.10.2019");
    let mut olav = app.sign_in("olav.saksbehandler");
    for path in ["/saker", "/vedtak", "/rapportkontroll", "/utbetalinger"] {
        assert_eq!(olav.get(path).status, Status::Ok, "{path}");
    }
    assert!(olav.get("/saker").text().contains("Ingen saker ennå"));
    assert!(
        olav.get("/rapportkontroll")
            .text()
            .contains("Ingen rapporter ennå")
    );
    assert!(
        olav.get("/utbetalinger")
            .text()
            .contains("Ingenting venter")
    );
    fill(&app, 2);
    for (path, told) in [
        ("/saker?ar=tull", "ar=tull"),
        ("/saker?status=borte&side=0", "status=borte, side=0"),
        ("/saker?sorter=farge", "sorter=farge"),
        ("/saker?runde=-1", "runde=-1"),
        ("/rapportkontroll?status=borte", "status=borte"),
        ("/utbetalinger?vis=alt", "vis=alt"),
        ("/vedtak?side=x", "side=x"),
        ("/vedtak/2019-agder-1?side=x", "side=x"),
        ("/tildelinger?grenser=-1", "grenser=-1"),
        ("/demo/e-post?side=x", "side=x"),
    ] {
        let page = olav.get(path);
        assert_eq!(page.status, Status::Ok, "{path}");
        let text = page.text();
        let wanted = format!("Lista kjenner ikke disse valgene og ser bort fra dem: {told}");
        assert!(text.contains(&wanted), "{path}: {text}");
    }
    for path in [
        "/saker?side=9",
        "/rapportkontroll?side=9",
        "/utbetalinger?vis=attester&side=9",
        "/vedtak?side=9",
        "/vedtak/2019-agder-1?side=9",
        "/vedtak/2019-agder-1?avgjort=9",
        "/tildelinger?ar=2019&side=9",
        "/demo/e-post?side=9",
    ] {
        let page = olav.get(path);
        assert_eq!(page.status, Status::Ok, "{path}");
        assert!(
            page.text().contains("Lista har ingen side 9"),
            "{path}: {}",
            page.text()
        );
        let back = page.attributes(".empty-state a", "href");
        assert!(back[0].ends_with("=1"), "{path}: {back:?}");
        assert_eq!(olav.get(&back[0]).status, Status::Ok);
    }
    let hits = olav.get("/saker?sok=finnesikke");
    assert!(hits.text().contains("Ingen saker passer med filteret"));
}
