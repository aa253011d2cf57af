//! Appropriations (bevilgninger): the year's amount and the entries it is made of.

use super::schema::{appropriation, appropriation_entry, users};
use super::{AnyConnection, Result};
use crate::domain::id::{AppropriationId, EntryId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// The appropriation of a year.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Appropriation {
    /// Its id in the database.
    pub id: AppropriationId,
    /// Budget year.
    pub year: i32,
    /// Budget chapter, `762`.
    pub chapter: String,
    /// Item, `64`.
    pub item: String,
    /// What may be framed.
    pub amount: Kroner,
    /// What is given to offices as frames.
    pub framed: Kroner,
}

/// The appropriation of a year, if it is recorded.
///
/// # Errors
/// When the database does not answer.
pub fn of_year(connection: &mut AnyConnection, year: i32) -> Result<Option<Appropriation>> {
    let row: Option<(i64, String, String, i64, i64)> = appropriation::table
        .filter(appropriation::year.eq(year))
        .select((
            appropriation::id,
            appropriation::chapter,
            appropriation::item,
            appropriation::amount,
            appropriation::framed,
        ))
        .first(connection)
        .optional()?;
    Ok(
        row.map(|(id, chapter, item, amount, framed)| Appropriation {
            id: AppropriationId(id),
            year,
            chapter,
            item,
            amount: Kroner(amount),
            framed: Kroner(framed),
        }),
    )
}

/// The years with an appropriation, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn years(connection: &mut AnyConnection) -> Result<Vec<i32>> {
    Ok(appropriation::table
        .order(appropriation::year.desc())
        .select(appropriation::year)
        .load(connection)?)
}

/// Records a year's appropriation of nothing yet; entries raise and lower it.
///
/// # Errors
/// [`super::Error::Conflict`] when the year has one.
pub fn insert(
    connection: &mut AnyConnection,
    year: i32,
    chapter: &str,
    item: &str,
) -> Result<AppropriationId> {
    let id = diesel::insert_into(appropriation::table)
        .values((
            appropriation::year.eq(year),
            appropriation::chapter.eq(chapter),
            appropriation::item.eq(item),
            appropriation::amount.eq(0_i64),
        ))
        .returning(appropriation::id)
        .get_result(connection)?;
    Ok(AppropriationId(id))
}

/// Adds an entry; `frames_within_appropriation` refuses to go below what is framed.
///
/// # Errors
/// [`super::Error::Conflict`] when the guard refuses.
pub fn add_entry(
    connection: &mut AnyConnection,
    id: AppropriationId,
    kind: &str,
    delta: Kroner,
    source: &str,
    by: (UserId, Timestamp),
) -> Result<EntryId> {
    let entry = diesel::insert_into(appropriation_entry::table)
        .values((
            appropriation_entry::appropriation_id.eq(id.0),
            appropriation_entry::kind.eq(kind),
            appropriation_entry::delta.eq(delta.0),
            appropriation_entry::source.eq(source),
            appropriation_entry::entered_by.eq(by.0.0),
            appropriation_entry::entered_at.eq(by.1.0),
        ))
        .returning(appropriation_entry::id)
        .get_result(connection)?;
    diesel::update(appropriation::table.find(id.0))
        .set(appropriation::amount.eq(appropriation::amount + delta.0))
        .execute(connection)?;
    Ok(EntryId(entry))
}

/// An entry of the appropriation.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EntryRow {
    /// `adopted` or `revised`.
    pub kind: String,
    /// Change in kroner.
    pub delta: Kroner,
    /// The document behind it.
    pub source: String,
    /// Who entered it.
    pub by: String,
    /// The moment it happened.
    pub at: Timestamp,
}

/// The entries of an appropriation, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn entries(connection: &mut AnyConnection, id: AppropriationId) -> Result<Vec<EntryRow>> {
    let rows: Vec<(String, i64, String, String, chrono::NaiveDateTime)> =
        appropriation_entry::table
            .inner_join(users::table)
            .filter(appropriation_entry::appropriation_id.eq(id.0))
            .order(appropriation_entry::id)
            .select((
                appropriation_entry::kind,
                appropriation_entry::delta,
                appropriation_entry::source,
                users::name,
                appropriation_entry::entered_at,
            ))
            .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(kind, delta, source, by, at)| EntryRow {
            kind,
            delta: Kroner(delta),
            source,
            by,
            at: Timestamp(at),
        })
        .collect())
}
