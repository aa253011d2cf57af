//! The municipality's list of reports.

use crate::access::{Act, Level};
use crate::db;
use crate::db::annual_report::Report;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

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
    rows: Vec<ListRow>,
}

/// The key of a report's status at the municipality and the colour of its tag. Overdue begins at midnight after the due date.
#[must_use]
pub fn status(state: GrantState, report: &Report, today: Day) -> (&'static str, &'static str) {
    match state {
        GrantState::Reported => ("rapport-status-levert", "info"),
        GrantState::ReportReturned => ("rapport-status-returnert", "danger"),
        GrantState::ReportApproved => ("rapport-status-godkjent", "success"),
        GrantState::Closed => ("rapport-status-avsluttet", "neutral"),
        _ if today > report.due_on => ("rapport-status-over-frist", "danger"),
        _ if report.version > 0 => ("rapport-status-pabegynt", "warning"),
        _ => ("rapport-status-skal-leveres", "warning"),
    }
}

#[rocket::get("/rapporter")]
fn list(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ListOwnCases)?;
    let today = visit.now.day();
    let rows = visit.world().db.read(|connection| {
        let cases = db::application::list(connection, visit.actor, Level::Open, None)?;
        let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
        let grants = db::grant::of_applications(connection, &ids)?;
        let grant_ids: Vec<_> = grants.values().map(|grant| grant.id).collect();
        let reports = db::annual_report::of_grants(connection, &grant_ids)?;
        let mut rows = Vec::new();
        for case in &cases {
            let Some(grant) = grants.get(&case.id) else {
                continue;
            };
            for report in reports.iter().filter(|report| report.grant == grant.id) {
                let (key, color) = status(grant.state, report, today);
                rows.push(ListRow {
                    case_number: case.case_number.clone(),
                    href: format!("/rapporter/{}/{}", case.case_number, case.year),
                    municipality: short_name(&visit, case.municipality),
                    year: case.year,
                    granted: grant.amount,
                    due: report.due_on,
                    submitted_at: report.submitted.as_ref().map(|submitted| submitted.at),
                    status: visit.t(key),
                    color,
                });
            }
        }
        Ok::<_, Failure>(rows)
    })?;
    visit
        .page("report/list.html", visit.t("rapport-liste-tittel"))
        .with(&ListPage { rows })
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list]
}
