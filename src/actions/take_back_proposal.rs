//! Takes a proposal back before it is approved.

use super::office_case::opened;
use super::{Context, Error, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::ProposalTakenBack;
use crate::domain::lifecycle::application::{ApplicationState, Assessed};

/// Makes the proposal a draft again.
///
/// # Errors
/// [`Error::Conflict`] or [`Error::WrongState`] when it is decided or was not proposed.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::Assess)?;
        let proposed = db::assessment::of_application(connection, case.id)?
            .is_some_and(|assessment| assessment.proposed.is_some());
        if !proposed {
            return Err(Error::Conflict);
        }
        let any = case.for_step(connection)?;
        let taken = if case.state == ApplicationState::Submitted {
            any.note(ProposalTakenBack {}, permit)?
        } else {
            any.in_state::<Assessed>()?
                .take_back(ProposalTakenBack {}, permit)
        };
        context.record(connection, taken)?;
        db::assessment::reopen(connection, case.id, None)?;
        Ok(())
    })
}
