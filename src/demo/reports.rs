//! The reports of the demo's grants: delivered, returned, approved, unspent money claimed back and the case closed.

use super::act;
use super::moment;
use super::people::staff_of;
use super::plan::{Fate, Planned, Progress};
use super::steps::{office_on, open_case, planner};
use crate::actions::{self, World};
use crate::db;
use crate::domain::form::Typed;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;

const DAY: i64 = 24 * 3600;

/// Walks a grant from its report on, as far as the plan and the calendar say.
pub(super) fn walk(
    world: &World,
    planned: &Planned,
    case_number: &str,
    until: Timestamp,
) -> anyhow::Result<()> {
    let Fate::Granted(amount, progress) = planned.fate else {
        return Ok(());
    };
    let delivered = moment(&format!("05.03.{}", planned.year + 1), "10.00")
        .plus_seconds(luck(planned, 24) * DAY + luck(planned, 91) * 60);
    if progress < Progress::Reported || delivered > until {
        return Ok(());
    }
    let spent = spent(planned, amount);
    deliver(world, planned, case_number, delivered, spent)?;
    let checked = moment(&format!("08.04.{}", planned.year + 1), "09.00")
        .plus_seconds(luck(planned, 20) * DAY);
    if progress < Progress::ReportReturned || checked > until {
        return Ok(());
    }
    let staff = staff_of(&office_on(world, planned, checked));
    if staff_has_not_opened(planned, world, checked) {
        open_case(world, &staff.officer, case_number, checked)?;
    }
    if progress == Progress::ReportReturned {
        let comment = "Forklar hvorfor tallet på koordinatorer er lavere enn i fjor, og send rapporten på nytt.";
        return act(world, &staff.officer, checked, |c| {
            actions::check_report::give_back(c, case_number, comment)
        });
    }
    act(world, &staff.officer, checked, |c| {
        actions::check_report::approve(c, case_number)
    })?;
    settle(
        world,
        planned,
        case_number,
        checked,
        Kroner(amount.0 - spent.0),
        until,
    )
}

/// An office that took over the case from another declares habilitet again: its people have not opened it.
fn staff_has_not_opened(planned: &Planned, world: &World, at: Timestamp) -> bool {
    let now = staff_of(&office_on(world, planned, at));
    now.officer != staff_of(&planned.office).officer
}

fn settle(
    world: &World,
    planned: &Planned,
    case_number: &str,
    approved: Timestamp,
    unspent: Kroner,
    until: Timestamp,
) -> anyhow::Result<()> {
    let Fate::Granted(_, progress) = planned.fate else {
        return Ok(());
    };
    let claimed = approved.plus_seconds(2 * DAY);
    let repaid = approved.plus_seconds(20 * DAY);
    let closed = approved.plus_seconds(25 * DAY);
    let staff = staff_of(&office_on(world, planned, claimed));
    if unspent > Kroner::ZERO && claimed <= until {
        act(world, &staff.officer, claimed, |c| {
            actions::claim_unspent::run(c, case_number, claimed.plus_seconds(30 * DAY).day())
        })?;
    }
    if progress < Progress::Closed || closed > until {
        return Ok(());
    }
    if unspent > Kroner::ZERO {
        let staff = staff_of(&office_on(world, planned, repaid));
        if staff.economy != staff_of(&planned.office).economy {
            open_case(world, &staff.economy, case_number, repaid)?;
        }
        let reference = format!("T{}", case_number.replace('-', ""));
        act(world, &staff.economy, repaid, |c| {
            let repayment = db::repayment::Repaid {
                amount: unspent,
                on: repaid.day(),
                reference: reference.clone(),
            };
            actions::register_repayment::run(c, case_number, &repayment)
        })?;
    }
    act(world, &staff.officer, closed, |c| {
        actions::close_grant::run(c, case_number)
    })
}

fn luck(planned: &Planned, of: u64) -> i64 {
    i64::try_from(planned.luck % of).unwrap_or(0)
}

/// Most spent it all; every fifth has a tenth left.
fn spent(planned: &Planned, amount: Kroner) -> Kroner {
    if planned.luck.is_multiple_of(5) {
        Kroner(amount.0 - amount.0 / 10)
    } else {
        amount
    }
}

fn deliver(
    world: &World,
    planned: &Planned,
    case_number: &str,
    at: Timestamp,
    spent: Kroner,
) -> anyhow::Result<()> {
    let planner = planner(planned);
    let year = planned.year;
    let fields = figures(planned, spent);
    let version = act(world, &planner, at, |c| {
        let shown = world.db.read(|connection| {
            let case = db::application::find(
                connection,
                c.actor,
                crate::access::Level::Open,
                case_number,
            )?;
            let grant =
                db::grant::of_application(connection, case.id)?.ok_or(db::Error::NotFound)?;
            let report =
                db::annual_report::of_grant(connection, grant.id)?.ok_or(db::Error::NotFound)?;
            Ok::<_, actions::Error>(report.version)
        })?;
        actions::save_report::run(c, case_number, year, shown, &fields)
    })?;
    act(world, &planner, at.plus_seconds(900), |c| {
        actions::submit_report::run(c, case_number, year, version)
    })
}

#[expect(clippy::too_many_lines, reason = "a list of figures")]
fn figures(planned: &Planned, spent: Kroner) -> Typed {
    let home = 60 + luck(planned, 400);
    let institution = 20 + luck(planned, 90);
    let mut fields = Typed::default();
    let mut set = |name: &str, value: String| {
        fields.0.insert(name.to_owned(), vec![value]);
    };
    set(
        "plan-status",
        ["laget", "oppdatert", "revidert", "under_arbeid"]
            [usize::try_from(luck(planned, 4)).unwrap_or(0)]
        .into(),
    );
    if luck(planned, 4) < 3 {
        set("plan-ar", planned.year.to_string());
    }
    set("hjem-antall", home.to_string());
    set("hjem-ip", (home / 7).to_string());
    // Not every municipality counts everything: unknown is an answer, and is not zero.
    if planned.luck.is_multiple_of(6) {
        set("inst-antall-ukjent", "ja".into());
        set("inst-ip-ukjent", "ja".into());
    } else {
        set("inst-antall", institution.to_string());
        set("inst-ip", (institution / 30).to_string());
    }
    set("koordinator", (home / 5).to_string());
    set(
        "ke",
        if planned.luck.is_multiple_of(11) {
            "nei"
        } else {
            "ja"
        }
        .into(),
    );
    if !planned.luck.is_multiple_of(11) {
        set(
            "ke-form",
            ["stilling", "team", "enhet"][usize::try_from(luck(planned, 3)).unwrap_or(0)].into(),
        );
    }
    set(
        "ergo-arsverk",
        format!("{},{}", luck(planned, 5), luck(planned, 10)),
    );
    set("ergo-mangler", format!("{},5", luck(planned, 2)));
    set(
        "hverdagsrehab",
        ["i_gang", "planlagt", "i_gang", "nei"][usize::try_from(luck(planned, 4)).unwrap_or(0)]
            .into(),
    );
    set(
        "flm",
        ["eget", "interkommunalt", "nei"][usize::try_from(luck(planned, 3)).unwrap_or(0)].into(),
    );
    set("vent-ergo", (luck(planned, 9) + 1).to_string());
    if planned.luck.is_multiple_of(7) {
        set("vent-fysio-ukjent", "ja".into());
    } else {
        set("vent-fysio", (luck(planned, 12) + 1).to_string());
    }
    set("brukerorg", (luck(planned, 3) + 1).to_string());
    set("brukerorg-form", "planlegging".into());
    set("brukt", spent.0.to_string());
    set(
        "egne-midler",
        (spent.0 / 4 / 1000 * 1000).max(10_000).to_string(),
    );
    fields
}
