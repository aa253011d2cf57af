//! `/saker`: the worklist of the office, with its filters in the address.

use crate::access::Act;
use crate::db;
use crate::db::list::Bounded;
use crate::db::worklist::{Filter as Cases, Officer, Search, Sort, WorklistRow};
use crate::domain::id::UserId;
use crate::domain::standing::CaseStanding;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::list::{ALL, Asked, Filter, Kind, List, Question, count_text, counted};
use crate::web::kit::names::official_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::{SignedIn, Visit};
use chrono::Datelike;
use serde::Serialize;

/// The first year of the scheme.
const FIRST_YEAR: i32 = 2017;
/// The cases nobody has.
const NOBODY: &str = "ingen";

static QUESTION: Question = Question {
    path: "/saker",
    page: "side",
    parameters: &[
        ("ar", Kind::Year),
        ("runde", Kind::Number),
        ("status", Kind::OneOf(CaseStanding::LISTED_NAMES)),
        ("saksbehandler", Kind::NumberOr(&[NOBODY])),
        ("sok", Kind::Text),
        (
            "sorter",
            Kind::Sort(&[
                "mottatt",
                "saksnummer",
                "kommune",
                "sokt",
                "saksbehandler",
                "status",
            ]),
        ),
    ],
};

/// The key figures: the key of the name and what is counted.
const KPIS: [(&str, &[CaseStanding]); 5] = [
    ("sak-kpi-nye", &[CaseStanding::New]),
    ("sak-kpi-vurdering", &[CaseStanding::Assessing]),
    ("sak-kpi-venter", &[CaseStanding::Waiting]),
    ("sak-kpi-innstilt", CaseStanding::WITH_PROPOSAL),
    ("sak-kpi-avgjort", CaseStanding::DECIDED),
];

#[derive(Debug, Serialize)]
struct Kpi {
    label: String,
    value: String,
    note: String,
}

/// A row ready to show.
#[derive(Debug, Serialize)]
struct ListRow {
    case_number: String,
    municipality: String,
    round: i32,
    applied: Option<i64>,
    received: String,
    officer: String,
    status: String,
    color: &'static str,
    late: bool,
    to_be_dismissed: bool,
}

#[derive(Debug, Serialize)]
struct WorklistPage {
    years: Vec<Choice>,
    rounds: Vec<Choice>,
    states: Vec<Choice>,
    officers: Vec<Choice>,
    kpis: Vec<Kpi>,
    drafts: i64,
    drafts_more: bool,
    list: List<ListRow>,
    active: bool,
    roles_waiting: usize,
}

/// What a case's standing is called in lists, and the colour of its tag.
pub(in crate::web) fn tag_of(visit: &Visit, standing: CaseStanding) -> (String, &'static str) {
    let color = match standing {
        CaseStanding::Draft
        | CaseStanding::New
        | CaseStanding::Rejected
        | CaseStanding::Dismissed
        | CaseStanding::Withdrawn => "neutral",
        CaseStanding::Assessing => "info",
        CaseStanding::Waiting => "warning",
        CaseStanding::Proposed | CaseStanding::Granted => "success",
        CaseStanding::RejectionProposed | CaseStanding::DismissalProposed => "danger",
    };
    let key = format!("sak-tilstand-{}", standing.as_str());
    (visit.t(&key), color)
}

#[rocket::get("/saker")]
fn worklist(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let this_year = visit.now.day().year();
    let mut filter = Filter::read(&QUESTION, asked);
    filter.by_default("ar", this_year.to_string());
    let standing = CaseStanding::parse(filter.get("status"));
    let cases = cases_of(&visit, &filter, standing.as_slice());
    let of_year = Cases {
        year: cases.year,
        ..Cases::default()
    };
    let mut groups: Vec<&[CaseStanding]> = vec![&[]];
    groups.extend(KPIS.iter().map(|(_, standings)| *standings));
    let (paged, counts, drafts, rounds, officers) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::worklist::page(c, visit.actor, &cases, filter.window())?,
            db::worklist::counts(c, visit.actor, &of_year, &groups)?,
            db::worklist::drafts(c, visit.actor, cases.year)?,
            db::worklist::rounds(c, cases.year)?,
            db::worklist::officers(c, office)?,
        ))
    })?;
    let data = WorklistPage {
        years: year_choices(&visit, this_year),
        rounds: round_choices(&visit, rounds),
        states: CaseStanding::LISTED
            .iter()
            .map(|standing| Choice::new(standing.as_str(), tag_of(&visit, *standing).0))
            .collect(),
        officers: officer_choices(&visit, officers),
        kpis: kpis(&visit, &counts),
        drafts: drafts.number(),
        roles_waiting: roles_waiting(&visit)?,
        drafts_more: drafts.is_more(),
        active: filter.has_any(&["runde", "status", "saksbehandler", "sok"]),
        list: List::of(&filter, paged, |row| list_row(&visit, row)),
    };
    visit
        .page("case/worklist.html", visit.t("sak-liste-tittel"))
        .with(&data)
}

/// How many roles at the office wait for the visitor's answer; whoever may not answer costs no look.
fn roles_waiting(visit: &SignedIn<'_>) -> Result<usize, Failure> {
    let (true, Some(office)) = (visit.actor.may(Act::ConfirmRole), visit.actor.office()) else {
        return Ok(0);
    };
    let today = visit.now.day();
    let waiting = visit
        .world()
        .db
        .read(|c| db::held_role::waiting_at(c, office, today))?;
    Ok(waiting.len())
}

/// The question as the database is asked it.
fn cases_of<'a>(visit: &SignedIn<'_>, filter: &Filter, standings: &'a [CaseStanding]) -> Cases<'a> {
    let (field, descending) = filter.sort("sorter");
    Cases {
        year: filter.number("ar"),
        announcement: None,
        round: filter.number("runde"),
        standings,
        officer: match filter.get("saksbehandler") {
            NOBODY => Some(Officer::Nobody),
            _ => filter
                .number("saksbehandler")
                .map(|id| Officer::Is(UserId(id))),
        },
        search: search_of(visit, filter.get("sok")),
        sort: match field {
            "saksnummer" => Sort::CaseNumber,
            "kommune" => Sort::Municipality,
            "sokt" => Sort::Applied,
            "saksbehandler" => Sort::Officer,
            "status" => Sort::Standing,
            _ => Sort::Received,
        },
        descending,
    }
}

/// Names become codes before the database is asked.
pub(in crate::web) fn search_of(visit: &Visit, words: &str) -> Option<Search> {
    (!words.is_empty()).then(|| Search {
        codes: visit.world().geography.codes_named(words, visit.now.day()),
        words: words.to_owned(),
    })
}

fn list_row(visit: &SignedIn<'_>, row: WorklistRow) -> ListRow {
    let (status, color) = tag_of(visit, row.standing);
    ListRow {
        municipality: official_name(visit, row.municipality),
        case_number: row.case_number,
        round: row.round,
        applied: row.applied.map(|amount| amount.0),
        received: row
            .received
            .map(|at| crate::domain::time::norwegian_day(at.day()))
            .unwrap_or_default(),
        officer: row
            .officer
            .map_or_else(|| visit.t("sak-ikke-fordelt"), |(_, name)| name),
        status,
        color,
        late: row.late,
        to_be_dismissed: row.to_be_dismissed,
    }
}

fn year_choices(visit: &SignedIn<'_>, this_year: i32) -> Vec<Choice> {
    let mut years: Vec<Choice> = (FIRST_YEAR..=this_year)
        .rev()
        .map(|year| Choice::new(year.to_string(), year.to_string()))
        .collect();
    years.push(Choice::new(ALL, visit.t("sak-alle-ar")));
    years
}

fn round_choices(visit: &SignedIn<'_>, rounds: Vec<i32>) -> Vec<Choice> {
    rounds
        .into_iter()
        .map(|round| {
            let label = visit.t_with("sak-runde", &[("runde", round.to_string().into())]);
            Choice::new(round.to_string(), label)
        })
        .collect()
}

fn officer_choices(visit: &SignedIn<'_>, officers: Vec<(UserId, String)>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = officers
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    choices.push(Choice::new(NOBODY, visit.t("sak-ikke-fordelt")));
    choices
}

/// The key figures from the counts: of all, then of each group.
fn kpis(visit: &SignedIn<'_>, counts: &[Bounded]) -> Vec<Kpi> {
    let Some((all, groups)) = counts.split_first() else {
        return Vec::new();
    };
    let of_all = if all.is_more() {
        visit.t_with("liste-av-mer-enn", &[("antall", counted(*all))])
    } else {
        visit.t_with(
            "sak-av-saker",
            &[("antall", Variable::Number(all.number()))],
        )
    };
    KPIS.iter()
        .zip(groups)
        .map(|((key, standings), count)| Kpi {
            label: visit.t(key),
            value: count_text(visit, *count),
            note: if *standings == CaseStanding::DECIDED {
                of_all.clone()
            } else {
                String::new()
            },
        })
        .collect()
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![worklist]
}
