//! The office's worklist (saksliste): one row a case, with what the list and the rounds show.

use super::schema::{announcement, application, assessment, call, users};
use super::scope;
use super::{AnyConnection, Error, Result, error::known};
use crate::access::{Actor, Level};
use crate::domain::call::LateRule;
use crate::domain::decision::Outcome;
use crate::domain::geography::MunicipalityCode;
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A proposal that waits for the approver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What is proposed.
    pub outcome: Outcome,
    /// The amount, in a proposal to grant.
    pub amount: Option<Kroner>,
    /// By whom.
    pub by: UserId,
}

/// A case in the list.
#[derive(Debug, Clone)]
pub struct WorklistRow {
    /// Which.
    pub id: ApplicationId,
    /// Its number.
    pub case_number: String,
    /// Budget year.
    pub year: i32,
    /// The announcement it answers.
    pub announcement: String,
    /// That announcement's round.
    pub round: i32,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// Where it stands.
    pub state: ApplicationState,
    /// Whether it came late.
    pub late: bool,
    /// Whether it is marked for dismissal: late, not decided, and its call says that late ones are dismissed.
    pub to_be_dismissed: bool,
    /// The amount applied for.
    pub applied: Option<Kroner>,
    /// When it was received.
    pub received: Option<Timestamp>,
    /// The officer it is assigned to.
    pub officer: Option<(UserId, String)>,
    /// The proposal, if one waits.
    pub proposal: Option<Proposal>,
}

type Row = (
    (i64, String, i32, String, i32, String),
    (
        String,
        String,
        bool,
        Option<i64>,
        Option<chrono::NaiveDateTime>,
    ),
    (Option<i64>, Option<String>),
    (Option<String>, Option<i64>, Option<i64>),
);

fn from_row((case, state, officer, proposed): Row) -> Result<WorklistRow> {
    let (id, case_number, year, announcement, round, late_rule) = case;
    let (municipality, name, late, applied, received) = state;
    let state = known(ApplicationState::parse(&name), &name)?;
    let waits = matches!(
        state,
        ApplicationState::Submitted | ApplicationState::Assessed
    );
    let proposal = match proposed {
        (Some(outcome), amount, Some(by)) if waits => Some(Proposal {
            outcome: known(Outcome::parse(&outcome), &outcome)?,
            amount: amount.map(Kroner),
            by: UserId(by),
        }),
        _ => None,
    };
    Ok(WorklistRow {
        id: ApplicationId(id),
        case_number,
        year,
        announcement,
        round,
        municipality: municipality
            .parse()
            .map_err(|_| Error::Unreadable(municipality))?,
        state,
        late,
        to_be_dismissed: late
            && (waits || state == ApplicationState::Returned)
            && known(LateRule::parse(&late_rule), &late_rule)? == LateRule::Dismiss,
        applied: applied.map(Kroner),
        received: received.map(Timestamp),
        officer: officer.0.map(UserId).zip(officer.1),
        proposal,
    })
}

/// The cases the actor may see in a list, oldest number first; of one year, of one announcement, or all.
///
/// # Errors
/// When the database does not answer.
pub fn rows(
    connection: &mut AnyConnection,
    actor: &Actor,
    year: Option<i32>,
    announcement_key: Option<&str>,
) -> Result<Vec<WorklistRow>> {
    // Not boxed: a query whose shape is known when compiled is looked up by that shape, not written out each time.
    let listed = application::table
        .inner_join(announcement::table.inner_join(call::table))
        .left_join(users::table.on(application::case_officer_id.eq(users::id.nullable())))
        .left_join(
            assessment::table.on(assessment::application_id
                .eq(application::id)
                .and(assessment::seat.eq(1))
                .and(assessment::round.eq(1))),
        )
        .filter(scope::visible_to(actor, Level::List))
        .select((
            (
                application::id,
                application::case_number,
                application::year,
                announcement::key,
                announcement::round,
                call::late_rule,
            ),
            (
                application::municipality_code,
                application::state,
                application::late,
                application::applied_amount,
                application::submitted_at,
            ),
            (application::case_officer_id, users::name.nullable()),
            (
                assessment::outcome.nullable(),
                assessment::amount.nullable(),
                assessment::proposed_by.nullable(),
            ),
        ));
    let rows: Vec<Row> = match (announcement_key, year) {
        (Some(key), _) => listed.filter(announcement::key.eq(key)).load(connection)?,
        (None, Some(year)) => listed.filter(application::year.eq(year)).load(connection)?,
        (None, None) => listed.load(connection)?,
    };
    // Put in order here: asked for an order, SQLite walks all cases in that order rather than look up the office's own.
    let mut rows: Vec<WorklistRow> = rows.into_iter().map(from_row).collect::<Result<_>>()?;
    rows.sort_unstable_by(|a, b| a.case_number.cmp(&b.case_number));
    Ok(rows)
}

/// How many drafts the municipalities of the office have begun. A number is all an office sees of a draft, so this is
/// the one query of cases that does not start from the scope.
///
/// # Errors
/// When the database does not answer.
pub fn drafts(connection: &mut AnyConnection, actor: &Actor, year: Option<i32>) -> Result<i64> {
    let begun = application::table
        .filter(scope::among(scope::codes_of(actor)))
        .filter(
            application::state
                .eq(ApplicationState::Draft.as_str())
                .or(application::state.eq(ApplicationState::AwaitingLeader.as_str())),
        );
    Ok(match year {
        Some(year) => begun
            .filter(application::year.eq(year))
            .count()
            .get_result(connection)?,
        None => begun.count().get_result(connection)?,
    })
}
