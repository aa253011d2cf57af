//! `/vedtak`: the rounds of the office with their frames, and the proposals that wait in each.

use crate::access::Act;
use crate::db;
use crate::db::announcement::Announcement;
use crate::db::worklist::{Filter as Cases, Sort, WorklistRow};
use crate::domain::decision::Outcome;
use crate::domain::geography::OfficeKey;
use crate::domain::money::Kroner;
use crate::domain::standing::CaseStanding;
use crate::web::case::worklist::tag_of;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::list::{Asked, Filter, Kind, List, Question, count_text};
use crate::web::kit::names::official_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

/// What a round counts: received, waiting, granted, refused.
const COUNTED: [&[CaseStanding]; 4] = [
    &[],
    CaseStanding::WITH_PROPOSAL,
    &[CaseStanding::Granted],
    &[CaseStanding::Rejected, CaseStanding::Dismissed],
];

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
    received: String,
    waiting: String,
    granted: String,
    refused: String,
    frame: i64,
    committed: i64,
    remaining: i64,
}

#[derive(Debug, Serialize)]
struct RoundsPage {
    list: List<RoundView>,
}

static ROUNDS: Question = Question {
    path: "/vedtak",
    page: "side",
    parameters: &[],
};

/// The two lists of a round are paged each on its own.
const DECIDED_PAGE: &str = "avgjort";

static PROPOSALS: Question = Question {
    path: "/vedtak",
    page: "side",
    parameters: &[(DECIDED_PAGE, Kind::Number)],
};

static DECIDED: Question = Question {
    path: "/vedtak",
    page: DECIDED_PAGE,
    parameters: &[("side", Kind::Number)],
};

fn round_view(
    visit: &SignedIn<'_>,
    c: &mut db::AnyConnection,
    announcement: &Announcement,
) -> Result<RoundView, Failure> {
    let frame = db::budget_frame::find(c, announcement.frame)?;
    let cases = Cases {
        announcement: Some(announcement.id),
        ..Cases::default()
    };
    let counts = db::worklist::counts(c, visit.actor, &cases, &COUNTED)?;
    let mut counted = counts.into_iter().map(|count| count_text(visit, count));
    let mut next = || counted.next().unwrap_or_default();
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
        received: next(),
        waiting: next(),
        granted: next(),
        refused: next(),
        frame: frame.amount.0,
        committed: frame.committed.0,
        remaining: frame.remaining().0,
    })
}

#[rocket::get("/vedtak")]
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let filter = Filter::read(&ROUNDS, asked);
    let paged = visit.world().db.read(|c| {
        // Rounds of an earlier office whose cases this office reads or handles now stand among its own.
        let others = db::worklist::announcements_elsewhere(c, visit.actor, office)?;
        db::announcement::page(c, office, &others, filter.window())?
            .try_map(|announcement| round_view(&visit, c, &announcement))
    })?;
    visit
        .page("decision/rounds.html", visit.t("vedtak-tittel"))
        .with(&RoundsPage {
            list: List::of(&filter, paged, |round| round),
        })
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
    proposals: List<ProposalRow>,
    decided: List<DecidedRow>,
    total: i64,
}

/// The cases of a round that stand so, by number.
fn cases_of<'a>(announcement: &Announcement, standings: &'a [CaseStanding]) -> Cases<'a> {
    Cases {
        announcement: Some(announcement.id),
        standings,
        sort: Sort::CaseNumber,
        ..Cases::default()
    }
}

/// Whether the round is the office's own, or one of its cases may be seen.
fn may_see(
    visit: &SignedIn<'_>,
    c: &mut db::AnyConnection,
    announcement: &Announcement,
    office: &OfficeKey,
) -> Result<bool, Failure> {
    if announcement.office == *office {
        return Ok(true);
    }
    let any = db::worklist::counts(c, visit.actor, &cases_of(announcement, &[]), &[&[]])?;
    Ok(any.iter().any(|count| count.number() > 0))
}

#[rocket::get("/vedtak/<key>")]
fn show(visit: SignedIn<'_>, key: &str, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let path = format!("/vedtak/{key}");
    let waiting = Filter::read(&PROPOSALS, asked).at(&path);
    let over = Filter::read(&DECIDED, asked).at(&path);
    let (round, total, proposals, decided) = visit.world().db.read(|c| {
        let announcement = db::announcement::by_key(c, key)?;
        if !may_see(&visit, c, &announcement, office)? {
            return Err(Failure::NotFound);
        }
        let proposed = cases_of(&announcement, CaseStanding::WITH_PROPOSAL);
        let settled = cases_of(&announcement, CaseStanding::DECIDED);
        Ok((
            round_view(&visit, c, &announcement)?,
            db::worklist::proposed(c, visit.actor, announcement.id)?,
            db::worklist::page(c, visit.actor, &proposed, waiting.window())?,
            db::worklist::page(c, visit.actor, &settled, over.window())?,
        ))
    })?;
    let title = visit.t_with(
        "vedtak-runde-tittel",
        &[
            ("ar", round.year.to_string().into()),
            ("runde", round.round.to_string().into()),
        ],
    );
    let data = RoundPage {
        total: total.0,
        round,
        proposals: List::of(&waiting, proposals, |row| proposal_row(&visit, row)),
        decided: List::of(&over, decided, |row| decided_row(&visit, row)),
    };
    visit
        .page("decision/round.html", title)
        .crumb(visit.t("vedtak-tittel"), "/vedtak")
        .with(&data)
}

fn proposal_row(visit: &SignedIn<'_>, row: WorklistRow) -> ProposalRow {
    let outcome = row.proposal.as_ref().map(|proposal| proposal.outcome);
    let amount = row.proposal.as_ref().and_then(|proposal| proposal.amount);
    let grants = outcome == Some(Outcome::Grant);
    let (by, proposer) = row.proposal.map(|proposal| proposal.by).unzip();
    ProposalRow {
        municipality: official_name(visit, row.municipality),
        case_number: row.case_number,
        applied: row.applied.unwrap_or(Kroner::ZERO).0,
        proposed: amount.filter(|_| grants).map(|amount| amount.0),
        outcome: outcome.map_or_else(String::new, |outcome| {
            visit.t(&format!("sak-utfall-{}", outcome.as_str()))
        }),
        color: if grants { "success" } else { "danger" },
        proposer: proposer.unwrap_or_default(),
        own: by == Some(visit.actor.user),
        late: row.late,
    }
}

fn decided_row(visit: &SignedIn<'_>, row: WorklistRow) -> DecidedRow {
    let (status, color) = tag_of(visit, row.standing);
    DecidedRow {
        municipality: official_name(visit, row.municipality),
        case_number: row.case_number,
        applied: row.applied.unwrap_or(Kroner::ZERO).0,
        status,
        color,
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, show]
}
