//! A grant to Arendal and shortcuts to its states, through the same actions as the pages.

use super::{TestApp, application, office};
use opptrapping::actions::{
    self, accept_grant::Acceptance, confirm_payment::Confirmation, register_repayment::Repaid,
};
use opptrapping::db;
use opptrapping::domain::check_digits::with_account_check_digit;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::form::Typed;
use opptrapping::domain::id::PaymentId;
use opptrapping::domain::money::Kroner;

/// The amount granted.
pub const AMOUNT: i64 = 300_000;
/// Who accepts and reports.
pub const KARI: &str = "kari.planlegger";
/// Who assesses, proposes payments and checks reports.
pub const OLAV: &str = "olav.saksbehandler";
/// Who decides.
pub const ANNE: &str = "anne.godkjenner";
/// Who keeps accounts.
pub const TURID: &str = "turid.okonomi";

/// An account number whose check digit holds.
pub fn account() -> String {
    with_account_check_digit(3_201_101_234).unwrap()
}

/// Applied in March, decided on 3 June 2019, the letter waiting for Arendal's answer. Gives the app and the case number.
pub fn awarded() -> (TestApp, String) {
    TestApp::in_state("awarded", || {
        let app = TestApp::on("01.03.2019");
        let number = application::submitted(&app, KARI, "2019-agder-1");
        app.move_to("03.06.2019", "09.00");
        award(&app, &number);
        (app, number)
    })
}

/// Decides a submitted application, and lets Turid into the case.
pub fn award(app: &TestApp, number: &str) {
    office::propose(app, OLAV, number, Outcome::Grant, AMOUNT);
    office::decide(app, ANNE, number).unwrap();
    office::declare(app, TURID, number);
}

/// Accepted with [`account`].
pub fn accepted() -> (TestApp, String) {
    TestApp::in_state("accepted", || {
        let (app, number) = awarded();
        accept(&app, &number);
        (app, number)
    })
}

/// Accepts an awarded grant.
pub fn accept(app: &TestApp, number: &str) {
    let account = account();
    app.act(KARI, |c| {
        let acceptance = Acceptance {
            account: &account,
            terms: true,
        };
        actions::accept_grant::run(c, number, acceptance)
    })
    .unwrap();
}

/// Paid whole on 10 June 2019.
pub fn paid() -> (TestApp, String) {
    TestApp::in_state("paid", || {
        let (app, number) = accepted();
        app.move_to("10.06.2019", "09.00");
        pay(&app, &number);
        (app, number)
    })
}

/// Pays an accepted grant whole.
pub fn pay(app: &TestApp, number: &str) {
    app.act(TURID, |c| {
        actions::register_account::run(c, number, &account())
    })
    .unwrap();
    let payment = propose(app, number, AMOUNT);
    app.act(TURID, |c| actions::attest_payment::run(c, number, payment))
        .unwrap();
    confirm(app, number, payment, "B-1001");
}

/// Proposes a payment.
pub fn propose(app: &TestApp, number: &str, amount: i64) -> PaymentId {
    app.act(OLAV, |c| {
        actions::propose_payment::run(c, number, Kroner(amount))
    })
    .unwrap()
}

/// Confirms a payment today.
pub fn confirm(app: &TestApp, number: &str, payment: PaymentId, voucher: &str) {
    app.act(TURID, |c| {
        let confirmation = Confirmation {
            paid_on: c.today(),
            voucher,
        };
        actions::confirm_payment::run(c, number, payment, confirmation)
    })
    .unwrap();
}

/// The fields of a report with this much spent.
pub fn report(spent: i64) -> Typed {
    let spent = spent.to_string();
    [
        ("plan-status", "revidert"),
        ("plan-ar", "2019"),
        ("hjem-antall", "500"),
        ("hjem-ip", "70"),
        ("inst-antall-ukjent", "ja"),
        ("koordinator", "0"),
        ("ke", "ja"),
        ("ke-form", "team"),
        ("ergo-arsverk", "2,5"),
        ("hverdagsrehab", "i_gang"),
        ("flm", "interkommunalt"),
        ("vent-ergo", "4"),
        ("vent-fysio-ukjent", "ja"),
        ("brukerorg", "2"),
        ("brukerorg-form", "planlegging"),
        ("brukt", spent.as_str()),
        ("egne-midler", "80 000"),
    ]
    .into_iter()
    .map(|(field, value)| (field.to_owned(), vec![value.to_owned()]))
    .collect()
}

/// Saves and submits a report in which this much is spent.
pub fn submit_report(app: &TestApp, number: &str, spent: i64) {
    app.act(KARI, |c| {
        let shown = actions::save_report::version(c, number, 2019)?;
        let version = actions::save_report::run(c, number, 2019, shown, &report(spent))?;
        actions::submit_report::run(c, number, 2019, version)
    })
    .unwrap();
}

/// The report submitted on 10 February 2020 with this much spent.
pub fn reported(spent: i64) -> (TestApp, String) {
    let (app, number) = paid();
    app.move_to("10.02.2020", "10.00");
    submit_report(&app, &number, spent);
    (app, number)
}

/// Registers a repayment today.
pub fn repay(app: &TestApp, number: &str, amount: i64) -> actions::Result<()> {
    app.act(TURID, |c| {
        let repaid = Repaid {
            amount: Kroner(amount),
            on: c.today(),
            reference: "KID 42".into(),
        };
        actions::register_repayment::run(c, number, &repaid)
    })
}

/// The grant as it stands.
pub fn grant(app: &TestApp, number: &str) -> db::grant::Grant {
    let id = office::case(app, number).id;
    app.world()
        .db
        .read(|c| db::grant::of_application(c, id))
        .unwrap()
        .unwrap()
}

/// The kinds of notice that went to an address since the count given.
pub fn notices_to(app: &TestApp, user_name: &str) -> Vec<String> {
    let start = format!("{user_name}@");
    app.notices()
        .into_iter()
        .filter(|(address, _)| address.starts_with(&start))
        .map(|(_, kind)| kind)
        .collect()
}
