//! A page of a list costs the same whatever the number of rows behind it.

use super::fill::{ROUND, fill};
use crate::support::TestApp;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use rocket::http::Status;
use std::sync::Mutex;

static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[allow(clippy::unnecessary_wraps, reason = "the shape Diesel asks for")]
fn listener() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let statement = text.split("-- binds").next().unwrap_or_default();
            ASKED
                .lock()
                .unwrap()
                .push(statement.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }))
}

/// Who reads which list.
const LISTS: [(&str, &str); 14] = [
    ("olav.saksbehandler", "/saker"),
    (
        "olav.saksbehandler",
        "/saker?ar=alle&sorter=-kommune&side=2",
    ),
    ("olav.saksbehandler", "/saker?sok=arendal&status=innstilt"),
    ("olav.saksbehandler", "/rapportkontroll"),
    (
        "olav.saksbehandler",
        "/rapportkontroll?status=over-frist&ar=2019",
    ),
    ("olav.saksbehandler", "/utbetalinger"),
    ("olav.saksbehandler", "/utbetalinger?vis=attester&side=2"),
    ("olav.saksbehandler", "/vedtak"),
    ("olav.saksbehandler", "/vedtak/2019-agder-1"),
    ("kari.planlegger", "/soknader"),
    ("kari.planlegger", "/rapporter"),
    ("kari.planlegger", "/tildelinger?ar=2019"),
    ("admin.system", "/brukere"),
    ("kari.planlegger", "/demo/e-post"),
];

/// The tables whose rows grow with the cases.
const GROWING: [&str; 6] = [
    "application",
    "grants",
    "report",
    "payment",
    "journal",
    "outbox",
];

/// Statements and rows of each list.
fn cost(number: i64) -> Vec<(&'static str, Vec<String>, usize)> {
    let app = TestApp::on("02.10.2019");
    fill(&app, number);
    LISTS
        .iter()
        .map(|(who, path)| {
            let mut browser = app.sign_in(who);
            ASKED.lock().unwrap().clear();
            let page = browser.get(path);
            assert_eq!(page.status, Status::Ok, "{path}");
            let mut asked = std::mem::take(&mut *ASKED.lock().unwrap());
            asked.sort();
            let rows = page.all("tbody tr").len() + page.all("ol.plain-list > li").len();
            (*path, asked, rows)
        })
        .collect()
}

#[test]
fn a_page_asks_and_reads_the_same_at_two_sizes() {
    assert_eq!(ROUND, "2019-agder-1");
    set_default_instrumentation(listener).unwrap();
    let (few, many) = (cost(120), cost(600));
    for ((path, asked, rows), (_, of_many, rows_of_many)) in few.iter().zip(&many) {
        assert_eq!(asked, of_many, "{path}");
        assert_eq!(rows, rows_of_many, "{path}");
        assert!(
            (20..=150).contains(rows) || *path == "/vedtak",
            "{path}: {rows}"
        );
        assert!(
            !asked.is_empty() && asked.len() <= 40,
            "{path}: {}",
            asked.len()
        );
        for statement in asked {
            // A count stops at its bound; a sum leaves the database as one row.
            let lower = statement.to_lowercase();
            let one = ["limit", "count(", "sum(", "distinct", "max("];
            let from = lower.split_once(" from ").map_or("", |(_, rest)| rest);
            let from = from.trim_start_matches(['(', '`', '"']);
            let grows = GROWING.iter().any(|table| {
                from.starts_with(&format!("{table}`")) || from.starts_with(&format!("{table}\""))
            });
            assert!(
                !grows || one.iter().any(|word| lower.contains(word)),
                "{path} reads without an end: {statement}"
            );
        }
    }
}

#[test]
fn more_than_a_thousand_are_not_counted() {
    let app = TestApp::on("02.10.2019");
    fill(&app, 600);
    let mut olav = app.sign_in("olav.saksbehandler");
    let page = olav.get("/saker");
    let text = page.text();
    assert!(text.contains("Viser 1–50 av mer enn 1 000"), "{text}");
    assert!(text.contains("av mer enn 1 000"));
    // The pages behind what was counted can be reached one by one.
    let far = olav.get("/saker?side=24");
    assert_eq!(far.all("tbody tr").len(), 50);
    let beyond = olav.get("/saker?side=25");
    assert_eq!(beyond.status, Status::Ok);
    assert!(beyond.text().contains("Lista har ingen side 25"));
}
