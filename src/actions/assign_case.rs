//! Takes a case or gives it to a colleague.

use super::office_case::{kept_out, opened};
use super::{Context, Error, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::Assigned;
use crate::domain::id::UserId;
use crate::domain::user::Role;

/// Gives the case to an officer of the same office.
///
/// # Errors
/// [`Error::Invalid`] when the person is no case officer of the office today, has declared not to be impartial, or has no
/// part in the case by the record.
pub fn run(context: &Context<'_>, case_number: &str, officer: UserId) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::AssignCase)?;
        let office = context.actor.office().ok_or(Error::NotFound)?;
        let to = db::user::of_office(connection, office, Role::CaseOfficer, context.today())?
            .into_iter()
            .find(|person| person.id == officer)
            .ok_or_else(|| Error::field("saksbehandler", "feil-valg"))?;
        if kept_out(context, connection, &case, &to)?.is_some() {
            return Err(Error::field("saksbehandler", "feil-saksbehandler-inhabil"));
        }
        let taken = case
            .for_step(connection)?
            .note(Assigned { officer: to.id }, permit)?;
        context.record(connection, taken)?;
        db::assessment::assign(connection, case.id, to.id)?;
        Ok(())
    })
}
