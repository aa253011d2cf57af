//! Notices waiting to be sent, written in the transaction of the act that causes them.

use super::list::{self, Paged, TO_COUNT, Window};
use super::schema::outbox;
use super::{AnyConnection, Result};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A notice ready to send: already in the recipient's language. It tells that something happened and where to
/// read it, never what (SCHEME: notices).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The user it is for, if it is a user.
    pub to_user: Option<i64>,
    /// The e-mail address.
    pub to_address: String,
    /// `nb`, `nn` or `en`.
    pub language: &'static str,
    /// Which mail of `docs/EMAILS.md`.
    pub kind: &'static str,
    /// Subject line.
    pub subject: String,
    /// Plain text with one link.
    pub body: String,
    /// The case it is about.
    pub application: Option<i64>,
}

/// Puts a notice in the outbox.
///
/// # Errors
/// When the database does not answer.
pub fn put(connection: &mut AnyConnection, notice: &Notice, now: Timestamp) -> Result<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::to_user_id.eq(notice.to_user),
            outbox::to_address.eq(&notice.to_address),
            outbox::language.eq(notice.language),
            outbox::kind.eq(notice.kind),
            outbox::subject.eq(&notice.subject),
            outbox::body.eq(&notice.body),
            outbox::application_id.eq(notice.application),
            outbox::created_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(())
}

/// A notice as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct OutboxRow {
    /// Number in the outbox.
    pub id: i64,
    /// Address.
    pub to_address: String,
    /// Language code.
    pub language: String,
    /// Kind of mail.
    pub kind: String,
    /// Subject line.
    pub subject: String,
    /// Text.
    pub body: String,
    /// When it was written.
    pub created_at: chrono::NaiveDateTime,
    /// When it went out.
    pub sent_at: Option<chrono::NaiveDateTime>,
    /// How often sending was tried.
    pub attempts: i32,
}

/// The oldest unsent notices that have not failed five times.
///
/// # Errors
/// When the database does not answer.
pub fn waiting(connection: &mut AnyConnection, limit: i64) -> Result<Vec<OutboxRow>> {
    Ok(outbox::table
        .filter(outbox::sent_at.is_null())
        .filter(outbox::attempts.lt(5))
        .order(outbox::id)
        .limit(limit)
        .select(OutboxRow::as_select())
        .load(connection)?)
}

/// Takes a notice for sending: counts the attempt. False when another instance took it meanwhile.
///
/// # Errors
/// When the database does not answer.
pub fn claim(connection: &mut AnyConnection, row: &OutboxRow) -> Result<bool> {
    let claimed = diesel::update(
        outbox::table
            .filter(outbox::id.eq(row.id))
            .filter(outbox::sent_at.is_null())
            .filter(outbox::attempts.eq(row.attempts)),
    )
    .set(outbox::attempts.eq(row.attempts + 1))
    .execute(connection)?;
    Ok(claimed == 1)
}

/// Notes how sending went.
///
/// # Errors
/// When the database does not answer.
pub fn sent(
    connection: &mut AnyConnection,
    id: i64,
    outcome: std::result::Result<Timestamp, String>,
) -> Result<()> {
    match outcome {
        Ok(at) => diesel::update(outbox::table.find(id))
            .set((
                outbox::sent_at.eq(Some(at.0)),
                outbox::last_error.eq(None::<String>),
            ))
            .execute(connection)?,
        Err(error) => diesel::update(outbox::table.find(id))
            .set(outbox::last_error.eq(Some(error)))
            .execute(connection)?,
    };
    Ok(())
}

/// Marks everything that waits as sent when it was written: for the demo's past, which nobody is to be told of again.
///
/// # Errors
/// When the database does not answer.
pub fn mark_all_sent(connection: &mut AnyConnection) -> Result<()> {
    diesel::update(outbox::table.filter(outbox::sent_at.is_null()))
        .set(outbox::sent_at.eq(outbox::created_at.nullable()))
        .execute(connection)?;
    Ok(())
}

/// The newest notices after the first `skipped`.
///
/// # Errors
/// When the database does not answer.
pub fn newest(connection: &mut AnyConnection, limit: i64, skipped: i64) -> Result<Vec<OutboxRow>> {
    Ok(outbox::table
        .order(outbox::id.desc())
        .limit(limit)
        .offset(skipped)
        .select(OutboxRow::as_select())
        .load(connection)?)
}

/// A page of the notices, newest first, sent or not.
///
/// # Errors
/// When the database does not answer.
pub fn page(connection: &mut AnyConnection, window: Window) -> Result<Paged<OutboxRow>> {
    let rows = newest(connection, window.reach(), window.offset())?;
    let total = list::count(connection, outbox::table.select(outbox::id).limit(TO_COUNT))?;
    Paged::of(window, total, rows, Ok)
}

/// When the oldest unsent notice was written.
///
/// # Errors
/// When the database does not answer.
pub fn oldest_unsent(connection: &mut AnyConnection) -> Result<Option<Timestamp>> {
    Ok(outbox::table
        .filter(outbox::sent_at.is_null())
        .select(diesel::dsl::min(outbox::created_at))
        .first::<Option<_>>(connection)?
        .map(Timestamp))
}
