//! The office's reports: what waits to be checked, what is overdue, returned, approved.

use crate::access::{Act, Level};
use crate::db;
use crate::db::list::Bounded;
use crate::db::report_list::{Filter as Reports, ReportRow, Sort};
use crate::domain::money::Kroner;
use crate::domain::standing::ReportStanding;
use crate::domain::time::{Day, Timestamp};
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::list::{Asked, Filter, Kind, List, Question, count_text};
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

static QUESTION: Question = Question {
    path: "/rapportkontroll",
    page: "side",
    parameters: &[
        ("status", Kind::OneOf(ReportStanding::NAMES)),
        ("ar", Kind::Year),
    ],
};

/// What is counted at the top: what the office or the municipality still has to do something about.
const COUNTED: [ReportStanding; 5] = [
    ReportStanding::ToCheck,
    ReportStanding::Overdue,
    ReportStanding::Returned,
    ReportStanding::Expected,
    ReportStanding::Approved,
];

#[derive(Debug, Serialize)]
struct Row {
    case_number: String,
    municipality: String,
    year: i32,
    granted: Kroner,
    spent: Option<Kroner>,
    unspent: Option<Kroner>,
    due: Day,
    submitted_at: Option<Timestamp>,
    status: String,
    color: &'static str,
}

#[derive(Debug, Serialize)]
struct StandingCount {
    label: String,
    count: String,
}

#[derive(Debug, Serialize)]
struct ListPage {
    list: List<Row>,
    counts: Vec<StandingCount>,
    statuses: Vec<Choice>,
    years: Vec<Choice>,
    active: bool,
}

/// What a standing is called, and the colour of its tag.
fn tag_of(visit: &SignedIn<'_>, standing: ReportStanding) -> (String, &'static str) {
    let color = match standing {
        ReportStanding::ToCheck => "warning",
        ReportStanding::Overdue => "danger",
        ReportStanding::Returned => "info",
        ReportStanding::Approved => "success",
        ReportStanding::Expected | ReportStanding::Closed => "neutral",
    };
    let key = format!("rapportkontroll-{}", standing.as_str());
    (visit.t(&key), color)
}

fn row_of(visit: &SignedIn<'_>, row: ReportRow) -> Row {
    let (status, color) = tag_of(visit, row.standing);
    Row {
        municipality: short_name(visit, row.municipality),
        case_number: row.case_number,
        year: row.year,
        granted: row.granted,
        spent: row.spent,
        unspent: row
            .spent
            .map(|spent| row.granted.minus(spent).max(Kroner::ZERO)),
        due: row.due_on,
        submitted_at: row.submitted_at,
        status,
        color,
    }
}

#[rocket::get("/rapportkontroll")]
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let filter = Filter::read(&QUESTION, asked);
    let reports = Reports {
        level: Level::List,
        today: visit.now.day(),
        year: filter.number("ar"),
        standing: ReportStanding::parse(filter.get("status")),
        sort: Sort::Standing,
    };
    let (paged, counts, years) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::report_list::page(c, visit.actor, &reports, filter.window())?,
            db::report_list::counts(c, visit.actor, &reports, &COUNTED.map(Some))?,
            db::announcement::years(c)?,
        ))
    })?;
    let page = ListPage {
        list: List::of(&filter, paged, |row| row_of(&visit, row)),
        counts: standing_counts(&visit, &counts),
        statuses: ReportStanding::ALL
            .iter()
            .map(|standing| Choice::new(standing.as_str(), tag_of(&visit, *standing).0))
            .collect(),
        years: years
            .into_iter()
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect(),
        active: filter.has_any(&["status", "ar"]),
    };
    visit
        .page(
            "report/control_list.html",
            visit.t("rapportkontroll-tittel"),
        )
        .with(&page)
}

fn standing_counts(visit: &SignedIn<'_>, counts: &[Bounded]) -> Vec<StandingCount> {
    COUNTED
        .iter()
        .zip(counts)
        .map(|(standing, count)| StandingCount {
            label: tag_of(visit, *standing).0,
            count: count_text(visit, *count),
        })
        .collect()
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list]
}
