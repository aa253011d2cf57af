//! The ministry's calls (utlysninger) and their criteria.

use super::schema::{call, criterion};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::call::LateRule;
use crate::domain::chain::Digest;
use crate::domain::fact::CriterionWritten;
use crate::domain::id::{CallId, CriterionId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A call.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Call {
    /// Its id in the database.
    pub id: CallId,
    /// Budget year.
    pub year: i32,
    /// Text in bokmål.
    pub text_nb: String,
    /// Text in nynorsk.
    pub text_nn: String,
    /// What happens to late applications.
    pub late_rule: LateRule,
    /// When applications may be started, unless an office says otherwise.
    pub opens_at: Timestamp,
    /// The deadline, unless an office says otherwise.
    pub deadline_at: Timestamp,
    /// When it was announced.
    pub announced_at: Option<Timestamp>,
    /// Raised at each change, so that two who write at once meet.
    pub version: i64,
}

/// A criterion of a call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Criterion {
    /// Its id in the database.
    pub id: CriterionId,
    /// `maal`, `behov` …
    pub key: String,
    /// Name in bokmål.
    pub name_nb: String,
    /// Name in nynorsk.
    pub name_nn: String,
    /// Weight, 1–100.
    pub weight: i32,
}

/// What a call says; the fields that are written.
#[derive(Debug, Clone)]
pub struct CallText {
    /// Text in bokmål.
    pub text_nb: String,
    /// Text in nynorsk.
    pub text_nn: String,
    /// What happens to late applications.
    pub late_rule: LateRule,
    /// When applications may be started.
    pub opens_at: Timestamp,
    /// The deadline.
    pub deadline_at: Timestamp,
    /// Criteria: key, name nb, name nn, weight; in the order shown.
    pub criteria: Vec<(String, String, String, i32)>,
}

type Row = (
    i64,
    i32,
    String,
    String,
    String,
    chrono::NaiveDateTime,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
    i64,
);

fn from_row(
    (id, year, text_nb, text_nn, late_rule, opens, deadline, announced, version): Row,
) -> Result<Call> {
    Ok(Call {
        id: CallId(id),
        year,
        text_nb,
        text_nn,
        late_rule: known(LateRule::parse(&late_rule), &late_rule)?,
        opens_at: Timestamp(opens),
        deadline_at: Timestamp(deadline),
        announced_at: announced.map(Timestamp),
        version,
    })
}

/// The call of a year, if there is one.
///
/// # Errors
/// When the database does not answer.
pub fn of_year(connection: &mut AnyConnection, year: i32) -> Result<Option<Call>> {
    call::table
        .filter(call::year.eq(year))
        .select(call::all_columns)
        .first::<Row>(connection)
        .optional()?
        .map(from_row)
        .transpose()
}

/// All calls, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn all(connection: &mut AnyConnection) -> Result<Vec<Call>> {
    call::table
        .order(call::year.desc())
        .load::<Row>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// The criteria of a call in the order shown.
///
/// # Errors
/// When the database does not answer.
pub fn criteria(connection: &mut AnyConnection, id: CallId) -> Result<Vec<Criterion>> {
    let rows: Vec<(i64, String, String, String, i32)> = criterion::table
        .filter(criterion::call_id.eq(id.0))
        .order(criterion::position)
        .select((
            criterion::id,
            criterion::key,
            criterion::name_nb,
            criterion::name_nn,
            criterion::weight,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, key, name_nb, name_nn, weight)| Criterion {
            id: CriterionId(id),
            key,
            name_nb,
            name_nn,
            weight,
        })
        .collect())
}

/// Writes a new call or changes one that is not announced, if its version is still `version` (0 for a new one). Gives its
/// version now and the criteria as the fact says them.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it meanwhile or it is announced.
pub fn write(
    connection: &mut AnyConnection,
    year: i32,
    text: &CallText,
    version: i64,
) -> Result<(CallId, i64, Vec<CriterionWritten>)> {
    let id = if version == 0 {
        diesel::insert_into(call::table)
            .values((
                call::year.eq(year),
                call::text_nb.eq(&text.text_nb),
                call::text_nn.eq(&text.text_nn),
                call::late_rule.eq(text.late_rule.as_str()),
                call::opens_at.eq(text.opens_at.0),
                call::deadline_at.eq(text.deadline_at.0),
            ))
            .returning(call::id)
            .get_result(connection)?
    } else {
        let changed = diesel::update(
            call::table
                .filter(call::year.eq(year))
                .filter(call::version.eq(version))
                .filter(call::announced_at.is_null()),
        )
        .set((
            call::text_nb.eq(&text.text_nb),
            call::text_nn.eq(&text.text_nn),
            call::late_rule.eq(text.late_rule.as_str()),
            call::opens_at.eq(text.opens_at.0),
            call::deadline_at.eq(text.deadline_at.0),
            call::version.eq(version + 1),
        ))
        .execute(connection)?;
        if changed == 0 {
            return Err(Error::Conflict(
                "the call was changed or announced meanwhile".into(),
            ));
        }
        call::table
            .filter(call::year.eq(year))
            .select(call::id)
            .first::<i64>(connection)?
    };
    let written = write_criteria(connection, id, text)?;
    Ok((CallId(id), version + 1, written))
}

/// The criteria of a call in place of those it had.
fn write_criteria(
    connection: &mut AnyConnection,
    id: i64,
    text: &CallText,
) -> Result<Vec<CriterionWritten>> {
    diesel::delete(criterion::table.filter(criterion::call_id.eq(id))).execute(connection)?;
    let mut written = Vec::new();
    for (position, (key, name_nb, name_nn, weight)) in (0_i32..).zip(&text.criteria) {
        let criterion = diesel::insert_into(criterion::table)
            .values((
                criterion::call_id.eq(id),
                criterion::key.eq(key),
                criterion::name_nb.eq(name_nb),
                criterion::name_nn.eq(name_nn),
                criterion::weight.eq(*weight),
                criterion::position.eq(position),
            ))
            .returning(criterion::id)
            .get_result(connection)?;
        written.push(CriterionWritten {
            id: CriterionId(criterion),
            key: key.clone(),
            weight: *weight,
            name_nb_sha256: Digest::of(name_nb),
            name_nn_sha256: Digest::of(name_nn),
        });
    }
    Ok(written)
}

/// Marks a call announced.
///
/// # Errors
/// [`Error::Conflict`] when it was already.
pub fn announce(connection: &mut AnyConnection, id: CallId, now: Timestamp) -> Result<()> {
    let changed = diesel::update(
        call::table
            .filter(call::id.eq(id.0))
            .filter(call::announced_at.is_null()),
    )
    .set(call::announced_at.eq(Some(now.0)))
    .execute(connection)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the call is announced".into()))
    }
}
