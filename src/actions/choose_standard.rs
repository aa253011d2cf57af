//! Chooses the written standard of the letter where the municipality has not demanded one (språklova § 15); logged.

use super::office_case::{letter_standard, opened};
use super::{Context, Error, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::StandardChosen;
use crate::domain::geography::WrittenStandard;

/// Chooses it.
///
/// # Errors
/// [`Error::Refused`] when the municipality has demanded one; [`Error::WrongState`] after the decision.
pub fn run(context: &Context<'_>, case_number: &str, standard: WrittenStandard) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::ChooseStandard)?;
        let before = letter_standard(context, connection, &case)?;
        if !before.may_be_chosen() {
            return Err(Error::refused("feil-malform-bestemt"));
        }
        let taken = case.for_step(connection)?.note(
            StandardChosen {
                standard,
                before: before.chosen,
            },
            permit,
        )?;
        context.record(connection, taken)?;
        db::assessment::choose_standard(connection, case.id, standard)?;
        Ok(())
    })
}
