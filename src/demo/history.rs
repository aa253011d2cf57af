//! The cases of 2017–2019, walked through the same actions as users take, each act by its person at its time.
//!
//! A phase at a time over all cases, in the order of the calendar; an act after `until` is left out, so `--today` gives the
//! same history cut short.

use super::people::staff_of;
use super::plan::{Fate, Planned, Progress};
use super::steps::{draft, fill, office_on, open_case, planner, propose};
use super::{act, moment};
use crate::actions::{self, World};
use crate::db;
use crate::db::assessment::Draft;
use crate::domain::application::Section;
use crate::domain::decision::Outcome;
use crate::domain::geography::OfficeKey;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;

const DAY: i64 = 24 * 3600;

/// One case on its way.
struct Walk<'a> {
    world: &'a World,
    until: Timestamp,
    planned: &'a Planned,
    applied: Kroner,
    case_number: String,
}

/// Walks all planned cases up to `until`; prints how far it has come.
///
/// # Errors
/// What an act refuses: then the plan is wrong.
pub fn build(world: &World, plan: &[Planned], until: Timestamp) -> anyhow::Result<()> {
    for year in super::calls::YEARS {
        let mut walks = Vec::new();
        for planned in plan.iter().filter(|planned| planned.year == year) {
            let walk = Walk {
                world,
                until,
                planned,
                applied: applied(planned),
                case_number: String::new(),
            };
            walks.extend(walk.apply()?);
        }
        for walk in &walks {
            walk.decide()?;
        }
        for walk in &walks {
            walk.after_the_letter()?;
        }
        for walk in &walks {
            super::reports::walk(walk.world, walk.planned, &walk.case_number, walk.until)?;
        }
        settle(world, year, until)?;
        tracing::info!(year, cases = walks.len(), "the demo's year is built");
    }
    Ok(())
}

/// Every office settles its first round when its last letter is out: nothing more is received there.
fn settle(world: &World, year: i32, until: Timestamp) -> anyhow::Result<()> {
    let settled = moment(&format!("20.09.{year}"), "14.00");
    if settled > until {
        return Ok(());
    }
    for frame in world.db.read(|c| db::budget_frame::of_year(c, year))? {
        let office: OfficeKey = frame.office_key.parse()?;
        let key = crate::domain::call::announcement_key(year, office.as_str(), 1);
        act(world, &staff_of(&office).approver, settled, |c| {
            actions::announce_round::settle(c, &key)
        })?;
    }
    Ok(())
}

/// What is applied for: somewhat more than what is granted.
fn applied(planned: &Planned) -> Kroner {
    let more = i64::try_from(planned.luck % 5).unwrap_or(0) * 20_000;
    match planned.fate {
        Fate::Granted(amount, _) | Fate::Declined(amount) => Kroner(amount.0 + more),
        Fate::Rejected | Fate::Withdrawn | Fate::Dismissed => Kroner(150_000 + more),
    }
}

impl Walk<'_> {
    fn luck(&self, of: u64) -> i64 {
        i64::try_from(self.planned.luck % of).unwrap_or(0)
    }

    fn at(&self, day_and_month: &str, days: i64, clock: &str) -> Timestamp {
        let day = moment(&format!("{day_and_month}.{}", self.planned.year), clock);
        day.plus_seconds(days * DAY + self.luck(97) * 60)
    }

    /// Starts, fills in and submits. Gives the walk back with its number if the case exists by `until`.
    fn apply(mut self) -> anyhow::Result<Option<Self>> {
        let late = self.planned.fate == Fate::Dismissed || self.planned.luck.is_multiple_of(41);
        let started = self.at("12.02", self.luck(55), "10.00");
        if started > self.until {
            return Ok(None);
        }
        let planner = planner(self.planned);
        let announcement = crate::domain::call::announcement_key(
            self.planned.year,
            self.planned.office.as_str(),
            1,
        );
        self.case_number = act(self.world, &planner, started, |c| {
            actions::start_application::run(c, &announcement)
        })?;
        fill(
            self.world,
            self.planned,
            self.applied,
            &self.case_number,
            started.plus_seconds(DAY),
            Section::ALL,
        )?;
        let submitted = if late {
            self.at("03.05", 0, "09.00")
        } else {
            started.plus_seconds(3 * DAY)
        };
        if submitted <= self.until {
            act(self.world, &planner, submitted, |c| {
                actions::submit_application::run(c, &self.case_number)
            })?;
        }
        let withdrawn = submitted.plus_seconds(9 * DAY);
        if self.planned.fate == Fate::Withdrawn && withdrawn <= self.until {
            act(self.world, &planner, withdrawn, |c| {
                actions::withdraw_application::run(c, &self.case_number)
            })?;
        }
        Ok(Some(self))
    }

    /// Whether the case waits for the last sitting of 2019, whose letters are open when the demo starts.
    fn is_of_last_sitting(&self) -> bool {
        self.planned.year == 2019
            && matches!(
                self.planned.fate,
                Fate::Granted(_, Progress::Awarded | Progress::Accepted)
            )
    }

    /// Assessed, proposed, decided by another person.
    fn decide(&self) -> anyhow::Result<()> {
        if self.planned.fate == Fate::Withdrawn {
            return Ok(());
        }
        let (assessed, decided) = if self.is_of_last_sitting() {
            (
                self.at("09.09", self.luck(4), "09.00"),
                self.at("18.09", 0, "12.00"),
            )
        } else {
            (
                self.at("09.05", self.luck(20), "09.00"),
                self.at("12.06", 0, "12.00"),
            )
        };
        if assessed > self.until {
            return Ok(());
        }
        let staff = staff_of(&office_on(self.world, self.planned, assessed));
        propose(
            self.world,
            &staff.officer,
            &self.case_number,
            assessed,
            &self.draft(),
        )?;
        if decided <= self.until {
            open_case(self.world, &staff.approver, &self.case_number, decided)?;
            act(
                self.world,
                &staff.approver,
                decided.plus_seconds(1800),
                |c| actions::decide::run(c, &self.case_number),
            )?;
        }
        Ok(())
    }

    fn draft(&self) -> Draft {
        let (outcome, amount) = match self.planned.fate {
            Fate::Granted(amount, _) | Fate::Declined(amount) => (Outcome::Grant, Some(amount)),
            Fate::Rejected | Fate::Withdrawn => (Outcome::Reject, None),
            Fate::Dismissed => (Outcome::Dismiss, None),
        };
        draft(outcome, amount)
    }

    /// Accepted or declined, account registered, paid.
    fn after_the_letter(&self) -> anyhow::Result<()> {
        let planner = planner(self.planned);
        let answered = if self.is_of_last_sitting() {
            self.at("23.09", self.luck(4), "13.00")
        } else {
            self.at("19.06", self.luck(9), "13.00")
        };
        if answered > self.until {
            return Ok(());
        }
        if !matches!(self.planned.fate, Fate::Granted(_, Progress::Awarded)) {
            super::open_letters(self.world, &planner, &self.case_number, answered)?;
        }
        let reached = match self.planned.fate {
            Fate::Declined(_) => {
                return act(self.world, &planner, answered, |c| {
                    actions::decline_grant::run(
                        c,
                        &self.case_number,
                        "Kommunen har ikke egne midler til tiltaket i år.",
                    )
                });
            }
            Fate::Granted(_, Progress::Awarded)
            | Fate::Rejected
            | Fate::Withdrawn
            | Fate::Dismissed => return Ok(()),
            Fate::Granted(_, progress) => progress,
        };
        let account = crate::domain::check_digits::with_account_check_digit(
            3_000_000_000 + self.planned.luck % 900_000_000,
        )
        .or_else(|| crate::domain::check_digits::with_account_check_digit(3_000_000_001))
        .unwrap_or_default();
        act(self.world, &planner, answered, |c| {
            actions::accept_grant::run(
                c,
                &self.case_number,
                actions::accept_grant::Acceptance {
                    account: &account,
                    terms: true,
                },
            )
        })?;
        if reached >= Progress::Paid {
            self.pay(answered, &account)?;
        }
        Ok(())
    }

    fn pay(&self, answered: Timestamp, account: &str) -> anyhow::Result<()> {
        let Fate::Granted(amount, _) = self.planned.fate else {
            return Ok(());
        };
        let staff = staff_of(&office_on(self.world, self.planned, answered));
        let registered = answered.plus_seconds(2 * DAY);
        let proposed = answered.plus_seconds(4 * DAY);
        let attested = answered.plus_seconds(6 * DAY);
        let confirmed = answered.plus_seconds(9 * DAY);
        if confirmed > self.until {
            return Ok(());
        }
        open_case(self.world, &staff.economy, &self.case_number, registered)?;
        act(self.world, &staff.economy, registered, |c| {
            actions::register_account::run(c, &self.case_number, account)
        })?;
        let payment = act(self.world, &staff.officer, proposed, |c| {
            actions::propose_payment::run(c, &self.case_number, amount)
        })?;
        act(self.world, &staff.economy, attested, |c| {
            actions::attest_payment::run(c, &self.case_number, payment)
        })?;
        let voucher = format!("B{}", self.case_number.replace('-', ""));
        act(self.world, &staff.economy, confirmed, |c| {
            let confirmation = actions::confirm_payment::Confirmation {
                paid_on: confirmed.day(),
                voucher: &voucher,
            };
            actions::confirm_payment::run(c, &self.case_number, payment, confirmation)
        })
    }
}
