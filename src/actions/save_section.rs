//! Saves a section of a draft or a returned application, as typed.

use super::{Context, Error, Result, draft};
use crate::access::{self, Act};
use crate::db;
use crate::domain::application::{Raw, Section};

/// Saves what was typed, complete or not. Gives the new version.
///
/// # Errors
/// [`Error::Conflict`] when a colleague or another tab has saved since `read_version`, or the application is not open
/// for writing any more.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    section: Section,
    fields: &Raw,
    read_version: i64,
) -> Result<i64> {
    context.world.db.write(|connection| {
        let draft = draft::load(context, connection, case_number)?;
        access::permit_on(context.actor, Act::EditApplication, &draft.case.facts())?;
        if !draft.is_open() {
            return Err(Error::Conflict);
        }
        // What is already stored needs no new version: a submit right after an autosave is no change.
        if draft.raw(section) == fields
            && draft.version(section) == read_version
            && read_version > 0
        {
            return Ok(read_version);
        }
        let by = (context.actor.user, context.now);
        Ok(db::section::save(
            connection,
            draft.case.id,
            section,
            fields,
            read_version,
            by,
        )?)
    })
}
