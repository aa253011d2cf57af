//! Stored PDFs: whole, hashed, never changed.

use super::schema::{application, document, document_opened, users};
use super::{AnyConnection, Result};
use crate::access::{self, Actor, Level, scope};
use crate::domain::chain::sha256_hex;
use crate::domain::geography::{Geography, WrittenStandard};
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A document to store.
#[derive(Debug, Clone)]
pub struct NewDocument<'a> {
    /// The case it belongs to.
    pub application: ApplicationId,
    /// `receipt`, `grant_letter`, `rejection_letter`, `dismissal_letter` or `report`.
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The standard it is written in.
    pub standard: WrittenStandard,
    /// The PDF.
    pub bytes: &'a [u8],
}

/// A document in a list.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DocumentRow {
    /// Its public id, in `/dokumenter/<id>.pdf`.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Stores a document under a random id.
///
/// # Errors
/// When the database does not answer.
pub fn store(
    connection: &mut AnyConnection,
    new: &NewDocument<'_>,
    by: UserId,
    now: Timestamp,
) -> Result<String> {
    let id = crate::token::random().chars().take(32).collect::<String>();
    diesel::insert_into(document::table)
        .values((
            document::id.eq(&id),
            document::application_id.eq(new.application.0),
            document::kind.eq(new.kind),
            document::title.eq(new.title),
            document::standard.eq(new.standard.as_str()),
            document::sha256.eq(sha256_hex(new.bytes)),
            document::bytes.eq(new.bytes),
            document::created_by.eq(by.0),
            document::created_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(id)
}

/// The documents of a case the caller has found through the scope, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Vec<DocumentRow>> {
    let rows: Vec<(String, String, String, String, chrono::NaiveDateTime)> = document::table
        .filter(document::application_id.eq(application.0))
        .order((document::created_at, document::kind))
        .select((
            document::id,
            document::kind,
            document::title,
            document::sha256,
            document::created_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, title, sha256, at)| DocumentRow {
            id,
            kind,
            title,
            sha256,
            created_at: Timestamp(at),
        })
        .collect())
}

/// A document's title and bytes, if the actor may open its case (a former office: only what was made before it passed on); opening by the municipality is noted (eForvaltningsforskriften § 8).
///
/// # Errors
/// [`super::Error::NotFound`] when it does not exist for the actor.
pub fn open(
    connection: &mut AnyConnection,
    actor: &Actor,
    id: &str,
    geography: &Geography,
    now: Timestamp,
) -> Result<(String, Vec<u8>)> {
    let (title, bytes, case_number, made): (String, Vec<u8>, String, chrono::NaiveDateTime) =
        document::table
            .inner_join(application::table)
            .filter(document::id.eq(id))
            .filter(scope::visible_to(actor, Level::Open))
            .select((
                document::title,
                document::bytes,
                application::case_number,
                document::created_at,
            ))
            .first(connection)?;
    let case = super::application::find(connection, actor, Level::Open, &case_number)?;
    let passed_on = access::passed_on(actor, &case.facts(), case.year, geography, now.day());
    if passed_on.is_some_and(|day| Timestamp(made).day() >= day) {
        return Err(super::Error::NotFound);
    }
    let opened: i64 = document_opened::table
        .filter(document_opened::document_id.eq(id))
        .filter(document_opened::user_id.eq(actor.user.0))
        .count()
        .get_result(connection)?;
    if opened == 0 {
        diesel::insert_into(document_opened::table)
            .values((
                document_opened::document_id.eq(id),
                document_opened::user_id.eq(actor.user.0),
                document_opened::first_opened_at.eq(now.0),
            ))
            .execute(connection)?;
    }
    Ok((format!("{title} {case_number}.pdf"), bytes))
}

/// Who opened a document first, and when: name and moment, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn opened_by(connection: &mut AnyConnection, id: &str) -> Result<Vec<(String, Timestamp)>> {
    let rows: Vec<(String, chrono::NaiveDateTime)> = document_opened::table
        .inner_join(users::table)
        .filter(document_opened::document_id.eq(id))
        .order(document_opened::first_opened_at)
        .select((users::name, document_opened::first_opened_at))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(name, at)| (name, Timestamp(at)))
        .collect())
}
