//! Annual reports (årsrapporter): the draft as typed, and what was submitted.

use super::schema::{application, grants, remark, report};
use super::{AnyConnection, Error, Result};
use crate::domain::annual_report::{Figures, stored};
use crate::domain::chain::Digest;
use crate::domain::form::{self, Typed};
use crate::domain::geography::MunicipalityCode;
use crate::domain::id::{GrantId, RemarkId, ReportId, UserId};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its id in the database.
    pub id: ReportId,
    /// Of which grant.
    pub grant: GrantId,
    /// When it is due.
    pub due_on: Day,
    /// The draft as typed; empty until somebody saves.
    pub fields: Typed,
    /// Rises with each save; 0 before the first.
    pub version: i64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// What was last submitted.
    pub submitted: Option<Submitted>,
    /// What the office wrote when it last sent the report back.
    pub returned_comment: Option<String>,
    /// When the report was approved.
    pub approved_at: Option<Timestamp>,
}

/// What was submitted.
#[derive(Debug, Clone)]
pub struct Submitted {
    /// The figures.
    pub figures: Figures,
    /// By whom.
    pub by: UserId,
    /// The moment it happened.
    pub at: Timestamp,
    /// The PDF's id.
    pub document: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = report)]
struct Row {
    id: i64,
    grant_id: i64,
    due_on: Day,
    fields: String,
    version: i64,
    saved_at: chrono::NaiveDateTime,
    figures: Option<String>,
    submitted_by: Option<i64>,
    submitted_at: Option<chrono::NaiveDateTime>,
    document_id: Option<String>,
    approved_at: Option<chrono::NaiveDateTime>,
}

fn from_row((row, returned_comment): (Row, Option<String>)) -> Result<Report> {
    let submitted = match (
        row.figures,
        row.submitted_by,
        row.submitted_at,
        row.document_id,
    ) {
        (Some(figures), Some(by), Some(at), Some(document)) => Some(Submitted {
            figures: stored::read(&figures)?,
            by: UserId(by),
            at: Timestamp(at),
            document,
        }),
        _ => None,
    };
    Ok(Report {
        id: ReportId(row.id),
        grant: GrantId(row.grant_id),
        due_on: row.due_on,
        fields: form::stored::read(&row.fields)?,
        version: row.version,
        saved_at: Timestamp(row.saved_at),
        submitted,
        returned_comment,
        approved_at: row.approved_at.map(Timestamp),
    })
}

/// The report of a grant the caller has found through the scope, if one is due.
///
/// # Errors
/// When the database does not answer.
pub fn of_grant(connection: &mut AnyConnection, grant: GrantId) -> Result<Option<Report>> {
    report::table
        .left_join(remark::table)
        .filter(report::grant_id.eq(grant.0))
        .order(report::due_on.desc())
        .select((Row::as_select(), remark::body.nullable()))
        .first::<(Row, Option<String>)>(connection)
        .optional()?
        .map(from_row)
        .transpose()
}

/// Makes the duty to report: an empty report with its due date, from the first payment on.
///
/// # Errors
/// [`Error::Conflict`] when there is one for this date.
pub fn expect(
    connection: &mut AnyConnection,
    grant: GrantId,
    due_on: Day,
    now: Timestamp,
) -> Result<ReportId> {
    let id = diesel::insert_into(report::table)
        .values((
            report::grant_id.eq(grant.0),
            report::due_on.eq(due_on),
            report::fields.eq(form::stored::write(&Typed::default())?),
            report::version.eq(0_i64),
            report::saved_at.eq(now.0),
        ))
        .returning(report::id)
        .get_result(connection)?;
    Ok(ReportId(id))
}

/// Saves the draft on top of the version it was typed on. Gives the new version.
///
/// # Errors
/// [`Error::Conflict`] when a colleague saved meanwhile.
pub fn save(
    connection: &mut AnyConnection,
    id: ReportId,
    typed_on: i64,
    fields: &Typed,
    by: UserId,
    now: Timestamp,
) -> Result<i64> {
    let changed = diesel::update(
        report::table
            .find(id.0)
            .filter(report::version.eq(typed_on)),
    )
    .set((
        report::fields.eq(form::stored::write(fields)?),
        report::version.eq(typed_on + 1),
        report::saved_by.eq(by.0),
        report::saved_at.eq(now.0),
    ))
    .execute(connection)?;
    if changed == 1 {
        Ok(typed_on + 1)
    } else {
        Err(Error::Conflict("a colleague has saved meanwhile".into()))
    }
}

/// Submits: what was said becomes the record. Gives the hash of the figures as stored.
///
/// # Errors
/// When the database does not answer.
pub fn submit(
    connection: &mut AnyConnection,
    id: ReportId,
    submitted: &Submitted,
) -> Result<Digest> {
    let figures = stored::write(&submitted.figures)?;
    let sha256 = Digest::of(&figures);
    diesel::update(report::table.find(id.0))
        .set((
            report::figures.eq(figures),
            report::spent.eq(submitted.figures.spent.0),
            report::own_funds.eq(submitted.figures.own_funds.0),
            report::submitted_by.eq(submitted.by.0),
            report::submitted_at.eq(submitted.at.0),
            report::document_id.eq(&submitted.document),
        ))
        .execute(connection)?;
    Ok(sha256)
}

/// Sends the report back with a comment.
///
/// # Errors
/// When the database does not answer.
pub fn mark_returned(
    connection: &mut AnyConnection,
    id: ReportId,
    comment: RemarkId,
    now: Timestamp,
) -> Result<()> {
    diesel::update(report::table.find(id.0))
        .set((
            report::returned_remark_id.eq(comment.0),
            report::returned_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(())
}

/// Approves the report.
///
/// # Errors
/// When the database does not answer.
pub fn approve(
    connection: &mut AnyConnection,
    id: ReportId,
    by: UserId,
    now: Timestamp,
) -> Result<()> {
    diesel::update(report::table.find(id.0))
        .set((report::approved_by.eq(by.0), report::approved_at.eq(now.0)))
        .execute(connection)?;
    Ok(())
}

/// The newest report that one of these municipalities (a municipality and those it took over) submitted for a year
/// before this one: its year and figures.
///
/// # Errors
/// When the database does not answer.
pub fn before(
    connection: &mut AnyConnection,
    codes: &[MunicipalityCode],
    year: i32,
) -> Result<Option<(i32, Figures)>> {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let row: Option<(i32, Option<String>)> = report::table
        .inner_join(grants::table.inner_join(application::table))
        .filter(application::municipality_code.eq_any(codes))
        .filter(application::year.lt(year))
        .filter(report::figures.is_not_null())
        .filter(grants::state.ne(GrantState::ReportReturned.as_str()))
        .order((application::year.desc(), report::id.desc()))
        .select((application::year, report::figures))
        .first(connection)
        .optional()?;
    match row {
        Some((year, Some(figures))) => Ok(Some((year, stored::read(&figures)?))),
        _ => Ok(None),
    }
}

/// What was spent of a grant, as last reported.
///
/// # Errors
/// When the database does not answer.
pub fn spent(connection: &mut AnyConnection, grant: GrantId) -> Result<Option<Kroner>> {
    let spent: Option<Option<i64>> = report::table
        .filter(report::grant_id.eq(grant.0))
        .order(report::due_on.desc())
        .select(report::spent)
        .first(connection)
        .optional()?;
    Ok(spent.flatten().map(Kroner))
}
