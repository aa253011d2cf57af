//! Whoever acted for a municipality, or held a role there, has no part in its cases at an office, whatever roles were given.

use crate::support::{TestApp, application, granted, office};
use opptrapping::access::{Actor, Why};
use opptrapping::actions::{self, Context, Error, set_setting};
use opptrapping::db;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::rules_of_year::SettingKey;
use opptrapping::domain::user::{Organisation, Role};

fn agder() -> Organisation {
    Organisation::Office("fm-agder".parse().unwrap())
}

/// Somebody with roles on both sides, at work for the Agder office today, as the session would have it.
fn at_the_office(app: &TestApp, user_name: &str) -> Actor {
    let today = app.now().day();
    let world = app.world();
    world
        .db
        .read(|c| {
            let person = db::user::for_sign_in(c, user_name)?.unwrap();
            let held = db::membership::memberships_of(c, person.id)?;
            let ties = db::membership::ties(c, &held, &world.geography, today)?;
            let roles = held
                .iter()
                .filter(|m| m.organisation == agder() && m.holds_on(today))
                .map(|m| m.role)
                .collect();
            let name = user_name.to_owned();
            let actor = Actor::person(person.id, name, roles, agder(), &world.geography, today);
            Ok::<_, db::Error>(actor.tied_to(ties))
        })
        .unwrap()
}

fn refusal<T: std::fmt::Debug>(
    app: &TestApp,
    actor: &Actor,
    act: impl FnOnce(&Context<'_>) -> actions::Result<T>,
) -> Why {
    let context = Context {
        world: app.world(),
        actor,
        now: app.now(),
        shown: None,
    };
    match act(&context) {
        Err(Error::Denied(why)) => why,
        other => panic!("not denied: {other:?}"),
    }
}

#[test]
fn kari_who_applied_is_given_every_role_at_the_office_and_can_do_nothing_in_the_case() {
    let (app, number) = granted::accepted();
    for role in [Role::CaseOfficer, Role::BudgetAuthority, Role::Economy] {
        office::role(&app, granted::KARI, role, &agder());
    }
    let kari = at_the_office(&app, granted::KARI);
    let payment = {
        app.act(granted::TURID, |c| {
            actions::register_account::run(c, &number, &granted::account())
        })
        .unwrap();
        granted::propose(&app, &number, 1000)
    };
    let n = number.as_str();
    let draft = office::assessment(&app, 2019, Outcome::Grant, 1000);
    let whys = [
        refusal(&app, &kari, |c| {
            actions::declare_impartiality::run(c, n, true, "")
        }),
        refusal(&app, &kari, |c| {
            actions::declare_impartiality::run(c, n, false, "Jeg søkte.")
        }),
        refusal(&app, &kari, |c| {
            actions::save_assessment::run(c, n, &draft, 0)
        }),
        refusal(&app, &kari, |c| actions::propose_decision::run(c, n)),
        refusal(&app, &kari, |c| actions::return_proposal::run(c, n, "Nei.")),
        refusal(&app, &kari, |c| actions::decide::run(c, n)),
        refusal(&app, &kari, |c| {
            actions::propose_payment::run(c, n, Kroner(1))
        }),
        refusal(&app, &kari, |c| actions::attest_payment::run(c, n, payment)),
        refusal(&app, &kari, |c| {
            actions::register_account::give_back(c, n, "Nei.")
        }),
        refusal(&app, &kari, |c| actions::check_report::approve(c, n)),
        refusal(&app, &kari, |c| actions::close_grant::run(c, n)),
    ];
    for why in whys {
        assert_eq!(why, Why::ActedForMunicipality);
    }
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn the_page_says_why_and_the_list_still_shows_the_case() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    office::declare(&app, "olav.saksbehandler", &number);
    // Per never touched the case, but leads the municipality.
    office::role(&app, "per.leder", Role::CaseOfficer, &agder());
    let mut per = app.sign_in("per.leder");
    let chosen = per.post(
        "/velg-organisasjon",
        "/velg-organisasjon",
        &[("organisasjon", "embete:fm-agder")],
    );
    assert_eq!(chosen.status.code, 303, "{}", chosen.text());
    assert!(per.get("/saker").text().contains(&number));
    for path in ["", "/habilitet", "/brev", "/tilbakesending"] {
        let page = per.get(&format!("/saker/{number}{path}"));
        assert_eq!(page.status.code, 403, "{path}");
        let text = page.text();
        assert!(text.contains("en rolle i kommunen som søker"), "{text}");
    }
    let path = format!("/saker/{number}/habilitet");
    let forced = per.post("/saker", &path, &[("svar", "ja")]);
    assert_eq!(forced.status.code, 403);
    // Nor is he given the case, and the document is not his to read.
    let per_id = app.actor("per.leder").user;
    let given = app.act("olav.saksbehandler", |c| {
        actions::assign_case::run(c, &number, per_id)
    });
    match given {
        Err(Error::Invalid(faults)) => {
            assert_eq!(faults[0].key, "feil-saksbehandler-inhabil");
        }
        other => panic!("{other:?}"),
    }
    let documents = app
        .world()
        .db
        .read(|c| db::document::of_application(c, office::case(&app, &number).id))
        .unwrap();
    let receipt = format!("/dokumenter/{}.pdf", documents[0].id);
    assert_eq!(per.get(&receipt).status.code, 404);
    let mut olav = app.sign_in("olav.saksbehandler");
    assert_eq!(olav.get(&receipt).status.code, 200);
}

#[test]
fn the_tie_ends_two_years_after_the_role_and_the_years_are_a_setting() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let per = office::role(&app, "per.leder", Role::CaseOfficer, &agder());
    let leads = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, per))
        .unwrap()[0]
        .id;
    app.act("admin.system", |c| {
        actions::end_role::run(c, per, leads, c.today())
    })
    .unwrap();
    let declare = |c: &Context<'_>| actions::declare_impartiality::run(c, &number, true, "");
    app.move_to("01.10.2020", "09.00");
    let actor = at_the_office(&app, "per.leder");
    assert_eq!(refusal(&app, &actor, declare), Why::RoleAtMunicipality);
    app.act("admin.system", |c| {
        set_setting::run(
            c,
            &set_setting::Entry {
                year: 2020,
                key: SettingKey::MunicipalRoleYears,
                value: "0",
                holds_from: c.today(),
            },
        )
    })
    .unwrap();
    assert!(at_the_office(&app, "per.leder").ties().is_empty());
    // The next year has its own value, which is two again; the office has a new name from then on.
    app.move_to("02.01.2021", "09.00");
    assert!(!at_the_office(&app, "per.leder").ties().is_empty());
    app.move_to("03.10.2021", "09.00");
    assert!(at_the_office(&app, "per.leder").ties().is_empty());
}

#[test]
fn a_role_at_a_partner_municipality_is_warned_of_and_does_not_bar() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let grimstad = Organisation::Municipality("0904".parse().unwrap());
    office::role(&app, "ida.saksbehandler", Role::Applicant, &grimstad);
    let mut ida = app.sign_in("ida.saksbehandler");
    ida.post(
        "/velg-organisasjon",
        "/velg-organisasjon",
        &[("organisasjon", "embete:fm-agder")],
    );
    let page = ida.get(&format!("/saker/{number}"));
    assert_eq!(page.status.code, 200);
    let text = page.text();
    assert!(
        text.contains("en rolle i Grimstad, som samarbeider"),
        "{text}"
    );
    let mut olav = app.sign_in("olav.saksbehandler");
    let text = olav.get(&format!("/saker/{number}")).text();
    assert!(!text.contains("samarbeidskommune"), "{text}");
    let path = format!("/saker/{number}/habilitet");
    let opened = ida.submit(&path, &path, &[("svar", "ja")]);
    assert!(opened.text().contains("Saken er åpen for deg"));
}

/// The list of steps taken for a municipality is what the pages of municipalities lead to, and nothing else.
#[test]
fn the_municipal_steps_are_those_taken_on_behalf_of_a_municipality() {
    use opptrapping::domain::lifecycle::{Audience, application as of_case, grant};
    use opptrapping::domain::persons_apart::MUNICIPAL_STEPS;
    let (app, number) = granted::paid();
    app.move_to("10.02.2020", "10.00");
    granted::submit_report(&app, &number, 250_000);
    let case = office::case(&app, &number);
    let lines = app
        .world()
        .db
        .read(|c| db::history::of_case(c, case.id, Audience::Office))
        .unwrap();
    assert!(lines.len() > 10);
    for line in lines {
        assert_eq!(
            line.on_behalf_of == "Arendal kommune",
            MUNICIPAL_STEPS.contains(&line.step.as_str()),
            "{} on behalf of {}",
            line.step,
            line.on_behalf_of
        );
    }
    for step in MUNICIPAL_STEPS {
        let known = of_case::EDGES
            .iter()
            .chain(grant::EDGES)
            .any(|edge| edge.step == *step);
        assert!(known, "{step}");
    }
}
