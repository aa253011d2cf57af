//! Declarations of habilitet: one per person and case, which may be changed; every change is an event of the case.

use super::schema::{impartiality, users};
use super::{AnyConnection, Result};
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// What a person has declared about a case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Declaration {
    /// Who.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// Whether the person is impartial (habil).
    pub impartial: bool,
    /// Why not; empty when impartial.
    pub reason: String,
    /// When it was last declared.
    pub declared_at: Timestamp,
}

type Row = (i64, String, bool, String, chrono::NaiveDateTime);

fn from_row((user, name, impartial, reason, at): Row) -> Declaration {
    Declaration {
        user: UserId(user),
        name,
        impartial,
        reason,
        declared_at: Timestamp(at),
    }
}

macro_rules! joined {
    () => {
        impartiality::table.inner_join(users::table).select((
            users::id,
            users::name,
            impartiality::impartial,
            impartiality::reason,
            impartiality::declared_at,
        ))
    };
}

/// What this person has declared about the case, if anything.
///
/// # Errors
/// When the database does not answer.
pub fn of_person(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
) -> Result<Option<Declaration>> {
    Ok(joined!()
        .filter(impartiality::application_id.eq(application.0))
        .filter(impartiality::user_id.eq(user.0))
        .first::<Row>(connection)
        .optional()?
        .map(from_row))
}

/// Everybody's declarations in the case, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Vec<Declaration>> {
    Ok(joined!()
        .filter(impartiality::application_id.eq(application.0))
        .order((impartiality::declared_at, impartiality::id))
        .load::<Row>(connection)?
        .into_iter()
        .map(from_row)
        .collect())
}

/// Writes a declaration in place of the person's earlier one.
///
/// # Errors
/// [`super::Error::Conflict`] when the person declares twice at once.
pub fn declare(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
    (impartial, reason): (bool, &str),
    now: Timestamp,
) -> Result<()> {
    let changed = diesel::update(
        impartiality::table
            .filter(impartiality::application_id.eq(application.0))
            .filter(impartiality::user_id.eq(user.0)),
    )
    .set((
        impartiality::impartial.eq(impartial),
        impartiality::reason.eq(reason),
        impartiality::declared_at.eq(now.0),
    ))
    .execute(connection)?;
    if changed == 0 {
        diesel::insert_into(impartiality::table)
            .values((
                impartiality::application_id.eq(application.0),
                impartiality::user_id.eq(user.0),
                impartiality::impartial.eq(impartial),
                impartiality::reason.eq(reason),
                impartiality::declared_at.eq(now.0),
            ))
            .execute(connection)?;
    }
    Ok(())
}
