//! The municipality's list of reports.

use crate::access::{Act, Level};
use crate::db;
use crate::db::report_list::{Filter as Reports, ReportRow, Sort};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use crate::web::kit::Answered;
use crate::web::kit::list::{Asked, Filter, List, Question};
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

static QUESTION: Question = Question {
    path: "/rapporter",
    page: "side",
    parameters: &[],
};

#[derive(Debug, Serialize)]
struct ListRow {
    case_number: String,
    href: String,
    municipality: String,
    year: i32,
    granted: Kroner,
    due: Day,
    submitted_at: Option<Timestamp>,
    status: String,
    color: &'static str,
}

#[derive(Debug, Serialize)]
struct ListPage {
    list: List<ListRow>,
}

/// The key of a report's status at the municipality and the colour of its tag. Overdue begins at midnight after the due date.
#[must_use]
pub fn status(
    state: GrantState,
    due_on: Day,
    is_begun: bool,
    today: Day,
) -> (&'static str, &'static str) {
    match state {
        GrantState::Reported => ("rapport-status-levert", "info"),
        GrantState::ReportReturned => ("rapport-status-returnert", "danger"),
        GrantState::ReportApproved => ("rapport-status-godkjent", "success"),
        GrantState::Closed => ("rapport-status-avsluttet", "neutral"),
        _ if today > due_on => ("rapport-status-over-frist", "danger"),
        _ if is_begun => ("rapport-status-pabegynt", "warning"),
        _ => ("rapport-status-skal-leveres", "warning"),
    }
}

fn row_of(visit: &SignedIn<'_>, row: ReportRow, today: Day) -> ListRow {
    let (key, color) = status(row.state, row.due_on, row.is_begun, today);
    ListRow {
        href: format!("/rapporter/{}/{}", row.case_number, row.year),
        municipality: short_name(visit, row.municipality),
        case_number: row.case_number,
        year: row.year,
        granted: row.granted,
        due: row.due_on,
        submitted_at: row.submitted_at,
        status: visit.t(key),
        color,
    }
}

#[rocket::get("/rapporter")]
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOwnCases)?;
    let filter = Filter::read(&QUESTION, asked);
    let today = visit.now.day();
    let reports = Reports {
        level: Level::Open,
        today,
        year: None,
        standing: None,
        sort: Sort::NewestCase,
    };
    let paged = visit
        .world()
        .db
        .read(|c| db::report_list::page(c, visit.actor, &reports, filter.window()))?;
    visit
        .page("report/list.html", visit.t("rapport-liste-tittel"))
        .with(&ListPage {
            list: List::of(&filter, paged, |row| row_of(&visit, row, today)),
        })
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list]
}
