//! The sections of an application as typed (utkast), each with a version so that two who write at once meet.

use super::schema::{application_section, users};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::application::{Raw, Section};
use crate::domain::form;
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A section as last saved.
#[derive(Debug, Clone)]
pub struct SavedSection {
    /// Which.
    pub section: Section,
    /// What was typed.
    pub fields: Raw,
    /// Raised at each save, from 1.
    pub version: i64,
    /// Who saved it last.
    pub saved_by: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

type Row = (String, String, i64, String, chrono::NaiveDateTime);

fn from_row((section, fields, version, saved_by, saved_at): Row) -> Result<SavedSection> {
    Ok(SavedSection {
        section: known(Section::parse(&section), &section)?,
        fields: form::stored::read(&fields)?,
        version,
        saved_by,
        saved_at: Timestamp(saved_at),
    })
}

/// The sections saved so far of a case the caller has found through the scope.
///
/// # Errors
/// [`Error::Unreadable`] when stored fields are not understood.
pub fn all(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Vec<SavedSection>> {
    application_section::table
        .inner_join(users::table)
        .filter(application_section::application_id.eq(application.0))
        .select((
            application_section::section,
            application_section::fields,
            application_section::version,
            users::name,
            application_section::saved_at,
        ))
        .load::<Row>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// Saves a section that was read with this version (0: not saved before). Gives the new version.
///
/// # Errors
/// [`Error::Conflict`] when a colleague or another tab saved meanwhile.
pub fn save(
    connection: &mut AnyConnection,
    application: ApplicationId,
    section: Section,
    fields: &Raw,
    read_version: i64,
    by: (UserId, Timestamp),
) -> Result<i64> {
    let text = form::stored::write(fields)?;
    let version = read_version + 1;
    if read_version == 0 {
        diesel::insert_into(application_section::table)
            .values((
                application_section::application_id.eq(application.0),
                application_section::section.eq(section.as_str()),
                application_section::fields.eq(text),
                application_section::version.eq(version),
                application_section::saved_by.eq(by.0.0),
                application_section::saved_at.eq(by.1.0),
            ))
            .execute(connection)?;
        return Ok(version);
    }
    let changed = diesel::update(
        application_section::table
            .filter(application_section::application_id.eq(application.0))
            .filter(application_section::section.eq(section.as_str()))
            .filter(application_section::version.eq(read_version)),
    )
    .set((
        application_section::fields.eq(text),
        application_section::version.eq(version),
        application_section::saved_by.eq(by.0.0),
        application_section::saved_at.eq(by.1.0),
    ))
    .execute(connection)?;
    if changed == 1 {
        Ok(version)
    } else {
        Err(Error::Conflict("the section was saved by another".into()))
    }
}

/// Wipes what was typed in a discarded draft; number and events stay.
///
/// # Errors
/// When the database does not answer.
pub fn wipe(connection: &mut AnyConnection, application: ApplicationId) -> Result<()> {
    diesel::delete(
        application_section::table.filter(application_section::application_id.eq(application.0)),
    )
    .execute(connection)?;
    Ok(())
}
