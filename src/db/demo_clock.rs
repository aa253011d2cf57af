//! How far the demo's clock has been moved, kept so that a demo can go on after a restart.

use super::schema::{demo_clock, grants, password_link, report, return_for_completion, session};
use super::{AnyConnection, Result};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;
use std::collections::BTreeMap;

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

/// Moves the demo's clock on. Open sessions and unused links move along: a visitor who walks through a year in one
/// sitting must not be signed out by it.
///
/// # Errors
/// When the database does not answer.
pub fn move_forward(connection: &mut AnyConnection, seconds: i64, now: Timestamp) -> Result<()> {
    diesel::update(demo_clock::table.find(1_i64))
        .set(demo_clock::offset_seconds.eq(demo_clock::offset_seconds + seconds))
        .execute(connection)?;
    let later = |at: chrono::NaiveDateTime| Timestamp(at).plus_seconds(seconds).0;
    let sessions: Vec<(
        i64,
        chrono::NaiveDateTime,
        chrono::NaiveDateTime,
        chrono::NaiveDateTime,
    )> = session::table
        .filter(session::ended_at.is_null())
        .filter(session::expires_at.gt(now.0))
        .select((
            session::id,
            session::created_at,
            session::last_seen_at,
            session::expires_at,
        ))
        .load(connection)?;
    for (id, created, seen, expires) in sessions {
        diesel::update(session::table.find(id))
            .set((
                session::created_at.eq(later(created)),
                session::last_seen_at.eq(later(seen)),
                session::expires_at.eq(later(expires)),
            ))
            .execute(connection)?;
    }
    let links: Vec<(i64, chrono::NaiveDateTime)> = password_link::table
        .filter(password_link::used_at.is_null())
        .filter(password_link::expires_at.gt(now.0))
        .select((password_link::id, password_link::expires_at))
        .load(connection)?;
    for (id, expires) in links {
        diesel::update(password_link::table.find(id))
            .set(password_link::expires_at.eq(later(expires)))
            .execute(connection)?;
    }
    Ok(())
}

/// Days on which something falls due, with how many.
pub type Due = BTreeMap<Day, usize>;

/// What municipalities must answer from today on: reports, grants to accept, applications to complete.
///
/// # Errors
/// When the database does not answer.
pub fn due(connection: &mut AnyConnection, today: Day) -> Result<[Due; 3]> {
    let reports = report::table
        .filter(report::submitted_at.is_null())
        .filter(report::due_on.ge(today))
        .select(report::due_on)
        .load(connection)?;
    let grants = grants::table
        .filter(grants::state.eq(GrantState::Awarded.as_str()))
        .filter(grants::accept_by.ge(today))
        .select(grants::accept_by)
        .load(connection)?;
    let answers = return_for_completion::table
        .filter(return_for_completion::answered_at.is_null())
        .filter(return_for_completion::respond_by.ge(today))
        .select(return_for_completion::respond_by)
        .load(connection)?;
    Ok([reports, grants, answers].map(counted))
}

fn counted(days: Vec<Day>) -> Due {
    let mut due = Due::new();
    for day in days {
        *due.entry(day).or_default() += 1;
    }
    due
}
