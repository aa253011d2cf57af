//! A world in which a case has lived through everything, and another was refused.

use super::{TestApp, application, granted, office};
use opptrapping::actions::{self, declare_impartiality, give_role::Given, set_setting::Entry};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::rules_of_year::SettingKey;
use opptrapping::domain::user::{Organisation, Role, Validity};

/// A case that went all the way with every detour, and one that was refused: nearly every table has a row with nearly
/// every column.
pub fn lived() -> TestApp {
    let (app, number) = granted::awarded();
    granted::accept(&app, &number);
    app.act(granted::TURID, |c| {
        actions::register_account::give_back(c, &number, "Kontoen er en annens.")
    })
    .unwrap();
    app.act(granted::KARI, |c| {
        actions::register_account::give(c, &number, &granted::account())
    })
    .unwrap();
    app.move_to("10.06.2019", "09.00");
    app.act(granted::TURID, |c| {
        actions::register_account::run(c, &number, &granted::account())
    })
    .unwrap();
    let refused = granted::propose(&app, &number, 100);
    app.act(granted::TURID, |c| {
        actions::attest_payment::refuse(c, &number, refused, "Feil beløp.")
    })
    .unwrap();
    let payment = granted::propose(&app, &number, granted::AMOUNT);
    app.act(granted::TURID, |c| {
        actions::attest_payment::run(c, &number, payment)
    })
    .unwrap();
    granted::confirm(&app, &number, payment, "B-1001");
    rejected(&app);
    app.move_to("10.02.2020", "10.00");
    granted::submit_report(&app, &number, 250_000);
    app.act(granted::OLAV, |c| {
        actions::check_report::give_back(c, &number, "Forklar vikarbruken.")
    })
    .unwrap();
    granted::submit_report(&app, &number, 250_000);
    app.act(granted::OLAV, |c| {
        actions::check_report::approve(c, &number)
    })
    .unwrap();
    app.act(granted::OLAV, |c| {
        let pay_by = c.today() + chrono::Days::new(30);
        actions::claim_unspent::run(c, &number, pay_by)
    })
    .unwrap();
    granted::repay(&app, &number, 20_000).unwrap();
    assert_eq!(office::frame(&app, &number).0, granted::AMOUNT);
    granted::repay(&app, &number, Kroner(30_000).0).unwrap();
    app.act(granted::OLAV, |c| actions::close_grant::run(c, &number))
        .unwrap();
    settings(&app);
    persons(&app, &number);
    app
}

/// Somebody not impartial who is confirmed to be so later, one who still waits, and roles given, confirmed and refused.
fn persons(app: &TestApp, number: &str) {
    let declare = |who, impartial, why| {
        app.act(who, |c| {
            declare_impartiality::run(c, number, impartial, why)
        })
        .unwrap();
    };
    let ida = app.actor("ida.saksbehandler").user;
    declare("ida.saksbehandler", false, "Min bror er rådmann.");
    declare("ida.saksbehandler", true, "Han har sluttet.");
    app.act(granted::ANNE, |c| {
        actions::answer_impartiality::run(c, number, ida, true)
    })
    .unwrap();
    declare(granted::OLAV, false, "Jeg har søkt jobb der.");
    declare(granted::OLAV, true, "Jeg trakk søknaden.");
    let office = Organisation::Office("fm-agder".parse().unwrap());
    for (role, confirmed) in [(Role::Economy, true), (Role::CaseOfficer, false)] {
        app.act("admin.system", |c| {
            let validity = Validity {
                from: c.today(),
                to: None,
            };
            let given = Given {
                user: app.actor("berit.saksbehandler").user,
                role,
                organisation: office.clone(),
                validity,
            };
            actions::give_role::run(c, &given)
        })
        .unwrap();
        app.act(granted::ANNE, |c| {
            let office = c.actor.office().unwrap();
            let waiting = c
                .world
                .db
                .read(|c| opptrapping::db::held_role::waiting_at(c, office, app.now().day()))
                .unwrap();
            actions::answer_role::run(c, waiting[0].id, confirmed)
        })
        .unwrap();
    }
}

/// Returned, completed, proposed, returned by the approver and refused.
fn rejected(app: &TestApp) {
    let nils = "nils.planlegger";
    let number = application::submitted(app, nils, "2019-agder-1");
    office::declare(app, granted::OLAV, &number);
    app.act(granted::OLAV, |c| {
        let remarks = [("mal".to_owned(), "Si mer om målene.".to_owned())];
        let respond_by = c.today() + chrono::Days::new(14);
        actions::return_for_completion::run(c, &number, &remarks, respond_by)
    })
    .unwrap();
    app.act(nils, |c| actions::submit_application::run(c, &number))
        .unwrap();
    office::propose(app, granted::OLAV, &number, Outcome::Reject, 0);
    office::declare(app, granted::ANNE, &number);
    app.act(granted::ANNE, |c| {
        actions::return_proposal::run(c, &number, "Begrunn nærmere.")
    })
    .unwrap();
    app.act(granted::OLAV, |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
    office::decide(app, granted::ANNE, &number).unwrap();
}

/// A rule entered, a person disabled, a role ended.
fn settings(app: &TestApp) {
    let admin = "admin.system";
    app.act(admin, |c| {
        let entry = Entry {
            year: 2020,
            key: SettingKey::AcceptWithinDays,
            value: "30",
            holds_from: c.today(),
        };
        actions::set_setting::run(c, &entry)
    })
    .unwrap();
    let lars = app.actor("lars.les").user;
    app.act(admin, |c| actions::disable_user::run(c, lars, true))
        .unwrap();
    let berit = app.actor("berit.saksbehandler").user;
    let held = app
        .world()
        .db
        .read(|c| opptrapping::db::held_role::of_user(c, berit))
        .unwrap();
    app.act(admin, |c| {
        let last_day = c.today() + chrono::Days::new(7);
        actions::end_role::run(c, berit, held[0].id, last_day)
    })
    .unwrap();
}
