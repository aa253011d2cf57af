//! The office's reports: what waits to be checked, what is overdue, returned, approved.

use crate::access::{Act, Level};
use crate::db::annual_report::Report;
use crate::db::{self, AnyConnection};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

/// The groups of the list, with the key of their name and the colour of their tag.
const GROUPS: [(&str, &str, &str); 6] = [
    ("venter", "rapportkontroll-venter", "warning"),
    ("over-frist", "rapportkontroll-over-frist", "danger"),
    ("returnert", "rapportkontroll-returnert", "info"),
    ("ventes", "rapportkontroll-ventes", "neutral"),
    ("godkjent", "rapportkontroll-godkjent", "success"),
    ("avsluttet", "rapportkontroll-avsluttet", "neutral"),
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
    group: &'static str,
    status: String,
    color: &'static str,
}

#[derive(Debug, Serialize)]
struct GroupCount {
    label: String,
    count: usize,
    href: String,
}

#[derive(Debug, Serialize)]
struct ListPage {
    rows: Vec<Row>,
    total: i64,
    counts: Vec<GroupCount>,
    statuses: Vec<Choice>,
    years: Vec<Choice>,
    status: String,
    year: String,
}

fn group(state: GrantState, report: &Report, today: Day) -> usize {
    match state {
        GrantState::Reported => 0,
        GrantState::ReportReturned => 2,
        GrantState::ReportApproved => 4,
        GrantState::Closed => 5,
        _ if today > report.due_on => 1,
        _ => 3,
    }
}

fn rows(visit: SignedIn<'_>, connection: &mut AnyConnection) -> Result<Vec<Row>, Failure> {
    let cases = db::application::list(connection, visit.actor, Level::List, None)?;
    let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
    let grants = db::grant::of_applications(connection, &ids)?;
    let grant_ids: Vec<_> = grants.values().map(|grant| grant.id).collect();
    let reports = db::annual_report::of_grants(connection, &grant_ids)?;
    let today = visit.now.day();
    let mut rows = Vec::new();
    for case in &cases {
        let Some(grant) = grants.get(&case.id) else {
            continue;
        };
        for report in reports.iter().filter(|report| report.grant == grant.id) {
            let (key, text, color) = GROUPS[group(grant.state, report, today)];
            let spent = report
                .submitted
                .as_ref()
                .map(|submitted| submitted.figures.spent);
            rows.push(Row {
                case_number: case.case_number.clone(),
                municipality: short_name(&visit, case.municipality),
                year: case.year,
                granted: grant.amount,
                spent,
                unspent: spent.map(|spent| grant.amount.minus(spent).max(Kroner::ZERO)),
                due: report.due_on,
                submitted_at: report.submitted.as_ref().map(|submitted| submitted.at),
                group: key,
                status: visit.t(text),
                color,
            });
        }
    }
    // What waits longest comes first.
    rows.sort_by_key(|row| {
        let place = GROUPS.iter().position(|(key, _, _)| *key == row.group);
        (place, row.submitted_at, row.due, row.case_number.clone())
    });
    Ok(rows)
}

#[rocket::get("/rapportkontroll?<status>&<ar>")]
fn list(visit: SignedIn<'_>, status: Option<&str>, ar: Option<&str>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let (status, year) = (status.unwrap_or_default(), ar.unwrap_or_default());
    let mut all = visit
        .world()
        .db
        .read(|connection| rows(visit, connection))?;
    let mut years: Vec<i32> = all.iter().map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    if let Ok(year) = year.parse::<i32>() {
        all.retain(|row| row.year == year);
    }
    let counts = GROUPS
        .iter()
        .take(5)
        .map(|(key, text, _)| GroupCount {
            label: visit.t(text),
            count: all.iter().filter(|row| row.group == *key).count(),
            href: format!("/rapportkontroll?status={key}"),
        })
        .collect();
    if GROUPS.iter().any(|(key, _, _)| *key == status) {
        all.retain(|row| row.group == status);
    }
    let page = ListPage {
        total: i64::try_from(all.len()).unwrap_or_default(),
        rows: all,
        counts,
        statuses: GROUPS
            .iter()
            .map(|(key, text, _)| Choice {
                value: (*key).to_owned(),
                label: visit.t(text),
            })
            .collect(),
        years: years
            .into_iter()
            .rev()
            .map(|year| Choice {
                value: year.to_string(),
                label: year.to_string(),
            })
            .collect(),
        status: status.to_owned(),
        year: year.to_owned(),
    };
    visit
        .page(
            "report/control_list.html",
            visit.t("rapportkontroll-tittel"),
        )
        .with(&page)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list]
}
