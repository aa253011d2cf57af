//! Takes a returned application as it stands when the date for the answer has passed.

use super::office_case::opened;
use super::{Context, Error, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::TakenAsItStands;
use crate::domain::lifecycle::application::Returned;
use crate::domain::time::norwegian_day;

/// Takes the last submission up again.
///
/// # Errors
/// [`Error::Refused`] on or before the date the municipality was given.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::ReturnForCompletion)?;
        let remarks = db::return_for_completion::open(connection, case.id)?;
        let respond_by = remarks.iter().map(|remark| remark.respond_by).max();
        if let Some(day) = respond_by.filter(|day| context.today() <= *day) {
            return Err(Error::Refused {
                key: "feil-svarfrist-loper",
                variables: vec![("dato".into(), norwegian_day(day))],
            });
        }
        let taken = case
            .for_step(connection)?
            .in_state::<Returned>()?
            .take_as_it_stands(TakenAsItStands { respond_by }, permit);
        context.record(connection, taken)?;
        db::return_for_completion::mark_answered(connection, case.id, context.now)?;
        Ok(())
    })
}
