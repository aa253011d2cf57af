//! How far the demo's clock has been moved, kept so that a demo can go on after a restart.

use super::schema::demo_clock;
use super::{AnyConnection, Result};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// When the demo's clock started and how many seconds it was moved forward, if this is a demo.
///
/// # Errors
/// When the database does not answer.
pub fn read(connection: &mut AnyConnection) -> Result<Option<(Timestamp, i64)>> {
    let row: Option<(chrono::NaiveDateTime, i64)> = demo_clock::table
        .find(1_i64)
        .select((demo_clock::starts_at, demo_clock::offset_seconds))
        .first(connection)
        .optional()?;
    Ok(row.map(|(at, offset)| (Timestamp(at), offset)))
}

/// Starts the clock of a fresh demo.
///
/// # Errors
/// [`super::Error::Conflict`] when it runs already.
pub fn start(connection: &mut AnyConnection, at: Timestamp) -> Result<()> {
    diesel::insert_into(demo_clock::table)
        .values((
            demo_clock::id.eq(1_i64),
            demo_clock::starts_at.eq(at.0),
            demo_clock::offset_seconds.eq(0_i64),
        ))
        .execute(connection)?;
    Ok(())
}
