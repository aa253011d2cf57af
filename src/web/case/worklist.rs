//! `/saker`: the worklist of the office, with its filters in the address.

use crate::access::Act;
use crate::db;
use crate::db::worklist::WorklistRow;
use crate::domain::decision::Outcome;
use crate::domain::geography::sort_key;
use crate::domain::lifecycle::application::ApplicationState;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::official_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use chrono::Datelike;
use rocket::form::FromForm;
use serde::Serialize;

/// Cases on a page.
const PAGE: usize = 50;
/// The first year of the scheme.
const FIRST_YEAR: i32 = 2017;
/// Shows all years; shows the cases nobody has.
const ALL: &str = "alle";
const NOBODY: &str = "ingen";

/// The filters as the address holds them.
#[derive(Debug, Default, FromForm)]
struct Query<'r> {
    ar: Option<&'r str>,
    runde: Option<&'r str>,
    status: Option<&'r str>,
    saksbehandler: Option<&'r str>,
    sok: Option<&'r str>,
    sorter: Option<&'r str>,
    side: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Filter {
    ar: String,
    runde: String,
    status: String,
    saksbehandler: String,
    sok: String,
    sorter: String,
    active: bool,
}

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
    filter: Filter,
    years: Vec<Choice>,
    rounds: Vec<Choice>,
    states: Vec<Choice>,
    officers: Vec<Choice>,
    kpis: Vec<Kpi>,
    drafts: i64,
    /// Roles at the office that wait for the reader's answer.
    roles_waiting: usize,
    rows: Vec<ListRow>,
    shown: String,
    total: usize,
    page: usize,
    pages: usize,
    base: String,
}

/// What a case's state is called in lists: the key behind `sak-tilstand-`, and the colour of its tag.
pub(in crate::web) fn state_of(row: &WorklistRow) -> (&'static str, &'static str) {
    match row.state {
        ApplicationState::Draft
        | ApplicationState::AwaitingLeader
        | ApplicationState::Discarded => ("kladd", "neutral"),
        ApplicationState::Submitted => match (&row.proposal, &row.officer) {
            (Some(_), _) => ("avvisning-innstilt", "danger"),
            (None, None) => ("ny", "neutral"),
            (None, Some(_)) => ("til-vurdering", "info"),
        },
        ApplicationState::Returned => ("venter", "warning"),
        ApplicationState::Assessed => match row.proposal.map(|proposal| proposal.outcome) {
            Some(Outcome::Reject) => ("avslag-innstilt", "danger"),
            _ => ("innstilt", "success"),
        },
        ApplicationState::Granted => ("innvilget", "success"),
        ApplicationState::Rejected => ("avslatt", "neutral"),
        ApplicationState::Dismissed => ("avvist", "neutral"),
        ApplicationState::Withdrawn => ("trukket", "neutral"),
    }
}

/// The states one can filter by.
const STATES: [&str; 10] = [
    "ny",
    "til-vurdering",
    "venter",
    "innstilt",
    "avslag-innstilt",
    "avvisning-innstilt",
    "innvilget",
    "avslatt",
    "avvist",
    "trukket",
];

#[rocket::get("/saker?<query..>")]
fn worklist(visit: SignedIn<'_>, query: Query<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let this_year = visit.now.day().year();
    let year = match query.ar {
        Some(ALL) => None,
        Some(text) => Some(text.parse().unwrap_or(this_year)),
        None => Some(this_year),
    };
    let (all, drafts) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::worklist::rows(c, visit.actor, year, None)?,
            db::worklist::drafts(c, visit.actor, year)?,
        ))
    })?;
    let filter = filter_of(&query, year);
    let mut found: Vec<&WorklistRow> = all
        .iter()
        .filter(|row| matches(&visit, row, &filter))
        .collect();
    sort(&visit, &mut found, &filter.sorter);
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = query.side.unwrap_or(1).clamp(1, pages);
    let first = (page - 1) * PAGE;
    let rows: Vec<ListRow> = found
        .iter()
        .skip(first)
        .take(PAGE)
        .map(|row| list_row(&visit, row))
        .collect();
    let shown = if rows.is_empty() {
        String::new()
    } else {
        format!("{}–{}", first + 1, first + rows.len())
    };
    let data = WorklistPage {
        years: year_choices(&visit, this_year),
        rounds: round_choices(&visit, &all),
        states: STATES
            .iter()
            .map(|state| Choice {
                value: (*state).to_owned(),
                label: visit.t(&format!("sak-tilstand-{state}")),
            })
            .collect(),
        officers: officer_choices(&visit, &all),
        kpis: kpis(&visit, &all),
        drafts,
        roles_waiting: roles_waiting(&visit)?,
        rows,
        shown,
        total: found.len(),
        page,
        pages,
        base: base(&filter),
        filter,
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

fn filter_of(query: &Query<'_>, year: Option<i32>) -> Filter {
    let text = |value: Option<&str>| value.unwrap_or_default().trim().to_owned();
    let filter = Filter {
        ar: year.map_or_else(|| ALL.to_owned(), |year| year.to_string()),
        runde: text(query.runde),
        status: text(query.status),
        saksbehandler: text(query.saksbehandler),
        sok: text(query.sok),
        sorter: text(query.sorter),
        active: false,
    };
    let active = [
        &filter.runde,
        &filter.status,
        &filter.saksbehandler,
        &filter.sok,
    ]
    .iter()
    .any(|value| !value.is_empty());
    Filter { active, ..filter }
}

fn matches(visit: &SignedIn<'_>, row: &WorklistRow, filter: &Filter) -> bool {
    let officer = row.officer.as_ref().map(|(id, _)| id.to_string());
    (filter.runde.is_empty() || filter.runde == row.round.to_string())
        && (filter.status.is_empty() || filter.status == state_of(row).0)
        && match filter.saksbehandler.as_str() {
            "" => true,
            NOBODY => officer.is_none(),
            wanted => officer.as_deref() == Some(wanted),
        }
        && (filter.sok.is_empty() || {
            let wanted = filter.sok.to_lowercase();
            row.case_number.contains(&wanted)
                || official_name(visit, row.municipality)
                    .to_lowercase()
                    .contains(&wanted)
        })
}

fn sort(visit: &SignedIn<'_>, rows: &mut [&WorklistRow], sorter: &str) {
    let (field, down) = sorter
        .strip_prefix('-')
        .map_or((sorter, false), |field| (field, true));
    match field {
        "kommune" => {
            rows.sort_by_cached_key(|row| sort_key(&official_name(visit, row.municipality)))
        }
        "sokt" => rows.sort_by_key(|row| row.applied),
        "saksbehandler" => rows.sort_by_cached_key(|row| {
            row.officer
                .as_ref()
                .map(|(_, name)| sort_key(name))
                .unwrap_or_default()
        }),
        "status" => rows.sort_by_key(|row| {
            STATES
                .iter()
                .position(|state| *state == state_of(row).0)
                .unwrap_or(STATES.len())
        }),
        "saksnummer" => rows.sort_by(|a, b| a.case_number.cmp(&b.case_number)),
        _ => rows.sort_by_key(|row| row.received),
    }
    if down {
        rows.reverse();
    }
}

fn list_row(visit: &SignedIn<'_>, row: &WorklistRow) -> ListRow {
    let (state, color) = state_of(row);
    ListRow {
        case_number: row.case_number.clone(),
        municipality: official_name(visit, row.municipality),
        round: row.round,
        applied: row.applied.map(|amount| amount.0),
        received: row
            .received
            .map(|at| crate::domain::time::norwegian_day(at.day()))
            .unwrap_or_default(),
        officer: row
            .officer
            .as_ref()
            .map_or_else(|| visit.t("sak-ikke-fordelt"), |(_, name)| name.clone()),
        status: visit.t(&format!("sak-tilstand-{state}")),
        color,
        late: row.late,
        to_be_dismissed: row.to_be_dismissed,
    }
}

fn year_choices(visit: &SignedIn<'_>, this_year: i32) -> Vec<Choice> {
    let mut years: Vec<Choice> = (FIRST_YEAR..=this_year)
        .rev()
        .map(|year| Choice {
            value: year.to_string(),
            label: year.to_string(),
        })
        .collect();
    years.push(Choice {
        value: ALL.to_owned(),
        label: visit.t("sak-alle-ar"),
    });
    years
}

fn round_choices(visit: &SignedIn<'_>, rows: &[WorklistRow]) -> Vec<Choice> {
    let mut rounds: Vec<i32> = rows.iter().map(|row| row.round).collect();
    rounds.sort_unstable();
    rounds.dedup();
    rounds
        .into_iter()
        .map(|round| Choice {
            value: round.to_string(),
            label: visit.t_with("sak-runde", &[("runde", round.to_string().into())]),
        })
        .collect()
}

fn officer_choices(visit: &SignedIn<'_>, rows: &[WorklistRow]) -> Vec<Choice> {
    let mut found: Vec<_> = rows.iter().filter_map(|row| row.officer.clone()).collect();
    found.sort_by_cached_key(|(_, name)| sort_key(name));
    found.dedup();
    let mut choices: Vec<Choice> = found
        .into_iter()
        .map(|(id, name)| Choice {
            value: id.to_string(),
            label: name,
        })
        .collect();
    choices.push(Choice {
        value: NOBODY.to_owned(),
        label: visit.t("sak-ikke-fordelt"),
    });
    choices
}

fn kpis(visit: &SignedIn<'_>, rows: &[WorklistRow]) -> Vec<Kpi> {
    let count = |names: &[&str]| {
        rows.iter()
            .filter(|row| names.contains(&state_of(row).0))
            .count()
    };
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let of_all = visit.t_with("sak-av-saker", &[("antall", Variable::Number(total))]);
    [
        ("sak-kpi-nye", count(&["ny"]), ""),
        ("sak-kpi-vurdering", count(&["til-vurdering"]), ""),
        ("sak-kpi-venter", count(&["venter"]), ""),
        (
            "sak-kpi-innstilt",
            count(&["innstilt", "avslag-innstilt", "avvisning-innstilt"]),
            "",
        ),
        (
            "sak-kpi-avgjort",
            count(&["innvilget", "avslatt", "avvist"]),
            of_all.as_str(),
        ),
    ]
    .into_iter()
    .map(|(key, number, note)| Kpi {
        label: visit.t(key),
        value: number.to_string(),
        note: note.to_owned(),
    })
    .collect()
}

/// The address of this list without its page.
fn base(filter: &Filter) -> String {
    let mut out = "/saker?".to_owned();
    for (name, value) in [
        ("ar", &filter.ar),
        ("runde", &filter.runde),
        ("status", &filter.status),
        ("saksbehandler", &filter.saksbehandler),
        ("sok", &filter.sok),
        ("sorter", &filter.sorter),
    ] {
        if !value.is_empty() {
            let value = rocket::http::RawStr::new(value).percent_encode();
            out.push_str(&format!("{name}={value}&"));
        }
    }
    out.push_str("side=");
    out
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![worklist]
}
