//! What was submitted: whole, numbered, never changed.

use super::schema::{submission, users};
use super::{AnyConnection, Error, Result};
use crate::domain::application::{Content, stored};
use crate::domain::chain::Digest;
use crate::domain::id::{ApplicationId, SubmissionId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A submitted version of an application.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Its id in the database.
    pub id: SubmissionId,
    /// 1 for the first, 2 after the first completion …
    pub number: i32,
    /// The complete application.
    pub content: Content,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// By whom.
    pub submitted_by_name: String,
}

type Row = (i64, i32, String, chrono::NaiveDateTime, String);

fn from_row((id, number, content, at, name): Row) -> Result<Submission> {
    Ok(Submission {
        id: SubmissionId(id),
        number,
        content: stored::read(&content)?,
        submitted_at: Timestamp(at),
        submitted_by_name: name,
    })
}

macro_rules! of {
    ($application:expr) => {
        submission::table
            .inner_join(users::table)
            .filter(submission::application_id.eq($application.0))
            .order(submission::number.desc())
            .select((
                submission::id,
                submission::number,
                submission::content,
                submission::submitted_at,
                users::name,
            ))
    };
}

/// The newest submission of a case the caller has found through the scope.
///
/// # Errors
/// [`Error::NotFound`] when nothing was submitted.
pub fn latest(connection: &mut AnyConnection, application: ApplicationId) -> Result<Submission> {
    from_row(of!(application).first::<Row>(connection)?)
}

/// All submissions of a case, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn all(connection: &mut AnyConnection, application: ApplicationId) -> Result<Vec<Submission>> {
    of!(application)
        .load::<Row>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// The number the next submission gets.
///
/// # Errors
/// When the database does not answer.
pub fn next_number(connection: &mut AnyConnection, application: ApplicationId) -> Result<i32> {
    let earlier: i64 = submission::table
        .filter(submission::application_id.eq(application.0))
        .count()
        .get_result(connection)?;
    Ok(i32::try_from(earlier).map_err(|error| Error::Broken(error.into()))? + 1)
}

/// Stores a submission. Gives its number and the hash of what is stored.
///
/// # Errors
/// [`Error::Conflict`] when two submit at once.
pub fn insert(
    connection: &mut AnyConnection,
    application: ApplicationId,
    content: &Content,
    by: UserId,
    now: Timestamp,
) -> Result<(i32, Digest)> {
    let number = next_number(connection, application)?;
    let text = stored::write(content)?;
    let sha256 = Digest::of(&text);
    diesel::insert_into(submission::table)
        .values((
            submission::application_id.eq(application.0),
            submission::number.eq(number),
            submission::content.eq(text),
            submission::applied_amount.eq(content.applied_amount().0),
            submission::submitted_by.eq(by.0),
            submission::submitted_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok((number, sha256))
}
