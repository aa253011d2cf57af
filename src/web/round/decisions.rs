//! `/vedtak`: the rounds of the office with their frames, and the proposals that wait in each.

use crate::access::Act;
use crate::db;
use crate::db::announcement::Announcement;
use crate::db::worklist::WorklistRow;
use crate::domain::decision::Outcome;
use crate::domain::money::Kroner;
use crate::web::case::worklist;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::{official_name, person_name};
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct RoundView {
    key: String,
    year: i32,
    round: i32,
    office: String,
    deadline: String,
    state: String,
    color: &'static str,
    closed: bool,
    received: usize,
    waiting: usize,
    granted: usize,
    refused: usize,
    proposed: i64,
    frame: i64,
    committed: i64,
    remaining: i64,
}

#[derive(Debug, Serialize)]
struct RoundsPage {
    rounds: Vec<RoundView>,
}

fn round_view(
    visit: &SignedIn<'_>,
    c: &mut db::AnyConnection,
    announcement: &Announcement,
    rows: &[WorklistRow],
) -> Result<RoundView, Failure> {
    let frame = db::budget_frame::find(c, announcement.frame)?;
    let count = |names: &[&str]| {
        rows.iter()
            .filter(|row| names.contains(&worklist::state_of(row).0))
            .count()
    };
    let proposed: i64 = rows
        .iter()
        .filter_map(|row| row.proposal)
        .filter(|proposal| proposal.outcome == Outcome::Grant)
        .filter_map(|proposal| proposal.amount)
        .map(|amount| amount.0)
        .sum();
    let (state, color) = match announcement.state(visit.now).as_str() {
        "closed" => ("vedtak-runde-lukket", "warning"),
        "settled" => ("vedtak-runde-ferdig", "neutral"),
        "announced" => ("vedtak-runde-apen", "info"),
        _ => ("vedtak-runde-kladd", "neutral"),
    };
    Ok(RoundView {
        key: announcement.key.clone(),
        year: announcement.year,
        round: announcement.round,
        office: announcement.office_name.clone(),
        deadline: announcement.deadline_at.norwegian(),
        state: visit.t(state),
        color,
        closed: announcement.deadline_at < visit.now,
        received: rows.len(),
        waiting: rows.iter().filter(|row| row.proposal.is_some()).count(),
        granted: count(&["innvilget"]),
        refused: count(&["avslatt", "avvist"]),
        proposed,
        frame: frame.amount.0,
        committed: frame.committed.0,
        remaining: frame.remaining().0,
    })
}

#[rocket::get("/vedtak")]
fn list(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let rounds = visit.world().db.read(|c| {
        let rows = db::worklist::rows(c, visit.actor, None, None)?;
        let mut announcements = db::announcement::of_office(c, office)?;
        // Rounds of an earlier office whose cases this office reads or handles now.
        let mut others: Vec<&str> = rows
            .iter()
            .map(|row| row.announcement.as_str())
            .filter(|key| announcements.iter().all(|a| a.key != *key))
            .collect();
        others.sort_unstable();
        others.dedup();
        for key in others {
            announcements.push(db::announcement::by_key(c, key)?);
        }
        announcements.sort_by_key(|a| std::cmp::Reverse((a.year, a.round)));
        announcements
            .iter()
            .map(|announcement| {
                let own: Vec<WorklistRow> = rows
                    .iter()
                    .filter(|row| row.announcement == announcement.key)
                    .cloned()
                    .collect();
                round_view(&visit, c, announcement, &own)
            })
            .collect::<Result<Vec<_>, Failure>>()
    })?;
    visit
        .page("decision/rounds.html", visit.t("vedtak-tittel"))
        .with(&RoundsPage { rounds })
}

#[derive(Debug, Serialize)]
struct ProposalRow {
    case_number: String,
    municipality: String,
    applied: i64,
    proposed: Option<i64>,
    outcome: String,
    color: &'static str,
    proposer: String,
    own: bool,
    late: bool,
}

#[derive(Debug, Serialize)]
struct DecidedRow {
    case_number: String,
    municipality: String,
    applied: i64,
    status: String,
    color: &'static str,
}

#[derive(Debug, Serialize)]
struct RoundPage {
    round: RoundView,
    proposals: Vec<ProposalRow>,
    decided: Vec<DecidedRow>,
    total: i64,
    may_decide: bool,
}

#[rocket::get("/vedtak/<key>")]
fn show(visit: SignedIn<'_>, key: &str) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let (round, proposals, decided) = visit.world().db.read(|c| {
        let announcement = db::announcement::by_key(c, key)?;
        let rows = db::worklist::rows(c, visit.actor, None, Some(key))?;
        if announcement.office != *office && rows.is_empty() {
            return Err(Failure::NotFound);
        }
        let proposals = rows
            .iter()
            .map(|row| proposal_row(&visit, c, row))
            .collect::<Result<Vec<_>, Failure>>()?;
        let decided = rows
            .iter()
            .filter(|row| row.proposal.is_none())
            .filter(|row| ["innvilget", "avslatt", "avvist"].contains(&worklist::state_of(row).0))
            .map(|row| decided_row(&visit, row))
            .collect();
        let view = round_view(&visit, c, &announcement, &rows)?;
        Ok((view, proposals, decided))
    })?;
    let proposals: Vec<ProposalRow> = proposals.into_iter().flatten().collect();
    let title = visit.t_with(
        "vedtak-runde-tittel",
        &[
            ("ar", round.year.to_string().into()),
            ("runde", round.round.to_string().into()),
        ],
    );
    let data = RoundPage {
        total: proposals.iter().filter_map(|row| row.proposed).sum(),
        may_decide: visit.actor.may(Act::AnnounceRound),
        round,
        proposals,
        decided,
    };
    visit
        .page("decision/round.html", title)
        .crumb(visit.t("vedtak-tittel"), "/vedtak")
        .with(&data)
}

fn proposal_row(
    visit: &SignedIn<'_>,
    c: &mut db::AnyConnection,
    row: &WorklistRow,
) -> Result<Option<ProposalRow>, Failure> {
    let Some(proposal) = row.proposal else {
        return Ok(None);
    };
    let grants = proposal.outcome == Outcome::Grant;
    Ok(Some(ProposalRow {
        case_number: row.case_number.clone(),
        municipality: official_name(visit, row.municipality),
        applied: row.applied.unwrap_or(Kroner::ZERO).0,
        proposed: proposal.amount.filter(|_| grants).map(|amount| amount.0),
        outcome: visit.t(&format!("sak-utfall-{}", proposal.outcome.as_str())),
        color: if grants { "success" } else { "danger" },
        proposer: person_name(c, proposal.by)?,
        own: proposal.by == visit.actor.user,
        late: row.late,
    }))
}

fn decided_row(visit: &SignedIn<'_>, row: &WorklistRow) -> DecidedRow {
    let (state, color) = worklist::state_of(row);
    DecidedRow {
        case_number: row.case_number.clone(),
        municipality: official_name(visit, row.municipality),
        applied: row.applied.unwrap_or(Kroner::ZERO).0,
        status: visit.t(&format!("sak-tilstand-{state}")),
        color,
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, show]
}
