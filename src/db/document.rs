//! Stored PDFs: whole, hashed, never changed.

use super::schema::{application, document, document_opened, users};
use super::scope;
use super::{AnyConnection, Result};
use crate::access::{self, Actor, Level};
use crate::domain::chain::Digest;
use crate::domain::fact;
use crate::domain::geography::{Geography, WrittenStandard};
use crate::domain::id::{ApplicationId, GrantId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A document to store.
#[derive(Debug, Clone)]
pub struct NewDocument<'a> {
    /// The case through which it is read.
    pub application: ApplicationId,
    /// The grant it belongs to, when it belongs to more than the application.
    pub grant: Option<GrantId>,
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

/// Stores a document under a random id. Gives what the fact says of it.
///
/// # Errors
/// When the database does not answer.
pub fn store(
    connection: &mut AnyConnection,
    new: &NewDocument<'_>,
    by: UserId,
    now: Timestamp,
) -> Result<fact::Document> {
    let id = crate::token::random().chars().take(32).collect::<String>();
    let sha256 = Digest::of_bytes(new.bytes);
    let (subject_kind, subject) = new
        .grant
        .map_or(("application", new.application.0), |grant| {
            ("grant", grant.0)
        });
    diesel::insert_into(document::table)
        .values((
            document::id.eq(&id),
            document::subject_kind.eq(subject_kind),
            document::subject_id.eq(subject),
            document::application_id.eq(new.application.0),
            document::kind.eq(new.kind),
            document::title.eq(new.title),
            document::standard.eq(new.standard.as_str()),
            document::sha256.eq(sha256.as_str()),
            document::bytes.eq(new.bytes),
            document::created_by.eq(by.0),
            document::created_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(fact::Document {
        id,
        kind: new.kind.to_owned(),
        standard: new.standard.as_str().to_owned(),
        title_sha256: Digest::of(new.title),
        sha256,
    })
}

/// The hash of a document the caller has found through the scope.
///
/// # Errors
/// [`super::Error::NotFound`].
pub fn digest(connection: &mut AnyConnection, id: &str) -> Result<Digest> {
    let bytes: Vec<u8> = document::table
        .find(id)
        .select(document::bytes)
        .first(connection)?;
    Ok(Digest::of_bytes(&bytes))
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

/// A document somebody may read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The case it belongs to.
    pub application: ApplicationId,
    /// What to call the file.
    pub file_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// A document, if the actor may open its case (a former office: only what was made before it passed on).
///
/// # Errors
/// [`super::Error::NotFound`] when it does not exist for the actor.
pub fn open(
    connection: &mut AnyConnection,
    actor: &Actor,
    id: &str,
    geography: &Geography,
    now: Timestamp,
) -> Result<Opened> {
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
    Ok(Opened {
        application: case.id,
        file_name: format!("{title} {case_number}.pdf"),
        bytes,
    })
}

/// Whether it is noted that the person has opened the document.
///
/// # Errors
/// When the database does not answer.
pub fn is_opened_by(connection: &mut AnyConnection, id: &str, user: UserId) -> Result<bool> {
    let found: i64 = document_opened::table
        .filter(document_opened::document_id.eq(id))
        .filter(document_opened::user_id.eq(user.0))
        .count()
        .get_result(connection)?;
    Ok(found > 0)
}

/// Notes that a person of the municipality has opened the document for the first time.
///
/// # Errors
/// [`super::Error::Conflict`] when that stands already.
pub fn note_opened(
    connection: &mut AnyConnection,
    id: &str,
    user: UserId,
    now: Timestamp,
) -> Result<()> {
    diesel::insert_into(document_opened::table)
        .values((
            document_opened::document_id.eq(id),
            document_opened::user_id.eq(user.0),
            document_opened::first_opened_at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(())
}

/// Which documents of a case the municipality has opened: the document's id, who opened it and when, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn opened_of(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Vec<(String, String, Timestamp)>> {
    let rows: Vec<(String, String, chrono::NaiveDateTime)> = document_opened::table
        .inner_join(users::table)
        .inner_join(document::table)
        .filter(document::application_id.eq(application.0))
        .order((document_opened::first_opened_at, users::name))
        .select((
            document_opened::document_id,
            users::name,
            document_opened::first_opened_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, at)| (id, name, Timestamp(at)))
        .collect())
}
