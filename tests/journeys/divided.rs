//! Snillfjord is divided on New Year 2020: nobody inherits its cases until the administrator has said who takes over.

use crate::support::granted::account;
use crate::support::{Answer, Browser, TestApp, application, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Error, accept_grant::Acceptance};
use opptrapping::db;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::grant::GrantState;
use opptrapping::domain::user::{Organisation, Role};

const ADMIN: &str = "admin.system";

fn people(app: &TestApp) {
    for (name, code) in [
        ("snillfjord", "5012"),
        ("orkland", "5059"),
        ("heim", "5055"),
    ] {
        let municipality = Organisation::Municipality(code.parse().unwrap());
        office::role(app, name, Role::Applicant, &municipality);
    }
    let trondelag = Organisation::Office("fm-trondelag".parse().unwrap());
    office::role(app, "saksbehandler", Role::CaseOfficer, &trondelag);
    office::role(app, "godkjenner", Role::BudgetAuthority, &trondelag);
}

/// A grant to Snillfjord of 16 December 2019, not yet answered when the municipality ends.
fn awarded() -> (TestApp, String) {
    let app = TestApp::on("01.03.2019");
    people(&app);
    let number = application::submitted(&app, "snillfjord", "2019-trondelag-1");
    app.move_to("16.12.2019", "10.00");
    office::propose(&app, "saksbehandler", &number, Outcome::Grant, 100_000);
    office::decide(&app, "godkjenner", &number).unwrap();
    app.move_to("02.01.2020", "10.00");
    (app, number)
}

fn assign(admin: &mut Browser<'_>, number: &str, to: &str, reason: &str) -> Answer {
    let page = format!("/delte-kommuner/{number}");
    admin.post(
        &page,
        &page,
        &[("etterfolger", to), ("begrunnelse", reason)],
    )
}

fn reads(app: &TestApp, who: &str, path: &str) -> u16 {
    app.sign_in(who).get(path).status.code
}

fn accept(app: &TestApp, who: &str, number: &str) -> actions::Result<()> {
    let account = account();
    app.act(who, |c| {
        let acceptance = Acceptance {
            account: &account,
            terms: true,
        };
        actions::accept_grant::run(c, number, acceptance)
    })
}

#[test]
fn nobody_handles_the_case_until_a_part_has_taken_over() {
    let (app, number) = awarded();
    let page = format!("/saker/{number}");
    let waiting = app.sign_in("saksbehandler").get(&page);
    assert!(
        waiting
            .text()
            .contains("Kommunen er delt, og ingen har overtatt saken ennå"),
        "{}",
        waiting.text()
    );
    let own = format!("/soknader/{number}");
    for who in ["orkland", "heim"] {
        assert_eq!(reads(&app, who, &own), 404, "{who}");
    }

    let mut admin = app.sign_in(ADMIN);
    let list = admin.get("/delte-kommuner");
    assert!(
        list.text().contains("1 sak venter på en kommune"),
        "{}",
        list.text()
    );
    assert!(
        list.text().contains("Snillfjord (delt 2020)"),
        "{}",
        list.text()
    );
    let done = assign(
        &mut admin,
        &number,
        "5059",
        "Avtalt i fellesnemnda 10.12.2019.",
    );
    assert_eq!(done.status.code, 303, "{}", done.text());
    let list = admin.open("/delte-kommuner");
    assert!(
        list.text().contains("Alle sakene er overtatt"),
        "{}",
        list.text()
    );
    assert!(list.text().contains("Orkland"), "{}", list.text());

    assert_eq!(reads(&app, "orkland", &own), 200);
    assert_eq!(reads(&app, "heim", &own), 404);
    assert_eq!(reads(&app, "snillfjord", &own), 404, "it is no more");
    let shown = app.sign_in("saksbehandler").get(&page).text();
    for told in [
        "En annen kommune overtar saken",
        "Til Orkland",
        "Avtalt i fellesnemnda 10.12.2019.",
        "Arne Drift",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    assert!(!shown.contains("Kommunen er delt"), "{shown}");
    for to in ["orkland@test.invalid", "saksbehandler@test.invalid"] {
        let notice = (to.to_owned(), "sak-overtatt".to_owned());
        assert!(app.notices().contains(&notice), "{to}");
    }

    accept(&app, "orkland", &number).unwrap();
    let case = office::case(&app, &number);
    assert_eq!(
        case.municipality.as_str(),
        "5012",
        "the award stays Snillfjord's"
    );
    assert_eq!(app.findings(), Vec::<String>::new());
    let grant = app
        .world()
        .db
        .read(|c| db::grant::of_application(c, case.id))
        .unwrap()
        .unwrap();
    assert_eq!(grant.state, GrantState::Accepted);
}

#[test]
fn a_wrong_choice_is_told_and_a_taken_one_can_be_changed() {
    let (app, number) = awarded();
    let mut admin = app.sign_in(ADMIN);
    let long = "x".repeat(2000);
    for (to, reason, told) in [
        ("", "", "Velg ett av alternativene"),
        ("0301", "Oslo vil gjerne.", "Velg ett av alternativene"),
        (
            "<script>alert(1)</script>",
            "Prøver",
            "Velg ett av alternativene",
        ),
        ("5055", "", "må fylles ut"),
        ("5055", long.as_str(), "1000"),
    ] {
        let again = assign(&mut admin, &number, to, reason);
        assert_eq!(again.status.code, 422, "{to}");
        assert!(again.text().contains(told), "{told}: {}", again.text());
        assert!(!again.body().contains("<script>alert"));
        assert_eq!(again.all("textarea[name=begrunnelse]"), [reason]);
    }
    assert!(office::case(&app, &number).successor.is_none());

    assert_eq!(
        assign(&mut admin, &number, "5055", "Avtalt.").status.code,
        303
    );
    let same = assign(&mut admin, &number, "5055", "Avtalt.");
    assert_eq!(same.status.code, 422);
    assert!(same.text().contains("Kommunen har saken allerede"));
    assert_eq!(
        assign(&mut admin, &number, "5056", "Avtalt på nytt.")
            .status
            .code,
        303
    );
    let successor = office::case(&app, &number).successor.unwrap();
    assert_eq!(successor.as_str(), "5056");
    assert!(matches!(
        accept(&app, "heim", &number),
        Err(Error::NotFound)
    ));
}

#[test]
fn only_open_cases_of_divided_municipalities_are_assigned() {
    let (app, number) = awarded();
    let code = "5059".parse().unwrap();
    let refused = app.act("saksbehandler", |c| {
        actions::assign_successor::run(c, &number, code, "Vi tar den.")
    });
    assert!(matches!(refused, Err(Error::Denied(Why::NotYourRole))));
    let missing = app.act(ADMIN, |c| {
        actions::assign_successor::run(c, "2019-99999", code, "Finnes ikke.")
    });
    assert!(matches!(missing, Err(Error::NotFound)));

    let app = TestApp::on("02.10.2019");
    let whole = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let arendal = app.act(ADMIN, |c| {
        actions::assign_successor::run(c, &whole, code, "Feil kommune.")
    });
    assert!(matches!(arendal, Err(Error::NotFound)));
    let list = app.sign_in(ADMIN).get("/delte-kommuner");
    assert!(
        list.text()
            .contains("Ingen kommune som er delt, har en åpen sak nå")
    );
}
