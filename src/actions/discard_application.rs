//! Throws a draft away: what was typed is wiped, number and events stay.

use super::{Context, Result, draft};
use crate::access::{self, Act};
use crate::db;
use crate::domain::fact::Discarded;
use crate::domain::lifecycle::application::Draft;

/// Discards a draft.
///
/// # Errors
/// [`super::Error::WrongState`] once it is submitted; [`super::Error::NotFound`] for others' cases.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let case = draft::load(context, connection, case_number)?.case;
        let permit = access::permit_on(context.actor, Act::DiscardApplication, &case.facts())?;
        let taken = case
            .for_step(connection)?
            .in_state::<Draft>()?
            .discard(Discarded {}, permit);
        context.record(connection, taken)?;
        Ok(db::section::wipe(connection, case.id)?)
    })
}
