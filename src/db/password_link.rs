//! Links for setting a password: they expire, and work once.

use super::schema::{password_link, users};
use super::{AnyConnection, Error, Result};
use crate::config::Config;
use crate::domain::id::UserId;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// How long a link works, in seconds.
pub const LIFETIME: i64 = 3600;

/// Stores the hash of a link's token.
///
/// # Errors
/// When the database does not answer.
pub fn make(
    connection: &mut AnyConnection,
    user: UserId,
    token: &str,
    config: &Config,
    now: Timestamp,
) -> Result<()> {
    diesel::insert_into(password_link::table)
        .values((
            password_link::user_id.eq(user.0),
            password_link::token_hash.eq(crate::token::stored(token, &config.secret_key)),
            password_link::created_at.eq(now.0),
            password_link::expires_at.eq(now.plus_seconds(LIFETIME).0),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whose link this is: id and user name, if it still works.
///
/// # Errors
/// When the database does not answer.
pub fn owner(
    connection: &mut AnyConnection,
    token: &str,
    config: &Config,
    now: Timestamp,
) -> Result<Option<(UserId, String)>> {
    let row: Option<(i64, String)> = password_link::table
        .inner_join(users::table)
        .filter(password_link::token_hash.eq(crate::token::stored(token, &config.secret_key)))
        .filter(password_link::used_at.is_null())
        .filter(password_link::expires_at.gt(now.0))
        .filter(users::disabled_at.is_null())
        .select((users::id, users::user_name))
        .first(connection)
        .optional()?;
    Ok(row.map(|(id, name)| (UserId(id), name)))
}

/// Uses a link up, and with it every other link of the same person.
///
/// # Errors
/// [`Error::Conflict`] when it was used meanwhile.
pub fn use_up(
    connection: &mut AnyConnection,
    user: UserId,
    token: &str,
    config: &Config,
    now: Timestamp,
) -> Result<()> {
    let used = diesel::update(
        password_link::table
            .filter(password_link::token_hash.eq(crate::token::stored(token, &config.secret_key)))
            .filter(password_link::used_at.is_null()),
    )
    .set(password_link::used_at.eq(Some(now.0)))
    .execute(connection)?;
    if used != 1 {
        return Err(Error::Conflict("the link is used".into()));
    }
    diesel::update(
        password_link::table
            .filter(password_link::user_id.eq(user.0))
            .filter(password_link::used_at.is_null()),
    )
    .set(password_link::used_at.eq(Some(now.0)))
    .execute(connection)?;
    Ok(())
}
