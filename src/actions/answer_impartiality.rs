//! Answers somebody who was not impartial in a case and says to be so now: the holder of budget authority, another person.

use super::office_case::{opened, tell};
use super::{Context, Error, Result};
use crate::access::{Act, Why};
use crate::db;
use crate::domain::fact::ImpartialityAnswered;
use crate::domain::id::UserId;
use crate::mail::Kind;

/// Confirms that the person is impartial now, or leaves the declaration as it was.
///
/// # Errors
/// [`Error::Denied`] for whoever asked, or may not open the case; [`Error::Conflict`] when nobody waits for an answer.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    person: UserId,
    impartial: bool,
) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::ConfirmImpartiality)?;
        if person == permit.actor() {
            return Err(Error::Denied(Why::SamePerson));
        }
        let by = (permit.actor(), context.now);
        db::impartiality::answer(connection, case.id, person, impartial, by)?;
        let fact = ImpartialityAnswered { person, impartial };
        let taken = case.for_step(connection)?.note(fact, permit)?;
        context.record(connection, taken)?;
        let account = db::account::find(connection, person)?;
        let path = format!("/saker/{case_number}");
        tell(
            context,
            connection,
            &case,
            Kind::ImpartialityAnswered,
            &path,
            &[account.as_recipient()],
        )
    })
}
