//! Two duties of one person in a case: each pair of the table in `domain/persons_apart.rs`, tried through the acts.

use crate::support::{TestApp, application, granted, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Context, Error, set_setting};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::id::PaymentId;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::persons_apart::{Duty, PAIRS, When};
use opptrapping::domain::rules_of_year::SettingKey;
use opptrapping::domain::user::{Organisation, Role};

/// Has every role at the office.
const ONE: &str = "alt.mulig";

/// A case in which one person has a duty and comes to another.
struct Try {
    app: TestApp,
    number: String,
}

impl Try {
    fn new(setting: Option<SettingKey>) -> Self {
        let app = TestApp::on("01.03.2019");
        let agder = Organisation::Office("fm-agder".parse().unwrap());
        for role in [Role::CaseOfficer, Role::BudgetAuthority, Role::Economy] {
            office::role(&app, ONE, role, &agder);
        }
        if let Some(key) = setting {
            app.act("admin.system", |c| {
                set_setting::run(
                    c,
                    &set_setting::Entry {
                        year: 2019,
                        key,
                        value: "ja",
                        holds_from: c.today(),
                    },
                )
            })
            .unwrap();
        }
        let number = application::submitted(&app, granted::KARI, "2019-agder-1");
        app.move_to("03.06.2019", "09.00");
        office::declare(&app, ONE, &number);
        office::declare(&app, granted::TURID, &number);
        Self { app, number }
    }

    /// Goes through the case to the later of the duties: the one person has `had`, others have the rest, and the outcome of
    /// the person's try at `then` is given.
    fn run(&self, had: Duty, then: Duty) -> actions::Result<()> {
        let mut payment = None;
        for duty in [
            Duty::Prepare,
            Duty::Decide,
            Duty::RegisterAccount,
            Duty::ProposePayment,
            Duty::AttestPayment,
            Duty::ConfirmPayment,
            Duty::RegisterRepayment,
        ] {
            let last = duty == then;
            let who = if last || duty == had {
                ONE
            } else {
                usual(duty)
            };
            let outcome = self.take(duty, who, &mut payment);
            if last {
                return outcome;
            }
            outcome.unwrap();
            if duty == Duty::Decide {
                granted::accept(&self.app, &self.number);
            }
        }
        panic!("{then:?} is no duty of the office");
    }

    fn take(&self, duty: Duty, who: &str, payment: &mut Option<PaymentId>) -> actions::Result<()> {
        let (app, number) = (&self.app, self.number.as_str());
        match duty {
            Duty::Municipality => panic!("has its own test"),
            Duty::Prepare => {
                office::propose(app, who, number, Outcome::Grant, granted::AMOUNT);
                Ok(())
            }
            Duty::Decide => office::decide(app, who, number).map(|_| ()),
            Duty::RegisterAccount => app.act(who, |c| {
                actions::register_account::run(c, number, &granted::account())
            }),
            Duty::ProposePayment => {
                let amount = Kroner(granted::AMOUNT);
                let id = app.act(who, |c| actions::propose_payment::run(c, number, amount))?;
                *payment = Some(id);
                Ok(())
            }
            Duty::AttestPayment => {
                let id = payment.unwrap();
                app.act(who, |c| actions::attest_payment::run(c, number, id))
            }
            Duty::ConfirmPayment => {
                let id = payment.unwrap();
                app.act(who, |c| confirm(c, number, id))
            }
            Duty::RegisterRepayment => {
                claim(app, number);
                app.act(who, |c| {
                    let repaid = actions::register_repayment::Repaid {
                        amount: Kroner(1000),
                        on: c.today(),
                        reference: "KID 42".into(),
                    };
                    actions::register_repayment::run(c, number, &repaid)
                })
            }
        }
    }
}

fn confirm(context: &Context<'_>, number: &str, payment: PaymentId) -> actions::Result<()> {
    let confirmation = actions::confirm_payment::Confirmation {
        paid_on: context.today(),
        voucher: "B-1",
    };
    actions::confirm_payment::run(context, number, payment, confirmation)
}

/// A report with money left, and the claim for it.
fn claim(app: &TestApp, number: &str) {
    app.move_to("10.02.2020", "10.00");
    granted::submit_report(app, number, 250_000);
    app.act(granted::OLAV, |c| {
        office_case(c, number)?;
        actions::check_report::approve(c, number)?;
        let pay_by = c.today() + chrono::Days::new(30);
        actions::claim_unspent::run(c, number, pay_by)
    })
    .unwrap();
}

fn office_case(context: &Context<'_>, number: &str) -> actions::Result<()> {
    actions::declare_impartiality::run(context, number, true, "").map(|_| ())
}

/// Who has a duty when the one person has it not.
fn usual(duty: Duty) -> &'static str {
    match duty {
        Duty::Municipality => granted::KARI,
        Duty::Prepare | Duty::ProposePayment => granted::OLAV,
        Duty::Decide => granted::ANNE,
        Duty::RegisterAccount
        | Duty::AttestPayment
        | Duty::ConfirmPayment
        | Duty::RegisterRepayment => granted::TURID,
    }
}

#[test]
fn each_pair_of_the_table_is_refused_to_one_person() {
    let of_the_office = PAIRS
        .iter()
        .filter(|pair| pair.one != Duty::Municipality && pair.other != Duty::Municipality);
    for pair in of_the_office {
        let setting = match pair.when {
            When::Always => None,
            When::Setting(key) => Some(key),
        };
        let outcome = Try::new(setting).run(pair.one, pair.other);
        assert!(
            matches!(
                outcome,
                Err(Error::Denied(Why::TookPartBefore | Why::SamePerson))
            ),
            "{pair:?}: {outcome:?}"
        );
    }
}

#[test]
fn the_stricter_pairs_are_one_persons_until_the_setting_is_on() {
    for pair in PAIRS {
        if matches!(pair.when, When::Setting(_)) {
            let outcome = Try::new(None).run(pair.one, pair.other);
            assert!(outcome.is_ok(), "{pair:?}: {outcome:?}");
        }
    }
}

#[test]
fn what_is_no_pair_one_person_may_do() {
    for (had, then) in [
        (Duty::Prepare, Duty::ProposePayment),
        (Duty::RegisterAccount, Duty::ConfirmPayment),
        (Duty::AttestPayment, Duty::RegisterRepayment),
    ] {
        assert!(opptrapping::domain::persons_apart::between(had, then).is_none());
        let outcome = Try::new(None).run(had, then);
        assert!(outcome.is_ok(), "{had:?}, {then:?}: {outcome:?}");
    }
}

/// The page shows no button that the act would refuse.
#[test]
fn whoever_registered_sees_no_form_for_attesting_where_the_year_forbids_it() {
    for (setting, shown) in [
        (None, true),
        (Some(SettingKey::RegisterApartFromAttest), false),
    ] {
        let tried = Try::new(setting);
        let mut payment = None;
        for duty in [
            Duty::Prepare,
            Duty::Decide,
            Duty::RegisterAccount,
            Duty::ProposePayment,
        ] {
            tried.take(duty, usual(duty), &mut payment).unwrap();
            if duty == Duty::Decide {
                granted::accept(&tried.app, &tried.number);
            }
        }
        let page = tried
            .app
            .sign_in(granted::TURID)
            .get(&format!("/saker/{}/tilskudd", tried.number));
        let forms = page.attributes("form[action$='/attestasjon']", "action");
        assert_eq!(!forms.is_empty(), shown, "{setting:?}");
    }
}
