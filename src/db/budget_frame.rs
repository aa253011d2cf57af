//! Budget frames: the atomic statements behind `domain::budget_frame`, and the ledger.

use super::schema::{appropriation, budget_frame, frame_entry, office, users};
use super::{AnyConnection, Error, Result};
use crate::domain::budget_frame::{BudgetFrame, EntryKind, FrameExceeded};
use crate::domain::id::{EntryId, FrameId, UserId};
use crate::domain::money::Kroner;
use crate::domain::proof::Committed;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// How a frame stands.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this id.
pub fn find(connection: &mut AnyConnection, id: FrameId) -> Result<BudgetFrame> {
    let (amount, committed) = budget_frame::table
        .find(id.0)
        .select((budget_frame::amount, budget_frame::committed))
        .first::<(i64, i64)>(connection)?;
    Ok(BudgetFrame {
        amount: Kroner(amount),
        committed: Kroner(committed),
    })
}

/// The frame of an office in a year, if the ministry has set one.
///
/// # Errors
/// When the database does not answer.
pub fn of_office(
    connection: &mut AnyConnection,
    year: i32,
    office_key: &str,
) -> Result<Option<(FrameId, BudgetFrame)>> {
    let row: Option<(i64, i64, i64)> = budget_frame::table
        .filter(budget_frame::year.eq(year))
        .filter(budget_frame::office_key.eq(office_key))
        .select((
            budget_frame::id,
            budget_frame::amount,
            budget_frame::committed,
        ))
        .first(connection)
        .optional()?;
    Ok(row.map(|(id, amount, committed)| {
        (
            FrameId(id),
            BudgetFrame {
                amount: Kroner(amount),
                committed: Kroner(committed),
            },
        )
    }))
}

/// Sets money aside: one statement, so that two who ask at once cannot both get the last krone.
///
/// # Errors
/// The inner [`FrameExceeded`] with what remains; nothing is changed then.
pub fn commit(
    connection: &mut AnyConnection,
    frame: FrameId,
    amount: Kroner,
) -> Result<Result<Committed, FrameExceeded>> {
    let taken = diesel::update(
        budget_frame::table
            .filter(budget_frame::id.eq(frame.0))
            .filter((budget_frame::committed + amount.0).le(budget_frame::amount)),
    )
    .set(budget_frame::committed.eq(budget_frame::committed + amount.0))
    .execute(connection)?;
    if taken == 1 {
        return Ok(Ok(Committed::reserved(frame, amount)));
    }
    Ok(Err(FrameExceeded {
        remaining: find(connection, frame)?.remaining(),
    }))
}

/// Gives money back to the frame it was taken from.
///
/// # Errors
/// [`Error::Conflict`] when the frame never held that much (the constraint `committed_within_frame`).
pub fn release(connection: &mut AnyConnection, frame: FrameId, amount: Kroner) -> Result<()> {
    let released = diesel::update(budget_frame::table.find(frame.0))
        .set(budget_frame::committed.eq(budget_frame::committed - amount.0))
        .execute(connection)?;
    if released == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Makes an empty frame for an office, or gives the one there is.
///
/// # Errors
/// When the database does not answer, or two make it at once ([`Error::Conflict`]).
pub fn ensure(connection: &mut AnyConnection, year: i32, office_key: &str) -> Result<FrameId> {
    if let Some((id, _)) = of_office(connection, year, office_key)? {
        return Ok(id);
    }
    let id = diesel::insert_into(budget_frame::table)
        .values((
            budget_frame::year.eq(year),
            budget_frame::office_key.eq(office_key),
        ))
        .returning(budget_frame::id)
        .get_result(connection)?;
    Ok(FrameId(id))
}

/// Adds an entry to the ledger and changes the frame and what is framed of the appropriation with it.
/// Both `committed_within_frame` and `frames_within_appropriation` guard it.
///
/// # Errors
/// [`Error::Conflict`] when a guard refuses.
pub fn add_entry(
    connection: &mut AnyConnection,
    frame: FrameId,
    kind: EntryKind,
    delta: Kroner,
    document_reference: &str,
    by: (UserId, Timestamp),
) -> Result<EntryId> {
    let year: i32 = budget_frame::table
        .find(frame.0)
        .select(budget_frame::year)
        .first(connection)?;
    let entry = diesel::insert_into(frame_entry::table)
        .values((
            frame_entry::frame_id.eq(frame.0),
            frame_entry::kind.eq(kind.as_str()),
            frame_entry::delta.eq(delta.0),
            frame_entry::document_reference.eq(document_reference),
            frame_entry::entered_by.eq(by.0.0),
            frame_entry::entered_at.eq(by.1.0),
        ))
        .returning(frame_entry::id)
        .get_result(connection)?;
    diesel::update(budget_frame::table.find(frame.0))
        .set(budget_frame::amount.eq(budget_frame::amount + delta.0))
        .execute(connection)?;
    let framed = diesel::update(appropriation::table.filter(appropriation::year.eq(year)))
        .set(appropriation::framed.eq(appropriation::framed + delta.0))
        .execute(connection)?;
    if framed == 1 {
        Ok(EntryId(entry))
    } else {
        Err(Error::NotFound)
    }
}

/// A frame in the ministry's table.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FrameRow {
    /// Its id in the database.
    pub id: FrameId,
    /// The office's key.
    pub office_key: String,
    /// Its name.
    pub office: String,
    /// How the frame stands.
    pub frame: BudgetFrame,
}

/// All frames of a year, by the office's name.
///
/// # Errors
/// When the database does not answer.
pub fn of_year(connection: &mut AnyConnection, year: i32) -> Result<Vec<FrameRow>> {
    let rows: Vec<(i64, String, String, i64, i64)> = budget_frame::table
        .inner_join(office::table)
        .filter(budget_frame::year.eq(year))
        .order(office::name)
        .select((
            budget_frame::id,
            office::key,
            office::name,
            budget_frame::amount,
            budget_frame::committed,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, office_key, office, amount, committed)| FrameRow {
            id: FrameId(id),
            office_key,
            office,
            frame: BudgetFrame {
                amount: Kroner(amount),
                committed: Kroner(committed),
            },
        })
        .collect())
}

/// An entry of the ledger.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EntryRow {
    /// Which frame.
    pub frame_id: i64,
    /// `allotted`, `raised`, `lowered` …
    pub kind: String,
    /// Change in kroner.
    pub delta: Kroner,
    /// The letter behind it.
    pub document_reference: String,
    /// Who entered it.
    pub by: String,
    /// The moment it happened.
    pub at: Timestamp,
}

/// The ledger of a year, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn ledger(connection: &mut AnyConnection, year: i32) -> Result<Vec<EntryRow>> {
    let rows: Vec<(i64, String, i64, String, String, chrono::NaiveDateTime)> = frame_entry::table
        .inner_join(budget_frame::table)
        .inner_join(users::table)
        .filter(budget_frame::year.eq(year))
        .order(frame_entry::id)
        .select((
            frame_entry::frame_id,
            frame_entry::kind,
            frame_entry::delta,
            frame_entry::document_reference,
            users::name,
            frame_entry::entered_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(
            |(frame_id, kind, delta, document_reference, by, at)| EntryRow {
                frame_id,
                kind,
                delta: Kroner(delta),
                document_reference,
                by,
                at: Timestamp(at),
            },
        )
        .collect())
}
