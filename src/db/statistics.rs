//! What the ministry and the public read: grants that were decided, and sums over applications.
//!
//! This is the Count and the Public scope (`docs/ACCESS.md`): no text of an application, no assessment and no person
//! leaves this file, and of applications without a grant nothing but sums. Therefore nothing here takes an `Actor`.
//! Amounts come from the journal (`db::journal`) and from nowhere else.

use super::schema::{
    application, budget_frame, decision, grant_event, grants, repayment, submission,
};
use super::{AnyConnection, Error, Result, error::known, journal};
use crate::domain::application::stored;
use crate::domain::award::Award;
use crate::domain::geography::MunicipalityCode;
use crate::domain::id::GrantId;
use crate::domain::journal::{Kind, Sums};
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

type AwardRow = (
    i64,
    i32,
    String,
    String,
    Option<i64>,
    String,
    String,
    String,
    chrono::NaiveDateTime,
);

macro_rules! award_rows {
    () => {
        grants::table
            .inner_join(application::table)
            .inner_join(decision::table)
            .inner_join(budget_frame::table)
            .select((
                grants::id,
                application::year,
                application::case_number,
                application::municipality_code,
                application::applied_amount,
                grants::state,
                budget_frame::office_key,
                decision::office_name,
                decision::decided_at,
            ))
    };
}

/// All grants of the years, by year and case number.
///
/// # Errors
/// When the database does not answer.
pub fn awards(
    connection: &mut AnyConnection,
    years: std::ops::RangeInclusive<i32>,
) -> Result<Vec<Award>> {
    let rows: Vec<AwardRow> = award_rows!()
        .filter(application::year.between(*years.start(), *years.end()))
        .order((application::year, application::case_number))
        .load(connection)?;
    let sums = journal::of_grants(connection, years)?;
    rows.into_iter()
        .map(|row| {
            let own = sums.get(&GrantId(row.0)).copied().unwrap_or_default();
            award_of(row, &own)
        })
        .collect()
}

/// The grant with this case number, and its row id for what else is public about it.
///
/// # Errors
/// [`Error::NotFound`] when no grant came of the case.
pub fn award(connection: &mut AnyConnection, case_number: &str) -> Result<(i64, Award)> {
    let row: AwardRow = award_rows!()
        .filter(application::case_number.eq(case_number))
        .first(connection)?;
    let id = row.0;
    let sums = journal::of_grant(connection, GrantId(id))?;
    Ok((id, award_of(row, &sums)?))
}

/// A grant with its sums from the journal.
fn award_of(row: AwardRow, sums: &Sums) -> Result<Award> {
    let (_, year, case_number, code, applied, state, office_key, office, decided_at) = row;
    Ok(Award {
        year,
        case_number,
        municipality: municipality(code)?,
        office_key,
        office,
        decided_at: Timestamp(decided_at),
        state: known(GrantState::parse(&state), &state)?,
        applied: Kroner(applied.unwrap_or(0)),
        granted: sums.standing().amount,
        paid: sums.of(Kind::Paid).amount,
        spent: sums.of(Kind::Spent).known(),
        unspent: sums.of(Kind::Unspent).known(),
        overspent: sums.of(Kind::Overspent).known(),
    })
}

fn municipality(code: String) -> Result<MunicipalityCode> {
    code.parse().map_err(|_| Error::Unreadable(code))
}

/// The years in which something was granted, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn award_years(connection: &mut AnyConnection) -> Result<Vec<i32>> {
    Ok(grants::table
        .inner_join(application::table)
        .select(application::year)
        .distinct()
        .order(application::year.desc())
        .load(connection)?)
}

/// Something that happened to a grant and is public, without who did it.
#[derive(Debug, Clone)]
pub struct PublicStep {
    /// Name of the step.
    pub step: String,
    /// When.
    pub at: Timestamp,
}

/// The steps of a grant that changed where it stands, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn public_steps(connection: &mut AnyConnection, grant: i64) -> Result<Vec<PublicStep>> {
    let rows: Vec<(String, chrono::NaiveDateTime)> = grant_event::table
        .filter(grant_event::grant_id.eq(grant))
        .filter(grant_event::from_state.ne(grant_event::to_state))
        .order(grant_event::id)
        .select((grant_event::step, grant_event::at))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(step, at)| PublicStep {
            step,
            at: Timestamp(at),
        })
        .collect())
}

/// What came back of a grant: amount and day, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn repaid(connection: &mut AnyConnection, grant: i64) -> Result<Vec<(Kroner, Day)>> {
    let rows: Vec<(Option<i64>, Option<Day>)> = repayment::table
        .filter(repayment::grant_id.eq(grant))
        .filter(repayment::repaid_amount.is_not_null())
        .order(repayment::repaid_on)
        .select((repayment::repaid_amount, repayment::repaid_on))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(amount, day)| Some((Kroner(amount?), day?)))
        .collect())
}

/// The titles of the measures of a granted application, the only part of its content that is public.
///
/// # Errors
/// [`Error::Unreadable`] when the stored content is not understood.
pub fn measure_titles(connection: &mut AnyConnection, case_number: &str) -> Result<Vec<String>> {
    let content: Option<String> = submission::table
        .inner_join(application::table)
        .filter(application::case_number.eq(case_number))
        .filter(application::state.eq(ApplicationState::Granted.as_str()))
        .order(submission::number.desc())
        .select(submission::content)
        .first(connection)
        .optional()?;
    let Some(content) = content else {
        return Ok(Vec::new());
    };
    let content = stored::read(&content)?;
    Ok(content.measure_titles())
}
