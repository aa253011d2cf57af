//! The order of whole lists, both ways, over all their pages.

use super::fill::{Case, fill};
use crate::support::{Browser, TestApp};
use opptrapping::domain::geography::sort_key;

/// The first cell of every row, over all pages.
fn numbers(browser: &mut Browser<'_>, base: &str, pages: usize) -> Vec<String> {
    let mut found = Vec::new();
    for page in 1..=pages {
        let answer = browser.get(&format!("{base}side={page}"));
        let rows = answer.all("tbody tr td:first-child");
        assert!(!rows.is_empty(), "{base}{page}: {}", answer.text());
        found.extend(rows);
    }
    let beyond = browser.get(&format!("{base}side={}", pages + 1));
    assert!(beyond.all("tbody tr").is_empty());
    found
}

fn sorted<K: Ord>(cases: &[Case], key: impl Fn(&Case) -> K) -> Vec<String> {
    let mut cases = cases.to_vec();
    cases.sort_by_key(|case| (key(case), case.number.clone()));
    cases.into_iter().map(|case| case.number).collect()
}

#[test]
fn the_worklist_is_in_the_order_asked_for() {
    let app = TestApp::on("02.10.2019");
    let cases = fill(&app, 60);
    let mut olav = app.sign_in("olav.saksbehandler");
    let orders = [
        ("mottatt", sorted(&cases, |case| case.received.clone())),
        ("saksnummer", sorted(&cases, |_| 0)),
        (
            "kommune",
            sorted(&cases, |case| {
                sort_key(case.name()).split('\0').next().unwrap().to_owned()
            }),
        ),
        ("sokt", sorted(&cases, |case| case.applied)),
        ("saksbehandler", sorted(&cases, |_| 0)),
        ("status", sorted(&cases, |case| case.granted)),
    ];
    for (field, mut wanted) in orders {
        let found = numbers(&mut olav, &format!("/saker?sorter={field}&"), 3);
        assert_eq!(found, wanted, "{field}");
        wanted.reverse();
        let found = numbers(&mut olav, &format!("/saker?sorter=-{field}&"), 3);
        assert_eq!(found, wanted, "-{field}");
    }
    let names = olav
        .get("/saker?sorter=-kommune")
        .all("tbody tr td:nth-child(2)");
    assert_eq!(names[0], "Åmli");
}

#[test]
fn the_other_lists_are_in_their_own_order() {
    let app = TestApp::on("02.10.2019");
    let cases = fill(&app, 60);
    let by_number = |wanted: &dyn Fn(&Case) -> bool| -> Vec<String> {
        let some: Vec<Case> = cases.iter().filter(|case| wanted(case)).cloned().collect();
        sorted(&some, |_| 0)
    };
    let granted = by_number(&|case| case.granted);
    let mut olav = app.sign_in("olav.saksbehandler");
    assert_eq!(numbers(&mut olav, "/rapportkontroll?", 2), granted);
    for group in ["attester", "foresla"] {
        let base = format!("/utbetalinger?vis={group}&");
        assert_eq!(numbers(&mut olav, &base, 2), granted, "{group}");
    }
    let proposals = olav.get("/vedtak/2019-agder-1?side=2");
    let shown = proposals.all("tbody tr td:first-child");
    let proposed = by_number(&|case| !case.granted);
    assert_eq!(shown[..10], proposed[50..]);
    assert_eq!(shown[10..], granted[..50]);
    assert_eq!(proposals.all("tfoot td.num"), ["60 000"]);
    let decided = olav.get("/vedtak/2019-agder-1?avgjort=2");
    assert_eq!(decided.all("tbody tr td:first-child")[50..], granted[50..]);

    let mut kari = app.sign_in("kari.planlegger");
    let mut own = by_number(&|case| case.code == "0906");
    own.reverse();
    assert_eq!(numbers(&mut kari, "/soknader?", 2), own);
    let mut reports = by_number(&|case| case.code == "0906" && case.granted);
    reports.reverse();
    assert_eq!(numbers(&mut kari, "/rapporter?", 1), reports);

    let mut admin = app.sign_in("admin.system");
    let found = numbers(&mut admin, "/brukere?sok=mange&", 2);
    let people: Vec<String> = (0..60).map(|at| format!("Mange {at}")).collect();
    assert_eq!(found, people);
    let notices = admin.get("/demo/e-post?side=2").all("h2");
    assert_eq!(notices[0], "Melding 34");
    assert_eq!(notices.len(), 25);
}
