//! The reports of the cases an actor may see, as the office's control and the municipality's list show them.

use super::list::{self, Bounded, Paged, TO_COUNT, Window};
use super::schema::{application, grants, report};
use super::scope;
use super::{AnyConnection, Error, Result, error::known};
use crate::access::{Actor, Level};
use crate::domain::geography::MunicipalityCode;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::standing::ReportStanding;
use crate::domain::time::{Day, Timestamp};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Integer};

/// A report in a list.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// The case's number.
    pub case_number: String,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// Budget year.
    pub year: i32,
    /// Where the grant stands.
    pub state: GrantState,
    /// Where the report stands.
    pub standing: ReportStanding,
    /// The amount granted.
    pub granted: Kroner,
    /// What was spent, as last reported.
    pub spent: Option<Kroner>,
    /// When it is due.
    pub due_on: Day,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// Whether somebody has begun to fill it in.
    pub is_begun: bool,
}

/// What the list is in order of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Where the report stands, then what waits longest.
    #[default]
    Standing,
    /// The newest case first.
    NewestCase,
}

/// Which reports, and in what order. What is left out does not narrow the list.
#[derive(Debug, Clone)]
pub struct Filter {
    /// At which level the cases must be visible.
    pub level: Level,
    /// The day it is, which decides what is overdue.
    pub today: Day,
    /// Budget year.
    pub year: Option<i32>,
    /// Where the report stands.
    pub standing: Option<ReportStanding>,
    /// The order.
    pub sort: Sort,
}

type Row = (
    (String, String, i32),
    (String, i64),
    (Day, Option<i64>, Option<chrono::NaiveDateTime>, i64),
);

fn from_row((case, grant, own): Row, today: Day) -> Result<ReportRow> {
    let (case_number, code, year) = case;
    let (state, granted) = grant;
    let (due_on, spent, submitted_at, version) = own;
    let state = known(GrantState::parse(&state), &state)?;
    Ok(ReportRow {
        case_number,
        municipality: code.parse().map_err(|_| Error::Unreadable(code))?,
        year,
        state,
        standing: ReportStanding::of(state, due_on, today),
        granted: Kroner(granted),
        spent: spent.map(Kroner),
        due_on,
        submitted_at: submitted_at.map(Timestamp),
        is_begun: version > 0,
    })
}

/// [`ReportStanding`] of what is not due yet or overdue: the states in which no report is in.
const NOT_IN: &str =
    "grants.state NOT IN ('reported', 'report_returned', 'report_approved', 'closed')";

/// The reports a filter leaves.
macro_rules! narrowed {
    ($actor:expr, $filter:expr, $columns:expr) => {{
        let filter: &Filter = $filter;
        let mut query = report::table
            .inner_join(grants::table.inner_join(application::table))
            .filter(scope::visible_to($actor, filter.level))
            .select($columns)
            .into_boxed();
        if let Some(year) = filter.year {
            query = query.filter(application::year.eq(year));
        }
        match filter.standing {
            None => {}
            Some(ReportStanding::Overdue) => {
                query = query
                    .filter(sql::<Bool>(NOT_IN))
                    .filter(report::due_on.lt(filter.today));
            }
            Some(ReportStanding::Expected) => {
                query = query
                    .filter(sql::<Bool>(NOT_IN))
                    .filter(report::due_on.ge(filter.today));
            }
            Some(ReportStanding::ToCheck) => {
                query = query.filter(grants::state.eq(GrantState::Reported.as_str()));
            }
            Some(ReportStanding::Returned) => {
                query = query.filter(grants::state.eq(GrantState::ReportReturned.as_str()));
            }
            Some(ReportStanding::Approved) => {
                query = query.filter(grants::state.eq(GrantState::ReportApproved.as_str()));
            }
            Some(ReportStanding::Closed) => {
                query = query.filter(grants::state.eq(GrantState::Closed.as_str()));
            }
        }
        query
    }};
}

/// A page of the reports of the cases the actor may see.
///
/// # Errors
/// When the database does not answer.
pub fn page(
    connection: &mut AnyConnection,
    actor: &Actor,
    filter: &Filter,
    window: Window,
) -> Result<Paged<ReportRow>> {
    let columns = (
        (
            application::case_number,
            application::municipality_code,
            application::year,
        ),
        (grants::state, grants::amount),
        (
            report::due_on,
            report::spent,
            report::submitted_at,
            report::version,
        ),
    );
    let query = narrowed!(actor, filter, columns)
        .limit(window.reach())
        .offset(window.offset());
    let rows: Vec<Row> = match filter.sort {
        // What has no moment yet comes before what has one, on both databases.
        Sort::Standing => query
            .order((
                sql::<Integer>(
                    "CASE grants.state WHEN 'reported' THEN 0 WHEN 'report_returned' THEN 2 \
                     WHEN 'report_approved' THEN 4 WHEN 'closed' THEN 5 \
                     ELSE CASE WHEN report.due_on < ",
                )
                .bind::<Date, _>(filter.today)
                .sql(" THEN 1 ELSE 3 END END"),
                sql::<Integer>("CASE WHEN report.submitted_at IS NULL THEN 0 ELSE 1 END"),
                report::submitted_at,
                report::due_on,
                application::case_number,
            ))
            .load(connection)?,
        Sort::NewestCase => query
            .order((application::case_number.desc(), report::due_on))
            .load(connection)?,
    };
    let total = counts(connection, actor, filter, &[filter.standing])?
        .first()
        .copied()
        .unwrap_or_default();
    Paged::of(window, total, rows, |row| from_row(row, filter.today))
}

/// How many of the filter's reports stand so, for each of these; without a standing, how many there are.
///
/// # Errors
/// When the database does not answer.
pub fn counts(
    connection: &mut AnyConnection,
    actor: &Actor,
    filter: &Filter,
    standings: &[Option<ReportStanding>],
) -> Result<Vec<Bounded>> {
    let queries = standings
        .iter()
        .map(|standing| {
            let filter = Filter {
                standing: *standing,
                ..filter.clone()
            };
            narrowed!(actor, &filter, sql::<Integer>("1")).limit(TO_COUNT)
        })
        .collect();
    list::counts(connection, queries)
}
