//! Who at an office has opened which case, and on which days (innsynslogg): at most one mark a person, case and day.

use super::schema::{access_log, users};
use super::{AnyConnection, Result};
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::time::Day;
use diesel::prelude::*;

/// Somebody who has opened a case on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Who.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The day.
    pub day: Day,
}

/// Whether the mark stands already: then there is nothing to write.
///
/// # Errors
/// When the database does not answer.
pub fn is_noted(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
    day: Day,
) -> Result<bool> {
    let found: i64 = access_log::table
        .filter(access_log::application_id.eq(application.0))
        .filter(access_log::user_id.eq(user.0))
        .filter(access_log::day.eq(day))
        .count()
        .get_result(connection)?;
    Ok(found > 0)
}

/// Sets the mark.
///
/// # Errors
/// [`super::Error::Conflict`] when it stands already (two pages opened at once).
pub fn note(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
    day: Day,
) -> Result<()> {
    diesel::insert_into(access_log::table)
        .values((
            access_log::application_id.eq(application.0),
            access_log::user_id.eq(user.0),
            access_log::day.eq(day),
        ))
        .execute(connection)?;
    Ok(())
}

/// All marks of a case, the newest day first.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Vec<Reading>> {
    let rows: Vec<(i64, String, Day)> = access_log::table
        .inner_join(users::table)
        .filter(access_log::application_id.eq(application.0))
        .order((access_log::day.desc(), users::name))
        .select((users::id, users::name, access_log::day))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(user, name, day)| Reading {
            user: UserId(user),
            name,
            day,
        })
        .collect())
}
