//! What the office asked to have completed (retur for utfylling): one row per section of the application.

use super::schema::{return_for_completion, users};
use super::{AnyConnection, Result};
use crate::domain::chain::Digest;
use crate::domain::fact::SectionRemark;
use crate::domain::id::{ApplicationId, ReturnRemarkId, UserId};
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// A remark to one section.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Remark {
    /// The section's key.
    pub section: String,
    /// What must be completed.
    pub comment: String,
    /// The last day for answering.
    pub respond_by: Day,
    /// Who returned it.
    pub by: String,
    /// When it was returned.
    pub returned_at: Timestamp,
    /// When it was answered, or the case taken as it stands.
    pub answered_at: Option<Timestamp>,
}

type Row = (
    String,
    String,
    Day,
    String,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
);

/// All remarks to an application, oldest return first.
///
/// # Errors
/// When the database does not answer.
pub fn all(connection: &mut AnyConnection, application: ApplicationId) -> Result<Vec<Remark>> {
    let rows: Vec<Row> = return_for_completion::table
        .inner_join(users::table)
        .filter(return_for_completion::application_id.eq(application.0))
        .order(return_for_completion::id)
        .select((
            return_for_completion::section,
            return_for_completion::comment,
            return_for_completion::respond_by,
            users::name,
            return_for_completion::returned_at,
            return_for_completion::answered_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(section, comment, respond_by, by, at, answered)| Remark {
            section,
            comment,
            respond_by,
            by,
            returned_at: Timestamp(at),
            answered_at: answered.map(Timestamp),
        })
        .collect())
}

/// The remarks that wait for an answer; none when the application is not returned.
///
/// # Errors
/// When the database does not answer.
pub fn open(connection: &mut AnyConnection, application: ApplicationId) -> Result<Vec<Remark>> {
    let mut remarks = all(connection, application)?;
    remarks.retain(|remark| remark.answered_at.is_none());
    Ok(remarks)
}

/// Adds the remarks of one return. Gives what the fact says of them.
///
/// # Errors
/// When the database does not answer.
pub fn insert(
    connection: &mut AnyConnection,
    application: ApplicationId,
    remarks: &[(String, String)],
    respond_by: Day,
    by: (UserId, Timestamp),
) -> Result<Vec<SectionRemark>> {
    let mut written = Vec::new();
    for (section, comment) in remarks {
        let id = diesel::insert_into(return_for_completion::table)
            .values((
                return_for_completion::application_id.eq(application.0),
                return_for_completion::section.eq(section),
                return_for_completion::comment.eq(comment),
                return_for_completion::respond_by.eq(respond_by),
                return_for_completion::returned_by.eq(by.0.0),
                return_for_completion::returned_at.eq(by.1.0),
            ))
            .returning(return_for_completion::id)
            .get_result(connection)?;
        written.push(SectionRemark {
            id: ReturnRemarkId(id),
            section: section.clone(),
            sha256: Digest::of(comment),
        });
    }
    Ok(written)
}

/// Marks the open remarks answered: when the municipality submits again, or the office takes the case as it stands.
///
/// # Errors
/// When the database does not answer.
pub fn mark_answered(
    connection: &mut AnyConnection,
    application: ApplicationId,
    now: Timestamp,
) -> Result<()> {
    diesel::update(
        return_for_completion::table
            .filter(return_for_completion::application_id.eq(application.0))
            .filter(return_for_completion::answered_at.is_null()),
    )
    .set(return_for_completion::answered_at.eq(Some(now.0)))
    .execute(connection)?;
    Ok(())
}
