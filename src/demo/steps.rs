//! Steps that the walks of the demo's cases share: who acts where, and the acts that belong together.

use super::act;
use super::people::planner_of;
use super::plan::Planned;
use super::wording::Wording;
use crate::actions::{self, World};
use crate::db;
use crate::db::assessment::{Draft, Gates, Mark};
use crate::domain::application::Section;
use crate::domain::decision::Outcome;
use crate::domain::geography::OfficeKey;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;

/// The office that has the case on a day.
pub(super) fn office_on(world: &World, planned: &Planned, at: Timestamp) -> OfficeKey {
    world
        .geography
        .office_on(planned.municipality, at.day())
        .map_or_else(|| planned.office.clone(), |office| office.key.clone())
}

/// The planner of whoever answers for the municipality; memberships follow the heir by themselves.
pub(super) fn planner(planned: &Planned) -> String {
    planner_of(planned.municipality)
}

/// Types the given sections into a draft.
pub(super) fn fill(
    world: &World,
    planned: &Planned,
    applied: Kroner,
    case_number: &str,
    at: Timestamp,
    sections: &[Section],
) -> anyhow::Result<()> {
    let wording = Wording::new(planned, applied, &world.geography);
    for section in sections {
        act(world, &planner(planned), at, |c| {
            let version = world
                .db
                .read(|db| actions::draft::load(c, db, case_number))?
                .version(*section);
            actions::save_section::run(
                c,
                case_number,
                *section,
                &wording.section(*section),
                version,
            )
        })?;
    }
    Ok(())
}

/// Declares habilitet, as everybody at an office does before a case opens.
pub(super) fn open_case(
    world: &World,
    who: &str,
    case_number: &str,
    at: Timestamp,
) -> anyhow::Result<()> {
    act(world, who, at, |c| {
        actions::declare_impartiality::run(c, case_number, true, "").map(|_| ())
    })
}

/// Opens, assesses and proposes.
pub(super) fn propose(
    world: &World,
    officer: &str,
    case_number: &str,
    at: Timestamp,
    draft: &Draft,
) -> anyhow::Result<()> {
    open_case(world, officer, case_number, at)?;
    let person = super::as_person(world, officer, at.day())?;
    act(world, officer, at.plus_seconds(600), |c| {
        actions::assign_case::run(c, case_number, person.user)
    })?;
    let criteria = world.db.read(|c| {
        let case = db::application::find(c, &person, crate::access::Level::Open, case_number)?;
        let announcement = db::announcement::by_id(c, case.announcement)?;
        db::call::criteria(c, announcement.call)
    })?;
    let marks = criteria
        .iter()
        .map(|criterion| Mark {
            criterion: criterion.id,
            points: Some(3),
            reason: reason(&criterion.key).to_owned(),
        })
        .collect();
    let draft = Draft {
        marks,
        ..draft.clone()
    };
    act(world, officer, at.plus_seconds(1800), |c| {
        actions::save_assessment::run(c, case_number, &draft, 0)
    })?;
    act(world, officer, at.plus_seconds(3600), |c| {
        actions::propose_decision::run(c, case_number)
    })
}

/// An assessment that says what it must for this outcome.
pub(super) fn draft(outcome: Outcome, amount: Option<Kroner>) -> Draft {
    let grounds = match outcome {
        Outcome::Grant => {
            "Tiltaket svarer til målene i ordningen, og kommunen har vist hvordan tilbudet skal utvikles."
        }
        Outcome::Reject => {
            "Rammen er begrenset, og andre søknader viser tydeligere mål og bedre forankret utviklingsarbeid."
        }
        Outcome::Dismiss => {
            "Søknaden kom etter fristen, og kommunen har ikke oppgitt noen grunn til det."
        }
    };
    let granted = outcome == Outcome::Grant;
    Draft {
        gates: Gates {
            user_organisation: granted,
            outside_actor: granted,
            occupational_therapy: granted,
            cofinancing: granted,
        },
        outcome: Some(outcome),
        amount,
        grounds: grounds.to_owned(),
        ..Draft::default()
    }
}

fn reason(criterion: &str) -> &'static str {
    match criterion {
        "maal" => "Målene er klare, og søknaden viser hvordan tjenestene skal utvikles.",
        "kompetanse" => "Behovet for ergoterapi og annen fagkompetanse er beskrevet.",
        "medvirkning" => "Brukerorganisasjonene deltar fra planlegging til evaluering.",
        _ => "Samarbeidet med Nav og oppvekst er konkret.",
    }
}
