//! Random walks: random persons take random acts on random cases at random times. Whatever they reach is legal, the sums
//! hold, `verify` finds nothing off, each person sees what the policy says, and nothing fails but by a reasoned refusal.
//!
//! A walk is thirty acts, then everything is checked; ten walks share a world, so that they come far. A failure prints the
//! seed and the acts: `WALK_SEED=…` takes that world again, `WALKS=…` takes more of them.

use crate::support::application::SECTIONS;
use crate::support::{TestApp, granted, office, variable};
use opptrapping::access::{Actor, Level, Relation};
use opptrapping::actions::{self, Context, Error, Result};
use opptrapping::db;
use opptrapping::domain::application::{Raw, Section};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::geography::WrittenStandard;
use opptrapping::domain::id::{PaymentId, UserId};
use opptrapping::domain::journal::Kind;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::time::Timestamp;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

/// Acts of a walk, and walks in one world.
const ACTS: usize = 30;
const WALKS_A_WORLD: usize = 10;

const MUNICIPAL: [&str; 4] = [
    "kari.planlegger",
    "per.leder",
    "siri.planlegger",
    "nils.planlegger",
];
const OFFICERS: [&str; 2] = ["olav.saksbehandler", "ida.saksbehandler"];
const APPROVER: [&str; 1] = ["anne.godkjenner"];
const ECONOMY: [&str; 1] = ["turid.okonomi"];
const MINISTRY: [&str; 1] = ["mona.departement"];
const OFFICE: [&str; 6] = [
    "olav.saksbehandler",
    "ida.saksbehandler",
    "anne.godkjenner",
    "turid.okonomi",
    "lars.les",
    "berit.saksbehandler",
];
const ANYBODY: [&str; 12] = [
    "kari.planlegger",
    "per.leder",
    "siri.planlegger",
    "nils.planlegger",
    "olav.saksbehandler",
    "ida.saksbehandler",
    "anne.godkjenner",
    "turid.okonomi",
    "lars.les",
    "berit.saksbehandler",
    "mona.departement",
    "admin.system",
];

/// An act: its name, who would do it, and how.
type Act = (
    &'static str,
    &'static [&'static str],
    fn(&Context<'_>, &mut StdRng, &str) -> Result<()>,
);

const ALL: &[Act] = &[
    ("start", &MUNICIPAL, start),
    ("submit", &MUNICIPAL, |c, _, n| {
        actions::submit_application::run(c, n).map(drop)
    }),
    ("withdraw", &MUNICIPAL, |c, dice, n| {
        rarely(dice, || actions::withdraw_application::run(c, n))
    }),
    ("discard", &MUNICIPAL, |c, dice, n| {
        rarely(dice, || actions::discard_application::run(c, n))
    }),
    ("declare", &OFFICE, |c, dice, n| {
        let impartial = !dice.random_ratio(1, 20);
        actions::declare_impartiality::run(c, n, impartial, "Svoger av søkeren.").map(drop)
    }),
    ("declare", &OFFICE, |c, _, n| {
        actions::declare_impartiality::run(c, n, true, "").map(drop)
    }),
    ("assign", &OFFICERS, |c, dice, n| {
        let somebody = UserId(dice.random_range(2..16));
        actions::assign_case::run(c, n, somebody)
    }),
    ("choose standard", &OFFICERS, |c, dice, n| {
        let standards = [WrittenStandard::Bokmal, WrittenStandard::Nynorsk];
        actions::choose_standard::run(c, n, *standards.choose(dice).unwrap())
    }),
    ("assess", &OFFICERS, assess),
    ("assess", &OFFICERS, assess),
    ("propose", &OFFICERS, |c, _, n| {
        actions::propose_decision::run(c, n)
    }),
    ("take back", &OFFICERS, |c, dice, n| {
        rarely(dice, || actions::take_back_proposal::run(c, n))
    }),
    ("return for completion", &OFFICERS, |c, dice, n| {
        let remarks = [("maal".to_owned(), "Si mer.".to_owned())];
        let respond_by = c.today() + chrono::Days::new(dice.random_range(0..30));
        rarely(dice, || {
            actions::return_for_completion::run(c, n, &remarks, respond_by)
        })
    }),
    ("take as it stands", &OFFICERS, |c, _, n| {
        actions::take_as_it_stands::run(c, n)
    }),
    ("return proposal", &APPROVER, |c, dice, n| {
        rarely(dice, || {
            actions::return_proposal::run(c, n, "Begrunn nærmere.")
        })
    }),
    ("decide", &APPROVER, |c, _, n| {
        actions::decide::run(c, n).map(drop)
    }),
    ("accept", &MUNICIPAL, |c, _, n| {
        let acceptance = actions::accept_grant::Acceptance {
            account: &granted::account(),
            terms: true,
        };
        actions::accept_grant::run(c, n, acceptance)
    }),
    ("decline", &MUNICIPAL, |c, dice, n| {
        rarely(dice, || actions::decline_grant::run(c, n, "Ikke råd."))
    }),
    ("register account", &ECONOMY, |c, _, n| {
        actions::register_account::run(c, n, &granted::account())
    }),
    ("return account", &ECONOMY, |c, dice, n| {
        rarely(dice, || {
            actions::register_account::give_back(c, n, "Feil konto.")
        })
    }),
    ("give account", &MUNICIPAL, |c, _, n| {
        actions::register_account::give(c, n, &granted::account())
    }),
    ("propose payment", &OFFICERS, |c, dice, n| {
        actions::propose_payment::run(c, n, amount(dice)).map(drop)
    }),
    ("attest", &ECONOMY, |c, dice, n| {
        actions::attest_payment::run(c, n, payment(c, dice, n)?)
    }),
    ("refuse payment", &ECONOMY, |c, dice, n| {
        let payment = payment(c, dice, n)?;
        rarely(dice, || {
            actions::attest_payment::refuse(c, n, payment, "Feil beløp.")
        })
    }),
    ("confirm", &ECONOMY, |c, dice, n| {
        let confirmation = actions::confirm_payment::Confirmation {
            paid_on: c.today(),
            voucher: "B-77",
        };
        actions::confirm_payment::run(c, n, payment(c, dice, n)?, confirmation)
    }),
    ("report", &MUNICIPAL, report),
    ("return report", &OFFICERS, |c, dice, n| {
        rarely(dice, || actions::check_report::give_back(c, n, "Forklar."))
    }),
    ("approve report", &OFFICERS, |c, _, n| {
        actions::check_report::approve(c, n)
    }),
    ("claim", &OFFICERS, |c, dice, n| {
        let pay_by = c.today() + chrono::Days::new(dice.random_range(0..40));
        actions::claim_unspent::run(c, n, pay_by).map(drop)
    }),
    ("repay", &ECONOMY, |c, dice, n| {
        let repaid = db::repayment::Repaid {
            amount: amount(dice),
            on: c.today(),
            reference: "KID 9".into(),
        };
        actions::register_repayment::run(c, n, &repaid)
    }),
    ("close", &OFFICERS, |c, _, n| {
        actions::close_grant::run(c, n)
    }),
    ("set frame", &MINISTRY, |c, dice, _| {
        let entry = actions::set_frame::Entry {
            year: 2019,
            office: &"fm-agder".parse().unwrap(),
            amount: Kroner(amount(dice).0 * 5),
            document_reference: "Tildelingsbrev",
        };
        rarely(dice, || actions::set_frame::run(c, &entry))
    }),
    ("settle", &APPROVER, |c, dice, _| {
        rarely(dice, || actions::announce_round::settle(c, "2019-agder-1"))
    }),
];

/// What somebody with sense would do with a case in a state: application's state, then grant's.
fn sensible(state: &str) -> &'static [&'static str] {
    match state {
        "draft" => &["submit", "submit", "discard"],
        "submitted" => &[
            "declare",
            "assess",
            "assess",
            "propose",
            "return for completion",
        ],
        "returned" => &["submit", "take as it stands"],
        "assessed" => &["declare", "decide", "decide", "return proposal"],
        "awarded" => &["accept", "decline"],
        "accepted" => &[
            "refuse payment",
            "declare",
            "register account",
            "propose payment",
            "attest",
            "confirm",
        ],
        "paid" => &["report", "propose payment", "attest", "confirm"],
        "reported" => &["approve report", "return report", "attest", "confirm"],
        "report_returned" => &["report"],
        "report_approved" => &["claim", "repay", "close"],
        _ => &["start"],
    }
}

/// An act that ends much: one time in six.
fn rarely(dice: &mut StdRng, act: impl FnOnce() -> Result<()>) -> Result<()> {
    if dice.random_ratio(1, 6) {
        act()
    } else {
        Err(Error::refused("feil-valg"))
    }
}

/// Nothing, too much, and amounts between.
fn amount(dice: &mut StdRng) -> Kroner {
    let amounts = [
        -1, 0, 1, 5_000, 100_000, 200_000, 400_000, 400_001, 9_000_000,
    ];
    Kroner(*amounts.choose(dice).unwrap())
}

/// Starts on the round and fills all sections; a draft there is already is filled again.
fn start(context: &Context<'_>, dice: &mut StdRng, _: &str) -> Result<()> {
    let rounds = ["2019-agder-1", "2019-nordland-1", "2018-agder-1"];
    let round = if dice.random_ratio(4, 5) {
        rounds[0]
    } else {
        rounds.choose(dice).unwrap()
    };
    let number = actions::start_application::run(context, round)?;
    for (name, fields) in SECTIONS {
        let section = Section::parse(name).unwrap();
        let version = context.world.db.read(|c| {
            Ok::<_, Error>(actions::draft::load(context, c, &number)?.version(section))
        })?;
        let raw = Raw::from_pairs(fields.iter().copied());
        actions::save_section::run(context, &number, section, &raw, version)?;
    }
    Ok(())
}

fn assess(context: &Context<'_>, dice: &mut StdRng, number: &str) -> Result<()> {
    let outcomes = [
        Outcome::Grant,
        Outcome::Grant,
        Outcome::Grant,
        Outcome::Reject,
        Outcome::Dismiss,
    ];
    let (case, assessment) = context.world.db.read(|c| {
        let case = db::application::find(c, &Actor::system(), Level::Open, number)?;
        let assessment = db::assessment::of_application(c, case.id)?;
        Ok::<_, Error>((case, assessment))
    })?;
    let outcome = *outcomes.choose(dice).unwrap();
    let mut draft = office::draft_in(context.world, case.year, outcome, amount(dice).0);
    if dice.random_ratio(1, 8) {
        draft.marks.pop();
    }
    let version = assessment.map_or(0, |written| written.version);
    actions::save_assessment::run(context, number, &draft, version)
}

fn payment(context: &Context<'_>, dice: &mut StdRng, number: &str) -> Result<PaymentId> {
    let payments = context.world.db.read(|c| {
        let case = db::application::find(c, &Actor::system(), Level::Open, number)?;
        let grant = db::grant::of_application(c, case.id)?.ok_or(Error::NotFound)?;
        Ok::<_, Error>(db::payment::of_grant(c, grant.id)?)
    })?;
    let one = payments.choose(dice).ok_or(Error::NotFound)?;
    Ok(one.id)
}

fn report(context: &Context<'_>, dice: &mut StdRng, number: &str) -> Result<()> {
    let year: i32 = number[..4].parse().unwrap();
    let shown = actions::save_report::version(context, number, year)?;
    let fields = granted::report(amount(dice).0.max(0));
    let version = actions::save_report::run(context, number, year, shown, &fields)?;
    actions::submit_report::run(context, number, year, version)
}

/// A world with what has happened in it so far.
struct World {
    app: TestApp,
    dice: StdRng,
    told: Vec<String>,
    /// How often each act succeeded.
    succeeded: std::collections::BTreeMap<&'static str, usize>,
}

impl World {
    fn of(seed: u64) -> Self {
        Self {
            app: TestApp::on("01.03.2019"),
            dice: StdRng::seed_from_u64(seed),
            told: Vec::new(),
            succeeded: std::collections::BTreeMap::new(),
        }
    }

    fn walk(&mut self) {
        for _ in 0..ACTS {
            self.act();
            self.let_time_pass();
        }
        self.check();
    }

    fn act(&mut self) {
        let case = self.cases().choose(&mut self.dice).cloned();
        let number = case
            .as_ref()
            .map_or_else(|| "2019-99999".to_owned(), |case| case.case_number.clone());
        let (name, persons, act) = *if self.dice.random_ratio(3, 4) {
            let names = sensible(&self.state_of(case.as_ref()));
            let name = names.choose(&mut self.dice).unwrap();
            let acts: Vec<&Act> = ALL.iter().filter(|(act, ..)| act == name).collect();
            *acts.choose(&mut self.dice).unwrap()
        } else {
            ALL.choose(&mut self.dice).unwrap()
        };
        let everybody = self.dice.random_ratio(1, 8);
        let from: &[&str] = if everybody { &ANYBODY } else { persons };
        let who = *from.choose(&mut self.dice).unwrap();
        let dice = &mut self.dice;
        let outcome = self.app.act(who, |c| act(c, dice, &number));
        let at = self.app.now().norwegian();
        self.told
            .push(format!("{at} {who} {name} {number}: {outcome:?}"));
        match outcome {
            Ok(()) => *self.succeeded.entry(name).or_default() += 1,
            Err(Error::Internal(error)) => panic!("{error:?}"),
            Err(_) => {}
        }
    }

    fn let_time_pass(&mut self) {
        let day = 24 * 3600;
        let seconds = match self.dice.random_range(0..20) {
            0..12 => 60,
            12..18 => self.dice.random_range(3600..2 * day),
            18 => self.dice.random_range(day..20 * day),
            _ => self.dice.random_range(10 * day..70 * day),
        };
        let end = crate::support::moment("20.12.2020", "09.00");
        if self.app.now().plus_seconds(seconds) < end {
            self.app.world().clock.move_forward(seconds);
        }
    }

    /// Where a case stands: its grant, when there is one.
    fn state_of(&self, case: Option<&db::application::Case>) -> String {
        let Some(case) = case else {
            return String::new();
        };
        let grant = self
            .app
            .world()
            .db
            .read(|c| db::grant::of_application(c, case.id))
            .unwrap();
        grant
            .map_or(case.state.as_str(), |grant| grant.state.as_str())
            .to_owned()
    }

    fn cases(&self) -> Vec<db::application::Case> {
        self.app
            .world()
            .db
            .read(|c| db::application::list(c, &Actor::system(), Level::Open, None))
            .unwrap()
    }

    /// Everything that must hold, whatever was done.
    fn check(&self) {
        assert_eq!(self.app.findings(), Vec::<String>::new());
        self.sums_hold();
        for person in ANYBODY {
            self.sees_what_the_policy_says(person);
        }
    }

    fn sums_hold(&self) {
        let until: Timestamp = self.app.now();
        let (frames, rows) = self
            .app
            .world()
            .db
            .read(|c| {
                Ok::<_, db::Error>((
                    db::budget_frame::of_year(c, 2019)?,
                    db::journal::sums(c, 2019..=2019, until)?,
                ))
            })
            .unwrap();
        for frame in frames {
            let mut sums = opptrapping::domain::journal::Sums::default();
            for row in rows
                .iter()
                .filter(|row| row.office.as_ref() == Some(&frame.office_key))
            {
                sums += row.sums;
            }
            assert_eq!(sums.standing().amount, frame.frame.committed);
            assert_eq!(sums.of(Kind::Framed).amount, frame.frame.amount);
            assert!(frame.frame.committed <= frame.frame.amount);
            assert!(sums.of(Kind::Paid).amount <= sums.of(Kind::Granted).amount);
            assert!(sums.of(Kind::Repaid).amount <= sums.of(Kind::Claimed).amount);
        }
    }

    fn sees_what_the_policy_says(&self, person: &str) {
        let actor = self.app.actor(person);
        let db = &self.app.world().db;
        for level in [Level::List, Level::Open] {
            let found: Vec<String> = db
                .read(|c| db::application::list(c, &actor, level, None))
                .unwrap()
                .into_iter()
                .map(|case| case.case_number)
                .collect();
            let wanted: Vec<String> = self
                .cases()
                .into_iter()
                .filter(|case| {
                    let (declared, acted) = db
                        .read(|c| {
                            Ok::<_, db::Error>((
                                db::impartiality::of_person(c, case.id, actor.user)?,
                                db::impartiality::acted_for_municipality(c, case.id, actor.user)?,
                            ))
                        })
                        .unwrap();
                    let facts = case.facts();
                    let opens = declared.is_some_and(|declaration| declaration.impartial)
                        && actor.barred_from(&facts, acted).is_none();
                    actor.relation_to(&facts) != Relation::Nobody
                        && (level == Level::List || actor.office().is_none() || opens)
                })
                .map(|case| case.case_number)
                .collect();
            assert_eq!(found, wanted, "{person} {level:?}");
        }
    }
}

/// Prints the seed and the acts when a check fails.
fn taken(seed: u64, walks: usize, succeeded: &mut std::collections::BTreeMap<&'static str, usize>) {
    let mut world = World::of(seed);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        for _ in 0..walks {
            world.walk();
        }
    }));
    if let Err(panic) = outcome {
        println!("WALK_SEED={seed}\n{}", world.told.join("\n"));
        std::panic::resume_unwind(panic);
    }
    for (act, times) in world.succeeded {
        *succeeded.entry(act).or_default() += times;
    }
}

/// Walks from a seed on: 250 on SQLite, so a thousand in the four tests; on PostgreSQL, where each act waits for the disk, 20.
fn walks_from(first: u64) {
    let number = |name: &str| variable(name).and_then(|text| text.parse::<u64>().ok());
    let postgres = variable("TEST_DATABASE").as_deref() == Some("postgres");
    let walks = number("WALKS").unwrap_or(if postgres { 20 } else { 250 });
    let worlds = walks.div_ceil(u64::try_from(WALKS_A_WORLD).unwrap());
    let seeds = match number("WALK_SEED") {
        Some(seed) => seed..seed + 1,
        None => first..first + worlds,
    };
    let mut succeeded = std::collections::BTreeMap::new();
    for seed in seeds {
        taken(seed, WALKS_A_WORLD, &mut succeeded);
    }
    println!("{walks} walks: {succeeded:?}");
    if walks >= 250 {
        for far in ["submit", "decide", "accept", "confirm", "report"] {
            assert!(
                succeeded.contains_key(far),
                "no walk came as far as «{far}»: {succeeded:?}"
            );
        }
    }
}

#[test]
fn random_walks_from_the_first_seed_stay_legal() {
    walks_from(1_000);
}

#[test]
fn random_walks_from_the_second_seed_stay_legal() {
    walks_from(2_000);
}

#[test]
fn random_walks_from_the_third_seed_stay_legal() {
    walks_from(3_000);
}

#[test]
fn random_walks_from_the_fourth_seed_stay_legal() {
    walks_from(4_000);
}
