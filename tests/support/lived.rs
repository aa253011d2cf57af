//! A world in which a case has lived through everything, and another was refused.

use super::{TestApp, application, granted, office};
use opptrapping::actions::{self, set_setting::Entry};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::rules_of_year::SettingKey;

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
    app
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
        .read(|c| opptrapping::db::account::roles_of(c, berit))
        .unwrap();
    app.act(admin, |c| {
        let last_day = c.today() + chrono::Days::new(7);
        actions::end_role::run(c, berit, held[0].0, last_day)
    })
    .unwrap();
}
