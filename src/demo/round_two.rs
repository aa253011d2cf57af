//! Round 2 of 2019 in Agder: left-over frame, deadline 20 October 23.59, one case in each state before a decision.

use super::people::planner_of;
use super::plan::{Fate, Planned};
use super::steps::{draft, fill, open_case, propose};
use super::{act, moment};
use crate::actions::{self, World};
use crate::domain::application::Section;
use crate::domain::decision::Outcome;
use crate::domain::money::Kroner;
use crate::domain::time::{Timestamp, parse_day};

/// How far a case of the round has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    HalfDraft,
    FullDraft,
    Submitted,
    Returned,
    Proposed,
}

/// Municipality, amount applied for, stage.
const CASES: [(&str, i64, Stage); 10] = [
    ("0906", 320_000, Stage::HalfDraft),
    ("1014", 180_000, Stage::FullDraft),
    ("0914", 240_000, Stage::Submitted),
    ("0904", 275_000, Stage::Submitted),
    ("1001", 450_000, Stage::Submitted),
    ("0919", 160_000, Stage::Submitted),
    ("0941", 150_000, Stage::Returned),
    ("0928", 210_000, Stage::Returned),
    ("0901", 230_000, Stage::Proposed),
    ("1003", 260_000, Stage::Proposed),
];

/// Builds the round as far as it lies before `until`.
pub(super) fn build(world: &World, until: Timestamp) -> anyhow::Result<()> {
    let announced = moment("02.09.2019", "09.00");
    if announced > until {
        return Ok(());
    }
    let round = actions::announce_round::Round {
        year: 2019,
        opens_at: announced,
        deadline_at: moment("20.10.2019", "23.59"),
        addition_nb: "Det er midler igjen av rammen for 2019. Kommuner som fikk tilskudd i første runde, kan søke om et nytt tiltak.",
        addition_nn: "Det er midlar att av ramma for 2019. Kommunar som fekk tilskot i første runde, kan søkje om eit nytt tiltak.",
    };
    let key = act(world, "anne.godkjenner", announced, |c| {
        actions::announce_round::run(c, &round)
    })?;
    for (nth, (code, amount, stage)) in (0_i64..).zip(CASES) {
        let started = moment("10.09.2019", "09.30").plus_seconds(nth * 25 * 3600);
        if started <= until {
            one(world, &key, (code, Kroner(amount), stage), started)?;
        }
    }
    Ok(())
}

#[expect(clippy::too_many_lines, reason = "one case told from beginning to end")]
fn one(
    world: &World,
    announcement: &str,
    (code, amount, stage): (&str, Kroner, Stage),
    started: Timestamp,
) -> anyhow::Result<()> {
    let planned = Planned {
        year: 2019,
        office: "fm-agder".parse()?,
        municipality: code.parse()?,
        fate: Fate::Rejected,
        luck: u64::try_from(amount.0).unwrap_or(0) * 31 + 5,
    };
    let planner = planner_of(planned.municipality);
    let case_number = act(world, &planner, started, |c| {
        actions::start_application::run(c, announcement)
    })?;
    let sections = if stage == Stage::HalfDraft {
        &Section::ALL[..4]
    } else {
        Section::ALL
    };
    fill(
        world,
        &planned,
        amount,
        &case_number,
        started.plus_seconds(3600),
        sections,
    )?;
    if matches!(stage, Stage::HalfDraft | Stage::FullDraft) {
        return Ok(());
    }
    let submitted = started.plus_seconds(7200);
    act(world, &planner, submitted, |c| {
        actions::submit_application::run(c, &case_number)
    })?;
    let handled = submitted.plus_seconds(24 * 3600);
    match stage {
        Stage::Returned => {
            open_case(world, "olav.saksbehandler", &case_number, handled)?;
            let olav = super::as_person(world, "olav.saksbehandler", handled.day())?.user;
            act(world, "olav.saksbehandler", handled, |c| {
                actions::assign_case::run(c, &case_number, olav)
            })?;
            let remarks = [
                (
                    Section::Competence.as_str().to_owned(),
                    "Hva skal den nye ergoterapeuten gjøre? Beskriv oppgavene kort.".to_owned(),
                ),
                (
                    Section::Budget.as_str().to_owned(),
                    "Fordel lønnsposten på stilling og varighet.".to_owned(),
                ),
            ];
            let respond_by = parse_day("17.10.2019").unwrap_or_default();
            act(
                world,
                "olav.saksbehandler",
                handled.plus_seconds(900),
                |c| actions::return_for_completion::run(c, &case_number, &remarks, respond_by),
            )
        }
        Stage::Proposed => {
            let granted = Kroner(amount.0 - 30_000);
            propose(
                world,
                "ida.saksbehandler",
                &case_number,
                handled,
                &draft(Outcome::Grant, Some(granted)),
            )
        }
        Stage::HalfDraft | Stage::FullDraft | Stage::Submitted => Ok(()),
    }
}
