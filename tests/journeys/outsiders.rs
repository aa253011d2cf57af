//! Nobody from outside gets anything of a case: not its pages, not its PDFs, not its forms posted directly.

use crate::routes::rows;
use crate::support::{Browser, TestApp, application as filled, office};
use opptrapping::db;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::Audience;

/// Another county, another municipality, and those whose work is no case.
const OUTSIDERS: [&str; 6] = [
    "anonymous",
    "berit.saksbehandler",
    "nils.planlegger",
    "mona.departement",
    "admin.system",
    "eva.revisor",
];

/// A granted case of Arendal, and the id of one of its documents.
fn granted(app: &TestApp) -> (String, String) {
    let number = filled::submitted(app, "kari.planlegger", "2019-agder-1");
    office::propose(app, "olav.saksbehandler", &number, Outcome::Grant, 100_000);
    office::decide(app, "anne.godkjenner", &number).unwrap();
    let case = office::case(app, &number);
    let documents = app
        .world()
        .db
        .read(|c| db::document::of_application(c, case.id))
        .unwrap();
    (number, documents.last().unwrap().id.clone())
}

/// The addresses of the rows that lead to a case, with this case in them.
fn addresses(number: &str, document: &str) -> Vec<(&'static str, String)> {
    let found: Vec<(&'static str, String)> = rows()
        .into_iter()
        .filter_map(|(method, _, address, _)| {
            let here = ["{sak}", "{kladd}", "{sendt}", "{tilskudd}"]
                .iter()
                .fold(address.to_owned(), |a, name| a.replace(name, number))
                .replace("{kvittering}", document);
            (here != address).then_some((method, here))
        })
        .collect();
    assert!(found.len() > 40, "too few addresses: {}", found.len());
    found
}

/// What the person gets in the end: the status, and the page.
fn outcome(person: &mut Browser<'_>, method: &str, address: &str, heads: &str) -> (u16, String) {
    let answer = if method == "GET" {
        person.open(address)
    } else {
        let page = person.get("/logg-inn");
        let answer = person.post_from(&page, address, &[("sett", heads)]);
        match answer.location.clone() {
            Some(to) => person.open(&to),
            None => answer,
        }
    };
    (answer.status.code, answer.body())
}

#[test]
fn nobody_from_outside_reads_or_changes_anything_of_a_case() {
    let app = TestApp::on("02.10.2019");
    let (number, document) = granted(&app);
    let before = history(&app, &number);
    let heads = app.all_heads();
    let mut wrong = Vec::new();
    for who in OUTSIDERS {
        let mut person = if who == "anonymous" {
            app.visitor()
        } else {
            app.sign_in(who)
        };
        for (method, address) in addresses(&number, &document) {
            let (status, page) = outcome(&mut person, method, &address, &heads);
            let turned_away = match who {
                // Sent to sign in, or told to.
                "anonymous" => page.contains("name=\"passord\""),
                // The administrator's pages refuse by the role, whatever the case.
                _ if address.starts_with("/delte-kommuner/") => matches!(status, 403 | 404),
                "berit.saksbehandler" | "nils.planlegger" => status == 404,
                _ => matches!(status, 403 | 404),
            };
            // The public page shows sums and names of measures to everybody, and none of the application's text.
            let public = address.starts_with("/tildelinger/");
            if !(turned_away || public) || page.contains("Parkinsonforbund") {
                wrong.push(format!("{who}: {method} {address} gave {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(
        history(&app, &number),
        before,
        "an outsider changed the case"
    );
}

/// The steps of the case so far.
fn history(app: &TestApp, number: &str) -> Vec<String> {
    let case = office::case(app, number);
    app.world()
        .db
        .read(|c| db::history::of_case(c, case.id, Audience::Office))
        .unwrap()
        .into_iter()
        .map(|line| line.step)
        .collect()
}
