//! Declarations of habilitet: one per person and case, which may be changed; every change is an event of the case.

use super::schema::{application_event, grant_event, grants, impartiality, users};
use super::{AnyConnection, Error, Result};
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::persons_apart::MUNICIPAL_STEPS;
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
    /// When it was last declared, or confirmed.
    pub declared_at: Timestamp,
    /// When the person, who was not impartial, said to be so now; nothing when nobody waits for an answer.
    pub asked_at: Option<Timestamp>,
    /// What has changed, as the person wrote.
    pub asked_reason: Option<String>,
}

type Row = (
    i64,
    String,
    bool,
    String,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
    Option<String>,
);

fn from_row((user, name, impartial, reason, at, asked_at, asked_reason): Row) -> Declaration {
    Declaration {
        asked_at: asked_at.map(Timestamp),
        asked_reason,
        user: UserId(user),
        name,
        impartial,
        reason,
        declared_at: Timestamp(at),
    }
}

macro_rules! joined {
    () => {
        impartiality::table
            .inner_join(users::table.on(users::id.eq(impartiality::user_id)))
            .select((
                users::id,
                users::name,
                impartiality::impartial,
                impartiality::reason,
                impartiality::declared_at,
                impartiality::asked_at,
                impartiality::asked_reason,
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
        impartiality::asked_at.eq(None::<chrono::NaiveDateTime>),
        impartiality::asked_reason.eq(None::<String>),
        impartiality::confirmed_by.eq(None::<i64>),
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

/// Notes that a person who was not impartial says to be so now, and why.
///
/// # Errors
/// [`Error::Conflict`] when the person has declared something else meanwhile.
pub fn ask(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let asked = diesel::update(
        impartiality::table
            .filter(impartiality::application_id.eq(application.0))
            .filter(impartiality::user_id.eq(user.0))
            .filter(impartiality::impartial.eq(false)),
    )
    .set((
        impartiality::asked_at.eq(Some(now.0)),
        impartiality::asked_reason.eq(Some(reason)),
    ))
    .execute(connection)?;
    once(asked)
}

/// Answers whoever asked: impartial from now on, or still not.
///
/// # Errors
/// [`Error::Conflict`] when nobody waits for an answer any more.
pub fn answer(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
    impartial: bool,
    by: (UserId, Timestamp),
) -> Result<()> {
    let asked = impartiality::table
        .filter(impartiality::application_id.eq(application.0))
        .filter(impartiality::user_id.eq(user.0))
        .filter(impartiality::asked_at.is_not_null());
    let no_question = (
        impartiality::asked_at.eq(None::<chrono::NaiveDateTime>),
        impartiality::asked_reason.eq(None::<String>),
    );
    once(if impartial {
        diesel::update(asked)
            .set((
                no_question,
                impartiality::impartial.eq(true),
                impartiality::reason.eq(""),
                impartiality::declared_at.eq(by.1.0),
                impartiality::confirmed_by.eq(Some(by.0.0)),
            ))
            .execute(connection)?
    } else {
        diesel::update(asked).set(no_question).execute(connection)?
    })
}

fn once(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the declaration has changed".into()))
    }
}

/// Whether a person has acted in the case for its municipality: what [`super::scope`] asks in a query, for one case.
///
/// # Errors
/// When the database does not answer.
pub fn acted_for_municipality(
    connection: &mut AnyConnection,
    application: ApplicationId,
    user: UserId,
) -> Result<bool> {
    let steps: i64 = application_event::table
        .filter(application_event::application_id.eq(application.0))
        .filter(application_event::actor_id.eq(user.0))
        .filter(application_event::step.eq_any(MUNICIPAL_STEPS))
        .count()
        .get_result(connection)?;
    if steps > 0 {
        return Ok(true);
    }
    let steps: i64 = grants::table
        .inner_join(grant_event::table.on(grant_event::grant_id.eq(grants::id)))
        .filter(grants::application_id.eq(application.0))
        .filter(grant_event::actor_id.eq(user.0))
        .filter(grant_event::step.eq_any(MUNICIPAL_STEPS))
        .count()
        .get_result(connection)?;
    Ok(steps > 0)
}
